"""Properties of paragraphs, runs and sections set in a tree, each child at its place in the schema's order."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.office.wordml.wordml_names import w


def attributes(element: etree._Element, values: Mapping[str, object | None]) -> None:
    """Sets ``w:`` attributes; those whose value is None are taken away."""
    for name, value in values.items():
        if value is None:
            take_off(element, name)
        else:
            element.set(w(name), str(value))


def take_off(element: etree._Element, *names: str) -> None:
    """Takes the attributes ``w:name`` off, those that are there."""
    for name in names:
        if w(name) in element.attrib:
            del element.attrib[w(name)]


def switch(parent: etree._Element, name: str, *, on: bool) -> None:
    """Switches a property on or off by its own element."""
    element = get_or_add(parent, name)
    attributes(element, {"val": None if on else "0"})


def indent(
    paragraph: etree._Element, *, left: int = 0, right: int = 0, first: int = 0, chars: int | None = None
) -> None:
    """Sets all indents of a paragraph, in twips; ``first`` is negative where its first line hangs out.

    ``chars`` is the first line's indent in hundredths of a character, which programs prefer where it is given.
    """
    given = get_or_add(paragraph_properties(paragraph), "ind")
    given.attrib.clear()
    attributes(given, {"left": left, "leftChars": 0, "right": right, "rightChars": 0})
    if chars is not None:
        attributes(given, {"firstLineChars": chars})
    elif first >= 0:
        attributes(given, {"firstLineChars": 0})
    else:
        attributes(given, {"hangingChars": 0})
    attributes(given, {"firstLine": first} if first >= 0 else {"hanging": -first})


def align(paragraph: etree._Element, value: str) -> None:
    """Sets the alignment: ``left``, ``center``, ``right`` or ``both``."""
    attributes(get_or_add(paragraph_properties(paragraph), "jc"), {"val": value})
