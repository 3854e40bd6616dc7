"""Conversion of numbers between hanzi and Arabic digits."""

from __future__ import annotations

HANZI_DIGITS = "一二三四五六七八九"

_VALUES = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_FACTORS = {"十": 10, "百": 100, "千": 1000}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def arabic(text: str) -> int | None:
    """The value of a number in hanzi below 10000, such as 二十五; None where ``text`` is none."""
    total, digit = 0, None
    for character in text:
        if (factor := _FACTORS.get(character)) is not None:
            total += factor * (1 if digit is None else digit)
            digit = None
        elif (value := _VALUES.get(character)) is not None and not digit:
            digit = value
        else:
            return None
    return total + (digit or 0) if text else None


def hanzi(number: int) -> str:
    """A number from 0 to 99 in hanzi."""
    tens, ones = divmod(number, 10)
    digits = f"〇{HANZI_DIGITS}"
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def half_width(text: str) -> str:
    """Full-width digits, and the marks between them, as half-width ones."""
    return text.translate(_FULL_WIDTH)
