"""Distances between inks, as the standard measures them, converted to space between lines.

空一行 and 空二行 are clear white (figures 2, 5, 9; GB/T 33476.2-2016, 7.1). Hanzi reach from a little under the
baseline to most of an em above it; Word puts the baseline of a line of exact height at four fifths of the height.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.length import Length
from generator.standard import Profile, length, number

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
    """Return a line of the text in ``profile``."""
    return LineBox(length("size.body"), length("grid.pitch", profile))


def title_line() -> LineBox:
    """Return a line of a title."""
    return LineBox(length("title.size"), length("title.pitch"))


def mark_line(size: Length, pitch: Length | None = None) -> LineBox:
    """Return a line of the 发文机关标志: as high as its type, or ``pitch`` where organs are below each other."""
    return LineBox(size, size if pitch is None else pitch)


def white_between(gap: Length, above: LineBox, below: LineBox) -> Length:
    """Return the space between two lines that leaves ``gap`` of clear white between their inks."""
    return gap - above.below_ink - below.above_ink
