"""A number of a document parsed into its parts, and the series that it is counted in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from generator.standard import MINUTES_NUMBER, NUMBER, ORDER_NUMBER

COUNTER = "号"
"""The word after the serial of a 发文字号; 纪要 may have 期 or 次."""

_FORMS = (NUMBER, ORDER_NUMBER, MINUTES_NUMBER)
_PIECES = re.compile(
    r"(?:(?P<prefix>.*)〔(?P<year>[0-9]{4})〕)?(?P<opening>第?)(?P<serial>[1-9][0-9]{0,8})(?P<counter>[号期次])"
)


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that are counted together: those of one 机关代字 and year (7.2.5).

    ``prefix`` is ``""`` and ``year`` None where they are not written, as in 令号 (10.2). ``counter`` is the word after
    the serial. ``opening`` (第 or nothing) is not compared: numbers with and without it belong to one series.
    """

    prefix: str
    year: int | None
    counter: str = COUNTER
    opening: str = field(default="", compare=False)

    def number(self, serial: int | str) -> str:
        """The number of ``serial`` as it is printed."""
        year = "" if self.year is None else f"{self.prefix}〔{self.year}〕"
        return f"{year}{self.opening}{serial}{self.counter}"


@dataclass(frozen=True, slots=True)
class IssuedNumber:
    """发文字号, 令号 or the number of a 纪要."""

    series: Series
    serial: int

    @classmethod
    @lru_cache(maxsize=256)  # what is read of a row asks twice
    def parse(cls, text: str) -> IssuedNumber:
        """Parses a number written in a form of the standard. Raises ValueError for anything else."""
        pieces = _PIECES.fullmatch(text)
        if pieces is None or not any(form.fullmatch(text) for form in _FORMS):
            raise ValueError(text)
        year = None if pieces["year"] is None else int(pieces["year"])
        series = Series(pieces["prefix"] or "", year, pieces["counter"], pieces["opening"])
        return cls(series, int(pieces["serial"]))

    def __str__(self) -> str:
        return self.series.number(self.serial)
