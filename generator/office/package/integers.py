"""Whole numbers in attributes of documents, which may contain anything."""

from __future__ import annotations

import re

LARGEST = 2**31 - 1
"""The largest number that Word writes: ids and measures have 32 bits (ECMA-376 part 1, 22.9.2.1)."""

_NUMBER = re.compile(r"\s*(?P<whole>[+-]?[0-9]{1,12})(?:\.[0-9]{0,12})?\s*", re.ASCII)


def whole(text: str | None, default: int = 0) -> int:
    """The number in ``text`` without decimals; ``default`` where there is none, or it is larger than LARGEST."""
    found = _NUMBER.fullmatch(text or "")
    number = default if found is None else int(found["whole"])
    return number if abs(number) <= LARGEST else default
