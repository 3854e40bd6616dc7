"""Distances between inks, as the standard measures them, converted to space between lines.

空一行 and 空二行 are clear white (figures 2, 5, 9; GB/T 33476.2-2016, 7.1). Hanzi reach from a little under the
baseline to most of an em above it; where the baseline is depends on how a line of exact height is filled.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.length import Length
from generator.standard import Profile, length, number

_BASELINE = number("ink.baseline")
"""The baseline in a line of exact height off the grid, from its top, as a part of the height; measured."""

_ASCENT, _DESCENT = number("ink.ascent"), number("ink.descent")
"""The em box of hanzi, by which a line on the grid is centred; measured."""

_ABOVE, _BELOW = number("ink.above"), number("ink.below")
"""How far the ink of hanzi reaches above and below the baseline, in em; typical of all five faces."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """A line of exact height ``pitch`` with type of ``size``, which is ``centred`` in it on the grid."""

    size: Length
    pitch: Length
    centred: bool = False

    @property
    def above_ink(self) -> Length:
        """The white over the ink."""
        return Length(self._baseline - _ABOVE * self.size)

    @property
    def below_ink(self) -> Length:
        """The white under the ink."""
        return Length(self.pitch - self._baseline - _BELOW * self.size)

    @property
    def ink_height(self) -> Length:
        """The height of the ink."""
        return self.size * (_ABOVE + _BELOW)

    @property
    def _baseline(self) -> float:
        if self.centred:
            return (self.pitch + (_ASCENT - _DESCENT) * self.size) / 2
        return _BASELINE * self.pitch


def text_line(profile: Profile) -> LineBox:
    """Return a line of the text on the grid of ``profile``."""
    return LineBox(length("size.body"), length("grid.pitch", profile), centred=True)


def title_line() -> LineBox:
    """Return a line of a title."""
    return LineBox(length("title.size"), length("title.pitch"))


def mark_line(size: Length, pitch: Length | None = None) -> LineBox:
    """Return a line of the 发文机关标志: as high as its type, or ``pitch`` where organs are below each other."""
    return LineBox(size, size if pitch is None else pitch)


def white_between(gap: Length, above: LineBox, below: LineBox) -> Length:
    """Return the space between two lines that leaves ``gap`` of clear white between their inks."""
    return gap - above.below_ink - below.above_ink
