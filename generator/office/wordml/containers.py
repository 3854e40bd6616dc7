"""What a schema wants in a container: cells in a row, rows in a table, a paragraph in a cell, a header, a note."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.names import (
    CELL_PROPERTIES,
    RANGES,
    SECTION,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    P,
    w,
)

_CONTROL, _CONTROL_CONTENT = w("sdt"), w("sdtContent")
STORIES = (w("body"), w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("comment"), TEXT_BOX)
BLOCKS = frozenset([P, TBL, _CONTROL, w("customXml"), w("altChunk")])


def complete(root: etree._Element) -> None:
    """Take out rows without cells and tables without rows; give a paragraph to what ends without one.

    Source: ECMA-376 part 1, 17.4.37 (tables), 17.4.65 (a cell ends with a block), 17.10 (headers, footers).
    """
    for name, content in ((TR, TC), (TBL, TR)):
        for element in [each for each in root.iter(name) if next(each.iter(content), None) is None]:
            _drop(element)
    for holder in root.iter(TC, *STORIES):
        give_paragraph(holder)


def give_paragraph(holder: etree._Element) -> None:
    """Give a paragraph to a cell that does not end with one, and to a story that has no block at all."""
    if holder.tag == TC:
        last = next((child for child in reversed(holder) if child.tag not in RANGES), None)
        if last is None or last.tag in {TBL, CELL_PROPERTIES}:
            holder.append(etree.Element(P))
    elif holder.tag in STORIES and all(child.tag in RANGES or child.tag == SECTION for child in holder):
        end = holder.find(SECTION)
        place = len(holder) if end is None else holder.index(end)
        holder.insert(place, etree.Element(P))


def _drop(element: etree._Element) -> None:
    """Remove ``element``, with the content controls around that hold nothing else; its bookmarks stay."""
    parent = element.getparent()
    if parent is None:
        return
    for edge in list(element.iter(*RANGES)):
        element.addprevious(edge)
    parent.remove(element)
    if parent.tag == _CONTROL_CONTENT and not len(parent):
        control = parent.getparent()
        if control is not None:
            _drop(control)
