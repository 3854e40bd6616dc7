"""The cipher of the private part of a Type 1 font (Adobe Type 1 Font Format, 7.1), one table step for each byte.

fontTools has it too, but is twenty times slower: for the fonts of a letter as slow as LibreOffice for the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_KEY = 55665
_FACTOR, _TERM = 52845, 22719


@cache
def _next() -> list[int]:
    """The next key, by the sum of the key and the cipher byte."""
    return [(total * _FACTOR + _TERM) % 0x10000 for total in range(0x10000 + 0xFF)]


def deciphered(data: bytes) -> bytes:
    """Decrypts ``data``; the result begins with the four random bytes of the format."""

    def plain() -> Iterator[int]:
        key, following = _KEY, _next()
        for byte in data:
            yield byte ^ (key >> 8)
            key = following[key + byte]

    return bytes(plain())


def enciphered(data: bytes) -> bytes:
    """Encrypts ``data``, the result of :func:`deciphered`."""
    key, following = _KEY, _next()
    out = bytearray(data)
    for place, byte in enumerate(data):
        out[place] = cipher = byte ^ (key >> 8)
        key = following[key + cipher]
    return bytes(out)
