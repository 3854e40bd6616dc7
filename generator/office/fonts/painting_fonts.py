"""The fonts that a document is painted with, without an office suite, and those for characters that its fonts lack."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError, Problem
from generator.office.fonts.font_tables import FontFile, FontFileError, Stamp, font_facts, stamp, stamps
from generator.office.fonts.official_widths import official_copy
from generator.office.fonts.stand_ins import StandIn, free_fonts, gathered, nearest_family, own_folders, stand_in
from generator.office.fonts.system_fonts import (
    InstalledFonts,
    fonts_with,
    installed_fonts,
    opentype,
    refused_font,
    usable_font,
)
from generator.standard import font_with
from generator.standard.faces import FAMILIES, Family, family_of
from generator.writing.staging import cached_file

_HANZI = "国"
"""A font that has this is taken where none of the standard's faces, and none like them, is there."""


@dataclass(frozen=True, eq=False)
class PaintingFonts:
    """The font of each name that a document has.

    ``warnings``: one for each kind of substitution, with the names of all fonts that are replaced. ``replaced`` are
    those names.
    """

    fonts: Mapping[str, FontFile]
    warnings: tuple[Problem, ...]
    replaced: tuple[str, ...]
    _installed: InstalledFonts = field(repr=False)
    _found: dict[tuple[str, str], FontFile] = field(default_factory=dict, repr=False)

    def of(self, name: str) -> FontFile:
        """The font for the texts of the font called ``name``. Raises KeyError where it was not asked for."""
        return self.fonts[name]

    @cached_property
    def mark(self) -> str:
        """A text that stays the same while the same characters are painted with the same fonts.

        It has the names and sizes of the files, and a digest of those of all installed fonts, which may replace them.
        """
        chosen = (f"{name} {_fact(font.path)} {font.number}" for name, font in sorted(self.fonts.items()))
        others = "\0".join(sorted(map(_fact, self._installed.paths)))
        return "\0".join((*chosen, hashlib.sha256(others.encode(errors="surrogateescape")).hexdigest()))

    def with_character(self, name: str, character: str) -> FontFile:
        """The font for ``character`` in such texts: theirs where it has it, or no other has it, else one that has it.

        Raises KeyError as :meth:`of` does.
        """
        found = self._found.get((name, character))
        if found is None:
            found = self._found[name, character] = self._with_character(name, character)
        return found

    def _with_character(self, name: str, character: str) -> FontFile:
        own = self.of(name)
        if has_character(own, character):
            return own
        return fallback(character, name, self.fonts.values(), self._installed) or own


def _fact(path: str | Path) -> str:
    """A font file's name and size, which differ for another version of a font."""
    found = stamp(path)
    return f"{os.path.basename(path)} {0 if found is None else found[0]}"


def painting_fonts(names: Iterable[str]) -> PaintingFonts:
    """The fonts for documents with fonts called ``names``: those that are installed, else what replaces them.

    Nothing is looked for again in a process while the folders and files of fonts stay the same. Raises OutputError
    where no font with hanzi is on the machine.
    """
    own = own_folders()
    asked = (tuple(dict.fromkeys(names)), installed_fonts(), own, stamps(own), os.environ.get("FAWEN_CACHE"))
    fonts, before = _painting_fonts(*asked)
    if stamps(font.path for font in fonts.fonts.values()) != before:
        _painting_fonts.cache_clear()
        fonts, _ = _painting_fonts(*asked)
    return fonts


@lru_cache(maxsize=8)
def _painting_fonts(
    names: tuple[str, ...],
    installed: InstalledFonts,
    _folders: tuple[str, ...],
    _stamps: tuple[Stamp, ...],
    _cache: str | None,
) -> tuple[PaintingFonts, tuple[Stamp, ...]]:
    """The fonts, and the stamps of their files."""
    chosen = {name: _chosen(name, installed) for name in names}
    missing = [name for name, (font, _) in chosen.items() if font is None]
    if missing:
        problems = [
            Problem("pdf-no-chinese-font", facts={"font": name, "file": nearest_family(name).file}) for name in missing
        ]
        raise OutputError(gathered(problems)[0])
    fonts = {name: font for name, (font, _) in chosen.items() if font is not None}
    warnings = gathered([problem for _, problem in chosen.values() if problem is not None])
    replaced = tuple(name for name, (_, problem) in chosen.items() if problem is not None)
    return PaintingFonts(fonts, warnings, replaced, installed), stamps(font.path for font in fonts.values())


def _chosen(name: str, installed: InstalledFonts) -> tuple[FontFile | None, Problem | None]:
    """The font for the name, and a warning where it is a substitute."""
    family = nearest_family(name)
    own = family.names if name in family.names else ()
    for each in (name, *own):
        font = usable_font(installed, each)
        if font is not None:
            return font, None
    found = stand_in(family, installed.paths, lambda each: usable_font(installed, each) is not None)
    font = _file_of(found, family, installed)
    if font is None:
        return None, None
    refused = next(_refused((name, *own), found, family, installed), None)
    return font, _replaced(name, found, font, family, refused)


def _refused(names: Iterable[str], found: StandIn, family: Family, installed: InstalledFonts) -> Iterator[FontFile]:
    """The fonts that would have come first and cannot be used: installed ones, and free ones without a copy."""
    yield from filter(None, (refused_font(installed, each) for each in names))
    if found.copy is None and found.family not in family.names:
        free = map(FontFile, free_fonts(family.file, installed.paths))
        yield from (each for each in free if font_facts(each).state != "usable")


def _file_of(found: StandIn, family: Family, installed: InstalledFonts) -> FontFile | None:
    if found.copy is not None:
        return FontFile(found.copy)
    if found.family is not None:
        return usable_font(installed, found.family)
    # No copy of it could be made, as the cache folder cannot be written; each character is placed all the same.
    free = (FontFile(file) for file in free_fonts(family.file, installed.paths))
    return next((each for each in free if font_facts(each).state == "usable"), None) or any_font_with(_HANZI, installed)


def _replaced(name: str, found: StandIn, font: FontFile, family: Family, refused: FontFile | None) -> Problem:
    by = found.by or font.path.stem
    if refused is not None:
        code = "pdf-font-restricted" if font_facts(refused).state == "restricted" else "pdf-font-broken"
        return Problem(code, facts={"font": name, "file": refused.path.name, "by": by})
    has_widths = family_of(name) is not None and (found.copy is not None or found.family in family.names)
    code = "pdf-font-stand-in" if has_widths else "pdf-font-other-design"
    return Problem(code, facts={"font": name, "by": by, "file": family.file})


# A font that has a character, where the font of its text does not.


_OR = "或"
"""Between the fonts of :func:`~generator.standard.font_with`."""


def fallback(character: str, name: str, others: Iterable[FontFile], installed: InstalledFonts) -> FontFile | None:
    """The font to draw ``character`` with in a text of the font called ``name``; None where no font has it.

    First come fonts of the same face, then ``others``, the document's other fonts, then fonts of the other faces, and
    last any that is installed.
    """
    own = nearest_family(name)
    found = _first_with(character, _of_names(font_with(character, name).split(_OR), installed))
    found = found or _of_face(character, own, installed) or _first_with(character, others)
    for family in FAMILIES:
        found = found or (_of_face(character, family, installed) if family is not own else None)
    return found or any_font_with(character, installed)


def any_font_with(character: str, installed: InstalledFonts) -> FontFile | None:
    """An installed font that has ``character``, upright and regular where there is one; None where none has it."""
    known = fonts_with(character)
    fonts = [
        font for font in (opentype(installed.fonts) if known is None else known) if font_facts(font).state == "usable"
    ]
    return _first_with(character, sorted(fonts, key=lambda font: font_facts(font).distance))


def _of_face(character: str, family: Family, installed: InstalledFonts) -> FontFile | None:
    """The font of ``family`` that has ``character``: official, free with the official widths, or another."""
    return (
        _first_with(character, _of_names(family.names, installed))
        or _free(character, family, installed)
        or _first_with(character, _of_names(family.others, installed))
    )


def _free(character: str, family: Family, installed: InstalledFonts) -> FontFile | None:
    """The copy, with the official widths, of a free font of ``family`` that has ``character``."""
    for name in family.copies:
        source = _first_with(character, map(FontFile, free_fonts(name, installed.paths)))
        if source is not None:
            return FontFile(official_copy(family, source.path, None) or source.path)
    return None


def _of_names(names: Iterable[str], installed: InstalledFonts) -> Iterator[FontFile]:
    return filter(None, (usable_font(installed, name) for name in names))


def _first_with(character: str, fonts: Iterable[FontFile]) -> FontFile | None:
    return next((font for font in fonts if has_character(font, character)), None)


# Which characters a font has (its table ``cmap``), kept in the cache folder as a bit for each code point: so they are
# known in 0.1 ms, without a library that reads fonts.


_CODE_POINTS = 0x110000
_RECIPE = "1"
"""To be changed whenever the same font would give other bits."""


def has_character(font: FontFile, character: str) -> bool:
    """Whether ``font`` has a glyph for every code point of ``character``; a font that cannot be read has none."""
    bits = _bits(font, stamp(font.path))
    return all(code >> 3 < len(bits) and bits[code >> 3] >> (code & 7) & 1 for code in map(ord, character))


@lru_cache(maxsize=256)
def _bits(font: FontFile, stamp: Stamp) -> bytes:
    try:
        try:
            facts = (_RECIPE, font.path, font.number, stamp)
            key = hashlib.sha256("\n".join(map(str, facts)).encode(errors="surrogateescape"))
            place = cache_folder() / "characters" / key.hexdigest()[:20]
            return cached_file(place, lambda: _bits_of(_code_points(font))).read_bytes()
        except (OSError, RuntimeError, OutputError):
            return _bits_of(_code_points(font))
    except FontFileError:
        return b""


def _bits_of(codes: Iterable[int]) -> bytes:
    bits = bytearray(_CODE_POINTS >> 3)
    for code in codes:
        bits[code >> 3] |= 1 << (code & 7)
    return bytes(bits.rstrip(b"\0"))


def _code_points(font: FontFile) -> Iterable[int]:
    """The code points that ``font`` has glyphs for. Raises FontFileError."""
    try:
        import uharfbuzz
    except ImportError:  # where there is no wheel of it
        return _read_slowly(font)
    try:
        # Its own reading fails at paths that are not ASCII, on Windows.
        face = uharfbuzz.Face(uharfbuzz.Blob(font.path.read_bytes()), font.number)
        return list(face.unicodes)
    except (OSError, uharfbuzz.HarfBuzzError) as fault:
        raise FontFileError from fault


def _read_slowly(font: FontFile) -> Iterable[int]:
    from fontTools.ttLib import TTFont

    try:
        with font.path.open("rb") as file, TTFont(file, lazy=True, fontNumber=font.number) as opened:
            return list(opened.getBestCmap() or ())
    except Exception as fault:  # fontTools raises whatever a damaged file leads it to
        raise FontFileError from fault
