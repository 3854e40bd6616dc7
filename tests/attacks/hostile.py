"""Filters, and the values that nobody should give them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from jinja2 import Undefined

from generator.templates.expressions.filters import FILTERS as COMMON_FILTERS
from generator.templates.word.content import CONTENT_FILTERS


def _named_once(filters: Mapping[str, Callable[..., object]]) -> tuple[str, ...]:
    """The first name of each filter: the names of one filter make no other attack."""
    names: dict[Callable[..., object], str] = {}
    for name, function in filters.items():
        names.setdefault(inspect.unwrap(function), name)
    return tuple(names.values())


FILTERS = _named_once(COMMON_FILTERS)
"""Every filter of all templates."""

CONTENTS = _named_once(CONTENT_FILTERS)
"""Every filter that only Word templates have."""

_MILLION = 1_000_000


def _within(depth: int) -> list[object]:
    value: list[object] = []
    for _ in range(depth):
        value = [value, value]
    return value


VALUES: Mapping[str, object] = {
    "a million digits": "1" * _MILLION,
    "a million digits in groups": "1" + ",111" * (_MILLION // 4),
    "a million hanzi": "字" * _MILLION,
    "a million blanks": " " * _MILLION,
    "a million tags": "<" * _MILLION,
    "a million line feeds": "\n" * _MILLION,
    "a million combining marks": "e" + "\u0301" * (_MILLION - 1),
    "a million emoji": "😀" * _MILLION,
    "a point and a million digits": "0." + "1" * _MILLION,
    "a huge exponent": "1e999999999",
    "a number of a million bits": 1 << _MILLION,
    "a negative number of a million bits": -(1 << _MILLION),
    "a number of 4000 bits": 1 << 4000,
    "minus a thousand million": -(10**9),
    "a huge decimal": Decimal("1e999999"),
    "a tiny decimal": Decimal("1e-999999"),
    "a decimal of ten thousand digits": Decimal("1" * 10_000),
    "a decimal that is none": Decimal("NaN"),
    "an infinite decimal": Decimal("Infinity"),
    "the largest float": 1.7976931348623157e308,
    "infinity": float("inf"),
    "no number": float("nan"),
    "true": True,
    "nothing": None,
    "an absent name": Undefined(name="absent"),
    "a million things": [1] * _MILLION,
    "a million texts": ["甲乙"] * (_MILLION // 2),
    "lists in lists": _within(24),
    "a mapping of many": {str(number): number for number in range(100_000)},
    "bytes": b"1" * _MILLION,
    "the last day": date.max,
    "a complex number": 1e300 + 1j,
}
