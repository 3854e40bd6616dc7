"""Which characters a font has (its table ``cmap``), kept in the cache folder as a bit for each code point.

Kept so, the characters are known in 0.1 ms, without a library that reads fonts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import OutputError
from generator.office.fonts.font_tables import FontFile, FontFileError, Stamp, stamp
from generator.writing.staging import cached_file

_CODE_POINTS = 0x110000
_RECIPE = "1"
"""To be changed whenever the same font would give other bits."""


def has_character(font: FontFile, character: str) -> bool:
    """Whether ``font`` has a glyph for every code point of ``character``; a font that cannot be read has none."""
    bits = _bits(font, stamp(font.path))
    return all(code >> 3 < len(bits) and bits[code >> 3] >> (code & 7) & 1 for code in map(ord, character))


@lru_cache(maxsize=256)
def _bits(font: FontFile, stamp: Stamp) -> bytes:
    try:
        try:
            return cached_file(cache_folder() / _place(font, stamp), lambda: _bits_of(_code_points(font))).read_bytes()
        except (OSError, RuntimeError, OutputError):
            return _bits_of(_code_points(font))
    except FontFileError:
        return b""


def _place(font: FontFile, stamp: Stamp) -> Path:
    facts = (_RECIPE, font.path, font.number, stamp)
    key = hashlib.sha256("\n".join(map(str, facts)).encode(errors="surrogateescape"))
    return Path("characters", key.hexdigest()[:20])


def _bits_of(codes: Iterable[int]) -> bytes:
    bits = bytearray(_CODE_POINTS >> 3)
    for code in codes:
        bits[code >> 3] |= 1 << (code & 7)
    return bytes(bits.rstrip(b"\0"))


def _code_points(font: FontFile) -> Iterable[int]:
    """The code points that ``font`` has glyphs for. Raises FontFileError."""
    try:
        import uharfbuzz
    except ImportError:  # where there is no wheel of it
        return _read_slowly(font)
    try:
        # Its own reading fails at paths that are not ASCII, on Windows.
        face = uharfbuzz.Face(uharfbuzz.Blob(font.path.read_bytes()), font.number)
        return list(face.unicodes)
    except (OSError, uharfbuzz.HarfBuzzError) as fault:
        raise FontFileError from fault


def _read_slowly(font: FontFile) -> Iterable[int]:
    from fontTools.ttLib import TTFont

    try:
        with font.path.open("rb") as file, TTFont(file, lazy=True, fontNumber=font.number) as opened:
            return list(opened.getBestCmap() or ())
    except Exception as fault:  # fontTools raises whatever a damaged file leads it to
        raise FontFileError from fault
