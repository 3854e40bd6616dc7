"""Compressed streams of a PDF."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.office.package.deflating import FASTEST

if TYPE_CHECKING:
    import pikepdf

_ZLIB_HEADER = b"\x78\x01"  # RFC 1950: deflate, a window of 32 KB, compressed fast
_KEPT = 64


def flate_stream(pdf: pikepdf.Pdf, data: bytes, *, kept: bool = False, **entries: Any) -> pikepdf.Stream:
    """``data`` as a compressed stream of ``pdf`` with these ``entries``; ``kept``: remembered as compressed."""
    from pikepdf import Name

    return pdf.make_stream(_kept_zlib(data) if kept else zlib_stream(data), Filter=Name.FlateDecode, **entries)


def zlib_stream(data: bytes) -> bytes:
    """``data`` compressed by the library that compresses packages, in the format of zlib (RFC 1950)."""
    return _ZLIB_HEADER + FASTEST.deflate(data) + zlib.adler32(data).to_bytes(4, "big")


_kept_zlib = lru_cache(maxsize=_KEPT)(zlib_stream)
