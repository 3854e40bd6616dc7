"""Paragraphs in their containers: their places in numbers that a clerk can count, and those that must be there.

A place has the numbers of table, row, cell and paragraph, each from 1. A row needs a cell, a table a row; a cell, a
header and a note need a paragraph.
"""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from generator.ground.errors import Span
from generator.office.wordml.wordml_names import CELL_PROPERTIES, RANGES, SECTION, TBL, TC, TEXT_BOX, TR, P, w


class Places:
    """The paragraphs of one part, numbered.

    A paragraph in a table is numbered within its cell, others within the part. Tables are numbered within the part,
    including nested ones. A paragraph in a text box has the place of the paragraph that contains the box.
    """

    def __init__(self, root: etree._Element, file: str, part: str) -> None:
        self._span = Span(file, part=part)
        self._tables = _numbers(root, TBL, ())
        self._rows = _numbers(root, TR, (TBL,))
        self._cells = _numbers(root, TC, (TR,))
        self._paragraphs = _numbers(root, P, (TC, TEXT_BOX))

    def of(self, element: etree._Element) -> Span:
        """The place of the paragraph of ``element``, or else the part."""
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        return self._span if paragraph is None else self.span(paragraph, "")

    def span(self, paragraph: etree._Element, source: str) -> Span:
        """The place of ``paragraph``; ``source`` is its text."""
        whole = self._span
        nearest = _nearest(paragraph, (TC, TEXT_BOX))
        if nearest is not None and nearest.tag == TEXT_BOX:
            holder = _nearest(nearest, (P,))
            return self.span(holder, source) if holder is not None else whole
        number = self._paragraphs[paragraph]
        if nearest is None:
            return Span(whole.file, part=whole.part, paragraph=number, source=source)
        row, table = _nearest(nearest, (TR,)), _nearest(nearest, (TBL,))
        return Span(
            whole.file,
            part=whole.part,
            table=None if table is None else self._tables[table],
            row=None if row is None else self._rows[row],
            cell=self._cells[nearest],
            paragraph=number,
            source=source,
        )


def _numbers(root: etree._Element, name: str, within: tuple[str, ...]) -> dict[etree._Element, int]:
    """The number of each element ``name`` in its nearest container, from 1."""
    counts: defaultdict[etree._Element | None, int] = defaultdict(int)
    numbers: dict[etree._Element, int] = {}
    for element in root.iter(name):
        container = _nearest(element, within)
        counts[container] += 1
        numbers[element] = counts[container]
    return numbers


def _nearest(element: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    return next(element.iterancestors(*names), None) if names else None


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
