"""The cipher of a Type 1 font's private part (Adobe Type 1 Font Format, 7.1): a step of a table for each byte.

fontTools knows it too, but takes twenty times as long: as long for the fonts of a letter as LibreOffice for the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_KEY = 55665
_FACTOR, _TERM = 52845, 22719


@cache
def _next() -> list[int]:
    """The key that follows, by the sum of the key and the byte that was enciphered with it."""
    return [(total * _FACTOR + _TERM) % 0x10000 for total in range(0x10000 + 0xFF)]


def deciphered(data: bytes) -> bytes:
    """The plain bytes of ``data``, the four that are before the text for the cipher's sake among them."""

    def plain() -> Iterator[int]:
        key, following = _KEY, _next()
        for byte in data:
            yield byte ^ (key >> 8)
            key = following[key + byte]

    return bytes(plain())


def enciphered(data: bytes) -> bytes:
    """``data``, as :func:`deciphered` gave it, enciphered."""

    def ciphered() -> Iterator[int]:
        key, following = _KEY, _next()
        for byte in data:
            yield (cipher := byte ^ (key >> 8))
            key = following[key + cipher]

    return bytes(ciphered())
