"""Advance widths of the official fonts, hanzi one em, all ASCII characters half an em; the white between their inks.

方正小标宋简体, 仿宋_GB2312, 楷体_GB2312, 黑体 and 宋体 all have these widths. Where no program is named, widths are
Word's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.ground.length import NOTHING, Length, Pt, Twips
from generator.official.blocks import TextRun
from generator.official.layout.line_breaking import Metrics, text_width
from generator.official.layout.program_differences import PROGRAMS, WORD, Program
from generator.standard import Profile, length, number

_CHAR_SPACES_PER_PT = 4096  # ECMA-376 part 1, 17.6.5
_FULL_TRACKED = 2
"""``w:spacing`` counts so often for a full-width character where widths are balanced; see `docs/layout.md`."""


@cache
def on_grid(program: Program = WORD) -> Metrics:
    """The widths of 3号 text squeezed onto the line of 28 characters."""
    em = length("size.body").twips
    of_grid = -Pt(number("grid.char_space") / _CHAR_SPACES_PER_PT) / Twips(1)  # by ``w:docGrid``, not rounded
    squeeze = em - length("grid.cell").twips if program.whole_cells else of_grid
    return Metrics(
        program,
        full=em - squeeze,
        wide=em - squeeze * program.half_squeezed,
        half=em / 2 - squeeze * program.half_squeezed,
        blank=em / 2 - squeeze * program.blank_squeezed,
        gap=em * program.gap,
    )


@cache
def off_grid(size: Length, tracking: Length = NOTHING, program: Program = WORD) -> Metrics:
    """The widths of text of ``size`` off the grid, with ``tracking`` as in ``w:spacing``."""
    em, added = size.twips, tracking.twips
    full = em + _FULL_TRACKED * added
    half = em / 2 + added
    taken = 0 if program.tracks_portion_ends else added
    return Metrics(
        program,
        full=full,
        wide=full,
        half=half,
        blank=half,
        gap=em * program.gap,
        last_full=-_FULL_TRACKED * taken,
        last_half=-taken,
    )


def width_on_grid(text: str, program: Program = WORD) -> Length:
    """The width of 3号 text on one line of the grid."""
    return Twips(text_width(text, on_grid(program)))


def width_of_run(run: TextRun) -> Length:
    """The width of a run off the grid, on one line."""
    return Twips(text_width(run.text, off_grid(run.size)))


@cache
def line_width(program: Program = WORD) -> Length:
    """The width of a line: that between the margins, or of 28 whole cells."""
    return length("grid.cell") * number("grid.characters") if program.whole_cells else type_area_width()


def narrowest_line() -> Length:
    """The width that a line has in every program."""
    return min(line_width(program) for program in PROGRAMS)


def type_area_width() -> Length:
    """The width between the page margins."""
    return length("page.width") - length("margin.left") - length("margin.right")


_BASELINE = number("ink.baseline")
"""The baseline in a line of exact height, from its top, as a part of the height: the same on and off the grid."""

_ABOVE, _BELOW = number("ink.above"), number("ink.below")
"""How far the ink of hanzi reaches above and below the baseline, in em; typical of all five faces."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """A line of exact height ``pitch`` with type of ``size``."""

    size: Length
    pitch: Length

    @property
    def above_ink(self) -> Length:
        """The white over the ink."""
        return Length(_BASELINE * self.pitch - _ABOVE * self.size)

    @property
    def below_ink(self) -> Length:
        """The white under the ink."""
        return Length((1 - _BASELINE) * self.pitch - _BELOW * self.size)

    @property
    def ink_height(self) -> Length:
        """The height of the ink."""
        return self.size * (_ABOVE + _BELOW)


def text_line(profile: Profile) -> LineBox:
    """A line of the text in ``profile``."""
    return LineBox(length("size.body"), length("grid.pitch", profile))


def title_line() -> LineBox:
    """A line of a title."""
    return LineBox(length("title.size"), length("title.pitch"))


def mark_line(size: Length, pitch: Length | None = None) -> LineBox:
    """A line of the 发文机关标志: as high as its type, or ``pitch`` where organs are below each other."""
    return LineBox(size, size if pitch is None else pitch)


def white_between(gap: Length, above: LineBox, below: LineBox) -> Length:
    """The space between two lines that leaves ``gap`` of clear white between their inks.

    空一行 and 空二行 are clear white (figures 2, 5, 9; GB/T 33476.2-2016, 7.1). Hanzi reach from a little under the
    baseline to most of an em above it; Word puts the baseline of a line of exact height at four fifths of the height.
    """
    return gap - above.below_ink - below.above_ink
