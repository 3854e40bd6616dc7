"""The blocks of a story (the text, a header, a footer) in order: paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from generator.office.reading.attribute_values import attributes, on
from generator.office.reading.document import Block, Paragraph, Section, Table
from generator.office.reading.merged_properties import Properties
from generator.office.reading.paragraph_content import chosen, contents, text_boxes
from generator.office.reading.paragraph_reading import FormattingSources, ParagraphContext, ParagraphReader
from generator.office.reading.table_reading import table_of
from generator.office.reading.table_styles import CellStyles
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import TR, WRAPPERS, mc, w

_HIDDEN = w("hidden")


class Story:
    """One story of a document, to be read once from beginning to end."""

    def __init__(
        self, root: etree._Element, file: str, part: str, sources: FormattingSources, sections: Sequence[Section]
    ) -> None:
        """``sections`` are the sections of the story, in order."""
        self._places = Places(root, file, part)
        self._from = sources
        self._reader = ParagraphReader(sources)
        self._sections = sections
        self._passed = 0
        self._fields = OpenFields()

    def blocks(self, container: Iterable[etree._Element]) -> Iterator[Block]:
        """The blocks in ``container``; those of a text box come before the paragraph with the box."""
        return self._blocks(container, {}, frame=False)

    @property
    def _section(self) -> Section:
        return self._sections[min(self._passed, len(self._sections) - 1)]

    def _blocks(self, container: Iterable[etree._Element], style: Properties, *, frame: bool) -> Iterator[Block]:
        for element in container:
            if element.tag == w("p"):
                yield from self._paragraph(element, style, frame)
            elif element.tag == w("tbl"):
                yield from self._table(element, frame)
            elif element.tag in WRAPPERS:
                yield from self._blocks(element, style, frame=frame)
            elif element.tag == mc("AlternateContent"):
                yield from self._blocks(chosen(element), style, frame=frame)

    def _paragraph(self, element: etree._Element, style: Properties, frame: bool) -> Iterator[Block]:
        given = element.find(w("pPr"))
        pieces = list(contents(element, self._fields))
        for piece in pieces:
            if isinstance(piece, etree._Element):
                for box in text_boxes(piece):
                    yield from self._blocks(box, {}, frame=True)
        deleted = given is not None and given.find(f"{w('rPr')}/{w('del')}") is not None
        if pieces or not deleted:
            setting = ParagraphContext(self._section, style, frame)
            yield from self._reader.paragraphs(element, pieces, self._places.span(element, ""), setting)
        if given is not None and given.find(w("sectPr")) is not None:
            self._passed += 1

    def _table(self, element: etree._Element, frame: bool) -> Iterator[Table]:
        by_style = CellStyles(element, self._from.styles)
        hidden = frozenset(
            row for mark in element.iter(_HIDDEN) if on(attributes(mark)) for row in mark.iterancestors(TR)
        )

        def paragraphs(cell: etree._Element) -> Iterator[Paragraph]:
            is_hidden = not hidden.isdisjoint(cell.iterancestors(TR))
            for block in self._blocks(cell, by_style.text(cell), frame=frame):
                for each in block.paragraphs if isinstance(block, Table) else (block,):
                    shown = (each.text,) if each.text else ()
                    yield replace(each, runs=(), hidden=(*each.hidden, *shown)) if is_hidden else each

        first = next(element.iter(w("p")), None)
        if first is not None:
            span = self._places.span(first, "")
            place = replace(span, row=None, cell=None, paragraph=None, source=None)
            yield table_of(element, place, self._from.styles, self._section, paragraphs)
