"""What a content stream writes for text: for each cluster a font and the code of a glyph, for each run its glyphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from generator.ground.representation import Unrepresented
from generator.official.blocks import Face
from generator.official.painters.pdf.font_files import FontFile, PaintingFonts, Subset, font_program, font_subset
from generator.official.painters.pdf.pdf_file import number
from generator.official.placed_pages import PlacedDocument, PlacedPage, PlacedText
from generator.official.shaping_clusters import base, cluster_texts, clusters, selector, unshaped

_BLANK = " "
_FOR_MISSING = "〓□"
"""What is drawn for a character that no font has: PDF/A allows no reference to .notdef."""


@dataclass(frozen=True, slots=True)
class _Blank:
    """A font's blank: its code in hexadecimal, its width in 1/1000 em."""

    hexadecimal: str
    width: float


@dataclass(frozen=True, slots=True)
class _Code:
    """A glyph: the name of its font among a page's resources, its code in hexadecimal, its width in 1/1000 em.

    Behind its code are those of marks on it, moved to their places. ``as_text``: a reader takes the glyph for just the
    text of its cluster. ``blank``: the font's, None where it has none. ``lacking``: no font has it, it is another.
    """

    font: str
    hexadecimal: str
    width: float
    as_text: bool
    blank: _Blank | None
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class UsedFont:
    """A font of the PDF: its name among the resources, its file, its subset; the text and width of each CID."""

    name: str
    file: FontFile
    subset: Subset
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    blank: _Blank | None


Codes = Mapping[str, Mapping[str, _Code]]
"""The code of each cluster, by the name of a font as documents have it."""

DrawnGlyph = tuple[FontFile, Sequence[tuple[int, float]], bool]
"""The file, the glyphs of a character and its marks with their places, and whether it is another character."""


def glyph_codes(texts: Mapping[str, Iterable[str]], fonts: PaintingFonts) -> tuple[Codes, list[UsedFont]]:
    """The codes of the clusters ``texts``, by font name, and the fonts that they are in, one for each file.

    The result does not depend on the order of the clusters. Raises OutputError if a font is damaged.
    """
    glyphs = {name: {each: drawn_glyph(name, each, fonts) for each in sorted(texts[name])} for name in texts}
    shown = _texts_by_file(found for of_font in glyphs.values() for found in of_font.items())
    used = {file: _used_font(f"F{number}", file, shown[file]) for number, file in enumerate(shown, start=1)}
    codes = {
        name: {cluster: _code(cluster, used[glyph[0]], glyph) for cluster, glyph in of_font.items()}
        for name, of_font in glyphs.items()
    }
    return codes, list(used.values())


def clusters_by_font(pages: Iterable[PlacedPage], names: Mapping[Face, str]) -> dict[str, set[str]]:
    """The clusters of ``pages`` by the name of their font; ``names`` has that of each face."""
    texts: dict[str, set[str]] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, PlacedText):
                texts.setdefault(names[item.face], set()).update(cluster_texts(item.text))
    return texts


def painted_glyphs(
    document: PlacedDocument, fonts: PaintingFonts
) -> tuple[dict[str, dict[str, DrawnGlyph]], list[Unrepresented]]:
    """The glyphs of each cluster of ``document``, by font name; what of it is not painted right."""
    texts = sorted(clusters_by_font(document.pages, document.fonts).items())
    found = {name: {each: drawn_glyph(name, each, fonts) for each in sorted(of_font)} for name, of_font in texts}
    lacking = {name: {each: glyph[2] for each, glyph in of_font.items()} for name, of_font in found.items()}
    return found, unpainted(document, lacking)


def unpainted(document: PlacedDocument, drawn: Mapping[str, Mapping[str, bool]]) -> list[Unrepresented]:
    """What of ``document`` is not painted right: ``drawn`` says by font name which cluster no font has."""
    lacking = {(name, each) for name, found in drawn.items() for each in found if found[each]}
    if not lacking and not any(unshaped(each) for found in drawn.values() for each in found):
        return []
    return list(document.unrepresented(lambda face, each: (document.fonts[face], each) in lacking))


def _texts_by_file(glyphs: Iterable[tuple[str, DrawnGlyph]]) -> dict[FontFile, dict[int, str]]:
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
    blank = None if number is None else _Blank(_hexadecimal(number), widths[number])
    return UsedFont(name, file, subset, texts, widths, blank)


def _code(cluster: str, font: UsedFont, glyph: DrawnGlyph) -> _Code:
    _, glyphs, lacking = glyph
    cids = [font.subset.codes[each] for each, _ in glyphs]
    width, as_text = font.widths[cids[0]], cids[1:] == [] and font.texts[cids[0]] == cluster
    drawn, x = _hexadecimal(cids[0]), width
    for cid, (_, place) in zip(cids[1:], glyphs[1:], strict=True):
        drawn += f">{number(x - place)}<{_hexadecimal(cid)}"
        x = place + font.widths[cid]
    drawn += f">{number(x - width)}<" if cids[1:] else ""
    return _Code(font.name, drawn, width, as_text, font.blank, lacking)


def _hexadecimal(cid: int) -> str:
    return f"{cid:04X}"


def drawn_glyph(name: str, cluster: str, fonts: PaintingFonts) -> DrawnGlyph:
    """File and glyphs for ``cluster``: of the font itself, of a fallback, or of what is drawn instead."""
    drawn, chosen = base(cluster), selector(cluster)
    own = fonts.of(name)
    glyph = _glyph_in(own, drawn, chosen) or _glyph_in(fonts.with_character(name, drawn), drawn, chosen)
    if glyph is not None:
        return glyph
    instead = (_glyph_in(own, other, "") for other in (_BLANK if drawn.isspace() else _FOR_MISSING))
    _, glyphs, _ = next(filter(None, instead), (own, [(0, 0)], True))
    return own, glyphs, not drawn.isspace()


def _glyph_in(file: FontFile, drawn: str, chosen: str) -> DrawnGlyph | None:
    program = font_program(file)
    if len(drawn) > 1:
        glyphs = program.marked(drawn)
        return (file, glyphs, False) if glyphs else None
    glyph = program.glyph(drawn, chosen) if chosen else None
    glyph = program.glyph(drawn) if glyph is None else glyph
    return None if glyph is None else (file, [(glyph, 0.0)], False)


# Runs of text as stretches of glyphs, each glyph at its place, as the operator TJ shows them (PDF 32000-1,
# 9.4.3).


_SAME_PLACE = 0.01
_WIDE_GAP = 100
"""In 1/1000 em. Readers take a wider gap between two glyphs for a space: pdftotext from 0.1 em, PDFium from 0.17."""


@dataclass(frozen=True, slots=True)
class _ShownGlyph:
    """A glyph: its run, its cluster and code, the gap behind it in 1/1000 em; ``first``: of its run."""

    run: PlacedText
    cluster: str
    code: _Code
    gap: float
    first: bool

    @property
    def shown(self) -> str:
        """What stands for it in the array of TJ, without ``<`` and ``>``; numbers move what follows to the left."""
        return f"{self.code.hexadecimal}>{number(-self.gap)}<" if self.gap else self.code.hexadecimal

    @property
    def filled(self) -> str:
        """The same with a blank that ends at the next glyph, so that readers see no gap."""
        blank = self.code.blank
        if blank is None:
            return self.shown
        return f"{self.code.hexadecimal}>{number(blank.width - self.gap)}<{blank.hexadecimal}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Successive glyphs. ``marked``: readers must be given their text; ``filled``: there is a wide gap behind it."""

    glyphs: Sequence[_ShownGlyph]
    marked: bool = False
    filled: bool = False

    @property
    def text(self) -> str:
        """The text of its glyphs."""
        return "".join(glyph.cluster for glyph in self.glyphs)

    @property
    def array(self) -> str:
        """The array of TJ that shows it."""
        *others, last = self.glyphs
        shown = "".join(glyph.shown for glyph in others) + (last.filled if self.filled else last.shown)
        return f"[<{shown}>]".replace("<>", "")


def joined_runs(runs: Sequence[PlacedText]) -> Iterator[list[PlacedText]]:
    """``runs`` in groups: within a group each run begins where the one before ends."""
    group: list[PlacedText] = []
    for run in runs:
        if group and not _continues(group[-1], run):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def stretches(glyphs: Sequence[_ShownGlyph]) -> Iterator[Stretch]:
    """``glyphs`` in stretches, each in one font and of one run.

    Glyphs with wide gaps behind them, and a glyph that stands for several texts, are marked.
    """
    last = len(glyphs) - 1
    kinds = [(index < last and glyph.gap > _WIDE_GAP, glyph.code.as_text) for index, glyph in enumerate(glyphs)]
    begun = 0
    for end, kind in enumerate(kinds, start=1):
        opened, as_text = kind
        alike = end <= last and kinds[end] == kind and (opened or as_text)
        if alike and not glyphs[end].first and glyphs[end].code.font == glyphs[begun].code.font:
            continue
        yield Stretch(glyphs[begun:end], marked=opened or not as_text, filled=opened)
        begun = end


def shown_glyphs(run: PlacedText, codes: Mapping[str, _Code]) -> Iterator[_ShownGlyph]:
    """The glyphs of ``run``; each is within half a ten-thousandth of an em of its place."""
    unit = run.size * run.scale / 100_000
    missed, first = 0.0, True
    for cluster, advance in clusters(run.text, run.advances):
        code = codes[cluster]
        gap = advance / unit - code.width + missed
        adjusted = round(gap, 1)
        missed = gap - adjusted
        yield _ShownGlyph(run, cluster, code, adjusted, first)
        first = False


def _continues(before: PlacedText, run: PlacedText) -> bool:
    end = (before.x, before.y + before.width) if before.turned else (before.x + before.width, before.y)
    apart = max(abs(run.x - end[0]), abs(run.y - end[1]))
    return run.turned == before.turned and apart < _SAME_PLACE
