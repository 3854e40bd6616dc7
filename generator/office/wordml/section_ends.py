"""Paragraphs that end a section (ECMA-376 part 1, 17.6.18)."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.names import P, w
from generator.office.wordml.properties import own, paragraph_properties, put

_VALUE = w("val")
_THIN = {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}


def end_with(paragraph: etree._Element, section: etree._Element) -> None:
    """End ``section`` with a paragraph, and no space below it: LibreOffice takes it from above the next page."""
    put(paragraph_properties(paragraph), section)
    without_space_below(paragraph)


def without_space_below(paragraph: etree._Element) -> None:
    """Leave no space below a paragraph that is the last on its page."""
    spacing = own(paragraph_properties(paragraph), "spacing")
    for name in ("afterLines", "afterAutospacing"):
        spacing.attrib.pop(w(name), "")
    spacing.set(w("after"), "0")


def thin_paragraph(section: etree._Element | None = None) -> etree._Element:
    """A paragraph of a twentieth of a line, which ends ``section`` where one is given."""
    paragraph = etree.Element(P)
    properties = paragraph_properties(paragraph)
    put(properties, etree.Element(w("snapToGrid"), {_VALUE: "0"}))
    put(properties, etree.Element(w("spacing"), _THIN))
    if section is not None:
        put(properties, section)
    return paragraph
