"""Tolerant readers of attribute values: a document may contain anything there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from generator.ground.length import NOTHING, Length, Mm, Pt, Twips

Attributes = Mapping[str, str]
"""Attributes by their local names."""

_LARGEST = 10**7  # beyond any measure that a page can have, and harmless to count with
_LONGEST = 12
_OFF = frozenset(("0", "false", "off", "none"))
_POINTS = {"mm": Mm(1), "cm": Mm(10), "in": Pt(72), "pt": Pt(1), "pc": Pt(12), "pi": Pt(12), "px": Pt(0.75)}
_UNIVERSAL = re.compile(r"\s*(-?[0-9]{1,7}(?:\.[0-9]{0,6})?)\s*(mm|cm|in|pt|pc|pi|px)?\s*", re.ASCII)
_EMU_PER_PT = 12_700
_BITS_32 = 2**32
_UNSIGNED = re.compile("429[0-9]{7}", re.ASCII)


def attributes(element: etree._Element | None) -> dict[str, str]:
    """The attributes of ``element`` by their names without a namespace."""
    if element is None:
        return {}
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}


def integer(text: str | None) -> int | None:
    """A whole number; None for anything else, and for what is too large to be meant.

    LibreOffice writes a negative one as if it had no sign, in 32 bits.
    """
    if text is not None and _UNSIGNED.fullmatch(text):
        text = str(int(text) - _BITS_32)
    number = decimal(text)
    return None if number is None else int(number)


def decimal(text: str | None) -> float | None:
    """A number; None for anything else, and for what is too large to be meant."""
    if text is None or len(text) > _LONGEST:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) <= _LARGEST else None


def on(given: Attributes | None, default: bool = False) -> bool:
    """Whether a property that is on or off is on (ECMA-376 part 1, 17.17.4); ``default`` where it is not there."""
    if given is None:
        return default
    return given.get("val", "1").lower() not in _OFF


def twips(text: str | None) -> Length | None:
    """A measure in twips, or with a unit of its own (ECMA-376 part 1, 22.9.2.15); None where it is none."""
    number = decimal(text)
    if number is not None:
        return Twips(number)
    return measure(text)


def measure(text: str | None, bare: float = 1) -> Length | None:
    """A measure with a unit (``20mm``); a bare number counts ``bare`` points. None where it is none."""
    match = _UNIVERSAL.fullmatch(text or "")
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    return Pt(number * bare) if unit is None else _POINTS[unit] * number


def emu(text: str | None) -> Length | None:
    """A measure in English metric units, 914,400 to the inch (ECMA-376 part 1, 20.1.10.16)."""
    try:
        number = int(text or "")
    except ValueError:
        return None
    return Pt(number / _EMU_PER_PT) if abs(number) < _LARGEST * _EMU_PER_PT else None


def eighths(text: str | None) -> Length:
    """A width in eighths of a point."""
    return Pt((decimal(text) or 0) / 8)


def hex_color(text: str | None) -> str | None:
    """A colour as RRGGBB in capitals, None where it is automatic or none."""
    if text is None or re.fullmatch("#?[0-9A-Fa-f]{6}", text, re.ASCII) is None:
        return None
    return text.lstrip("#").upper()


def or_nothing(length: Length | None) -> Length:
    """``length``, or no length at all."""
    return NOTHING if length is None else length
