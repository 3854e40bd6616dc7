"""Dates as official documents write them; and the figures of a date in any usual writing."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

from generator.ground.errors import TranslatedText
from generator.ground.words.vocabularies import phrase

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
        """Parses 2022-02-14, 2022年2月14日 or 二〇二二年二月十四日. Raises ValueError for anything else."""
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

_Figures = tuple[int, int, int]
"""Year, month and day, not checked against the calendar."""

_SMALL = "([0-9]{1,2}|[〇零○一二三四五六七八九十]{1,3})"
_HANZI_FIGURES = re.compile(rf"([0-9〇零○Oo一二三四五六七八九]{{2,4}})年{_SMALL}月{_SMALL}[日号]?")
_MARKS = re.compile(r"(\d{4})[-–./年](\d{1,2})[-–./月](\d{1,2})日?", re.ASCII)
_NO_YEAR = re.compile(rf"{_SMALL}月{_SMALL}[日号]?")
_DIGITS = "〇一二三四五六七八九"


def date_figures(text: str, *, within: bool = False) -> _Figures | None:
    """Year, month and day of the date ``text``, or of the first date ``within`` it; None where there is no date.

    Any usual writing is read: Arabic digits or hanzi, any separators.
    """
    plain = _plain(text)
    match = _MARKS.fullmatch(plain) or (_HANZI_FIGURES.search(plain) if within else _HANZI_FIGURES.fullmatch(plain))
    if match is None:
        return None
    year = int("".join(str(_digit(each)) for each in match[1])) if len(match[1]) == len("2000") else 0
    return (year, _small(match[2]), _small(match[3])) if year else None


def lacks_year(text: str) -> bool:
    """Whether ``text`` is a month and day without a year."""
    return _NO_YEAR.fullmatch(_plain(text)) is not None


def absent_day(figures: _Figures) -> TranslatedText | None:
    """Why a date does not exist, for example 9月没有31日; None where it exists."""
    year, month, day = figures
    if not 1 <= month <= 12:
        return phrase("date-no-month", month=month)
    if _is_day(figures):
        return None
    if (month, day) == (2, 29):
        return phrase("date-no-leap-day", year=year)
    from calendar import month_name  # for a sentence that is seldom needed

    return phrase("date-no-day", month=TranslatedText(f"{month}", month_name[month]), day=day)


def _is_day(figures: _Figures) -> bool:
    try:
        datetime.date(*figures)
    except ValueError:
        return False
    return True


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", re.sub(r"\s", "", text))


def _small(text: str) -> int:
    """A number up to 99 in Arabic digits or hanzi."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_digit(each)) for each in text))
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)


def _digit(character: str) -> int:
    if character in "零○Oo":
        return 0
    return int(character) if character.isascii() else max(_DIGITS.find(character[0]), 0)
