"""The place of a paragraph in numbers that a clerk can count: table, row, cell, paragraph, each from 1."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from generator.ground.errors import Span
from generator.office.wordml.wordml_names import TBL, TC, TEXT_BOX, TR, P


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
