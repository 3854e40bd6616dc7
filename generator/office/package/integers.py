"""Whole numbers in attributes: a document by anybody may hold anything there."""

from __future__ import annotations

import re

LARGEST = 2**31 - 1
"""The largest that Word itself writes: identities and measures are of 32 bits (ECMA-376 part 1, 22.9.2.1)."""

_NUMBER = re.compile(r"\s*(?P<whole>[+-]?[0-9]{1,12})(?:\.[0-9]{0,12})?\s*", re.ASCII)


def whole(text: str | None, default: int = 0) -> int:
    """The number in ``text``, its decimals cut off; ``default`` for none, and for what is too large to be meant."""
    found = _NUMBER.fullmatch(text or "")
    number = default if found is None else int(found["whole"])
    return number if abs(number) <= LARGEST else default
