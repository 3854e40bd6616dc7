"""Runs of text as stretches of glyphs, each glyph at its place, as the operator TJ shows them (PDF 32000-1, 9.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.official.clusters import clusters
from generator.official.painters.pdf.glyph_codes import Code
from generator.official.painters.pdf.operators import number
from generator.official.placed_pages import PlacedText

_SAME_PLACE = 0.01
_WIDE_GAP = 100
"""In 1/1000 em. Readers take a wider gap between two glyphs for a space: pdftotext from 0.1 em, PDFium from 0.17."""


@dataclass(frozen=True, slots=True)
class ShownGlyph:
    """A glyph: its run, its cluster and code, the gap behind it in 1/1000 em; ``first``: of its run."""

    run: PlacedText
    cluster: str
    code: Code
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

    glyphs: Sequence[ShownGlyph]
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


def stretches(glyphs: Sequence[ShownGlyph]) -> Iterator[Stretch]:
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


def shown_glyphs(run: PlacedText, codes: Mapping[str, Code]) -> Iterator[ShownGlyph]:
    """The glyphs of ``run``; each is within half a ten-thousandth of an em of its place."""
    unit = run.size * run.scale / 100_000
    missed, first = 0.0, True
    for cluster, advance in clusters(run.text, run.advances):
        code = codes[cluster]
        gap = advance / unit - code.width + missed
        adjusted = round(gap, 1)
        missed = gap - adjusted
        yield ShownGlyph(run, cluster, code, adjusted, first)
        first = False


def _continues(before: PlacedText, run: PlacedText) -> bool:
    end = (before.x, before.y + before.width) if before.turned else (before.x + before.width, before.y)
    apart = max(abs(run.x - end[0]), abs(run.y - end[1]))
    return run.turned == before.turned and apart < _SAME_PLACE
