"""Properties of text and their merging: a style over its base, direct properties over styles.

Properties are the content of a ``w:pPr`` or ``w:rPr``: attributes by the name of the property. Nested properties
(borders, numbering) have a name of their own (``pBdr/top``).
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from generator.office.reading.attribute_values import attributes, on
from generator.office.wordml.wordml_names import w

Properties = dict[str, dict[str, str]]

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
            found[name] = _indents(attributes(child)) if name == "ind" else attributes(child)
    return found


def _indents(given: dict[str, str]) -> dict[str, str]:
    return {_SAME.get(key, key): value for key, value in given.items()}


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
