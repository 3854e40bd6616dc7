"""Dates as official documents write them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from generator.ground.source.date_figures import absent_day, date_figures

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_CHINESE = re.compile(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日", re.ASCII)
_ONE_TO_NINE = "[一二三四五六七八九]"
_HANZI = re.compile(
    f"[〇○零一二三四五六七八九]{{4}}年(?:十[一二]?|{_ONE_TO_NINE})月(?:[二三]?十{_ONE_TO_NINE}?|{_ONE_TO_NINE})日"
)
_BLANK = "\u3000\u3000"
DATE_FORMS = (_ISO, _CHINESE, _HANZI)
"""The accepted ways to write a date."""


@dataclass(frozen=True, slots=True, order=True)
class OfficialDate:
    """A date; ``str`` gives ``2022年2月14日``, without padding zeros (GB/T 9704-2012, 7.3.5.4)."""

    day_of_calendar: datetime.date

    @classmethod
    def parse(cls, text: str) -> OfficialDate:
        """Parse 2022-02-14, 2022年2月14日 or 二〇二二年二月十四日. Raises ValueError for anything else."""
        match = _ISO.fullmatch(text) or _CHINESE.fullmatch(text)
        if match is not None:
            year, month, day = map(int, match.groups())
            return cls(datetime.date(year, month, day))
        figures = date_figures(text) if _HANZI.fullmatch(text) else None
        if figures is None:
            raise ValueError(text)
        return cls(datetime.date(*figures))

    @staticmethod
    def nearest(text: str) -> str | None:
        """A date written in another way (2022.2.14, 2022年2月14号) as 2022-02-14; None where it is no date."""
        figures = date_figures(text)
        return None if figures is None or absent_day(figures) else datetime.date(*figures).isoformat()

    @property
    def year(self) -> int:
        """The year, four digits."""
        return self.day_of_calendar.year

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        return self.day_of_calendar.month

    @property
    def day(self) -> int:
        """The day of the month, from 1."""
        return self.day_of_calendar.day

    @property
    def iso(self) -> str:
        """The date as 2022-02-14."""
        return self.day_of_calendar.isoformat()

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月{self.day}日"


class _OpenFigure(int):
    """A year, month or day that prints as a blank."""

    def __str__(self) -> str:
        return _BLANK


class OpenDate(OfficialDate):
    """The date of a draft that is yet to be given: it prints as blanks before 年, 月 and 日.

    Times inside files are those of its day, the first that a zip can hold.
    """

    __slots__ = ()

    @property
    def year(self) -> int:
        """The year, which prints as a blank."""
        return _OpenFigure(self.day_of_calendar.year)

    @property
    def month(self) -> int:
        """The month, which prints as a blank."""
        return _OpenFigure(self.day_of_calendar.month)

    @property
    def day(self) -> int:
        """The day of the month, which prints as a blank."""
        return _OpenFigure(self.day_of_calendar.day)


OPEN_DATE = OpenDate(datetime.date(1980, 1, 1))
"""The only date of its kind."""
