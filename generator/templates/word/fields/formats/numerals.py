"""Whole numbers in words and in other numerals, as Word counts (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

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
_COUNTING = ("零一二三四五六七八九", "十百千")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_GROUPS = ("", "万", "亿")
MOST = 10**12
"""From here on numbers are not put into words."""


def cardinal(number: int) -> str:
    """In English words: ``one hundred twenty-three``."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return f"{_TENS[tens]}-{_UNITS[units]}" if units else _TENS[tens]
    scale, word = next(((scale, word) for scale, word in _SCALES if number >= scale), (100, "hundred"))
    high, low = divmod(number, scale)
    return f"{cardinal(high)} {word} {cardinal(low)}" if low else f"{cardinal(high)} {word}"


def ordinal_text(number: int) -> str:
    """In English words that put in order: ``twenty-first``."""
    text = cardinal(number)
    start = max(text.rfind(" "), text.rfind("-")) + 1
    last = text[start:]
    if last in _ORDINALS:
        return text[:start] + _ORDINALS[last]
    return f"{text[:-1]}ieth" if last.endswith("y") else f"{text}th"


def ordinal(number: int) -> str:
    """``32nd``."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def letters(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``BB`` …: the same letter again for each 26."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (rounds + 1)


def roman(number: int) -> str:
    """``CXXIII``."""
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text


def chinese_digits(number: int) -> str:
    """Digit by digit: 2022 is 二〇二二."""
    return str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def chinese_counting(number: int) -> str:
    """Up to 99 as it is spoken, 十二, 二十; from 100 on digit by digit (``chineseCounting``)."""
    return _without_one(_grouped(number, _COUNTING)) if number < 100 else chinese_digits(number)


def chinese_thousands(number: int) -> str:
    """As it is spoken: 12 is 十二, 105 is 一百零五 (``chineseCountingThousand``)."""
    return _without_one(_grouped(number, _COUNTING))


def chinese_legal(number: int) -> str:
    """As it is written on cheques: 123 is 壹佰贰拾叁 (``chineseLegalSimplified``)."""
    return _grouped(number, _LEGAL)


def full_width(number: int) -> str:
    """``１２３``."""
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def enclosed(first: str, most: int) -> Callable[[int], str]:
    """Numbers up to ``most`` as one character each, from ``first`` for 1 on; others as they are."""

    def shown(number: int) -> str:
        return chr(ord(first) + number - 1) if 1 <= number <= most else str(number)

    return shown


def stem(number: int) -> str:
    """甲 to 癸 and again; 0 as it is."""
    return _STEMS[(number - 1) % 10] if number else "0"


def branch(number: int) -> str:
    """子 to 亥 and again; 0 as it is."""
    return _BRANCHES[(number - 1) % 12] if number else "0"


def stem_and_branch(number: int) -> str:
    """甲子 to 癸亥 and again; 0 as it is."""
    return stem(number) + branch(number) if number else "0"


def _without_one(text: str) -> str:
    return text.removeprefix("一") if text.startswith("一十") else text


def _grouped(number: int, words: tuple[str, str]) -> str:
    """In groups of four digits; one zero where digits are left out between others."""
    digits, places = words
    if not number:
        return digits[0]
    text, gap = "", False
    for group in range(2, -1, -1):
        value = number // 10 ** (4 * group) % 10**4
        if not value:
            gap = bool(text)
            continue
        if text and (gap or value < 1000):
            text += digits[0]
        text += _group(value, digits, places) + _GROUPS[group]
        gap = False
    return text


def _group(value: int, digits: str, places: str) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (places[place - 1] if place else "")
        gap = False
    return text
