"""Date filters: dates as official papers print them; one that a draft leaves open is blanks in every form."""

from __future__ import annotations

from generator.ground.source import OpenDate
from generator.templates.expressions.chinese_numerals import SPOKEN, digit_by_digit, in_numerals
from generator.templates.expressions.filters.filter_values import date_of

_WEEKDAYS = "一二三四五六日"


def official_date(value: object) -> str:
    """公文日期: 2022-02-14 as 2022年2月14日. Raises FilterValueError where ``value`` is no date."""
    if isinstance(value, OpenDate):
        return str(value)
    date = date_of(value, "公文日期")
    return f"{date.year}年{date.month}月{date.day}日"


def chinese_date(value: object) -> str:
    """中文日期: 2022-02-14 as 二〇二二年二月十四日. Raises FilterValueError where ``value`` is no date."""
    if isinstance(value, OpenDate):
        return str(value)
    date = date_of(value, "中文日期")
    return f"{digit_by_digit(date.year, SPOKEN)}年{in_numerals(date.month, SPOKEN)}月{in_numerals(date.day, SPOKEN)}日"


def weekday(value: object) -> str:
    """星期: 2022-02-14 as 星期一. Raises FilterValueError where ``value`` is no date."""
    if isinstance(value, OpenDate):
        return "星期\u3000"
    return f"星期{_WEEKDAYS[date_of(value, '星期').weekday()]}"
