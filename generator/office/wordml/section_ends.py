"""Paragraphs that end a section (ECMA-376 part 1, 17.6.18)."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.schema_order import get_or_add, insert_in_order, paragraph_properties
from generator.office.wordml.wordml_names import P, w

_VALUE = w("val")
_THIN = {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}


def end_with(paragraph: etree._Element, section: etree._Element) -> None:
    """End ``section`` with ``paragraph``, without space below: LibreOffice would add that above the next page."""
    insert_in_order(paragraph_properties(paragraph), section)
    without_space_below(paragraph)


def without_space_below(paragraph: etree._Element) -> None:
    """Remove the space below a paragraph."""
    spacing = get_or_add(paragraph_properties(paragraph), "spacing")
    for name in ("afterLines", "afterAutospacing"):
        spacing.attrib.pop(w(name), "")
    spacing.set(w("after"), "0")


def thin_paragraph(section: etree._Element | None = None) -> etree._Element:
    """A new paragraph 1 pt high, which ends ``section`` where one is given."""
    paragraph = etree.Element(P)
    properties = paragraph_properties(paragraph)
    insert_in_order(properties, etree.Element(w("snapToGrid"), {_VALUE: "0"}))
    insert_in_order(properties, etree.Element(w("spacing"), _THIN))
    if section is not None:
        insert_in_order(properties, section)
    return paragraph
