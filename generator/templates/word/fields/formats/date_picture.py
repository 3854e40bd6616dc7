"""Date pictures such as ``yyyy年M月d日`` (ECMA-376 part 1, 17.16.4.1)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.ground.source import OfficialDate, OpenDate
from generator.templates.word.fields.formats.picture_syntax import FieldPictureError, quoted_apart
from generator.templates.word.fields.formats.word_numerals import chinese_counting, chinese_digits

_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DATE = r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2}))?"
_MOMENT = re.compile(rf"\s*{_DATE}(?:(?:T|\s+){_TIME})?\s*", re.ASCII)
_ITEM = re.compile(
    r"am/pm|AM/PM|[dD]{4}|[dD]{3}|[dD]{2}|[dD]|M{4}|M{3}|M{2}|M|[yY]{4}|[yY]{1,2}|HH|H|hh|h|mm|m|ss|s|E+|O+|A+|W"
)
# Calendars of Japan, Korea, Taiwan and Thailand, which no Chinese office uses.
_OTHER_CALENDARS = re.compile(r"[eGgnbB]|[\u0e01-\u0e5b]")
_HAN = re.compile("[\u4e00-\u9fff]")

_Show = Callable[[datetime.datetime, bool], str]

_ITEMS: dict[str, _Show] = {
    "d": lambda moment, _: str(moment.day),
    "dd": lambda moment, _: f"{moment.day:02}",
    "ddd": lambda moment, zh: f"周{_WEEKDAYS[moment.weekday()]}" if zh else _ENGLISH_DAYS[moment.weekday()][:3],
    "dddd": lambda moment, zh: f"星期{_WEEKDAYS[moment.weekday()]}" if zh else _ENGLISH_DAYS[moment.weekday()],
    "M": lambda moment, _: str(moment.month),
    "MM": lambda moment, _: f"{moment.month:02}",
    "MMM": lambda moment, zh: f"{moment.month}月" if zh else _ENGLISH_MONTHS[moment.month - 1][:3],
    "MMMM": lambda moment, zh: f"{chinese_counting(moment.month)}月" if zh else _ENGLISH_MONTHS[moment.month - 1],
    "y": lambda moment, _: f"{moment.year % 100:02}",
    "yy": lambda moment, _: f"{moment.year % 100:02}",
    "yyyy": lambda moment, _: f"{moment.year:04}",
    "H": lambda moment, _: str(moment.hour),
    "HH": lambda moment, _: f"{moment.hour:02}",
    "h": lambda moment, _: str(moment.hour % 12 or 12),
    "hh": lambda moment, _: f"{moment.hour % 12 or 12:02}",
    "m": lambda moment, _: str(moment.minute),
    "mm": lambda moment, _: f"{moment.minute:02}",
    "s": lambda moment, _: str(moment.second),
    "ss": lambda moment, _: f"{moment.second:02}",
    "E": lambda moment, _: chinese_digits(moment.year),
    "O": lambda moment, _: chinese_counting(moment.month),
    "A": lambda moment, _: chinese_counting(moment.day),
    "W": lambda moment, zh: _WEEKDAYS[moment.weekday()] if zh else "W",
    "am/pm": lambda moment, zh: _half_of_day(moment, zh),
}


def moment_of(value: object) -> datetime.datetime | None:
    """``value`` as date and time: a date, or a text such as 2022-02-14, 2022年2月14日, 2022/2/14 8:30; else None."""
    if isinstance(value, OpenDate):
        return None
    if isinstance(value, OfficialDate):
        value = value.day_of_calendar
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, *time = (int(group) for group in match.groups() if group is not None)
    hour, minute, second = (*time, 0, 0, 0)[:3]
    try:
        return datetime.datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DatePicture:
    """A parsed date picture. Names of days and months are Chinese where ``chinese``, English otherwise."""

    items: tuple[str | _Show, ...]
    chinese: bool

    @classmethod
    def parse(cls, picture: str, language: str = "") -> DatePicture:
        """The parsed ``picture``; ``language`` is the field's as a BCP 47 tag, else the picture's script decides.

        Raises FieldPictureError.
        """
        items: list[str | _Show] = []
        for stretch, quoted in quoted_apart(picture):
            items += [stretch] if quoted else _items(stretch)
        chinese = language.lower().startswith("zh") if language else bool(_HAN.search(picture))
        return cls(tuple(items), chinese)

    def shown(self, moment: datetime.datetime) -> str:
        """``moment`` in this picture."""
        return "".join(item if isinstance(item, str) else item(moment, self.chinese) for item in self.items)


def _items(stretch: str) -> list[str | _Show]:
    items: list[str | _Show] = []
    place = 0
    for match in _ITEM.finditer(stretch):
        items += [_literal(stretch[place : match.start()]), _ITEMS[_key(match[0])]]
        place = match.end()
    return [*items, _literal(stretch[place:])]


def _key(item: str) -> str:
    """The item in its one spelling: capitals mean the same for days, years and halves of the day."""
    if item[0] in "EOA" and "/" not in item:
        return item[0]
    return item.lower() if item[0] in "DYA" else item


def _literal(text: str) -> str:
    other = _OTHER_CALENDARS.search(text)
    if other is not None:
        raise FieldPictureError(other[0])
    return text


def _half_of_day(moment: datetime.datetime, zh: bool) -> str:
    if zh:
        return "上午" if moment.hour < 12 else "下午"
    return "AM" if moment.hour < 12 else "PM"
