"""The text of a Word document as it flows: paragraphs and tables in order, with the bookmarks of a draft in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from generator.ground.length import NOTHING
from generator.ground.representation import Unrepresented
from generator.office.reading.attribute_values import attributes, on, properties
from generator.office.reading.document import Run
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_content import RunText, contents
from generator.office.reading.paragraph_reading import FormattingSources, run_of
from generator.office.reading.unread import drawings, edge_texts, lacking, notes
from generator.office.reading.word_walk import PICTURES, changing, shown_text, walked
from generator.office.wordml.main_document import Places
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.tracked_changes import Note
from generator.office.wordml.wordml_names import (
    PARAGRAPH_PROPERTIES,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    P,
    T,
    own_elements,
    w,
    wp,
)
from generator.official.source_marks import PREFIX

NUMBER = "fawen-number"
"""The attribute with the number of a paragraph in the document as it came, which its resolved forms keep."""
PICTURE = "\ufffc"
"""What a picture in the text is in the text of its paragraph."""

_INLINE = wp("inline")
_START, _END, _NAME, _ID = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id")
_STYLE, _VALUE = f"{PARAGRAPH_PROPERTIES}/{w('pStyle')}", w("val")
_NUMBER = f"{PARAGRAPH_PROPERTIES}/{w('numPr')}/{w('numId')}"
_HIDDEN_ROW = f"{w('trPr')}/{w('hidden')}"
_NOTES = (w("footnoteReference"), w("endnoteReference"))
_DRAWN = (w("drawing"), w("pict"), w("object"))


Look = tuple[str, int, str]
"""A construct (``struck``), where it begins in its paragraph, and its text."""


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """A paragraph: its ``text``, its ``marks`` in order, its number in the document as it came, its style's id.

    Marks around no text are in ``emptied`` and not in ``marks``. ``looks`` are what looks add to the meaning.
    """

    text: str
    marks: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    number: int = -1
    style: str = ""
    looks: tuple[Look, ...] = ()

    @property
    def paragraphs(self) -> tuple[FlowParagraph, ...]:
        """The paragraph itself, as a table has its paragraphs."""
        return (self,)


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
        return tuple(mark for row in self.rows for mark in row_marks(row))

    @property
    def shape(self) -> tuple[int, ...]:
        """The numbers of cells of its rows."""
        return tuple(map(len, self.rows))


FlowItem = FlowParagraph | FlowTable


@dataclass(frozen=True, slots=True)
class Flow:
    """The ``items`` of a text without empty paragraphs, and the paragraphs in its text boxes, which flow nowhere."""

    items: tuple[FlowItem, ...]
    boxed: tuple[FlowParagraph, ...] = ()

    @property
    def paragraphs(self) -> Iterator[FlowParagraph]:
        """All paragraphs that flow, those of tables as well."""
        return (paragraph for item in self.items for paragraph in item.paragraphs)


def row_marks(row: Row) -> list[str]:
    """The marks of the cells of ``row``."""
    return [mark for cell in row for paragraph in cell for mark in (*paragraph.marks, *paragraph.emptied)]


def marks_of(item: FlowItem) -> tuple[str, ...]:
    """The marks of ``item``; those around no text only where it has no others."""
    return item.marks if isinstance(item, FlowTable) or item.marks else item.emptied


def texts_of(item: FlowItem) -> tuple[str, ...]:
    """The texts of ``item``: one, or one for each cell of a table."""
    if isinstance(item, FlowParagraph):
        return (item.text,)
    return tuple(cell_text(cell) for row in item.rows for cell in row)


def cell_text(cell: Cell) -> str:
    """The text of ``cell``, its paragraphs in lines."""
    return "\n".join(paragraph.text for paragraph in cell if paragraph.text)


def numbered(root: etree._Element) -> None:
    """Gives each paragraph below ``root`` its number."""
    for number, paragraph in enumerate(root.iter(P)):
        paragraph.set(NUMBER, str(number))


def flow_of(root: etree._Element, sources: FormattingSources) -> Flow:
    """The text of the document ``root``, in which no tracked changes are left; looks are by its ``sources``."""
    body = root.find(w("body"))
    if body is None:
        return Flow(())
    filled = _filled(body)
    items = tuple(_Reader(sources, filled).items(body))
    boxed = (_Reader(sources, filled).paragraph(each) for box in root.iter(TEXT_BOX) for each in box.iter(P))
    return Flow(items, tuple(each for each in boxed if each.text))


def beside_flow(
    parts: DocxParts, root: etree._Element, flow: Flow, dropped: Set[Note] = frozenset()
) -> Iterator[Unrepresented]:
    """What is in the file of ``parts`` and not in the ``flow`` of its text ``root``, whose paragraphs have numbers.

    Notes in ``dropped`` went with a tracked change; of text boxes those without a mark are no part of a draft.
    """
    places = Places(root, parts.file, parts.main)
    spans = {each.get(NUMBER): places.of(each) for each in root.iter(P)}
    shown: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for each in (*flow.paragraphs, *flow.boxed):
        readings = (text for kind, _, text in each.looks if kind == "doubtful")
        shown[spans[str(each.number)].numbers] += (each.text, *readings)
    strange = dict.fromkeys((each.number, each.text) for each in flow.boxed if not each.marks)
    yield from (Unrepresented("drawing", spans[str(number)], text) for number, text in strange)
    yield from lacking(root, places, shown)
    yield from notes(parts, root, places, dropped)
    yield from drawings(parts, root, places)
    yield from edge_texts(parts)


def _filled(body: etree._Element) -> set[str]:
    """The ids of the bookmarks with text in them."""
    found: set[str] = set()
    opened: set[str] = set()
    for element in body.iter(_START, _END, T, _INLINE):
        if element.tag == _START:
            opened.add(element.get(_ID, ""))
        elif element.tag == _END:
            opened.discard(element.get(_ID, ""))
        elif element.tag == _INLINE or element.text:
            found |= opened
    return found


class _Reader:
    """Reads paragraphs; ``filled`` are the ids of the bookmarks with text in them."""

    def __init__(self, sources: FormattingSources, filled: set[str]) -> None:
        self._from, self._filled = sources, filled
        self._fields = OpenFields()
        self._pending: list[str] = []
        """Marks that begin between two paragraphs."""

    def items(self, holder: etree._Element) -> Iterator[FlowItem]:
        """The paragraphs and tables in ``holder``."""
        for child in holder.iterchildren(etree.Element):
            if child.tag == P:
                paragraph = self.paragraph(child)
                if paragraph.text:
                    yield paragraph
            elif child.tag == TBL:
                yield FlowTable(tuple(map(self._row, own_elements(child, TR))))
            elif child.tag == _START:
                self._pending += _named(child)
            elif len(child):
                yield from self.items(child)

    def _row(self, row: etree._Element) -> Row:
        cells = (map(self.paragraph, cell.iter(P)) for cell in own_elements(row, TC))
        return tuple(tuple(each for each in cell if each.text or each.emptied) for cell in cells)

    def paragraph(self, paragraph: etree._Element) -> FlowParagraph:
        """The paragraph, with the marks that are pending."""
        marks: list[str] = []
        emptied: list[str] = []
        for start in paragraph.iter(_START):
            (marks if start.get(_ID, "") in self._filled else emptied).extend(_named(start))
        found = paragraph.find(_STYLE)
        style = "" if found is None else found.get(_VALUE, "")
        runs = list(self._runs(paragraph, self._from.styles.of("paragraph", style)))
        whole = "".join(run.text for run in runs)
        text = whole.strip(" \t\n")
        if text:
            marks, self._pending = [*self._pending, *marks], []
        number = int(paragraph.get(NUMBER, "-1"))
        beside = ((kind, 0, text if about is None else about) for kind, about in _beside(paragraph))
        looks = _looks(runs, len(whole) - len(whole.lstrip(" \t\n")))
        return FlowParagraph(text, tuple(marks), tuple(emptied), number, style, (*beside, *looks))

    def _runs(self, paragraph: etree._Element, style: str) -> Iterator[Run]:
        """The text of ``paragraph`` in pieces, with the look of each."""
        for piece in contents(paragraph, self._fields):
            if isinstance(piece, RunText):
                yield run_of(self._from.looks.run(style, {}, properties(piece.properties)), piece)
            elif not isinstance(piece, str) and next(piece.iter(_INLINE), None) is not None:
                yield Run(text=PICTURE, font="", latin="", size=NOTHING)


def _beside(paragraph: etree._Element) -> Iterator[tuple[str, str | None]]:
    """The constructs of ``paragraph`` beside its text, each with a text of its own, or None for the paragraph's."""
    number = paragraph.find(_NUMBER)
    if number is not None and number.get(_VALUE, "0") != "0":
        yield "numbering", None
    if any(on(attributes(mark)) for row in paragraph.iterancestors(TR) for mark in row.iterfind(_HIDDEN_ROW)):
        yield "hidden", None
    yield from (("note", None) for _ in paragraph.iter(*_NOTES))
    yield from (("doubtful", shown_text(reading)) for reading in paragraph.iter(w("rt")))
    yield from ((kind, text) for kind, _, text in changing(paragraph))
    yield from (("drawing", "") for each in walked(paragraph) if each.tag in _DRAWN and _is_strange(each))


def _is_strange(drawing: etree._Element) -> bool:
    """Whether no draft has such a drawing: neither a picture in the text nor a text box that became text."""
    is_picture = next(drawing.iter(_INLINE), None) is not None and next(drawing.iter(*PICTURES), None) is not None
    return not is_picture and not any(map(_named, drawing.iter(_START)))


def _looks(runs: Sequence[Run], before: int) -> Iterator[Look]:
    """What the looks of ``runs`` add, those of neighbours as one; places are counted from behind ``before``.

    A run that is moved up or down and smaller than the usual text around it is a doubt.
    """
    place = -before
    usual = max((run.size for run in runs), default=NOTHING)

    def kinds_of(run: Run) -> tuple[str, ...]:
        is_raised = run.offset and run.size < usual
        return (*run.constructs, "doubtful") if is_raised else run.constructs

    for kinds, group in groupby(runs, key=kinds_of):
        text = "".join(run.text for run in group)
        if text.strip():
            yield from ((kind, place, text) for kind in kinds)
        place += len(text)


def _named(start: etree._Element) -> tuple[str, ...]:
    name = start.get(_NAME, "")
    return (name,) if name.startswith(PREFIX) else ()
