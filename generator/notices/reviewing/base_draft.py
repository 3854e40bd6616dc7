"""The draft that a reviewer was given, as far as it is known, and where its paragraphs are in the draft of today."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from generator.dispatch.papers.document_maker import in_file, written
from generator.ground.disk import root_of
from generator.ground.errors import InputError, Problem, Span
from generator.ground.representation import Unrepresented
from generator.ground.source.source_file import SourceFile
from generator.notices.reviewing.flow import (
    Flow,
    FlowItem,
    FlowParagraph,
    FlowTable,
    Row,
    beside_flow,
    flow_of,
    marks_of,
    numbered,
    row_marks,
    texts_of,
)
from generator.notices.reviewing.review import BaseKind, TypedText, cells_of, typed_line
from generator.notices.reviewing.reviewed_copy import ReviewedCopy
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.official.blocks import Block, LaidOutDocument, ParagraphBlock, TableBlock, paragraphs_of
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.official.source_marks import (
    KEYS,
    PREFIX,
    SOURCE_PROPERTY,
    MarkedLine,
    is_element,
    line_name,
    mark_of,
    marked_files,
    marked_lines,
    short_digest,
    with_source_marks,
)
from generator.templates.text.attachment_templates import NOTICE_FILE, read_text_of_notice
from generator.templates.text.filled_lines import FilledLine
from generator.templates.text.notice import Notice, open_notice

_LEAST = 0.25
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BaseItem:
    """An item of the draft that was given away; ``today`` is its place in the draft of today, None where it changed.

    ``is_known``: its text is certain. ``changed_rows`` are the rows of a table that have changed since.
    """

    item: FlowItem
    today: int | None
    is_known: bool = True
    changed_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class BaseDraft:
    """The ``items`` of the draft that was given away, in order."""

    kind: BaseKind
    items: tuple[BaseItem, ...]


def base_draft(built: BuiltDraft, copy: ReviewedCopy) -> BaseDraft | None:
    """The draft that ``copy`` was made of, None where it is not one of the notice whose draft is ``built`` today."""
    source = copy.properties.get(SOURCE_PROPERTY)
    today = tuple(BaseItem(item, place) for place, item in enumerate(built.flow.items))
    if not source:
        ours = {text for item in built.flow.items for text in texts_of(item) if text}
        theirs = {text for item in copy.rejected.items for text in texts_of(item)}
        return BaseDraft("unmarked", today) if len(ours & theirs) >= _LEAST * len(ours) else None
    if source == built.source:
        return BaseDraft("same", today)
    lines = marked_lines(copy.properties)
    if lines == built.lines:
        return BaseDraft("same", today)
    found = _MatchedLines(built, copy, lines)
    return BaseDraft("changed", tuple(found.items())) if found.is_of_notice else None


class _MatchedLines:
    """Lines of the source found again in today's.

    Their order is that of the draft; a line prints the same today as then where its digests say so, else what the copy
    has with all changes rejected.
    """

    def __init__(self, built: BuiltDraft, copy: ReviewedCopy, lines: Sequence[MarkedLine]) -> None:
        self._today = built.flow.items
        self._lines = lines
        self._by_name = {line.name: line for line in lines}
        self._lines_today = {line.name: line for line in built.lines}
        self._names = dict(_names(lines, marked_files(copy.properties), built))
        self._places = _by_name(enumerate(self._today), self._lines_today)
        self._held = _by_name(((item, item) for item in copy.rejected.items), self._by_name)

    @property
    def is_of_notice(self) -> bool:
        """Whether a fair share of the lines is in the notice of today."""
        texts = [line.name for line in self._lines if not is_element(line.name)]
        return sum(name in self._names for name in texts) >= _LEAST * len(texts)

    def items(self) -> Iterator[BaseItem]:
        """The items in the order of the draft, each with its place in that of today."""
        yield from self._unmarked(-1)
        for _, group in groupby(self._lines, key=self._table):
            lines = [line.name for line in group]
            if self._table(self._by_name[lines[0]]) is None:
                found = [item for name in lines for item in self._paragraphs(name)]
            else:
                found = [self._rows(lines)]
            for item in found:
                yield item
                yield from () if item.today is None else self._unmarked(item.today)

    def _table(self, line: MarkedLine) -> int | None:
        """The key of the table that the line is a row of; None for any other line."""
        held, places = self._held.get(line.name, []), self._places_of(line.name)
        if held:
            return id(held[0]) if isinstance(held[0], FlowTable) else None
        return places[0] if places and isinstance(self._today[places[0]], FlowTable) else None

    def _unmarked(self, place: int) -> Iterator[BaseItem]:
        """Today's items without marks behind a place, such as those of Word files that are set in."""
        behind = enumerate(self._today[place + 1 :], start=place + 1)
        for number, item in takewhile(lambda each: not _names_in(each[1], self._lines_today), behind):
            yield BaseItem(item, number)

    def _paragraphs(self, name: str) -> list[BaseItem]:
        """The paragraphs that a line printed: most lines print one."""
        places = self._places_of(name)
        today = [item for place in places if isinstance(item := self._today[place], FlowParagraph)]
        if today and self._is_printed_alike(name):  # with the marks that they had then
            then = [replace(item, marks=(mark_of(name, each),), emptied=()) for each, item in enumerate(today, start=1)]
            return [BaseItem(item, place) for item, place in zip(then, places, strict=True)]
        held = [item for item in self._held.get(name, []) if isinstance(item, FlowParagraph)]
        if not held:
            return [BaseItem(FlowParagraph("", (PREFIX + name,)), places[0] if places else None, is_known=False)]
        is_known = short_digest("".join(item.text for item in held)) == self._by_name[name].printed
        known_places = places if len(places) == len(held) else [None] * len(held)
        return [BaseItem(item, place, is_known) for item, place in zip(held, known_places, strict=True)]

    def _rows(self, names: Sequence[str]) -> BaseItem:
        """A table, which may have changed in some of its rows."""
        rows: list[Row] = []
        changed: set[int] = set()
        is_known = True
        for name in names:
            is_typed_alike = bool(self._places_of(name))
            then = self._rows_of(self._names.get(name, ""), self._today) if self._is_printed_alike(name) else []
            mark = mark_of(name, 1)
            then = [
                tuple(tuple(replace(each, marks=(mark,), emptied=()) for each in cell) for cell in row) for row in then
            ]
            if not then:
                then = self._rows_of(name, self._held.get(name, []))
                text = "".join(each.text for each in FlowTable(tuple(then)).paragraphs)
                is_known = is_known and short_digest(text) == self._by_name[name].printed
            if not is_typed_alike:
                changed.update(range(len(rows), len(rows) + len(then)))
            rows += then
        places = {place for name in names for place in self._places_of(name)}
        place = places.pop() if len(places) == 1 else None
        return BaseItem(FlowTable(tuple(rows)), place, is_known, frozenset(changed))

    def _rows_of(self, name: str, items: Sequence[FlowItem]) -> list[Row]:
        """The rows that a line prints."""
        tables = (item for item in items if isinstance(item, FlowTable))
        return [row for table in tables for row in table.rows if name in map(line_name, row_marks(row))]

    def _places_of(self, name: str) -> list[int]:
        """Today's places of what a line prints; none where it is typed otherwise today."""
        return self._places.get(self._names.get(name, ""), [])

    def _is_printed_alike(self, name: str) -> bool:
        today = self._lines_today.get(self._names.get(name, ""))
        return today is not None and today.printed == self._by_name[name].printed


def _names(lines: Sequence[MarkedLine], files: Sequence[str], built: BuiltDraft) -> Iterator[tuple[str, str]]:
    """The names of each line then and now, where it is typed as it was; of elements, where they print the same."""
    today = {line.name: line for line in built.lines}
    for line in lines:
        same = today.get(line.name)
        if is_element(line.name) and same is not None and same.printed == line.printed:
            yield line.name, same.name
    for number, file in enumerate(files):
        if file not in built.order:
            continue
        then = [line for line in lines if line.name.startswith(f"{number}_")]
        now = [line for line in built.lines if line.name.startswith(f"{built.order.index(file)}_")]
        matcher = SequenceMatcher(None, [each.typed for each in then], [each.typed for each in now], autojunk=False)
        for first, start, size in matcher.get_matching_blocks():
            for offset in range(size):
                yield then[first + offset].name, now[start + offset].name


def _names_in(item: FlowItem, known: Container[str]) -> list[str]:
    """The names of the ``known`` lines that ``item`` prints; a Word file that is set in may have marks of others."""
    return [name for name in dict.fromkeys(map(line_name, marks_of(item))) if name in known]


def _by_name(items: Iterable[tuple[T, FlowItem]], known: Container[str]) -> dict[str, list[T]]:
    """What is said of each item, by the names of the ``known`` lines that it prints."""
    found: dict[str, list[T]] = {}
    for said, item in items:
        for name in _names_in(item, known):
            found.setdefault(name, []).append(said)
    return found


# A notice's draft as it is built today: its text as it flows, and where in the source each paragraph is from.


_KEY = re.compile(r"\s*(?:-\s+)?([^\s:：#'\"\[{]+):(?:\s|$)")
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """A line of a text: its ``file`` and number; ``typed`` is its text, None where it does more than print values.

    ``column`` is the number of the cell, from 0, of a table's row.
    """

    file: str
    line: int
    typed: TypedText | None
    column: int | None = None

    @property
    def cell(self) -> TypedText | None:
        """The text of the cell."""
        if self.typed is None or self.column is None:
            return None
        cells = cells_of(self.typed)[1]
        return cells[self.column] if self.column < len(cells) else None


@dataclass(frozen=True, slots=True)
class ElementOrigin:
    """An element of the front matter: its ``key`` as the file has it, and the place of that, None for none."""

    key: str
    element: str
    file: str | None
    line: int | None


Origin = LineOrigin | ElementOrigin


class SourcePlace(NamedTuple):
    """A place in the source: a file as shown, a line and a key, as far as there are any."""

    file: str | None = None
    line: int | None = None
    key: str | None = None


@dataclass(frozen=True)
class BuiltDraft:
    """The draft: its ``flow``, the origin of each mark, the texts of its source, the digest and lines of that.

    ``order`` are the names of its texts as they are printed, ``moment`` is the date of files.
    ``unread`` is what is in its document and not in the flow.
    """

    flow: Flow
    origins: Mapping[str, Origin]
    files: Mapping[str, SourceFile]
    source: str
    lines: tuple[MarkedLine, ...]
    order: tuple[str, ...]
    moment: datetime
    unread: tuple[Unrepresented, ...]

    def origin(self, marks: Iterable[str]) -> Origin | None:
        """The origin of the first of ``marks`` that has one."""
        return next((self.origins[mark] for mark in marks if mark in self.origins), None)

    def place(self, origin: Origin | None) -> SourcePlace:
        """The place in the source of ``origin``."""
        if isinstance(origin, ElementOrigin):
            return SourcePlace(origin.file, origin.line, origin.key)
        return SourcePlace() if origin is None else SourcePlace(self.files[origin.file].name, origin.line)


def built_draft(
    folder: Path, house: Path, edited: Mapping[str, bytes] = _NOTHING, *, document: str = NOTICE_FILE
) -> BuiltDraft:
    """The draft of the notice in ``folder`` over ``house``; ``edited`` are texts in the place of its files.

    ``document`` is the file of an attachment that is a document of its own. Raises NoticeError, LayoutError, and
    InputError where there is no such attachment.
    """
    notice = open_notice(folder, house, is_draft=True, edited=edited)
    notice = notice.in_edition(notice.draft_edition)
    with in_file(notice.name):
        laid_out = with_source_marks(_laid_out(notice, document), notice.source_digest)
    files = {
        name: read_text_of_notice(folder / name, str(folder / name), edited, root=root_of(folder))
        for name in notice.filled_lines()
    }
    parts = DocxParts(written(laid_out), notice.name)
    numbered(parts.document)
    flow = flow_of(parts.document, FormattingSources.of(parts))
    return BuiltDraft(
        flow,
        dict(_origins(laid_out, _by_line(notice))),
        files,
        notice.source_digest,
        marked_lines(laid_out.properties),
        marked_files(laid_out.properties),
        notice.moment,
        tuple(beside_flow(parts, parts.document, flow)),
    )


def _laid_out(notice: Notice, document: str) -> LaidOutDocument:
    official = notice.render()
    if document == NOTICE_FILE:
        return lay_out(official)
    serials = [each.entry.serial for each in notice.detached if each.file == document]
    found = next((each for each in official.attachments if each.detached and each.serial in serials), None)
    if found is None:
        raise InputError(Problem("review-no-attachment", Span(notice.name), {"name": document}))
    return lay_out_detached(official, found)


def _by_line(notice: Notice) -> dict[tuple[str, int | None], FilledLine | None]:
    """The filled line of each line of a text; None for one that prints several times."""
    found: dict[tuple[str, int | None], FilledLine | None] = {}
    for name, lines in notice.filled_lines().items():
        for line in lines:
            if line.text or line.pieces:
                key = name, line.span.line
                found[key] = None if key in found else line
    return found


def _origins(
    document: LaidOutDocument, lines: Mapping[tuple[str, int | None], FilledLine | None]
) -> Iterator[tuple[str, Origin]]:
    for block in document.blocks:
        for paragraph, column in _with_columns(block):
            if paragraph.mark is not None:
                yield from _origin(paragraph, paragraph.mark.name, lines, column)


def _with_columns(block: Block) -> Iterator[tuple[ParagraphBlock, int | None]]:
    """The paragraphs of ``block``, those of a table with the numbers of their cells."""
    if isinstance(block, TableBlock):
        cells = (each for row in block.rows for each in enumerate(row.cells))
        yield from ((paragraph, column) for column, cell in cells for paragraph in cell.paragraphs)
    else:
        yield from ((paragraph, None) for paragraph in paragraphs_of(block))


def _origin(
    paragraph: ParagraphBlock, mark: str, lines: Mapping[tuple[str, int | None], FilledLine | None], column: int | None
) -> Iterator[tuple[str, Origin]]:
    span = paragraph.source
    if paragraph.role in KEYS:
        element = KEYS[paragraph.role]
        named = _KEY.match(span.source or "") if span is not None else None
        key = element if named is None else named[1]
        file, line = (None, None) if span is None else (span.file, span.line)
        yield mark, ElementOrigin(key, element, file, line)
    elif span is not None and span.line is not None:
        name = Path(span.file).name
        filled = lines.get((name, span.line))
        yield mark, LineOrigin(name, span.line, None if filled is None else typed_line(filled), column)
