"""Whole numbers in Chinese numerals: 一百〇五, 一百零五, 壹佰零伍."""

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
