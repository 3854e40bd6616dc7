"""Font files: their tables (OpenType 1.9, "Organization of an OpenType font"), and whether a font can be used.

Only what is asked for is read: a font of Chinese characters has 5 to 20 MB, its directory and its names a few
kilobytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import Struct
from struct import error as struct_error
from typing import BinaryIO, Literal

_KINDS = (b"\0\1\0\0", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_COLLECTION_HEAD, _HEAD, _ENTRY, _OFFSET = Struct(">4s2HL"), Struct(">4s4H"), Struct(">4s3L"), Struct(">L")
_MOST_FONTS, _MOST_TABLES = 1_000, 500
_MOST = 4_000_000
"""Bytes of a table: names and measures have less."""


class FontFileError(Exception):
    """A file that is missing, cut short, or no font."""


@dataclass(frozen=True, slots=True)
class _FontTables:
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


def fonts_in(file: BinaryIO) -> tuple[_FontTables, ...]:
    """The fonts in ``file``: one, or those of a collection in their order. Raises FontFileError."""
    try:
        size = os.fstat(file.fileno()).st_size
        return tuple(_FontTables(file, size, _directory(file, offset)) for offset in _offsets(file))
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


_State = Literal["usable", "broken", "restricted"]

_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")
_OUTLINES = ("glyf", "CFF ")
"""Outlines that a PDF can hold (ISO 32000-1, 9.9); neither bitmaps nor CFF2."""

# OpenType 1.9, OS/2: usWeightClass, fsType, fsSelection.
_WEIGHT, _TYPE, _SELECTION = (Struct(f">{offset}xH") for offset in (4, 8, 62))
_USAGE, _RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x000F, 0x0002, 0x0100, 0x0200
_ITALIC = 0x0001
_REGULAR = 400


@dataclass(frozen=True, slots=True)
class FontFacts:
    """Whether a font can be used, and its distance from an upright font of regular weight.

    It can be used where it is whole, has outlines, and may be embedded.
    """

    state: _State
    distance: int = 0


def font_facts(font: FontFile) -> FontFacts:
    """The facts of ``font``, read once while its file stays the same. A file that is missing is broken."""
    return _facts(font, stamp(font.path))


@lru_cache(maxsize=1024)
def _facts(font: FontFile, _stamp: Stamp) -> FontFacts:
    try:
        with opened(font.path) as file:
            fonts = fonts_in(file)
            return _of(fonts[font.number]) if font.number < len(fonts) else FontFacts("broken")
    except FontFileError:
        return FontFacts("broken")


def _of(tables: _FontTables) -> FontFacts:
    if not tables.is_whole or not (
        all(tag in tables.places for tag in _NEEDED) and any(tag in tables.places for tag in _OUTLINES)
    ):
        return FontFacts("broken")
    table = tables.bytes_of("OS/2")
    if len(table) < _SELECTION.size:  # in few fonts of old Macs, which say nothing of embedding
        return FontFacts("usable")
    (weight,), (kind,), (selection,) = (each.unpack_from(table) for each in (_WEIGHT, _TYPE, _SELECTION))
    slant = 1_000 * bool(selection & _ITALIC)
    return FontFacts("usable" if _may_be_embedded(kind) else "restricted", abs(weight - _REGULAR) + slant)


def _may_be_embedded(kind: int) -> bool:
    """Whether ``fsType`` lets a subset with outlines be embedded; of several usages the least restrictive holds."""
    return kind & _USAGE != _RESTRICTED and not kind & (_NO_SUBSET | _BITMAPS_ONLY)


@dataclass(frozen=True)
class FontFile:
    """One font: its file, and its number in it where the file is a collection (.ttc, .otc), from 0."""

    path: Path
    number: int = 0


Stamp = tuple[int, int] | None
"""The size and the time of the last change of a file or folder, in nanoseconds; None where there is none.

It changes when they do, so that what was read of them is read once.
"""


def stamp(path: str | Path) -> Stamp:
    """The stamp of ``path``; a folder's changes when a file in it is added, renamed or removed."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


def stamps(paths: Iterable[str | Path]) -> tuple[Stamp, ...]:
    """The stamp of each path."""
    return tuple(map(stamp, paths))
