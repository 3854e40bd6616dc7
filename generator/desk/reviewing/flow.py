"""The text of a Word document as it flows: paragraphs and tables in order, with the bookmarks of a draft in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.office.reading.paragraph_content import chosen
from generator.office.wordml.wordml_names import (
    BLANKS,
    PARAGRAPH_PROPERTIES,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    P,
    T,
    mc,
    w,
    wp,
)
from generator.official.source_marks import PREFIX

NUMBER = "fawen-number"
"""The attribute with the number of a paragraph in the document as it came, which its resolved forms keep."""
PICTURE = "\ufffc"
"""What a picture in the text is in the text of its paragraph."""

_ALTERNATIVES = mc("AlternateContent")
_INLINE, _BREAK, _TYPE = wp("inline"), w("br"), w("type")
_START, _END, _NAME, _ID = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id")
_SKIPPED = frozenset((PARAGRAPH_PROPERTIES, TEXT_BOX, w("rPr"), w("pict"), w("object")))
_BODY, _STYLE = w("body"), w("pStyle")
_VALUE = w("val")


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """A paragraph: its ``text``, its ``marks`` in order, its number in the document as it came, its style's id.

    Marks around no text are in ``emptied`` and not in ``marks``.
    """

    text: str
    marks: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    number: int = -1
    style: str = ""


Cell = tuple[FlowParagraph, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A table: the paragraphs of its cells, row by row."""

    rows: tuple[Row, ...]

    @property
    def paragraphs(self) -> tuple[FlowParagraph, ...]:
        """The paragraphs of all cells."""
        return tuple(paragraph for row in self.rows for cell in row for paragraph in cell)

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of all cells."""
        return tuple(mark for paragraph in self.paragraphs for mark in (*paragraph.marks, *paragraph.emptied))


FlowItem = FlowParagraph | FlowTable


@dataclass(frozen=True, slots=True)
class Flow:
    """The ``items`` of a text without empty paragraphs, and the paragraphs in its text boxes, which flow nowhere."""

    items: tuple[FlowItem, ...]
    boxed: tuple[FlowParagraph, ...] = ()

    @property
    def paragraphs(self) -> Iterator[FlowParagraph]:
        """All paragraphs that flow, those of tables as well."""
        for item in self.items:
            yield from (item,) if isinstance(item, FlowParagraph) else item.paragraphs


def texts_of(item: FlowItem) -> tuple[str, ...]:
    """The texts of ``item``: one, or one for each cell of a table."""
    if isinstance(item, FlowParagraph):
        return (item.text,)
    return tuple(cell_text(cell) for row in item.rows for cell in row)


def cell_text(cell: Cell) -> str:
    """The text of ``cell``, its paragraphs in lines."""
    return "\n".join(paragraph.text for paragraph in cell if paragraph.text)


def numbered(root: etree._Element) -> None:
    """Give each paragraph below ``root`` its number."""
    for number, paragraph in enumerate(root.iter(P)):
        paragraph.set(NUMBER, str(number))


def flow_of(root: etree._Element) -> Flow:
    """The text of the document ``root``, in which no tracked changes are left."""
    body = root.find(_BODY)
    if body is None:
        return Flow(())
    pending: list[str] = []
    items = tuple(_items(body, _marked_text(body), pending))
    boxed = (_paragraph(each, {}, []) for box in root.iter(TEXT_BOX) for each in box.iter(P))
    return Flow(items, tuple(each for each in boxed if each.text))


def _marked_text(body: etree._Element) -> dict[str, bool]:
    """Whether there is text in each bookmark, by its id."""
    found: dict[str, bool] = {}
    opened: set[str] = set()
    for element in body.iter(_START, _END, T, _INLINE):
        if element.tag == _START:
            opened.add(element.get(_ID, ""))
        elif element.tag == _END:
            opened.discard(element.get(_ID, ""))
        elif element.tag == _INLINE or element.text:
            found.update(dict.fromkeys(opened, True))
    return found


def _items(holder: etree._Element, filled: Mapping[str, bool], pending: list[str]) -> Iterator[FlowItem]:
    """The paragraphs and tables in ``holder``; ``pending`` are marks that begin between two paragraphs."""
    for child in holder.iterchildren(etree.Element):
        if child.tag == P:
            paragraph = _paragraph(child, filled, pending)
            if paragraph.text:
                yield paragraph
        elif child.tag == TBL:
            yield FlowTable(tuple(_row(row, filled, pending) for row in child.iterchildren(TR)))
        elif child.tag == _START:
            pending += _named(child)
        elif len(child):
            yield from _items(child, filled, pending)


def _row(row: etree._Element, filled: Mapping[str, bool], pending: list[str]) -> tuple[Cell, ...]:
    return tuple(
        tuple(each for each in (_paragraph(p, filled, pending) for p in cell.iter(P)) if each.text or each.emptied)
        for cell in row.iterchildren(TC)
    )


def _paragraph(paragraph: etree._Element, filled: Mapping[str, bool], pending: list[str]) -> FlowParagraph:
    starts = [each for each in paragraph.iter(_START) if _named(each)]
    marks = [name for each in starts if filled.get(each.get(_ID, "")) for name in _named(each)]
    emptied = [name for each in starts if not filled.get(each.get(_ID, "")) for name in _named(each)]
    style = paragraph.find(f"{PARAGRAPH_PROPERTIES}/{_STYLE}")
    text = "".join(_pieces(paragraph)).strip(" \t\n")
    if text:
        marks, pending[:] = [*pending, *marks], []
    number = int(paragraph.get(NUMBER, "-1"))
    return FlowParagraph(text, tuple(marks), tuple(emptied), number, "" if style is None else style.get(_VALUE, ""))


def _named(start: etree._Element) -> tuple[str, ...]:
    name = start.get(_NAME, "")
    return (name,) if name.startswith(PREFIX) else ()


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in (chosen(element) if element.tag == _ALTERNATIVES else element).iterchildren(etree.Element):
        if child.tag in _SKIPPED:
            continue
        if child.tag == T:
            yield child.text or ""
        elif child.tag == _INLINE:
            yield PICTURE
        elif child.tag in BLANKS:
            yield (
                ""
                if child.tag == _BREAK and child.get(_TYPE, "textWrapping") != "textWrapping"
                else BLANKS[str(child.tag)]
            )
        else:
            yield from _pieces(child)
