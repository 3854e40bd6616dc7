"""Whole numbers in words and in other numerals, as Word writes them (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from generator.templates.expressions.chinese_numerals import (
    CAPITALS,
    SPOKEN,
    SPOKEN_IN_WORD,
    digit_by_digit,
    in_numerals,
)

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def cardinal(number: int) -> str:
    """The number in English words: ``one hundred twenty-three``."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return f"{_TENS[tens]}-{_UNITS[units]}" if units else _TENS[tens]
    scale, word = next(((scale, word) for scale, word in _SCALES if number >= scale), (100, "hundred"))
    high, low = divmod(number, scale)
    return f"{cardinal(high)} {word} {cardinal(low)}" if low else f"{cardinal(high)} {word}"


def ordinal_text(number: int) -> str:
    """The ordinal number in English words: ``twenty-first``."""
    text = cardinal(number)
    start = max(text.rfind(" "), text.rfind("-")) + 1
    last = text[start:]
    if last in _ORDINALS:
        return text[:start] + _ORDINALS[last]
    return f"{text[:-1]}ieth" if last.endswith("y") else f"{text}th"


def ordinal(number: int) -> str:
    """The ordinal number in digits: ``32nd``."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def letters(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``BB`` …: the same letter once more for each 26."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (rounds + 1)


def roman(number: int) -> str:
    """The Roman numeral: ``CXXIII``."""
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def chinese_digits(number: int) -> str:
    """The number digit by digit: 2022 is 二〇二二."""
    return digit_by_digit(number, SPOKEN)


def chinese_counting(number: int) -> str:
    """Up to 99 as spoken, 十二, 二十; from 100 on digit by digit (``chineseCounting``)."""
    return chinese_thousands(number) if number < 100 else chinese_digits(number)


def chinese_thousands(number: int) -> str:
    """The number as spoken: 12 is 十二, 105 is 一百零五 (``chineseCountingThousand``)."""
    return in_numerals(number, SPOKEN_IN_WORD)


def chinese_legal(number: int) -> str:
    """The number as on cheques: 123 is 壹佰贰拾叁 (``chineseLegalSimplified``)."""
    return in_numerals(number, CAPITALS)


def full_width(number: int) -> str:
    """The number in full-width digits: ``１２３``."""
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def enclosed(first: str, most: int) -> Callable[[int], str]:
    """A function that writes numbers up to ``most`` as one character each, from ``first`` for 1; others in digits."""

    def shown(number: int) -> str:
        return chr(ord(first) + number - 1) if 1 <= number <= most else str(number)

    return shown


def stem(number: int) -> str:
    """甲 to 癸, repeated; 0 as a digit."""
    return _STEMS[(number - 1) % 10] if number else "0"


def branch(number: int) -> str:
    """子 to 亥, repeated; 0 as a digit."""
    return _BRANCHES[(number - 1) % 12] if number else "0"


def stem_and_branch(number: int) -> str:
    """甲子 to 癸亥, repeated; 0 as a digit."""
    return stem(number) + branch(number) if number else "0"
