"""Numbers in hanzi, as titles, dates and the numbers of 章 and 条 have them, read."""

from __future__ import annotations

_UNITS = {"十": 10, "百": 100, "千": 1000}
_VALUES = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


def hanzi_value(text: str, *, in_places: bool = True) -> int | None:
    """The value of a number below 10000 in hanzi, in digits or in both, such as 一百二十 or 12; None for other texts.

    ``in_places``: digits beside each other are places of a number, as those of a year are (二〇二二).
    """
    total, digit = 0, None
    for each in text:
        if each in _UNITS:
            total, digit = total + (1 if digit is None else digit) * _UNITS[each], None
            continue
        value = int(each) if each.isdecimal() else _VALUES.get(each)
        if value is None or (digit and not in_places):
            return None
        digit = (digit or 0) * 10 + value
    return total + (digit or 0) if text else None
