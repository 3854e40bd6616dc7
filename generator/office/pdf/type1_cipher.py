"""The cipher of a Type 1 font's private part and of its glyphs (Adobe Type 1 Font Format, 7.1), a table step a byte.

fontTools has it too, but is twenty times slower: for the fonts of a letter as slow as LibreOffice for the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

PRIVATE, GLYPH = 55665, 4330
"""The keys of the private part, and of each glyph in it."""
_FACTOR, _TERM = 52845, 22719


@cache
def _next() -> list[int]:
    """The next key, by the sum of the key and the cipher byte."""
    return [(total * _FACTOR + _TERM) % 0x10000 for total in range(0x10000 + 0xFF)]


def deciphered(data: bytes, key: int = PRIVATE) -> bytes:
    """Decrypts ``data``; the result begins with the four random bytes of the format."""

    def plain(key: int) -> Iterator[int]:
        following = _next()
        for byte in data:
            yield byte ^ (key >> 8)
            key = following[key + byte]

    return bytes(plain(key))


def enciphered(data: bytes, key: int = PRIVATE) -> bytes:
    """Encrypts ``data``, the result of :func:`deciphered`."""
    following = _next()
    out = bytearray(data)
    for place, byte in enumerate(data):
        out[place] = cipher = byte ^ (key >> 8)
        key = following[key + cipher]
    return bytes(out)
