"""What a content stream writes for each cluster of text: a font of the PDF and the code of a glyph in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from generator.official.clusters import base, selector
from generator.official.painters.pdf.font_files import FontFile, PaintingFonts, font_program, font_subset
from generator.official.painters.pdf.font_program import Subset
from generator.official.painters.pdf.operators import number

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

    Behind its code are those of marks on it, moved to their places. ``as_text``: a reader takes the glyph for just the
    text of its cluster. ``blank``: the font's, None where it has none. ``lacking``: no font has it, it is another.
    """

    font: str
    hexadecimal: str
    width: float
    as_text: bool
    blank: Blank | None
    lacking: bool = False


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

_Glyph = tuple[FontFile, Sequence[tuple[int, float]], bool]
"""The file, the glyphs of a character and its marks with their places, and whether it is another character."""


def glyph_codes(texts: Mapping[str, Iterable[str]], fonts: PaintingFonts) -> tuple[Codes, list[UsedFont]]:
    """The codes of the clusters ``texts``, by font name, and the fonts that they are in, one for each file.

    The result does not depend on the order of the clusters. Raises OutputError if a font is damaged.
    """
    glyphs = {name: {each: _glyph(name, each, fonts) for each in sorted(texts[name])} for name in texts}
    shown = _texts_by_file(found for of_font in glyphs.values() for found in of_font.items())
    used = {file: _used_font(f"F{number}", file, shown[file]) for number, file in enumerate(shown, start=1)}
    codes = {
        name: {cluster: _code(cluster, used[glyph[0]], glyph) for cluster, glyph in of_font.items()}
        for name, of_font in glyphs.items()
    }
    return codes, list(used.values())


def _texts_by_file(glyphs: Iterable[tuple[str, _Glyph]]) -> dict[FontFile, dict[int, str]]:
    """The text of each glyph, by file, and its blank; a glyph of several clusters has the text of the plainest."""
    texts: dict[FontFile, dict[int, str]] = {}
    for cluster, (file, found, _) in glyphs:
        of_file = texts.setdefault(file, {})
        for glyph, _ in found:
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


def _code(cluster: str, font: UsedFont, glyph: _Glyph) -> Code:
    _, glyphs, lacking = glyph
    cids = [font.subset.codes[each] for each, _ in glyphs]
    width, as_text = font.widths[cids[0]], cids[1:] == [] and font.texts[cids[0]] == cluster
    drawn, x = _hexadecimal(cids[0]), width
    for cid, (_, place) in zip(cids[1:], glyphs[1:], strict=True):
        drawn += f">{number(x - place)}<{_hexadecimal(cid)}"
        x = place + font.widths[cid]
    drawn += f">{number(x - width)}<" if cids[1:] else ""
    return Code(font.name, drawn, width, as_text, font.blank, lacking)


def _hexadecimal(cid: int) -> str:
    return f"{cid:04X}"


def _glyph(name: str, cluster: str, fonts: PaintingFonts) -> _Glyph:
    """File and glyphs for ``cluster``: of the font itself, of a fallback, or of what is drawn instead."""
    drawn, chosen = base(cluster), selector(cluster)
    own = fonts.of(name)
    glyph = _glyph_in(own, drawn, chosen) or _glyph_in(fonts.with_character(name, drawn), drawn, chosen)
    if glyph is not None:
        return glyph
    instead = (_glyph_in(own, other, "") for other in (_BLANK if drawn.isspace() else _FOR_MISSING))
    _, glyphs, _ = next(filter(None, instead), (own, [(0, 0)], True))
    return own, glyphs, not drawn.isspace()


def _glyph_in(file: FontFile, drawn: str, chosen: str) -> _Glyph | None:
    program = font_program(file)
    if len(drawn) > 1:
        glyphs = program.marked(drawn)
        return (file, glyphs, False) if glyphs else None
    glyph = program.glyph(drawn, chosen) if chosen else None
    glyph = program.glyph(drawn) if glyph is None else glyph
    return None if glyph is None else (file, [(glyph, 0.0)], False)
