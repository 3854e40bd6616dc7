"""Series of numbers: next number, gaps, voided numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.ground.errors import Problem, Said, Span, UsageError, joined
from generator.register.entry import Matter
from generator.register.numbers import COUNTER, IssuedNumber, Series
from generator.register.reading import Register
from generator.register.row import Row

Gap = tuple[int, int]
"""The first and the last of serials that are missing in a row."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A series: the ``next`` free serial, the ``gaps`` among those given out, the rows that voided numbers."""

    series: Series
    next: int
    gaps: tuple[Gap, ...]
    voided: tuple[Row, ...]


def standings(rows: Iterable[Row]) -> tuple[Standing, ...]:
    """The standing of every series, in the order in which they begin."""
    by_series: dict[Series, list[Row]] = {}
    for row in rows:
        by_series.setdefault(row.number.series, []).append(row)
    return tuple(_standing(series, of_it) for series, of_it in by_series.items())


def _standing(series: Series, rows: Sequence[Row]) -> Standing:
    issued = sorted(row.number.serial for row in rows if row.entry.matter is Matter.ISSUED)
    gaps = tuple((one + 1, other - 1) for one, other in pairwise(issued) if other - one > 1)
    voided = tuple(row for row in rows if row.entry.matter is Matter.VOIDED)
    return Standing(series, max(row.number.serial for row in rows) + 1, gaps, voided)


def next_of(rows: Iterable[Row], series: Series) -> IssuedNumber:
    """The number after the highest one of ``series``: void or not, what has been used never comes again."""
    return IssuedNumber(series, max((row.number.serial for row in rows if row.number.series == series), default=0) + 1)


def new_gaps(before: Sequence[Row], after: Row) -> tuple[Gap, ...]:
    """The gaps that ``after`` leaves behind; those there were already, or parts of them, are none."""
    series = after.number.series
    known = _gaps(before, series)
    return tuple(
        (first, last)
        for first, last in _gaps((*before, after), series)
        if not any(begin <= first and last <= end for begin, end in known)
    )


def _gaps(rows: Iterable[Row], series: Series) -> tuple[Gap, ...]:
    of_it = [row for row in rows if row.number.series == series]
    return _standing(series, of_it).gaps if of_it else ()


def gap_text(series: Series, gap: Gap) -> Said:
    """The numbers of ``gap`` as they are printed."""
    first, last = gap
    if first == last:
        number = series.number(first)
        return Said(number, number)
    return Said(series.number(f"{first}—{last}"), series.number(f"{first}–{last}"))


def wanted_series(register: Register, prefix: str | None, year: int) -> Series:
    """The series of ``prefix`` and ``year``; where there is no ``prefix``, that which all numbers so far have.

    Raises UsageError when the register does not show which it is, or when no number can be made of the two.
    """
    all_series = [row.number.series for row in register.rows]
    kinds = {(each.prefix, each.year is None, each.counter): each for each in all_series}
    fitting = [each for each in kinds.values() if prefix is None or each.prefix == prefix]
    if prefix is None and len(fitting) != 1:
        known = joined(each.prefix or each.number("…") for each in kinds.values()) if kinds else Said("没有", "none")
        raise UsageError(Problem("register-series-unknown", Span(register.file), {"known": known}))
    like = next(
        (each for each in fitting if each.counter == COUNTER), fitting[-1] if fitting else Series(prefix or "", year)
    )
    series = Series(like.prefix, None if like.year is None else year, like.counter, like.opening)
    try:
        IssuedNumber.parse(series.number(1))
    except ValueError as fault:
        facts = {"prefix": prefix or "", "year": year}
        raise UsageError(Problem("register-series-form", None, facts)) from fault
    return series
