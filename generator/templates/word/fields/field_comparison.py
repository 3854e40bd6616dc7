"""Comparisons of IF, COMPARE, NEXTIF and SKIPIF fields (ECMA-376 part 1, 17.16.5.26)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

from generator.templates.word.fields.formats import number_of

_ORDERED: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_WILDCARDS = {"*": ".*", "?": "."}


def compares(left: str, comparison: str, right: str) -> bool:
    """Whether ``left comparison right`` holds: as numbers where both are numbers, else as texts without case.

    With ``=`` and ``<>``, ``*`` in ``right`` stands for any text and ``?`` for any character.
    """
    if comparison in _ORDERED:
        one, other = number_of(left), number_of(right)
        if one is not None and other is not None:
            return _ORDERED[comparison](one, other)
        return _ORDERED[comparison](left.casefold(), right.casefold())
    return _equal(left, right) is (comparison == "=")


def _equal(left: str, right: str) -> bool:
    one, other = number_of(left), number_of(right)
    if one is not None and other is not None:
        return one == other
    if not any(mark in right for mark in _WILDCARDS):
        return left.casefold() == right.casefold()
    pieces = re.split(r"([*?])", right.casefold())
    # A run of asterisks means the same as one, which is matched faster.
    pattern = re.sub(r"(?:\.\*)+", ".*", "".join(_WILDCARDS.get(piece, re.escape(piece)) for piece in pieces))
    return re.fullmatch(pattern, left.casefold(), re.DOTALL) is not None
