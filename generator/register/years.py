"""The entries of one year as people look at them: the latest first, missing numbers between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.register.issued_number import IssuedNumber
from generator.register.next_number import Gap, Standing, next_of, standings, wanted_series
from generator.register.register_csv import read_register
from generator.register.register_row import Matter, RegisterRow


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

    def next_number(self, prefix: str | None, year: int, besides: str | None = None) -> str:
        """The next number in the series of ``prefix`` and ``year``, as :func:`~generator.register.next_number` has it.

        Raises UsageError when the series is not known.
        """
        return str(next_of(self.rows, wanted_series(self._register, prefix, year, besides)))

    def issued(self, number: str) -> RegisterRow | None:
        """The row that issued ``number``; None where none did."""
        rows = self._by_number.get(number, ())
        return next((row for row in rows if row.entry.matter is Matter.ISSUED), None)

    def is_void(self, number: str) -> bool:
        """Whether a row voided ``number``."""
        return any(row.entry.matter is Matter.VOIDED for row in self._by_number.get(number, ()))

    def _line(self, row: RegisterRow, missing: dict[IssuedNumber, Gap]) -> YearLine:
        if row.entry.matter is not Matter.ISSUED:
            return YearLine(row)
        later = self._by_number[row.entry.number]
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
    def _by_number(self) -> dict[str, list[RegisterRow]]:
        found: defaultdict[str, list[RegisterRow]] = defaultdict(list)
        for row in self.rows:
            found[row.entry.number].append(row)
        return found
