"""Required content of containers: cells in a row, rows in a table, a paragraph in a cell, a header, a note."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.wordml_names import (
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
    """Remove rows without cells and tables without rows; add missing paragraphs to cells and stories.

    Source: ECMA-376 part 1, 17.4.37 (tables), 17.4.65 (a cell ends with a block), 17.10 (headers, footers).
    """
    for name, content in ((TR, TC), (TBL, TR)):
        for element in [each for each in root.iter(name) if next(each.iter(content), None) is None]:
            _drop(element)
    for holder in root.iter(TC, *STORIES):
        give_paragraph(holder)


def give_paragraph(holder: etree._Element) -> None:
    """Add a paragraph to a cell that does not end with one, or to a story without any block."""
    if holder.tag == TC:
        last = next((child for child in reversed(holder) if child.tag not in RANGES), None)
        if last is None or last.tag in {TBL, CELL_PROPERTIES}:
            holder.append(etree.Element(P))
    elif holder.tag in STORIES and all(child.tag in RANGES or child.tag == SECTION for child in holder):
        end = holder.find(SECTION)
        place = len(holder) if end is None else holder.index(end)
        holder.insert(place, etree.Element(P))


def _drop(element: etree._Element) -> None:
    """Remove ``element`` and the content controls that become empty; its bookmarks stay."""
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
