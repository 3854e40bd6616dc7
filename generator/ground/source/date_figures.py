"""Year, month and day of a date in any usual writing: Arabic digits or hanzi, any separators."""

from __future__ import annotations

import datetime
import re
import unicodedata

from generator.ground.errors import Said

Figures = tuple[int, int, int]
"""Year, month and day, not checked against the calendar."""

_SMALL = "([0-9]{1,2}|[〇零○一二三四五六七八九十]{1,3})"
_HANZI = re.compile(rf"([0-9〇零○Oo一二三四五六七八九]{{2,4}})年{_SMALL}月{_SMALL}[日号]?")
_MARKS = re.compile(r"(\d{4})[-–./年](\d{1,2})[-–./月](\d{1,2})日?", re.ASCII)
_NO_YEAR = re.compile(rf"{_SMALL}月{_SMALL}[日号]?")
_DIGITS = "〇一二三四五六七八九"


def date_figures(text: str, *, within: bool = False) -> Figures | None:
    """Year, month and day of the date ``text``, or of the first date ``within`` it; None where there is no date."""
    plain = _plain(text)
    match = _MARKS.fullmatch(plain) or (_HANZI.search(plain) if within else _HANZI.fullmatch(plain))
    if match is None:
        return None
    year = _year(match[1])
    return None if year is None else (year, _small(match[2]), _small(match[3]))


def lacks_year(text: str) -> bool:
    """Whether ``text`` is a month and day without a year."""
    return _NO_YEAR.fullmatch(_plain(text)) is not None


def absent_day(figures: Figures) -> Said | None:
    """Why a date does not exist, for example 9月没有31日; None where it exists."""
    year, month, day = figures
    if not 1 <= month <= 12:
        return Said(f"没有{month}月", f"there is no month {month}")
    if _is_day(figures):
        return None
    if (month, day) == (2, 29):
        return Said(f"{year}年2月没有29日", f"February {year} has no day 29")
    from calendar import month_name  # for a sentence that is seldom needed

    return Said(f"{month}月没有{day}日", f"{month_name[month]} has no day {day}")


def _is_day(figures: Figures) -> bool:
    try:
        datetime.date(*figures)
    except ValueError:
        return False
    return True


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", re.sub(r"\s", "", text))


def _year(text: str) -> int | None:
    year = int("".join(str(_digit(each)) for each in text)) if len(text) == len("2000") else 0
    return year or None


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
