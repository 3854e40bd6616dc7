"""Places on a page held against the rows of the table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.elements.found import Element
from generator.check.reading.document import Paragraph, Table
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.registry import Departure
from generator.errors import Severity
from generator.standard import length, tolerance

At = Element | Paragraph | Table | None


def mm(value: float) -> str:
    """``value`` millimetres as people write them."""
    return f"{value:.1f} mm"


def departs(
    at: At, placed: Placed, measured: float, wanted: float, bound: float, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where ``measured`` is more than ``bound`` off ``wanted``, all in millimetres."""
    if abs(measured - wanted) > bound:
        yield Departure(at, mm(measured), f"{wanted:.1f} ± {bound:.1f} mm", milder=milder, page=placed.page.number)


def held(
    printed: Printed, row: str, at: At, placed: Placed, measured: float, *, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where ``measured`` is off the value of ``row`` by more than its tolerance."""
    profile = printed.profile
    return departs(at, placed, measured, length(row, profile).mm, tolerance(row, profile).mm, milder=milder)


def white(above: Placed | None, below: Placed | None) -> float | None:
    """The clear white between two lines, or None where they do not stand on one page."""
    if above is None or below is None or above.page is not below.page:
        return None
    return below.top - above.bottom


def white_held(row: str, at: At, above: Placed | None, below: Placed | None) -> Iterator[Departure]:
    """A departure where the white between two lines is neither that of ``row`` nor that of as many empty lines.

    An empty line takes a line's height, so the white of N of them is that of N 行 and of one line's own white more.
    """
    measured = white(above, below)
    if measured is None or below is None:
        return
    more = length("white.of_empty_lines").mm
    wanted, bound = length(row).mm, tolerance(row).mm
    if abs(measured - wanted - more) > bound:
        yield from departs(at, below, measured, wanted, bound)
