"""Number filters: Chinese numerals, thousands, percentages, serials."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from generator.templates.expressions.chinese_numerals import CAPITALS, MOST, SPOKEN, in_numerals
from generator.templates.expressions.filters.filter_values import (
    MOST_DIGITS,
    FilterValueError,
    decimal_of,
    whole_number,
)

_MOST_PLACES = 20
_EXACT = Context(prec=3 * MOST_DIGITS)


def chinese_number(value: object) -> str:
    """中文数字: a whole number up to MOST, 12 as 十二, 105 as 一百〇五. Raises FilterValueError."""
    return in_numerals(whole_number(value, "中文数字", MOST), SPOKEN)


def capital_number(value: object) -> str:
    """大写数字: a whole number up to MOST in the numerals of cheques, 105 as 壹佰零伍. Raises FilterValueError."""
    return in_numerals(whole_number(value, "大写数字", MOST), CAPITALS)


def thousands(value: object, places: int | None = None) -> str:
    """千分位: 1234567.5 as 1,234,567.5, with ``places`` digits after the point where given.

    Further digits are rounded half up. Raises FilterValueError.
    """
    return f"{_rounded(decimal_of(value, '千分位'), places, '千分位'):,f}"


def percent(value: object, places: int | None = None) -> str:
    """百分比: 0.256 as 25.6%, with ``places`` digits after the point where given, rounded half up."""
    share = decimal_of(value, "百分比").scaleb(2, _EXACT)
    if places is None and share == share.to_integral_value(context=_EXACT):
        places = 0
    return f"{_rounded(share, places, '百分比'):f}%"


def _rounded(number: Decimal, places: int | None, filter_name: str) -> Decimal:
    if places is None:
        return number
    if isinstance(places, bool) or not isinstance(places, int) or not 0 <= places <= _MOST_PLACES:
        raise FilterValueError(filter_name, "option", places)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    return rounded if rounded else abs(rounded)


def zero_padded(value: object, width: int = 2) -> str:
    """补零: a serial padded with zeros to ``width`` digits, 7 as 07. Raises FilterValueError."""
    if isinstance(width, bool) or not isinstance(width, int) or not 0 <= width <= _MOST_PLACES:
        raise FilterValueError("补零", "option", width)
    digits = value if isinstance(value, str) and value.isascii() and value.isdigit() else None
    return (digits or str(whole_number(value, "补零", MOST))).zfill(width)


def serial(value: object, style: str = "一、") -> str:
    """序号: the number in the ``style`` of a heading level: 一、 （一） 1. （1） or ①, up to ㊿.

    Raises FilterValueError.
    """
    number = whole_number(value, "序号", MOST)
    if style not in _STYLES:
        raise FilterValueError("序号", "option", style)
    if number == 0 or (style == "①" and number > _MOST_CIRCLED):
        raise FilterValueError("序号", "serial", value)
    return _STYLES[style](number)


_MOST_CIRCLED = 50


def _circled(number: int) -> str:
    """The circled digit; they are in three places of Unicode: from U+2460, U+3251 and U+32B1."""
    for most, before in ((20, 0x2460 - 1), (35, 0x3251 - 21), (_MOST_CIRCLED, 0x32B1 - 36)):
        if number <= most:
            return chr(before + number)
    raise AssertionError(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "一、": lambda number: f"{in_numerals(number, SPOKEN)}、",
    "（一）": lambda number: f"（{in_numerals(number, SPOKEN)}）",
    "1.": lambda number: f"{number}.",
    "（1）": lambda number: f"（{number}）",
    "①": _circled,
}
