"""发文字号 (7.2.5), 令号 (10.2) and the numbers of 纪要: forms, serials, years, and as people write them."""

from __future__ import annotations

import datetime
import re

NUMBER = re.compile(
    r"(?P<prefix>[\u4e00-\u9fff（）]{1,12})〔(?P<year>20\d{2})〕(?P<serial>[1-9]\d*)号",
    re.ASCII,
)
"""发文字号 (7.2.5): 机关代字, the year in 〔〕, a serial without 第 and without leading zeros, 号."""

ORDER_NUMBER = re.compile(r"第[1-9]\d*号", re.ASCII)
"""令号 (10.2): 第, a serial without leading zeros, 号."""

MINUTES_NUMBER = re.compile(r"(?:〔20\d{2}〕)?(?:第[1-9]\d*[期号次]|[1-9]\d*[期号])", re.ASCII)
"""How offices count their 纪要 where they give them no 发文字号; practice, 10.3 leaves it to them."""

ISSUE_NUMBER = re.compile(r"(?:20\d{2}年)?第[1-9]\d*期", re.ASCII)
"""How offices count the issues of a bulletin; practice."""

YEAR_NUMBER = re.compile(r"20\d{2}年第[1-9]\d*号", re.ASCII)
"""How ministries count their 公告 in each year; practice."""

SERIAL_BLANK = "\u3000\u3000"
"""The room, two 字, that a number keeps for its serial as long as that has not been given."""

_SERIAL = re.compile(r"(?<![1-9])[1-9]\d*+(?=[号期次]$)", re.ASCII)
_WITHOUT_SERIAL = re.compile(
    r"(?:[\u4e00-\u9fff（）]{0,12}〔(?:20\d{2}|[ \u3000]+)〕|20\d{2}年)?第?[ \u3000×_]+[号期次]", re.ASCII
)


def without_serial(number: str) -> str:
    """``number``, a 发文字号 or a counted one, with room for its serial instead of it."""
    return _SERIAL.sub(SERIAL_BLANK, number)


def lacks_serial(number: str) -> bool:
    """Whether ``number`` is right but for its serial, in whose place are blanks, × or _, and maybe for its year."""
    return _WITHOUT_SERIAL.fullmatch(number) is not None


OPENING_BRACKETS = "〔[［（(【〈"
"""What a number may begin with when its 机关代字 is left to the house."""

_LOOSE_NUMBER = re.compile(
    rf"(.{{1,12}}?)\s*[{re.escape(OPENING_BRACKETS)}]\s*(20[0-9]{{2}})年?\s*[\]］）)】〕〉]\s*第?\s*0*([1-9][0-9]*)\s*号?"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = re.compile(r"(?:〔|^)(20\d{2})[〕年]", re.ASCII)
_FROM, _UNTIL = (12, 20), (1, 20)
"""The turn of the year, as month and day: what is signed before it may get a number after it."""


def other_year(number: str, day: datetime.date) -> tuple[int, bool] | None:
    """The year in ``number`` where it is not that of ``day``, 成文日期, and whether the turn of the year explains it.

    That is so from 20 December to 20 January, for the year before or after. None where the years agree, and for a
    number without a year.
    """
    found = _YEAR.search(number)
    year = day.year if found is None else int(found[1])
    late, early = (day.month, day.day) >= _FROM, (day.month, day.day) <= _UNTIL
    return None if year == day.year else (year, (late and year == day.year + 1) or (early and year == day.year - 1))


def meant_number(value: str) -> str | None:
    """The well-formed 发文字号 that ``value`` was probably meant to be."""
    loose = _LOOSE_NUMBER.fullmatch(value.translate(_HALF_WIDTH))
    meant = f"{loose[1]}〔{loose[2]}〕{loose[3]}号" if loose else ""
    return meant if NUMBER.fullmatch(meant) else None
