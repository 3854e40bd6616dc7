"""The next number of a series, the series of a new number, what each has used and left out, and the entries by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from generator.ground.errors import Problem, Span, TranslatedText, UsageError, joined
from generator.ground.words.vocabularies import phrase
from generator.register.register_csv import Register, read_register
from generator.register.register_row import Matter, RegisterRow
from generator.standard import COUNTER, IssuedNumber, Series


def next_number(
    register: Path,
    *,
    prefix: str | None = None,
    year: int,
    besides: str | None = None,
    counted: Series | None = None,
) -> str:
    """The next number in the series that :func:`wanted_series` finds.

    Raises RegisterError when the register is damaged, UsageError when the series is not known.
    """
    found = read_register(register)
    return str(next_of(found.rows, wanted_series(found, prefix, year, besides, counted)))


def next_of(rows: Iterable[RegisterRow], series: Series) -> IssuedNumber:
    """The number after the highest one of ``series``. No used number is given again, not even a void one."""
    return IssuedNumber(series, max((row.number.serial for row in rows if row.counts_in(series)), default=0) + 1)


def wanted_series(
    register: Register, prefix: str | None, year: int, besides: str | None = None, counted: Series | None = None
) -> Series:
    """The series of ``prefix`` (机关代字 or a mark) and ``year``; without ``prefix``, the one of all numbers so far.

    Numbers of the 机关代字 ``besides`` do not count. ``counted`` is the series of a paper that need have no 机关代字:
    it is taken where the register has numbers of its mark, or none of any series, and where ``prefix`` is that mark.

    Raises UsageError when the register does not show the series, or when prefix and year make no number.
    """
    all_series = [row.number.series for row in register.rows]
    kinds = {(each.prefix, each.counted, each.counter): each for each in all_series}
    fitting = [each for each in kinds.values() if (each.prefix != besides if prefix is None else each.prefix == prefix)]
    if counted is not None and prefix in (None, counted.prefix):
        own = [each for each in all_series if each.counted and each.prefix == counted.prefix]
        own = own or [row.number.series for row in register.rows if row.counts_in(counted)]
        if own or prefix is not None or not fitting:
            like = own[-1] if own else counted
            return replace(counted, counter=like.counter, opening=like.opening)
    if prefix is None and len(fitting) != 1:
        known = joined(each.prefix or each.number("…") for each in kinds.values()) if kinds else phrase("register-none")
        raise UsageError(Problem("register-series-unknown", Span(register.file), {"known": known}))
    like = next(
        (each for each in fitting if each.counter == COUNTER),
        fitting[-1] if fitting else Series(prefix or "", str(year)),
    )
    series = like if like.year is None else replace(like, period=str(year))
    try:
        IssuedNumber.parse(series.number(1))
    except ValueError as fault:
        facts = {"prefix": prefix or "", "year": year}
        raise UsageError(Problem("register-series-form", None, facts)) from fault
    return series


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
    """The standing of every series, in the order of their first rows.

    Rows of before, whose numbers are without their series, are in the only one that they may be of.
    """
    by_series: dict[Series, list[RegisterRow]] = {}
    rows = tuple(rows)
    named = [each for each in dict.fromkeys(row.number.series for row in rows) if each.counted and each.prefix]
    for row in rows:
        of_it = [] if row.number.series.prefix else [each for each in named if row.counts_in(each)]
        by_series.setdefault(of_it[0] if len(of_it) == 1 else row.number.series, []).append(row)
    return tuple(_standing(series, of_it) for series, of_it in by_series.items())


def _standing(series: Series, rows: Sequence[RegisterRow]) -> Standing:
    issued = sorted(row.number.serial for row in rows if row.entry.matter is Matter.ISSUED)
    gaps = tuple((one + 1, other - 1) for one, other in pairwise(issued) if other - one > 1)
    voided = tuple(row for row in rows if row.entry.matter is Matter.VOIDED)
    return Standing(series, max(row.number.serial for row in rows) + 1, gaps, voided)


def new_gaps(before: Sequence[RegisterRow], after: RegisterRow) -> tuple[Gap, ...]:
    """The gaps that the row ``after`` causes: not those that were there before, nor parts of them."""
    series = after.number.series
    known = _gaps(before, series)
    return tuple(
        (first, last)
        for first, last in _gaps((*before, after), series)
        if not any(begin <= first and last <= end for begin, end in known)
    )


def _gaps(rows: Iterable[RegisterRow], series: Series) -> tuple[Gap, ...]:
    of_it = [row for row in rows if row.counts_in(series)]
    return _standing(series, of_it).gaps if of_it else ()


def gap_text(series: Series, gap: Gap) -> TranslatedText:
    """The numbers of ``gap`` as they are printed."""
    first, last = gap
    if first == last:
        number = series.number(first)
        return TranslatedText(number, number)
    return TranslatedText(series.number(f"{first}—{last}"), series.number(f"{first}–{last}"))


# The entries of one year as people look at them: the latest first, missing numbers between them.


@dataclass(frozen=True, slots=True)
class YearLine:
    """A row, and what became of the number that it issued; ``missing`` is the gap just below that number.

    ``voided`` is the row that voided it, ``again`` are those of papers sent again and of corrected reprints.
    """

    row: RegisterRow
    voided: RegisterRow | None = None
    again: tuple[RegisterRow, ...] = ()
    missing: Gap | None = None


class RegisterYears:
    """The rows of the register at ``path`` by year: that of the number, or for numbers without one, of the entry.

    It is read once: what was entered since is not in it. Raises RegisterError when it is damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._register = read_register(path)

    @property
    def rows(self) -> tuple[RegisterRow, ...]:
        """All rows, in the order of the register."""
        return self._register.rows

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have rows, the latest first."""
        return tuple(sorted(self._by_year, reverse=True))

    def of_year(self, year: int) -> Sequence[RegisterRow]:
        """The rows of ``year``, in the order of the register."""
        return self._by_year.get(year, ())

    def standings(self, year: int) -> tuple[Standing, ...]:
        """The standing of each series in ``year``."""
        return standings(self.of_year(year))

    def lines(self, year: int) -> tuple[YearLine, ...]:
        """A line for each row of ``year``, the latest first."""
        missing = {IssuedNumber(each.series, gap[1] + 1): gap for each in self.standings(year) for gap in each.gaps}
        return tuple(self._line(row, missing) for row in reversed(self.of_year(year)))

    def next_number(
        self, prefix: str | None, year: int, besides: str | None = None, counted: Series | None = None
    ) -> str:
        """The next number in the series that :func:`wanted_series` finds. Raises UsageError when it is not known."""
        return str(next_of(self.rows, wanted_series(self._register, prefix, year, besides, counted)))

    def issued(self, number: str) -> RegisterRow | None:
        """The row that issued ``number``, a counted one with its series; None where none did."""
        try:
            return self._register.used.issuing(IssuedNumber.parse(number))
        except ValueError:
            return None

    def is_void(self, number: str) -> bool:
        """Whether a row voided ``number``."""
        row = self.issued(number)
        return row is not None and row.number in self._register.used.voided

    def _line(self, row: RegisterRow, missing: dict[IssuedNumber, Gap]) -> YearLine:
        if row.entry.matter is not Matter.ISSUED:
            return YearLine(row)
        later = self._by_number[row.number]
        voided = next((each for each in later if each.entry.matter is Matter.VOIDED), None)
        again = tuple(each for each in later if each.entry.matter in (Matter.SENT_AGAIN, Matter.CORRECTED))
        return YearLine(row, voided, again, missing.get(row.number))

    @cached_property
    def _by_year(self) -> dict[int, list[RegisterRow]]:
        found: defaultdict[int, list[RegisterRow]] = defaultdict(list)
        for row in self.rows:
            found[row.number.series.year or row.entry.date.year].append(row)
        return found

    @cached_property
    def _by_number(self) -> dict[IssuedNumber, list[RegisterRow]]:
        found: defaultdict[IssuedNumber, list[RegisterRow]] = defaultdict(list)
        for row in self.rows:
            found[row.number].append(row)
        return found
