"""Writing a package: the same parts give the same bytes, on any day and any machine with the same zlib."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_LEVEL = 6
_VERSION = 20  # PKZIP 2.0, the first with deflate
_UTF8 = 0x0800
_METHOD_DEFLATE = 8
_TIME, _DATE = 0, 0x0021  # 1980-01-01 00:00, the first day that a zip can hold
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Deflated:
    """A part's bytes, already compressed: ``raw`` is the deflate stream, ``crc`` and ``size`` are those of the part."""

    raw: bytes
    crc: int
    size: int


def deflate(data: bytes) -> Deflated:
    """``data`` compressed once, to be written into any number of packages."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Deflated(compressor.compress(data) + compressor.flush(), zlib.crc32(data), len(data))


def write_package(parts: Mapping[str, bytes | Deflated]) -> bytes:
    """The bytes of the package that holds ``parts``, by name.

    Equal parts give equal bytes: ``[Content_Types].xml`` and ``_rels/.rels`` come first, the others in the
    order of their names, every entry is dated 1980-01-01 and says nothing of the system that wrote it.
    """
    bodies: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in _ordered(parts):
        part = parts[name]
        packed = part if isinstance(part, Deflated) else deflate(part)
        encoded = name.encode()
        facts = (
            _VERSION,
            0 if encoded.isascii() else _UTF8,
            _METHOD_DEFLATE,
            _TIME,
            _DATE,
            packed.crc,
            len(packed.raw),
            packed.size,
            len(encoded),
        )
        bodies += (_LOCAL.pack(b"PK\x03\x04", *facts, 0), encoded, packed.raw)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *facts, 0, 0, 0, 0, 0, offset), encoded)
        offset += _LOCAL.size + len(encoded) + len(packed.raw)
    central = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(central), offset, 0)
    return b"".join((*bodies, central, end))


def _ordered(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
