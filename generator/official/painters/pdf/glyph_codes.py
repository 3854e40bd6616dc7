"""What a content stream writes for each cluster of text: a font of the PDF and the code of a glyph in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from generator.official.clusters import base, selector
from generator.official.painters.pdf.font_files import FontFile, PaintingFonts, font_program, font_subset
from generator.official.painters.pdf.font_program import Subset

_BLANK = " "
_FOR_MISSING = "〓□"
"""What is drawn for a character that no font has: PDF/A allows no reference to .notdef."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A font's blank: its code in hexadecimal, its width in 1/1000 em."""

    hexadecimal: str
    width: float


@dataclass(frozen=True, slots=True)
class Code:
    """A glyph: the name of its font among a page's resources, its code in hexadecimal, its width in 1/1000 em.

    ``as_text``: a reader takes the glyph for just the text of its cluster. ``blank``: the font's, None where it has
    none.
    """

    font: str
    hexadecimal: str
    width: float
    as_text: bool
    blank: Blank | None


@dataclass(frozen=True, slots=True)
class UsedFont:
    """A font of the PDF: its name among the resources, its file, its subset; the text and width of each CID."""

    name: str
    file: FontFile
    subset: Subset
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    blank: Blank | None


Codes = Mapping[str, Mapping[str, Code]]
"""The code of each cluster, by the name of a font as documents have it."""

_Glyph = tuple[FontFile, int]


def glyph_codes(texts: Mapping[str, Iterable[str]], fonts: PaintingFonts) -> tuple[Codes, list[UsedFont]]:
    """The codes of the clusters ``texts``, by font name, and the fonts that they are in, one for each file.

    The result does not depend on the order of the clusters. Raises OutputError if a font is damaged.
    """
    glyphs = {name: {each: _glyph(name, each, fonts) for each in sorted(texts[name])} for name in texts}
    shown = _texts_by_file(found for of_font in glyphs.values() for found in of_font.items())
    used = {file: _used_font(f"F{number}", file, shown[file]) for number, file in enumerate(shown, start=1)}
    codes = {
        name: {cluster: _code(cluster, used[file], glyph) for cluster, (file, glyph) in of_font.items()}
        for name, of_font in glyphs.items()
    }
    return codes, list(used.values())


def _texts_by_file(glyphs: Iterable[tuple[str, _Glyph]]) -> dict[FontFile, dict[int, str]]:
    """The text of each glyph, by file, and its blank; a glyph of several clusters has the text of the plainest."""
    texts: dict[FontFile, dict[int, str]] = {}
    for cluster, (file, glyph) in glyphs:
        of_file = texts.setdefault(file, {})
        of_file[glyph] = min(cluster, of_file.get(glyph, cluster), key=_plainness)
    for file, of_file in texts.items():
        blank = font_program(file).glyph(_BLANK)
        if blank is not None:
            of_file.setdefault(blank, _BLANK)
    return texts


def _plainness(cluster: str) -> tuple[bool, str]:
    """Sorts characters that are only kept for compatibility, such as ⼀ for 一, behind the others."""
    return normalize("NFKC", cluster) != cluster, cluster


def _used_font(name: str, file: FontFile, shown: Mapping[int, str]) -> UsedFont:
    glyphs = tuple(sorted(shown))
    subset, program = font_subset(file, glyphs), font_program(file)
    numbered = sorted((subset.codes[glyph], glyph) for glyph in glyphs)
    texts = {cid: shown[glyph] for cid, glyph in numbered}
    widths = {cid: program.width(glyph) for cid, glyph in numbered}
    number = subset.codes.get(program.glyph(_BLANK) or 0)
    blank = None if number is None else Blank(_hexadecimal(number), widths[number])
    return UsedFont(name, file, subset, texts, widths, blank)


def _code(cluster: str, font: UsedFont, glyph: int) -> Code:
    cid = font.subset.codes[glyph]
    return Code(font.name, _hexadecimal(cid), font.widths[cid], font.texts[cid] == cluster, font.blank)


def _hexadecimal(cid: int) -> str:
    return f"{cid:04X}"


def _glyph(name: str, cluster: str, fonts: PaintingFonts) -> _Glyph:
    """File and glyph for ``cluster``: of the font itself, of a fallback, or of what is drawn instead."""
    drawn, chosen = base(cluster), selector(cluster)
    own = fonts.of(name)
    glyph = _glyph_in(own, drawn, chosen)
    if glyph is not None:
        return own, glyph
    file = fonts.with_character(name, drawn)
    glyph = _glyph_in(file, drawn, chosen)
    if glyph is not None:
        return file, glyph
    others = _BLANK if drawn.isspace() else _FOR_MISSING
    return own, next((each for each in (_glyph_in(own, other, "") for other in others) if each is not None), 0)


def _glyph_in(file: FontFile, character: str, chosen: str) -> int | None:
    program = font_program(file)
    glyph = program.glyph(character, chosen) if chosen else None
    return program.glyph(character) if glyph is None else glyph
