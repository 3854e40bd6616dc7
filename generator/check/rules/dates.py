"""Dates as 7.3.5.4 writes them, and what a date that is written otherwise was meant to be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.check.elements.found import Element
from generator.check.rules.registry import Departure
from generator.source import OfficialDate

_SMALL = "([0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})"
_PARTS = re.compile(rf"([0-9〇零○Oo一二三四五六七八九]{{2,4}})年{_SMALL}月{_SMALL}[日号]?")
_DIGITS = "〇一二三四五六七八九"
_FORM = "20××年×月×日"
_FIRST_YEAR, _YEARS = 2000, 100


def date_departs(at: Element, text: str, behind: str = "") -> Iterator[Departure]:
    """A departure where ``text`` is no date as an official document writes it; ``behind`` is what must follow it."""
    date = official_date(text.removesuffix(behind)) if text.endswith(behind) else None
    if date is not None:
        return
    meant = meant_date(text)
    wanted = f"{_FORM if meant is None else meant}{behind}"
    only_blanks = re.sub(r"\s", "", text) == wanted
    yield Departure(at, text, wanted, milder="warning" if only_blanks else None)


def official_date(text: str) -> OfficialDate | None:
    """The day that ``text`` is, as 2026年3月5日 of this century; None for any other writing and for no day at all."""
    if "年" not in text:
        return None
    try:
        date = OfficialDate.parse(text)
    except ValueError:
        return None
    return date if _FIRST_YEAR <= date.year < _FIRST_YEAR + _YEARS else None


def meant_date(text: str) -> OfficialDate | None:
    """The day that ``text`` surely means, in whatever digits and with whatever marks; None where that is not sure."""
    plain = re.sub(r"\s", "", text).translate(_ASCII)
    almost = OfficialDate.nearest(plain)
    if almost is not None:
        return OfficialDate.parse(almost)
    match = _PARTS.search(plain)
    if match is None:
        return None
    year, month, day = _year(match[1]), _small(match[2]), _small(match[3])
    try:
        return OfficialDate(datetime.date(year, month, day))
    except ValueError:
        return None


_ASCII = {ord("０") + digit: ord("0") + digit for digit in range(10)}


def _year(text: str) -> int:
    digits = "".join(str(_digit(each)) for each in text)
    return int(digits) if len(digits) == len("2000") else 0


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
