"""The text area that a file sets on a page: what stands in it is measured from its edges.

A wrong margin is told once, by the rules of the type area; an indent of two 字 is right whatever the margin is.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.check.reading.document import Section
from generator.length import Length
from generator.standard import Profile, length, tolerance


@dataclass(frozen=True, slots=True)
class Area:
    """Its left and right edge from the sheet's left; how much lower than it should be it begins, and ends.

    ``slack`` is how far lines may lie from where they should: an office suite moves the lines of a grid that does not
    fill the text area to its middle.
    """

    left: float
    right: float
    begins_lower: float
    ends_lower: float
    slack: float

    @property
    def middle(self) -> float:
        """Its axis."""
        return (self.left + self.right) / 2


def area_of(section: Section, *, mirrored: bool) -> Area:
    """The text area of a page of ``section``; ``mirrored``: on this page left and right margin change places."""
    inner, outer = section.left + section.gutter, section.right
    left, right = (outer, section.width - inner) if mirrored else (inner, section.width - outer)
    begins = _off(section.top, "margin.top")
    ends = -_off(section.bottom, "margin.bottom")
    slack = length("grid.pitch").mm / 2 if begins or ends else 0.0
    return Area(left.mm, right.mm, begins, ends, slack)


def _off(margin: Length, row: str) -> float:
    """How far a margin is off that of the nearer profile, nothing within what the standard allows."""
    off = min(((margin - length(row, profile)).mm for profile in Profile), key=abs)
    return off if abs(off) > tolerance("type_area.top").mm else 0.0
