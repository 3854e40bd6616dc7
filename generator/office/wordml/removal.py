"""Removal of elements from a tree."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.wordml_names import RANGES, w

_VALUE = w("val")


def remove(element: etree._Element) -> None:
    """Remove ``element`` and the text after it; a root stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def remove_but_ranges(element: etree._Element) -> None:
    """Remove ``element``; the ends of bookmarks, comments and permissions in it stay in its place."""
    if element.getparent() is None:
        return
    for edge in list(element.iter(*RANGES)):
        element.addprevious(edge)
    remove(element)


def set_or_remove(reference: etree._Element, value: str | None) -> None:
    """Set ``w:val`` of a reference such as ``w:pStyle``; remove the reference where ``value`` is None."""
    if value is None:
        remove(reference)
    else:
        reference.set(_VALUE, value)
