"""A notice's draft as it is built today: its text as it flows, and where in the source each paragraph is from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.dispatch.papers.document_maker import in_file, written
from generator.ground.disk import root_of
from generator.ground.errors import InputError, Problem, Span
from generator.ground.representation import Unrepresented
from generator.ground.source.source_file import SourceFile
from generator.notices.reviewing.flow import Flow, beside_flow, flow_of, numbered
from generator.notices.reviewing.typed_text import TypedText, cells_of, typed_line, with_printed_blank
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.official import source_marks
from generator.official.blocks import Block, LaidOutDocument, ParagraphBlock, TableBlock, paragraphs_of
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.templates.text.attachment_templates import NOTICE_FILE, read_text_of_notice
from generator.templates.text.filled_lines import FilledLine
from generator.templates.text.notice import Notice, open_notice

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
    lines: tuple[source_marks.MarkedLine, ...]
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
        laid_out = source_marks.with_source_marks(_laid_out(notice, document), notice.source_digest)
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
        source_marks.marked_lines(laid_out.properties),
        source_marks.marked_files(laid_out.properties),
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
    if paragraph.role in source_marks.KEYS:
        element = source_marks.KEYS[paragraph.role]
        named = _KEY.match(span.source or "") if span is not None else None
        key = element if named is None else named[1]
        file, line = (None, None) if span is None else (span.file, span.line)
        yield mark, ElementOrigin(key, element, file, line)
    elif span is not None and span.line is not None:
        name = Path(span.file).name
        filled = lines.get((name, span.line))
        typed = None if filled is None else typed_line(filled)
        if typed is not None and column is None:
            typed = with_printed_blank(typed, paragraph.text)
        yield mark, LineOrigin(name, span.line, typed, column)
