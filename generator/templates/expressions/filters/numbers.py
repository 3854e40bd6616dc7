"""Numbers in Chinese numerals, in groups of three digits, as a share of a hundred, as serials."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from generator.templates.expressions.filters.values import MOST_DIGITS, FilterValueError, decimal_of, whole_number

MOST = 10**12 - 1

_MOST_PLACES = 20
_EXACT = Context(prec=3 * MOST_DIGITS)


@dataclass(frozen=True, slots=True)
class Numerals:
    """The ten digits and the words for 10, 100, 1000; ``ten`` says that 10 to 19 begin with the word for 10."""

    digits: str
    words: tuple[str, str, str]
    ten: bool


NUMERALS = Numerals("〇一二三四五六七八九", ("十", "百", "千"), ten=True)
CAPITALS = Numerals("零壹贰叁肆伍陆柒捌玖", ("拾", "佰", "仟"), ten=False)


def in_numerals(number: int, numerals: Numerals) -> str:
    """``number``, from 0 to MOST, in ``numerals``: 105 as 一百〇五 or 壹佰零伍."""
    text = _spelled(number, numerals)
    one_ten = numerals.digits[1] + numerals.words[0]
    return text.removeprefix(numerals.digits[1]) if numerals.ten and text.startswith(one_ten) else text


def _spelled(number: int, numerals: Numerals) -> str:
    ten, hundred, thousand = numerals.words
    for unit, word in ((10**8, "亿"), (10**4, "万"), (1000, thousand), (100, hundred), (10, ten)):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = numerals.digits[0] if 0 < low < unit // 10 else ""
            return _spelled(high, numerals) + word + gap + (_spelled(low, numerals) if low else "")
    return numerals.digits[number]


def chinese_number(value: object) -> str:
    """中文数字: a whole number up to MOST, 12 as 十二, 105 as 一百〇五. Raises FilterValueError."""
    return in_numerals(whole_number(value, "中文数字", MOST), NUMERALS)


def capital_number(value: object) -> str:
    """大写数字: a whole number up to MOST in the numerals of cheques, 105 as 壹佰零伍. Raises FilterValueError."""
    return in_numerals(whole_number(value, "大写数字", MOST), CAPITALS)


def thousands(value: object, places: int | None = None) -> str:
    """千分位: 1234567.5 as 1,234,567.5, with ``places`` digits behind the point where that is given.

    What is left over is rounded half up. Raises FilterValueError.
    """
    return f"{_rounded(decimal_of(value, '千分位'), places, '千分位'):,f}"


def percent(value: object, places: int | None = None) -> str:
    """百分比: 0.256 as 25.6%, with ``places`` digits behind the point where that is given, rounded half up."""
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
    """补零: a serial with zeros before it up to ``width`` digits, 7 as 07. Raises FilterValueError."""
    if isinstance(width, bool) or not isinstance(width, int) or not 0 <= width <= _MOST_PLACES:
        raise FilterValueError("补零", "option", width)
    digits = value if isinstance(value, str) and value.isascii() and value.isdigit() else None
    return (digits or str(whole_number(value, "补零", MOST))).zfill(width)


def serial(value: object, style: str = "一、") -> str:
    """序号: the number in the ``style`` of a level of official papers: 一、 （一） 1. （1） or ①, up to ㊿.

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
    """The digits in circles are in three places of Unicode: from U+2460, U+3251 and U+32B1."""
    for most, before in ((20, 0x2460 - 1), (35, 0x3251 - 21), (_MOST_CIRCLED, 0x32B1 - 36)):
        if number <= most:
            return chr(before + number)
    raise AssertionError(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "一、": lambda number: f"{in_numerals(number, NUMERALS)}、",
    "（一）": lambda number: f"（{in_numerals(number, NUMERALS)}）",
    "1.": lambda number: f"{number}.",
    "（1）": lambda number: f"（{number}）",
    "①": _circled,
}
