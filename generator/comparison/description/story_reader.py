"""Reads a story (the text, a header, a footer), entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from generator.comparison.description import measure_words
from generator.comparison.description.description_entry import Entry
from generator.comparison.description.edges import edges_of
from generator.comparison.description.format_facts import Facts
from generator.comparison.description.opened_document import OpenedDocument
from generator.comparison.description.paragraph_entries import ParagraphDescriber
from generator.comparison.description.remarks import control
from generator.comparison.description.saving import Saving
from generator.comparison.description.style_looks import StyleLooks
from generator.comparison.description.table_facts import (
    cell_facts,
    column_widths,
    left_indent,
    row_facts,
    spans_of,
    table_facts,
)
from generator.ground.words import comparison as words
from generator.office.reading.document import Section
from generator.office.reading.merged_properties import Properties
from generator.office.reading.paragraph_content import chosen
from generator.office.reading.table_reading import cells_of, rows_of, table_of
from generator.office.reading.table_styles import CellStyles
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import mc, w

_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "del", "moveFrom")))


class StoryReader:
    """Reads one story from beginning to end, once."""

    def __init__(
        self, opened: OpenedDocument, root: etree._Element, part: str, looks: StyleLooks, saving: Saving
    ) -> None:
        self._opened = opened
        self._saving = saving
        self._places = Places(root, "", part)
        self._paragraphs = ParagraphDescriber(opened, part, looks, saving)

    def entries(self, container: Iterable[etree._Element], section: Section, depth: int = 0) -> Iterator[Entry]:
        """The entries of ``container``, which is in ``section``."""
        return self._blocks(container, {}, section, depth)

    def ending(self) -> Iterator[Entry]:
        """The entry for a break at the end of the whole story."""
        return self._paragraphs.ending()

    def _blocks(
        self,
        container: Iterable[etree._Element],
        table: Properties,
        section: Section,
        depth: int,
        marks: tuple[str, ...] = (),
    ) -> Iterator[Entry]:
        for element in container:
            if element.tag == w("p"):
                yield from self._paragraph(element, table, section, depth, marks)
            elif element.tag == w("tbl"):
                yield from self._table(element, section, depth)
            elif element.tag in _WRAPPERS:
                named = control(element) if element.tag == w("sdt") else ""
                yield from self._blocks(element, table, section, depth, (*marks, named) if named else marks)
            elif element.tag == mc("AlternateContent"):
                yield from self._blocks(chosen(element), table, section, depth, marks)

    def _paragraph(
        self, element: etree._Element, table: Properties, section: Section, depth: int, marks: tuple[str, ...]
    ) -> Iterator[Entry]:
        place = self._place(element)
        entries, boxes = self._paragraphs.entries(element, table, section, marks, place)
        number = self._places.span(element, "").paragraph
        yield from (replace(entry, depth=depth, paragraph=number) for entry in entries)
        for box in boxes:
            in_box = words.text("place-box", place=place)
            yield Entry(kind="box", place=place, depth=depth + 1)
            yield from (
                replace(entry, place=in_box, paragraph=None) for entry in self._blocks(box, {}, section, depth + 1)
            )

    def _table(self, element: etree._Element, section: Section, depth: int) -> Iterator[Entry]:
        first = next(element.iter(w("p")), None)
        if first is None:
            return
        place = words.text("place-table", number=self._places.span(first, "").table)
        styles = self._opened.sources.styles
        table = table_of(element, self._places.of(element), styles, section, lambda _: (), deleted=True)
        self._saving.note("column-widths", place, place, column_widths(element))
        self._saving.note("padding", "", place, measure_words.bare(table.padding.mm, 2))
        self._saving.note("table-indents", "", place, left_indent(element))
        columns = max((sum(cell.span for cell in row.cells) for row in table.rows), default=0)
        edges, by_style = edges_of(table.rows), CellStyles(element, styles)
        yield Entry(kind="table", place=place, facts=_set(table_facts(table, element, edges)), depth=depth)
        for number, (row, row_element) in enumerate(zip(table.rows, rows_of(element, deleted=True), strict=True)):
            row_place = words.text("place-row", table=place, number=number + 1)
            spans = spans_of(row, columns)
            yield Entry(kind="row", place=row_place, facts=_set(row_facts(row, row_element)), depth=depth)
            for index, (cell, inside) in enumerate(zip(row.cells, cells_of(row_element), strict=True)):
                own = edges.others.get((number, index), {})
                spanned = replace(cell, span=spans[index])
                facts = cell_facts(spanned, inside, by_style.look(inside), own)
                yield from self._cell(inside, facts, by_style.text(inside), section, depth + 1)

    def _cell(
        self, element: etree._Element, facts: Facts, style: Properties, section: Section, depth: int
    ) -> Iterator[Entry]:
        """The entries of a cell; the first of them describes the cell as well."""
        for number, entry in enumerate(self._blocks(element, style, section, depth)):
            yield replace(entry, cell=facts) if number == 0 else entry

    def _place(self, paragraph: etree._Element) -> str:
        span = self._places.span(paragraph, "")
        if span.cell is None:
            return words.text("place-paragraph", number=span.paragraph)
        return words.text("place-cell", table=span.table, row=span.row, cell=span.cell)


def _set(facts: Mapping[str, str]) -> Facts:
    return {name: value for name, value in facts.items() if value}
