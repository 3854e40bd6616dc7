"""Values as the text that is printed, and as the numbers and dates that filters take; what is none is an error."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from jinja2 import Undefined

from generator.ground.source.date import OfficialDate

_PRINTED = frozenset({int, float, bool, Decimal, OfficialDate})  # the usual types besides texts, recognised at once


class NotTextError(TypeError):
    """A value that cannot be printed; ``kind`` is ``list``, ``group``, ``nothing`` or ``object``."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind} cannot be printed")
        self.kind = kind


def text_of(value: object) -> str:
    """``value`` as text: texts unchanged, numbers and dates as they print.

    Raises NotTextError for lists, mappings, None, functions, and objects without a text of their own: what Python would
    print for them means nothing to the reader of a letter.
    """
    if isinstance(value, str):
        return value if type(value) is str else str.__str__(value)
    if type(value) in _PRINTED:
        return str(value)
    kind = _kind(value)
    if kind is not None:
        raise NotTextError(kind)
    return str(value)


def _kind(value: object) -> str | None:
    kind = type(value)
    if value is None:
        return "nothing"
    if isinstance(value, Undefined):  # str() raises its own error
        return None
    if isinstance(value, Mapping):
        return "group"
    if isinstance(value, Iterable):
        return "list"
    if callable(value) or (kind.__str__ is object.__str__ and kind.__repr__ is object.__repr__):
        return "object"
    return None


_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CharacterError(ValueError):
    """A ``character`` that no XML document can hold; ``before`` is the value's text before it."""

    def __init__(self, character: str, before: str) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character
        self.before = before


def refuse_unwritable(text: str) -> None:
    """Raises CharacterError where ``text`` has a character that no XML document can hold (XML 1.0, production 2)."""
    match = _NO_CHARACTER.search(text)
    if match is not None:
        raise CharacterError(match[0], text[: match.start()])


MOST_DIGITS = 40
Wanted = Literal["number", "whole", "amount", "date", "serial", "list", "option", "rank", "seat"]
_SHOWN = 40  # characters of a value in a message
_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?", re.ASCII)


class FilterValueError(ValueError):
    """A value or option that a filter cannot use.

    ``filter`` is its name, ``wanted`` what it needs, ``value`` the beginning of what it got.
    """

    def __init__(self, filter_name: str, wanted: Wanted, value: object) -> None:
        self.filter = filter_name
        self.wanted = wanted
        self.value = str(value)[:_SHOWN]
        super().__init__(f"{filter_name}: no {wanted}: {self.value}")


def decimal_of(value: object, filter_name: str) -> Decimal:
    """``value`` as an exact number; it may be a number, or a text such as ``1,234,567.5``.

    A float is the number that it prints as. Raises FilterValueError for anything else, for infinities, and for more
    than MOST_DIGITS digits before or after the point.
    """
    number = _decimal(value)
    if number is None or not number.is_finite():
        raise FilterValueError(filter_name, "number", value)
    exponent = number.as_tuple().exponent
    if number.adjusted() > MOST_DIGITS or not isinstance(exponent, int) or exponent < -MOST_DIGITS:
        raise FilterValueError(filter_name, "number", value)
    return number


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int):
        return Decimal(value)
    text = repr(value) if isinstance(value, float) else value
    if isinstance(value, float):
        return Decimal(text)
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def whole_number(value: object, filter_name: str, most: int) -> int:
    """``value`` as a whole number from 0 to ``most``. Raises FilterValueError."""
    number = decimal_of(value, filter_name)
    if number != number.to_integral_value() or not 0 <= number <= most:
        raise FilterValueError(filter_name, "whole", value)
    return int(number)


def date_of(value: object, filter_name: str) -> datetime.date:
    """``value`` as a date; it may be a date, or a text such as 2022-02-14 or 2022年2月14日. Raises FilterValueError."""
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, OfficialDate):
        return datetime.date(value.year, value.month, value.day)
    try:
        read = OfficialDate.parse(str(value))
    except ValueError as fault:
        raise FilterValueError(filter_name, "date", value) from fault
    return datetime.date(read.year, read.month, read.day)
