"""发文字号 as people write it (7.2.5), the one that was meant, and whether its year is that of the date."""

from __future__ import annotations

import datetime
import re

from generator.standard.words import NUMBER

OPENING_BRACKETS = "〔[［（(【〈"
"""What a number may begin with when its 机关代字 is left to the house."""

_LOOSE_NUMBER = re.compile(
    rf"(.{{1,12}}?)\s*[{re.escape(OPENING_BRACKETS)}]\s*(20[0-9]{{2}})年?\s*[\]］）)】〕〉]\s*第?\s*0*([1-9][0-9]*)\s*号?"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


_YEAR = re.compile(r"〔(20\d{2})〕", re.ASCII)
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
