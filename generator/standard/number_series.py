"""Numbers of documents taken apart, and the series that they are counted in.

A number that is counted without 机关代字 (第3号, 第3期, 2026年第3号) does not say its series: registers and folders
have it after the mark and the year or 届次, as 工作简报 2026 第3期.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from generator.standard.forms import NUMBER_FORMS

COUNTER = "号"
"""The word after the serial of a 发文字号; 纪要 may have 期 or 次."""

TERM = re.compile("[一二三四五六七八九十]{1,5}届")
"""届次, by which 令 are counted that begin again with each term of their organ."""

_PIECES = re.compile(
    r"(?:(?P<prefix>.*)〔(?P<year>20\d{2})〕|(?P<own>20\d{2})年)?"
    r"(?P<opening>第?)(?P<serial>[1-9]\d{0,8})(?P<counter>[号期次])",
    re.ASCII,
)
_IN_SERIES = re.compile(
    rf"(?P<name>\S(?:.*\S)?) (?P<period>(?:19|20)[0-9]{{2}}|{TERM.pattern}) (?P<number>第?[1-9][0-9]*[号期次])"
)


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that are counted together.

    Those with 机关代字 are by that and the year (7.2.5). ``counted`` ones are by the mark of the paper, or its form
    where it has none, and by the year or the 届次. ``prefix`` is that 机关代字 or mark, ``period`` that year or 届次;
    both are ``""`` where a counted number is written without its series. ``counter`` is the word after the serial.
    ``opening`` (第 or nothing) is not compared: numbers with and without it belong to one series.
    """

    prefix: str
    period: str
    counter: str = COUNTER
    opening: str = field(default="", compare=False)
    counted: bool = field(default=False, compare=False)

    @property
    def year(self) -> int | None:
        """The year; None for 届次, and where it is not known."""
        return int(self.period) if self.period.isdecimal() else None

    @property
    def term(self) -> str:
        """届次, ``""`` where there is none."""
        return "" if self.period.isdecimal() else self.period

    def number(self, serial: int | str) -> str:
        """The number of ``serial`` as registers and folders have it: a counted one after its series."""
        if not self.counted:
            return f"{self.prefix}〔{self.period}〕{self.printed(serial)}"
        return f"{self.prefix} {self.period} {self.printed(serial)}" if self.prefix else self.printed(serial)

    def printed(self, serial: int | str) -> str:
        """What is printed of a counted number; of any other what is after the year."""
        return f"{self.opening}{serial}{self.counter}"


@dataclass(frozen=True, slots=True)
class IssuedNumber:
    """发文字号, 令号, or the number of a 纪要 and the like."""

    series: Series
    serial: int

    @classmethod
    @lru_cache(maxsize=256)  # what is read of a row asks twice
    def parse(cls, text: str) -> IssuedNumber:
        """Parses a number in one of the forms that there are, or one with its series. Raises ValueError for others."""
        whole = _IN_SERIES.fullmatch(text)
        number = text if whole is None else whole["number"]
        pieces = _PIECES.fullmatch(number)
        if pieces is None or not any(form.fullmatch(number) for form in NUMBER_FORMS):
            raise ValueError(text)
        prefix, period = pieces["prefix"] or "", pieces["year"] or pieces["own"] or ""
        is_counted = not prefix
        if whole is not None:
            prefix, period = whole["name"], whole["period"]
        series = Series(prefix, period, pieces["counter"], pieces["opening"], is_counted)
        return cls(series, int(pieces["serial"]))

    def counted_in(self, prefix: str, period: str) -> IssuedNumber:
        """A counted number in the series of that mark and period, of which it may say the year; others as they are."""
        if not self.series.counted or self.series.prefix:
            return self
        return replace(self, series=replace(self.series, prefix=prefix, period=self.series.period or period))

    @property
    def printed(self) -> str:
        """The number as its document has it, but for a year that a counted one may say itself."""
        return self.series.printed(self.serial) if self.series.counted else str(self)

    def __str__(self) -> str:
        return self.series.number(self.serial)


def number_in_series(number: str, series: Series) -> str:
    """``number``, as printed, as registers and folders have it; a counted one is in ``series``."""
    try:
        return str(IssuedNumber.parse(number).counted_in(series.prefix, series.period))
    except ValueError:  # a serial too long for any register, which says so
        return number


def printed_number(number: str) -> str:
    """``number``, as registers and folders have it, as its document has it."""
    return IssuedNumber.parse(number).printed
