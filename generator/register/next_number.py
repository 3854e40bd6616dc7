"""The next number of a series, and the series that a new number belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.ground.errors import Problem, Said, Span, UsageError, joined
from generator.register.issued_number import COUNTER, IssuedNumber, Series
from generator.register.register_csv import Register, read_register
from generator.register.register_row import RegisterRow


def next_number(register: Path, *, prefix: str | None = None, year: int, besides: str | None = None) -> str:
    """Return the next number in the series of ``prefix`` (default: the only one there is ``besides``) and ``year``.

    Raises RegisterError when the register is damaged, UsageError when the series is not known.
    """
    found = read_register(register)
    return str(next_of(found.rows, wanted_series(found, prefix, year, besides)))


def next_of(rows: Iterable[RegisterRow], series: Series) -> IssuedNumber:
    """Return the number after the highest one of ``series``. No used number is given again, not even a void one."""
    return IssuedNumber(series, max((row.number.serial for row in rows if row.number.series == series), default=0) + 1)


def wanted_series(register: Register, prefix: str | None, year: int, besides: str | None = None) -> Series:
    """Return the series of ``prefix`` and ``year``; without ``prefix``, the one that all numbers so far have.

    Numbers of the 机关代字 ``besides`` are left out of these.

    Raises UsageError when the register does not show which series that is, or when prefix and year make no number.
    """
    all_series = [row.number.series for row in register.rows]
    kinds = {(each.prefix, each.year is None, each.counter): each for each in all_series}
    fitting = [each for each in kinds.values() if (each.prefix != besides if prefix is None else each.prefix == prefix)]
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
