"""Comparison of positions on a page with the standard's rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from generator.check.elements.found import Element
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure
from generator.check.rules.said import FLUSH_LEFT, from_top, left, right
from generator.ground.errors import Said, Severity, Value
from generator.office.reading.document import Paragraph, Table
from generator.standard import length, tolerance

At = Element | Paragraph | Table | None

Words = Callable[[str], Value]
"""How a measure is reported."""


def wrapped(measure: str) -> Said:
    """How much white is at the left of lines that go on."""
    return Said(f"回行左空 {measure}", f"wrapped lines {measure} from the left")


def off_centre(measure: str) -> Said:
    """How far from the middle something is."""
    return Said(f"偏离中线 {measure}", f"{measure} off the middle")


def mm(value: float) -> str:
    """``value`` millimetres as people write them."""
    return f"{round(value, 1) + 0:.1f} mm"


def extent(begins: float, ends: float) -> Said:
    """From where to where something lies, in millimetres from the sheet's left edge."""
    return Said(f"距纸左边 {begins:.1f} – {ends:.1f} mm", f"{begins:.1f} to {ends:.1f} mm from the sheet's left edge")


def departs(
    at: At,
    placed: Placed,
    measured: float,
    wanted: float,
    bound: float,
    *,
    said: Words | None = None,
    right_is: Value | None = None,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure where ``measured`` is more than ``bound`` off ``wanted``, all in millimetres.

    ``said`` words the measure, ``right_is`` what is right where that is no measure.
    """
    if abs(measured - wanted) > bound:
        words = mm(measured) if said is None else said(mm(measured))
        yield Departure(at, words, right_is or mm(wanted), milder=milder, page=placed.page.number)


def held(
    printed: Printed,
    row: str,
    at: At,
    placed: Placed,
    measured: float,
    *,
    said: Words | None = None,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure where ``measured`` is off the value of ``row`` by more than its tolerance."""
    profile = printed.profile
    wanted, bound = length(row, profile).mm, tolerance(row, profile).mm
    return departs(at, placed, measured, wanted, bound, said=said, milder=milder)


def from_left(printed: Printed, row: str, at: At, placed: Placed, *, said: Words | None = left) -> Iterator[Departure]:
    """A departure where a line's first cell is not as far from the text area's left edge as ``row`` asks."""
    wanted = length(row).mm
    inset = _nearest(wanted, (placed.begins - edge for edge in _edges(printed, placed, "left")))
    return departs(at, placed, inset, wanted, tolerance(row).mm, said=said, right_is=None if wanted else FLUSH_LEFT)


def from_right(
    printed: Printed, row: str, at: At, placed: Placed, *, said: Words | None = right
) -> Iterator[Departure]:
    """A departure where a line's last cell is not as far from the text area's right edge as ``row`` asks."""
    wanted = length(row).mm
    inset = _nearest(wanted, (edge - placed.ends for edge in _edges(printed, placed, "right")))
    return departs(at, placed, inset, wanted, tolerance(row).mm, said=said)


def centred(
    printed: Printed, row: str, at: At, placed: Placed, middle: float, *, said: Words | None = None
) -> Iterator[Departure]:
    """A departure where ``middle`` is off the text area's axis by more than the tolerance of ``row``."""
    off = _nearest(0, (middle - axis for axis in (printed.area(placed.page).middle, length("title.centre").mm)))
    return departs(at, placed, abs(off), 0, tolerance(row).mm, said=said)


def _edges(printed: Printed, placed: Placed, side: Literal["left", "right"]) -> tuple[float, ...]:
    """The edges that are right: that of the text area that the file sets, of its grid, and the standard's own."""
    area = printed.area(placed.page)
    edge, inwards = (area.left, area.beside) if side == "left" else (area.right, -area.beside)
    return edge, edge + inwards, length(f"type_area.{side}").mm


def _nearest(wanted: float, measured: Iterable[float]) -> float:
    """That of ``measured`` which is the least off."""
    return min(measured, key=lambda each: abs(each - wanted))


def begins_at(
    printed: Printed,
    at: At,
    placed: Placed,
    wanted: float,
    bound: float,
    *,
    lines: float = 0,
    said: Words | None = from_top,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure where a line's ink does not begin at ``wanted``, nor where other faults move it.

    A wrong upper margin moves it, and lines of another height than the grid's, of which ``lines`` are above it.
    """
    area = printed.area(placed.page)
    higher = printed.pitch - length("grid.pitch", printed.profile).mm
    slack = bound + area.slack + abs(higher) * lines
    if abs(placed.top - area.begins_lower - wanted) > slack:
        yield from departs(at, placed, placed.top, wanted, slack, said=said, milder=milder)


def wrapped_under(
    printed: Printed, row: str, at: At, lines: Iterable[Placed], begins: float, *, said: Words | None = None
) -> Iterator[Departure]:
    """A departure for each line that does not go on at x = ``begins``, measured from the text area's left edge."""
    for line in lines:
        edge = printed.area(line.page).left
        yield from departs(at, line, line.begins - edge, begins - edge, tolerance(row).mm, said=said)


def within(printed: Printed, at: At, placed: Placed) -> Iterator[Departure]:
    """A departure where a line's ink leaves the text area at its left or right."""
    area, bound = printed.area(placed.page), tolerance("type_area.right").mm
    if placed.left < area.left - bound or placed.right > area.right + bound:
        values = extent(placed.left, placed.right), extent(area.left, area.right)
        yield Departure(at, *values, page=placed.page.number)


def white(above: Placed | None, below: Placed | None) -> float | None:
    """The clear white between two lines, or None where they are not on one page."""
    if above is None or below is None or above.page is not below.page:
        return None
    return below.top - above.bottom


def white_held(
    row: str, at: At, above: Placed | None, below: Placed | None, *, said: Words | None = None
) -> Iterator[Departure]:
    """A departure where the white between two lines is neither that of ``row`` nor that of as many empty lines."""
    measured = white(above, below)
    if measured is not None and below is not None:
        yield from white_of(row, at, below, measured, said=said)


def white_of(row: str, at: At, below: Placed, measured: float, *, said: Words | None = None) -> Iterator[Departure]:
    """A departure where the white over ``below`` is neither that of ``row`` nor that of as many empty lines.

    N empty lines leave the white of N 行, and of what the lines around them leave white of their own heights: up to
    a line's whole white where both are lines of the text, less beside larger type or a rule.
    """
    wanted, bound = length(row).mm, tolerance(row).mm
    if not wanted - bound <= measured <= wanted + length("white.of_empty_lines").mm + bound:
        yield from departs(at, below, measured, wanted, 0, said=said)
