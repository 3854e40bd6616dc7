"""Many records in one document: the body again for each, every copy in a section of its own on a new page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from generator.office.package import parsed_again, serialised
from generator.office.package.integers import whole
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, P, w, w14, wp

_BODY, _SECTION, _TYPE, _VALUE = w("body"), w("sectPr"), w("type"), w("val")
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_OBJECT = wp("docPr")
_PARAGRAPH_IDS = (w14("paraId"), w14("textId"))
_INNER_SECTION = f".//{PARAGRAPH_PROPERTIES}/{_SECTION}"
_AFTER_SECTION = w("pPrChange")
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes", w("commentReference"): "comments"}


def joined(texts: Sequence[str]) -> str:
    """One main document of several, given and returned as XML.

    Each but the last ends with a section of its own, as Word merges to a new document. Bookmarks stay in the first
    copy only, as their names are the document's; what has a number of its own gets another in later copies.
    """
    root = _parsed(texts[0])
    body = root.find(_BODY)
    if body is None or len(texts) == 1:
        return texts[0]
    last = _own_section(body)
    identity = max((whole(each.get("id")) for each in root.iter(_OBJECT)), default=0)
    for text in texts[1:]:
        _end_section(body, last)
        copy = _parsed(text).find(_BODY)
        if copy is None:
            continue
        last = _own_section(copy)
        _begin_page(next(copy.iterfind(_INNER_SECTION), last))
        identity = _make_distinct(copy, identity)
        body.extend(list(copy))
    body.append(last)
    return serialised(root).decode()


def note_in(text: str) -> str | None:
    """Which kind of notes a main document refers to, each of which it can have only once: ``footnotes`` …"""
    root = _parsed(text)
    mark = next(root.iter(*_NOTES), None)
    return None if mark is None else _NOTES[str(mark.tag)]


def _parsed(text: str) -> etree._Element:
    return parsed_again(text.encode())


def _own_section(body: etree._Element) -> etree._Element:
    """The last section's properties, taken out of ``body``; the default ones where it has none."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != _SECTION:
        return etree.Element(_SECTION)
    body.remove(last)
    return last


def _end_section(body: etree._Element, section: etree._Element) -> None:
    """End a section with the last paragraph of ``body``, or with a new one where that cannot carry it."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != P or last.find(f"{PARAGRAPH_PROPERTIES}/{_SECTION}") is not None:
        last = etree.SubElement(body, P)
    properties = last.find(PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = etree.Element(PARAGRAPH_PROPERTIES)
        last.insert(0, properties)
    own = deepcopy(section)
    own.tail = None
    change = properties.find(_AFTER_SECTION)
    if change is None:
        properties.append(own)
    else:
        change.addprevious(own)


def _begin_page(section: etree._Element) -> None:
    """Let ``section`` begin on a new page (ECMA-376 part 1, 17.6.22), as it does without a type."""
    kind = section.find(_TYPE)
    if kind is not None and kind.get(_VALUE) in {"continuous", "nextColumn"}:
        kind.set(_VALUE, "nextPage")


def _make_distinct(copy: etree._Element, identity: int) -> int:
    """Rid ``copy`` of what a document can have once only; the highest number that objects have then comes back."""
    for element in list(copy.iter(*_BOOKMARKS)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in copy.iter(P):
        for name in _PARAGRAPH_IDS:
            element.attrib.pop(name, "")
    for element in copy.iter(_OBJECT):
        identity += 1
        element.set("id", str(identity))
    return identity
