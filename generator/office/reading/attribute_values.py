"""Tolerant readers of attribute values: a document may contain anything there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from generator.ground.length import NOTHING, Length, Mm, Pt, Twips

Attributes = Mapping[str, str]
"""Attributes by local name."""

_LARGEST = 10**7  # larger than any measure on a page, and harmless in calculations
_LONGEST = 12
_OFF = frozenset(("0", "false", "off", "none"))
_POINTS = {"mm": Mm(1), "cm": Mm(10), "in": Pt(72), "pt": Pt(1), "pc": Pt(12), "pi": Pt(12), "px": Pt(0.75)}
_UNIVERSAL = re.compile(r"\s*(-?[0-9]{1,7}(?:\.[0-9]{0,6})?)\s*(mm|cm|in|pt|pc|pi|px)?\s*", re.ASCII)
_EMU_PER_PT = 12_700
_BITS_32 = 2**32
_UNSIGNED = re.compile("429[0-9]{7}", re.ASCII)


def attributes(element: etree._Element | None) -> dict[str, str]:
    """The attributes of ``element`` by local name; none for None."""
    if element is None:
        return {}
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


def integer(text: str | None) -> int | None:
    """A whole number; None for anything else, or a number that is too large.

    LibreOffice writes negative numbers as unsigned ones of 32 bits.
    """
    if text is not None and _UNSIGNED.fullmatch(text):
        text = str(int(text) - _BITS_32)
    number = decimal(text)
    return None if number is None else int(number)


def decimal(text: str | None) -> float | None:
    """A number; None for anything else, or a number that is too large."""
    if text is None or len(text) > _LONGEST:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) <= _LARGEST else None


def on(given: Attributes | None, default: bool = False) -> bool:
    """The value of an on/off property (ECMA-376 part 1, 17.17.4); ``default`` where it is missing."""
    if given is None:
        return default
    return given.get("val", "1").lower() not in _OFF


def twips(text: str | None) -> Length | None:
    """A measure in twips or with a unit (ECMA-376 part 1, 22.9.2.15), or None."""
    number = decimal(text)
    if number is not None:
        return Twips(number)
    return measure(text)


def measure(text: str | None, bare: float = 1) -> Length | None:
    """A measure with a unit (``20mm``), or a number in units of ``bare`` points; None for anything else."""
    match = _UNIVERSAL.fullmatch(text or "")
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    return Pt(number * bare) if unit is None else _POINTS[unit] * number


def emu(text: str | None) -> Length | None:
    """A measure in English metric units, 914,400 per inch (ECMA-376 part 1, 20.1.10.16), or None."""
    try:
        number = int(text or "")
    except ValueError:
        return None
    return Pt(number / _EMU_PER_PT) if abs(number) < _LARGEST * _EMU_PER_PT else None


def eighths(text: str | None) -> Length:
    """A width in eighths of a point; zero where it is missing or invalid."""
    return Pt((decimal(text) or 0) / 8)


def hex_color(text: str | None) -> str | None:
    """A colour as RRGGBB in capitals; None where it is automatic or invalid."""
    if text is None or re.fullmatch("#?[0-9A-Fa-f]{6}", text, re.ASCII) is None:
        return None
    return text.lstrip("#").upper()


def or_nothing(length: Length | None) -> Length:
    """``length``, or zero for None."""
    return NOTHING if length is None else length
