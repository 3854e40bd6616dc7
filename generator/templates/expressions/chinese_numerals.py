"""Chinese numerals: whole numbers as 一百〇五, 一百零五, 壹佰零伍, and sums as on cheques (大写金额)."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 10**12 - 1
"""The greatest number that :func:`in_numerals` takes."""


@dataclass(frozen=True, slots=True)
class ChineseNumerals:
    """The ten digits and the words for 10, 100, 1000; ``ten``: 10 to 19 begin with the word for 10."""

    digits: str
    words: tuple[str, str, str]
    ten: bool


SPOKEN = ChineseNumerals("〇一二三四五六七八九", ("十", "百", "千"), ten=True)
SPOKEN_IN_WORD = ChineseNumerals("零一二三四五六七八九", ("十", "百", "千"), ten=True)
CAPITALS = ChineseNumerals("零壹贰叁肆伍陆柒捌玖", ("拾", "佰", "仟"), ten=False)


def in_numerals(number: int, numerals: ChineseNumerals) -> str:
    """``number``, from 0 to MOST, in ``numerals``: 105 as 一百〇五 or 壹佰零伍."""
    text = _spelled(number, numerals)
    one_ten = numerals.digits[1] + numerals.words[0]
    return text.removeprefix(numerals.digits[1]) if numerals.ten and text.startswith(one_ten) else text


def digit_by_digit(number: int, numerals: ChineseNumerals) -> str:
    """``number`` digit by digit: 2022 as 二〇二二."""
    return "".join(numerals.digits[int(digit)] for digit in str(number))


def _spelled(number: int, numerals: ChineseNumerals) -> str:
    ten, hundred, thousand = numerals.words
    for unit, word in ((10**8, "亿"), (10**4, "万"), (1000, thousand), (100, hundred), (10, ten)):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = numerals.digits[0] if 0 < low < unit // 10 else ""
            return _spelled(high, numerals) + word + gap + (_spelled(low, numerals) if low else "")
    return numerals.digits[number]


def rmb(value: object) -> str:
    """大写金额: 12345.6 as 壹万贰仟叁佰肆拾伍元陆角整, 0.05 as 伍分, -3 as 负叁元整.

    零 is between 元 and 分 where there is no 角, and 整 at the end where there is no 分 (the form that the
    People's Bank of China asks for on cheques, in its rules of 1997 for payment and settlement, annex 1). Raises
    FilterValueError for what is no number, is 10^12 or more, or has more than two places: it is not rounded.
    """
    from generator.templates.expressions.value_conversion import FilterValueError, decimal_of

    number = decimal_of(value, "大写金额")
    cents = number.scaleb(2)
    if cents != cents.to_integral_value() or abs(cents) >= (MOST + 1) * 100:
        raise FilterValueError("大写金额", "amount", value)
    yuan, rest = divmod(abs(int(cents)), 100)
    sign = "负" if cents < 0 else ""
    return sign + _amount(yuan, *divmod(rest, 10))


def _amount(yuan: int, jiao: int, fen: int) -> str:
    text = f"{in_numerals(yuan, CAPITALS)}元" if yuan or not (jiao or fen) else ""
    if jiao:
        text += f"{CAPITALS.digits[jiao]}角"
    elif fen and yuan:
        text += CAPITALS.digits[0]
    return text + (f"{CAPITALS.digits[fen]}分" if fen else "整")
