"""The text area that a file sets on a page: what is in it is measured from its edges.

A wrong margin is reported once, by the rules of the type area; an indent of two 字 is right whatever the margin is.
LibreOffice sets the whole cells, and the whole lines, of a grid in the middle of the area between the margins.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from generator.ground.length import NOTHING, Length, Twips
from generator.office.reading.document import Section
from generator.standard import Profile, length, tolerance

_CELLS = ("linesAndChars", "snapToChars")
_LINES = ("lines", *_CELLS)
_PER_POINT = 4096  # the unit of w:charSpace


@dataclass(frozen=True, slots=True)
class Area:
    """Its left and right edge from the sheet's left; how much lower than it should be it begins, and ends.

    ``beside`` is the white between an edge and the first cell of a grid, ``slack`` how much
    lower the first line of one may be.
    """

    left: float
    right: float
    begins_lower: float
    ends_lower: float
    beside: float
    slack: float


def area_of(section: Section, size: Length, profile: Profile, *, mirrored: bool) -> Area:
    """The text area of a page of ``section``, set in type of ``size``, held against that of ``profile``.

    ``mirrored``: on this page left and right margin change places.
    """
    inner, outer = section.left + section.gutter, section.right
    left, right = (outer, section.width - inner) if mirrored else (inner, section.width - outer)
    cell = Twips(floor((size + section.char_space / _PER_POINT) / Twips(1)))
    beside = _left_over(right - left, cell) if section.grid in _CELLS else NOTHING
    height = section.height - section.top - section.bottom
    above = _left_over(height, section.pitch) if section.grid in _LINES else NOTHING
    begins = _off(section.top, "margin.top", profile)
    ends = section.height.mm - length("page.height").mm - _off(section.bottom, "margin.bottom", profile)
    # Below a wrong margin the lines need not be set as either profile sets them.
    slack = max(above.mm, length("grid.pitch").mm / 2 if begins else 0)
    return Area(left.mm, right.mm, begins, ends, beside.mm, slack)


def _left_over(room: Length, step: Length) -> Length:
    """Half of what whole steps leave of ``room``."""
    return Length(room % step) * 0.5 if step > 0 else NOTHING


def _off(margin: Length, row: str, profile: Profile) -> float:
    """How far a margin is off that of the profile, nothing within what the standard allows."""
    off = (margin - length(row, profile)).mm
    return off if abs(off) > tolerance("type_area.top").mm else 0.0
