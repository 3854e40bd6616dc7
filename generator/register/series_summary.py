"""Each series of numbers in a register: its next serial, its gaps, its voided numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.ground.errors import Said
from generator.register.issued_number import Series
from generator.register.register_entry import Matter
from generator.register.register_row import RegisterRow

Gap = tuple[int, int]
"""The first and the last of several successive serials that are missing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A series: its ``next`` free serial, the ``gaps`` among the issued ones, the rows that voided numbers."""

    series: Series
    next: int
    gaps: tuple[Gap, ...]
    voided: tuple[RegisterRow, ...]


def standings(rows: Iterable[RegisterRow]) -> tuple[Standing, ...]:
    """Return the standing of every series, in the order of their first rows."""
    by_series: dict[Series, list[RegisterRow]] = {}
    for row in rows:
        by_series.setdefault(row.number.series, []).append(row)
    return tuple(_standing(series, of_it) for series, of_it in by_series.items())


def _standing(series: Series, rows: Sequence[RegisterRow]) -> Standing:
    issued = sorted(row.number.serial for row in rows if row.entry.matter is Matter.ISSUED)
    gaps = tuple((one + 1, other - 1) for one, other in pairwise(issued) if other - one > 1)
    voided = tuple(row for row in rows if row.entry.matter is Matter.VOIDED)
    return Standing(series, max(row.number.serial for row in rows) + 1, gaps, voided)


def new_gaps(before: Sequence[RegisterRow], after: RegisterRow) -> tuple[Gap, ...]:
    """Return the gaps that the row ``after`` causes: not those that were there before, nor parts of them."""
    series = after.number.series
    known = _gaps(before, series)
    return tuple(
        (first, last)
        for first, last in _gaps((*before, after), series)
        if not any(begin <= first and last <= end for begin, end in known)
    )


def _gaps(rows: Iterable[RegisterRow], series: Series) -> tuple[Gap, ...]:
    of_it = [row for row in rows if row.number.series == series]
    return _standing(series, of_it).gaps if of_it else ()


def gap_text(series: Series, gap: Gap) -> Said:
    """Return the numbers of ``gap`` as they are printed."""
    first, last = gap
    if first == last:
        number = series.number(first)
        return Said(number, number)
    return Said(series.number(f"{first}—{last}"), series.number(f"{first}–{last}"))
