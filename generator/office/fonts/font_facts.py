"""What of a font decides whether it can be used: whether it is whole, has outlines, and may be embedded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from struct import Struct
from typing import Literal

from generator.office.fonts.font_file import FontFile
from generator.office.fonts.font_tables import FontFileError, FontTables, fonts_in, opened
from generator.office.fonts.stamps import Stamp, stamp

State = Literal["usable", "broken", "restricted"]

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
    """Whether a font can be used, and how far it is from an upright font of regular weight: 0 is none."""

    state: State
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


def _of(tables: FontTables) -> FontFacts:
    if not tables.is_whole or not _is_drawable(tables.places):
        return FontFacts("broken")
    table = tables.bytes_of("OS/2")
    if len(table) < _SELECTION.size:  # in few fonts of old Macs, which say nothing of embedding
        return FontFacts("usable")
    (weight,), (kind,), (selection,) = (each.unpack_from(table) for each in (_WEIGHT, _TYPE, _SELECTION))
    slant = 1_000 * bool(selection & _ITALIC)
    return FontFacts("usable" if _may_be_embedded(kind) else "restricted", abs(weight - _REGULAR) + slant)


def _is_drawable(places: Mapping[str, tuple[int, int]]) -> bool:
    return all(tag in places for tag in _NEEDED) and any(tag in places for tag in _OUTLINES)


def _may_be_embedded(kind: int) -> bool:
    """Whether ``fsType`` lets a subset with outlines be embedded; of several usages the least restrictive holds."""
    return kind & _USAGE != _RESTRICTED and not kind & (_NO_SUBSET | _BITMAPS_ONLY)
