"""The tables of a font file (OpenType 1.9, "Organization of an OpenType font"): only what is asked for is read.

A font of Chinese characters has 5 to 20 MB; its directory and its names have a few kilobytes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from struct import error as struct_error
from typing import BinaryIO

_KINDS = (b"\0\1\0\0", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_COLLECTION_HEAD, _HEAD, _ENTRY, _OFFSET = Struct(">4s2HL"), Struct(">4s4H"), Struct(">4s3L"), Struct(">L")
_MOST_FONTS, _MOST_TABLES = 1_000, 500
_MOST = 4_000_000
"""Bytes of a table: names and measures have less."""


class FontFileError(Exception):
    """A file that is missing, cut short, or no font."""


@dataclass(frozen=True, slots=True)
class FontTables:
    """The tables of one font of the open file: for each tag its offset and length."""

    file: BinaryIO
    size: int
    places: Mapping[str, tuple[int, int]]

    def bytes_of(self, tag: str) -> bytes:
        """The bytes of a table; none where the font does not have it. Raises FontFileError."""
        offset, length = self.places.get(tag, (0, 0))
        return _read(self.file, offset, min(length, _MOST))

    @property
    def is_whole(self) -> bool:
        """Whether the file holds every table of its directory."""
        return all(offset + length <= self.size for offset, length in self.places.values())


def fonts_in(file: BinaryIO) -> tuple[FontTables, ...]:
    """The fonts in ``file``: one, or those of a collection in their order. Raises FontFileError."""
    try:
        size = os.fstat(file.fileno()).st_size
        return tuple(FontTables(file, size, _directory(file, offset)) for offset in _offsets(file))
    except (OSError, struct_error) as fault:
        raise FontFileError from fault


def opened(path: Path) -> BinaryIO:
    """The font file, open for reading. Raises FontFileError."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as fault:
        raise FontFileError from fault


def _offsets(file: BinaryIO) -> tuple[int, ...]:
    tag, _, _, count = _COLLECTION_HEAD.unpack(_read(file, 0, _COLLECTION_HEAD.size))
    if tag != _COLLECTION:
        return (0,)
    if count > _MOST_FONTS:
        raise FontFileError
    places = _read(file, _COLLECTION_HEAD.size, count * _OFFSET.size)
    return tuple(offset for (offset,) in _OFFSET.iter_unpack(places))


def _directory(file: BinaryIO, offset: int) -> dict[str, tuple[int, int]]:
    kind, count, *_ = _HEAD.unpack(_read(file, offset, _HEAD.size))
    if kind not in _KINDS or count > _MOST_TABLES:
        raise FontFileError
    entries = _read(file, offset + _HEAD.size, count * _ENTRY.size)
    return {tag.decode("latin-1"): (place, length) for tag, _, place, length in _ENTRY.iter_unpack(entries)}


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    """Raises FontFileError where the file ends before."""
    file.seek(offset)
    data = file.read(length)
    if len(data) < length:
        raise FontFileError
    return data
