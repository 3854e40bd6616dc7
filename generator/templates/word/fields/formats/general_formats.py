r"""General formats, ``\* Upper`` and the like (ECMA-376 part 1, 17.16.4.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from generator.ground.errors import Said
from generator.templates.word.fields.formats import word_numerals
from generator.templates.word.fields.formats.picture_syntax import FieldValueError
from generator.templates.word.fields.formats.record_numbers import number_of

LOOK_FORMATS = frozenset({"CHARFORMAT", "MERGEFORMAT", "MERGEFORMATINET"})
"""Formats that ask for a look, not a text."""

_WORD_START = re.compile(r"(?<![^\W_])[^\W\d_]")


def _dollars(number: Decimal) -> str:
    return f"{word_numerals.cardinal(int(number))} and {int(number * 100) % 100:02}/100"


_TEXTS: dict[str, Callable[[str], str]] = {
    "UPPER": str.upper,
    "LOWER": str.lower,
    "FIRSTCAP": lambda text: text[:1].upper() + text[1:],
    "CAPS": lambda text: _WORD_START.sub(lambda match: match[0].upper(), text),
}
_NUMBERS: dict[str, Callable[[int], str]] = {
    "ARABIC": str,
    "ARABICDASH": "- {} -".format,
    "ALPHABETIC": word_numerals.letters,
    "ROMAN": word_numerals.roman,
    "CARDTEXT": word_numerals.cardinal,
    "ORDINAL": word_numerals.ordinal,
    "ORDTEXT": word_numerals.ordinal_text,
    "HEX": "{:X}".format,
    "CHINESENUM1": word_numerals.chinese_counting,
    "CHINESENUM2": word_numerals.chinese_legal,
    "CHINESENUM3": word_numerals.chinese_thousands,
    "KANJINUM1": word_numerals.chinese_counting,
    "KANJINUM2": word_numerals.chinese_legal,
    "KANJINUM3": word_numerals.chinese_thousands,
    "DBNUM1": word_numerals.chinese_digits,
    "DBNUM4": word_numerals.chinese_digits,
    "DBCHAR": word_numerals.full_width,
    "SBCHAR": str,
    "CIRCLENUM": word_numerals.enclosed("①", 20),
    "GB1": word_numerals.enclosed("⒈", 20),
    "GB2": word_numerals.enclosed("⑴", 20),
    "GB3": word_numerals.enclosed("①", 10),
    "GB4": word_numerals.enclosed("㈠", 10),
    "ZODIAC1": word_numerals.stem,
    "ZODIAC2": word_numerals.branch,
    "ZODIAC3": word_numerals.stem_and_branch,
}
_TOO_LARGE = 10**12  # such numbers are not put into words
_FROM_ONE = frozenset({"ALPHABETIC", "ROMAN"})
_MOST = {"ALPHABETIC": 780, "ROMAN": 32_767}  # Word's own bounds

GENERAL_FORMATS = frozenset({*_TEXTS, *_NUMBERS, "DOLLARTEXT"})
"""The known formats, in capitals."""


def general_format(value: object, name: str, text_of: Callable[[object], str]) -> str:
    """``value`` in the format ``name``; ``text_of`` makes a text of a value.

    Raises FieldValueError for what a number format cannot write: text, a fraction, a number beyond its bounds.
    """
    format_name = name.upper()
    if format_name in _TEXTS:
        return _TEXTS[format_name](text_of(value))
    number, decimals = number_of(value), 2 if format_name == "DOLLARTEXT" else 0
    least, most = int(format_name in _FROM_ONE), _MOST.get(format_name, _TOO_LARGE - 1)
    if number is None or not least <= number <= most or number != round(number, decimals):
        zh, en = ("小数最多两位的数", "with at most two decimals") if decimals else ("整数", "without a fraction")
        raise FieldValueError(Said(f"从 {least} 到 {most} 的{zh}", f"a number from {least} to {most} {en}"))
    if decimals:
        return _dollars(number)
    text = _NUMBERS[format_name](int(number))
    return text.lower() if format_name in _FROM_ONE and name[:1].islower() else text
