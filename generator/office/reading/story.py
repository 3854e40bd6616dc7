"""The blocks of a story (the text, a header, a footer) in order: paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from lxml import etree

from generator.ground.errors import Span
from generator.ground.kept_results import KeptByKey
from generator.ground.length import NOTHING, Length, Twips
from generator.office.reading.attribute_values import (
    Properties,
    attributes,
    decimal,
    integer,
    on,
    or_nothing,
    over,
    properties,
    twips,
)
from generator.office.reading.document import Block, Border, Cell, Paragraph, Row, Section, Table
from generator.office.reading.docx_parts import StyleSheet
from generator.office.reading.effective_formatting import CellStyles, borders, span_of
from generator.office.reading.paragraph_content import chosen, contents, text_boxes
from generator.office.reading.paragraph_reading import FormattingSources, ParagraphContext, ParagraphReader
from generator.office.wordml import main_document, open_fields
from generator.office.wordml.wordml_names import TBL, TC, TR, WRAPPERS, P, mc, own_elements, w

_HIDDEN = w("hidden")
_BOOKMARKS = re.compile(rb"<w:bookmark(?:Start|End)[^>]*/>")
_OF_ITS_PLACE = (b"fldChar", b"sectPr", b"txbxContent")
_PARAGRAPHS, _TABLES = KeptByKey[list[Block]](), KeptByKey[tuple[Table, ...]]()
"""The blocks of earlier versions; of paragraphs where each was last."""


class Story:
    """One story of a document, to be read once from beginning to end."""

    def __init__(
        self,
        root: etree._Element,
        file: str,
        part: str,
        sources: FormattingSources,
        sections: Sequence[Section],
        depends: bytes | None = None,
    ) -> None:
        """``sections`` are the sections of the story, in order.

        Where blocks are kept for the next version of the document, ``depends`` is the digest of what they depend on
        beside their own XML and place.
        """
        self._depends = None if depends is None else (depends, file, part)
        self._places = main_document.Places(root, file, part)
        self._from = sources
        self._reader = ParagraphReader(sources)
        self._sections = sections
        self._passed = 0
        self._fields = open_fields.OpenFields()

    def blocks(self, container: Iterable[etree._Element]) -> Iterator[Block]:
        """The blocks in ``container``; those of a text box come before the paragraph with the box."""
        return self._blocks(container, {}, frame=False) if self._depends is None else self._kept_blocks(container)

    def _kept_blocks(self, container: Iterable[etree._Element]) -> Iterator[Block]:
        """The blocks in ``container``; what was read of one that is the same in an earlier version is not read again.

        What begins or ends a field or a section, or has a text box, is read where it is.
        """
        for element in block_elements(container):
            xml = _BOOKMARKS.sub(b"", etree.tostring(element, with_tail=False))
            if self._fields.open or any(name in xml for name in _OF_ITS_PLACE):
                yield from self._blocks((element,), {}, frame=False)
                continue
            key = (self._depends, self._passed, xml)
            yield from self._kept_paragraph(element, key) if element.tag == P else self._kept_table(element, key)

    def _kept_paragraph(self, element: etree._Element, key: tuple[Hashable, ...]) -> Iterable[Block]:
        held = _PARAGRAPHS.of(key, lambda: [*self._blocks((element,), {}, frame=False)])
        place, blocks = self._places.span(element, ""), tuple(held)  # another thread may change their places
        if blocks and blocks[0].place.paragraph != place.paragraph:
            held[:] = blocks = tuple(replace(each, place=replace(place, source=each.place.source)) for each in blocks)
        return blocks

    def _kept_table(self, element: etree._Element, key: tuple[Hashable, ...]) -> Iterable[Block]:
        return _TABLES.of((*key, self._table_place(element)), lambda: tuple(self._table(element, frame=False)))

    @property
    def _section(self) -> Section:
        return self._sections[min(self._passed, len(self._sections) - 1)]

    def _blocks(self, container: Iterable[etree._Element], style: Properties, *, frame: bool) -> Iterator[Block]:
        for element in block_elements(container):
            yield from self._paragraph(element, style, frame) if element.tag == P else self._table(element, frame)

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

        place = self._table_place(element)
        if place is not None:
            yield table_of(element, place, self._from.styles, self._section, paragraphs)

    def _table_place(self, element: etree._Element) -> Span | None:
        first = next(element.iter(P), None)
        span = None if first is None else self._places.span(first, "")
        return None if span is None else replace(span, row=None, cell=None, paragraph=None, source=None)


_DELETED = frozenset(map(w, ("del", "moveFrom")))


def block_elements(container: Iterable[etree._Element], *, deleted: bool = False) -> Iterator[etree._Element]:
    """The paragraphs and tables of ``container``, without what is in alternatives that are not read.

    Those with a tracked deletion around them are among them only with ``deleted``.
    """
    for element in container:
        if element.tag in (P, TBL):
            yield element
        elif element.tag in WRAPPERS or (deleted and element.tag in _DELETED):
            yield from block_elements(element, deleted=deleted)
        elif element.tag == mc("AlternateContent"):
            yield from block_elements(chosen(element), deleted=deleted)


# Tables: rows, cells and their effective borders (ECMA-376 part 1, 17.4).


_PERCENT = 5_000  # w:pct counts in fiftieths of a percent
_CELL_MARGIN = Twips(115)  # where neither the table nor its style gives one (17.4.34)


def table_of(
    element: etree._Element,
    place: Span,
    styles: StyleSheet,
    section: Section,
    paragraphs: Callable[[etree._Element], Iterable[Paragraph]],
    *,
    deleted: bool = False,
) -> Table:
    """The table of ``element``; ``paragraphs`` reads the content of a cell.

    With ``deleted`` it includes rows with a tracked deletion.
    """
    given = properties(element.find(w("tblPr")))
    text_width = section.width - section.left - section.right
    grid = [or_nothing(twips(column.get(w("w")))) for column in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    width = _width(given.get("tblW", {}), text_width) or Length(sum(grid))
    edges = over(styles.table(_style(element, styles)), properties(element.find(f"{w('tblPr')}/{w('tblBorders')}")))
    rows = rows_of(element, deleted=deleted)
    drawn = borders(edges, "")
    by_style = CellStyles(element, styles)
    floats = given.get("tblpPr")
    return Table(
        place=place,
        section=section.number,
        rows=tuple(
            _row(row, grid, _Edges(drawn, number == 0, number == len(rows) - 1), by_style, paragraphs)
            for number, row in enumerate(rows)
        ),
        width=width,
        left=_left(given, width, text_width),
        padding=_padding(element, styles),
        floating=floats is not None,
        to_bottom=floats is not None and floats.get("tblpYSpec") == "bottom" and floats.get("vertAnchor") == "margin",
    )


def rows_of(table: etree._Element, *, deleted: bool = False) -> list[etree._Element]:
    """The rows of ``table`` that have cells; those with a tracked deletion only with ``deleted``."""
    mark = f"{w('trPr')}/{w('del')}"
    return [row for row in own_elements(table, TR) if cells_of(row) and (deleted or row.find(mark) is None)]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of ``row``."""
    return list(own_elements(row, TC))


@dataclass(frozen=True, slots=True)
class _Edges:
    """The table's borders by side, and whether a row is its first or last."""

    borders: dict[str, Border]
    first: bool
    last: bool

    def of(self, *, leftmost: bool, rightmost: bool) -> dict[str, Border]:
        """The borders of a cell in the row, by side."""
        sides = {
            "top": "top" if self.first else "insideH",
            "bottom": "bottom" if self.last else "insideH",
            "left": "left" if leftmost else "insideV",
            "right": "right" if rightmost else "insideV",
        }
        return {side: self.borders[name] for side, name in sides.items() if name in self.borders}


def _row(
    element: etree._Element,
    grid: list[Length],
    edges: _Edges,
    by_style: CellStyles,
    paragraphs: Callable[[etree._Element], Iterable[Paragraph]],
) -> Row:
    given = properties(element.find(w("trPr")))
    cells, column = [], integer(given.get("gridBefore", {}).get("val")) or 0
    elements = cells_of(element)
    for number, each in enumerate(elements):
        look = properties(each.find(w("tcPr")))
        span = span_of(each)
        around = edges.of(leftmost=number == 0, rightmost=number == len(elements) - 1)
        width = _width(look.get("tcW", {}), NOTHING) or Length(sum(grid[column : column + span]))
        bare = Cell(paragraphs=(), width=width, span=span, borders=around)
        cells.append(_cell(each, over(by_style.look(each), look), bare, by_style.borders(each), paragraphs))
        column += span
    head, whole, hidden = (on(given.get(name)) for name in ("tblHeader", "cantSplit", "hidden"))
    return Row(cells=tuple(cells), head=head, whole=whole, hidden=hidden)


def _cell(
    element: etree._Element,
    look: Properties,
    bare: Cell,
    by_style: Properties,
    paragraphs: Callable[[etree._Element], Iterable[Paragraph]],
) -> Cell:
    own = over(by_style, properties(element.find(f"{w('tcPr')}/{w('tcBorders')}")))
    kept = {side: border for side, border in bare.borders.items() if side not in own}
    vertical = look.get("vAlign", {}).get("val", "top")
    return Cell(
        paragraphs=tuple(paragraphs(element)),
        width=bare.width,
        span=bare.span,
        borders={**kept, **borders(own, "")},
        vertical=cast('Literal["top", "center", "bottom"]', vertical if vertical in ("center", "bottom") else "top"),
    )


def _style(table: etree._Element, styles: StyleSheet) -> str:
    return styles.of("table", attributes(table.find(f"{w('tblPr')}/{w('tblStyle')}")).get("val"))


def _width(given: dict[str, str], whole: Length) -> Length:
    """A width in twips or in percent of ``whole``; zero for an automatic width."""
    kind = given.get("type", "dxa")
    if kind == "pct":
        share = given.get("w", "")
        percent = (decimal(share.removesuffix("%")) or 0) * (_PERCENT / 100 if share.endswith("%") else 1)
        return whole * (percent / _PERCENT)
    return or_nothing(twips(given.get("w"))) if kind == "dxa" else NOTHING


def _padding(element: etree._Element, styles: StyleSheet) -> Length:
    """The left margin of its cells (17.4.34); direct margins override those of its style."""
    own = properties(element.find(f"{w('tblPr')}/{w('tblCellMar')}"))
    given = over(styles.cell_margins(_style(element, styles)), own)
    left = given.get("left") or given.get("start")
    return _CELL_MARGIN if left is None else _width(left, NOTHING)


def _left(given: Properties, width: Length, text_width: Length) -> Length:
    """The distance of its left edge from that of the text area."""
    align = given.get("jc", {}).get("val", "left")
    if align == "center":
        return (text_width - width) * 0.5
    if align in ("right", "end"):
        return text_width - width
    return _width(given.get("tblInd", {}), text_width)
