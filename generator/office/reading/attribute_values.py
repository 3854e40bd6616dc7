"""Attributes and properties, read tolerantly, since a document may contain anything there, and merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from generator.ground.length import NOTHING, Length, Mm, Pt, Twips
from generator.office.wordml.wordml_names import w

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


Properties = dict[str, dict[str, str]]
"""The content of a ``w:pPr`` or ``w:rPr``: attributes by the name of the property.

Nested properties (borders, numbering) have a name of their own (``pBdr/top``).
"""

_COMPOSED = frozenset(map(w, ("pBdr", "numPr")))
_BY_ATTRIBUTE = frozenset(("ind", "spacing", "rFonts", "lang", "tabs", "framePr"))
_TOGGLES = ("b", "i", "vanish", "caps", "smallCaps", "strike", "emboss", "imprint", "outline", "shadow")
# Attributes with the same meaning: the newer name, and the older one that is used here.
_SAME = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_RIVALS = {
    "firstLine": ("hanging",),
    "hanging": ("firstLine",),
    "firstLineChars": ("hangingChars",),
    "hangingChars": ("firstLineChars",),
    "eastAsia": ("eastAsiaTheme",),
    "ascii": ("asciiTheme",),
    "hAnsi": ("hAnsiTheme",),
}


def properties(element: etree._Element | None) -> Properties:
    """The properties in ``element``, a ``w:pPr``, ``w:rPr`` or similar."""
    found: Properties = {}
    for child in () if element is None else element:
        name = etree.QName(child).localname
        if child.tag in _COMPOSED:
            found.update({f"{name}/{etree.QName(each).localname}": attributes(each) for each in child})
        elif child.tag == w("tabs"):
            stops = map(attributes, child)
            found[name] = {stop.get("pos", ""): stop.get("val", "left") for stop in stops}
        else:
            given = attributes(child)
            found[name] = {_SAME.get(key, key): value for key, value in given.items()} if name == "ind" else given
    return found


def over(lower: Properties, upper: Properties) -> Properties:
    """``lower`` overridden by ``upper``: by attribute for indents, spacing, fonts …, by property for the others."""
    if not upper:
        return lower
    merged = dict(lower)
    for name, given in upper.items():
        below = merged.get(name)
        merged[name] = given if below is None or name not in _BY_ATTRIBUTE else _by_attribute(below, given)
    return merged


def _by_attribute(below: dict[str, str], given: dict[str, str]) -> dict[str, str]:
    ruled_out = {rival for name in given for rival in _RIVALS.get(name, ())}
    return {**{name: value for name, value in below.items() if name not in ruled_out}, **given}


def toggled(levels: Iterable[Properties], direct: Properties, defaults: Properties) -> Properties:
    """The effective values of toggle properties (ECMA-376 part 1, 17.7.3).

    ``levels`` are table, paragraph and character style; direct values override them.
    """
    styles = list(levels)
    found: Properties = {}
    for name in _TOGGLES:
        state = on(defaults.get(name)) or sum(on(style.get(name)) for style in styles) % 2 == 1
        found[name] = {"val": "1" if on(direct.get(name), state) else "0"}
    return found
