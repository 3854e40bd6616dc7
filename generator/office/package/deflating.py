"""Compression of parts: small for parts compressed once, fast for parts compressed for every document."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

_SMALL = 6
_QUICK = 3  # at most a fifth slower than level 1, and near level 6 in size


class _Crc32(Protocol):
    def __call__(self, data: bytes, /) -> int: ...


@dataclass(frozen=True, slots=True)
class DeflateLibrary:
    """A deflate library: ``name`` with its version, ``deflate`` for a raw stream (RFC 1951), ``crc32``."""

    name: str
    deflate: Callable[[bytes], bytes]
    crc32: _Crc32


@dataclass(frozen=True, slots=True)
class Deflated:
    """A compressed part: ``raw`` is the deflate stream, ``crc`` and ``size`` are those of the uncompressed bytes."""

    raw: bytes
    crc: int
    size: int


def deflate(data: bytes) -> Deflated:
    """``data`` compressed well, for a part written into many packages; the same with every library."""
    return Deflated(zlib.compress(data, _SMALL, -zlib.MAX_WBITS), zlib.crc32(data), len(data))


def deflate_libraries() -> str:
    """The deflate libraries that determine the bytes of a package, with their versions."""
    return FASTEST.name if FASTEST is ZLIB else f"{FASTEST.name}, {ZLIB.name}"


def _isal() -> DeflateLibrary:
    import isal
    from isal import igzip_lib, isal_zlib

    def stream(data: bytes) -> bytes:
        return igzip_lib.compress(data, igzip_lib.ISAL_BEST_SPEED, igzip_lib.COMP_DEFLATE)

    return DeflateLibrary(f"isal {isal.__version__}", stream, isal_zlib.crc32)


def _fastest() -> DeflateLibrary:
    try:
        return _isal()
    except ImportError:
        return ZLIB


def _stream(data: bytes) -> bytes:
    return zlib.compress(data, _QUICK, -zlib.MAX_WBITS)


ZLIB = DeflateLibrary(f"zlib {zlib.ZLIB_RUNTIME_VERSION}", _stream, zlib.crc32)
# For the parts that differ in each document; chosen once, when the program starts.
FASTEST = _fastest()
