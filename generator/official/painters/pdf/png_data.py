"""The compressed pixels of a PNG, which a PDF takes as they are (PDF 32000-1, 7.4.4.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNATURE_LENGTH = 8
_COLOURS = {0: 1, 2: 3, 3: 1}
"""Samples of a pixel by colour type (PNG, 11.2.2): grey, RGB, palette. Types with alpha are not here."""
_MOST_BITS = 8
_PALETTE = 3


@dataclass(frozen=True, slots=True)
class PngData:
    """Pixels with PNG's filters, compressed; ``palette`` has three bytes for each colour, None where there is none."""

    pixels: bytes
    colours: int
    bits: int
    palette: bytes | None


def png_data(data: bytes) -> PngData | None:
    """The pixels of the intact PNG ``data``.

    None where they must be decoded: it is no PNG, or has transparency, 16 bits a sample, or interlaced rows.
    """
    if not data.startswith(b"\x89PNG"):
        return None
    chunks = list(_chunks(data))
    named = dict(chunks)
    _, _, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", named[b"IHDR"])
    if kind not in _COLOURS or bits > _MOST_BITS or interlaced or b"tRNS" in named:
        return None
    pixels = b"".join(chunk for name, chunk in chunks if name == b"IDAT")
    return PngData(pixels, _COLOURS[kind], bits, named[b"PLTE"] if kind == _PALETTE else None)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The names and contents of the chunks (PNG, 5.3)."""
    start = _SIGNATURE_LENGTH
    while start < len(data):
        length, name = struct.unpack_from(">I4s", data, start)
        yield name, data[start + 8 : start + 8 + length]
        start += length + 12
