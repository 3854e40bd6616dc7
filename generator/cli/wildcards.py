"""Expansion of wildcards (``*.docx``) on Windows, whose shells do not do it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

_WILD = frozenset("*?")


def spelt_out(words: Sequence[str]) -> list[str]:
    """``words``; on Windows with patterns replaced by the files that match, if any do."""
    if sys.platform != "win32":
        return list(words)
    return list(_spelt_out(words))


def _spelt_out(words: Sequence[str]) -> Iterator[str]:
    from glob import glob

    for word in words:
        files = sorted(glob(word)) if _WILD & set(word) and not word.startswith("-") else []
        yield from files or [word]
