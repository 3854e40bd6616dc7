"""Comparison of positions on a page with the standard's rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check.elements.found import Element
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure
from generator.ground.errors import Severity, Value
from generator.standard import length, tolerance

Words = Callable[[str], Value]
"""How a measure is reported."""


def mm(value: float) -> str:
    """``value`` millimetres as people write them."""
    return f"{round(value, 1) + 0:.1f} mm"


def departs(
    at: Element | None,
    placed: Placed,
    measured: float,
    wanted: float,
    bound: float,
    *,
    said: Words = str,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure where ``measured`` is more than ``bound`` off ``wanted``, all in millimetres.

    ``said`` words the measure.
    """
    if abs(measured - wanted) > bound:
        yield Departure(at, said(mm(measured)), mm(wanted), milder=milder, page=placed.page.number)


def held(
    printed: Printed, row: str, at: Element | None, placed: Placed, measured: float, *, said: Words = str
) -> Iterator[Departure]:
    """A departure where ``measured`` is off the value of ``row`` by more than its tolerance."""
    profile = printed.profile
    return departs(at, placed, measured, length(row, profile).mm, tolerance(row, profile).mm, said=said)
