"""One document for many records, which no longer asks for a data source.

Each record has a copy of the body, in a section of its own on a new page.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from generator.office.package import Package, parsed_again, serialised
from generator.office.package.part_names import word
from generator.office.package.xml_parsing import whole
from generator.office.wordml.schema_order import insert_in_order, paragraph_properties, remove
from generator.office.wordml.wordml_names import PARAGRAPH_IDS, PARAGRAPH_PROPERTIES, SECTION, P, w, wp

_BODY, _TYPE, _VALUE = w("body"), w("type"), w("val")
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_OBJECT = wp("docPr")

_INNER_SECTION = f".//{PARAGRAPH_PROPERTIES}/{SECTION}"
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes", w("commentReference"): "comments"}


def joined_copies(texts: Sequence[str]) -> str:
    """One main document from several, as XML.

    Each but the last ends with a section of its own, as in Word's "merge to a new document". Bookmarks stay in the
    first copy only, because their names are unique; objects in later copies get new numbers.
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
    """The kind of notes that a main document refers to and may have only once: ``footnotes`` …; None without notes."""
    root = _parsed(text)
    mark = next(root.iter(*_NOTES), None)
    return None if mark is None else _NOTES[str(mark.tag)]


def _parsed(text: str) -> etree._Element:
    return parsed_again(text.encode())


def _own_section(body: etree._Element) -> etree._Element:
    """The last section's properties, removed from ``body``; default ones where it has none."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != SECTION:
        return etree.Element(SECTION)
    body.remove(last)
    return last


def _end_section(body: etree._Element, section: etree._Element) -> None:
    """Ends a section with the last paragraph of ``body``, or with a new one where that is impossible."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != P or last.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}") is not None:
        last = etree.SubElement(body, P)
    own = deepcopy(section)
    own.tail = None
    insert_in_order(paragraph_properties(last), own)


def _begin_page(section: etree._Element) -> None:
    """Makes ``section`` begin on a new page (ECMA-376 part 1, 17.6.22), as it does without a type."""
    kind = section.find(_TYPE)
    if kind is not None and kind.get(_VALUE) in {"continuous", "nextColumn"}:
        kind.set(_VALUE, "nextPage")


def _make_distinct(copy: etree._Element, identity: int) -> int:
    """Removes from ``copy`` what must be unique in a document; returns the highest number of an object."""
    for element in list(copy.iter(*_BOOKMARKS)):
        remove(element)
    for element in copy.iter(P):
        for name in PARAGRAPH_IDS:
            element.attrib.pop(name, "")
    for element in copy.iter(_OBJECT):
        identity += 1
        element.set("id", str(identity))
    return identity


_MAIL_MERGE = w("mailMerge")
_SOURCES = ("mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData", "recipientData")


def drop_mail_merge(package: Package) -> None:
    """Removes the settings of a mail merge (ECMA-376 part 1, 17.14.20), with its sources and recipients.

    Because of them Word would query the data source at each opening. Raises TemplateError where the settings are no
    XML.
    """
    for settings in package.of_type(word("settings")):
        if b"mailMerge" in package.bytes_of(settings):
            root = package.tree(settings)
            for element in list(root.iter(_MAIL_MERGE)):
                root.remove(element)
            _drop_sources(package, settings)


def _drop_sources(package: Package, settings: str) -> None:
    for each in package.relations(settings):
        if each.kind in _SOURCES:
            package.unlink(settings, each)
            if not each.external:
                package.remove(each.target)
