"""A notice's texts in memory → its pages, its problems and findings with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.check.finding import Finding, in_order
from generator.check.rules import file_findings
from generator.dispatch.build_sources import addressed_units
from generator.dispatch.papers.document_maker import written_parts
from generator.ground.disk import names_in, root_of
from generator.ground.errors import LayoutError, NoticeError, Span, value_text
from generator.ground.source.front_matter import first_body_line
from generator.ground.source.source_file import SourceFile
from generator.notices.live_notice.found_places import FoundPlaces, LiveFinding, NoticePlace, keys_of
from generator.notices.live_notice.opened_notice import (
    LivePage,
    NoticeDocument,
    documents_of,
    opened_notice,
    painted_pages,
)
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import document_in
from generator.office.wordml.main_document import Places
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, SECTION, P, w
from generator.official.blocks import InsetDocument, LaidOutDocument, ParagraphBlock
from generator.official.painters.svg import PictureAt
from generator.official.recognition import recognise
from generator.official.source_marks import KEYS, with_bookmarks
from generator.roster.units.groups import Roster
from generator.templates.text.attachment_templates import NO_ATTACHMENTS, NOTICE_FILE, TEXT, read_text_of_notice
from generator.templates.text.filled_lines import FilledLine

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveNotice:
    """A notice as it would be built of its texts as they are now.

    ``pages`` are those of the notice, then those of attachments that are documents of their own; there are none where
    the text cannot be laid out. ``findings`` are the problems of its texts, in their order, then what a check of its
    documents finds. ``bodies`` are the lines on which the body of each text begins, ``titles`` those of attachments
    that are texts, by their files, ``elements`` the places of the elements that are printed. ``is_draft``: it lacks
    what only a draft may lack, and is painted as a draft.
    """

    pages: tuple[LivePage, ...]
    findings: tuple[LiveFinding, ...]
    bodies: Mapping[str, int]
    titles: Mapping[str, str]
    elements: tuple[NoticePlace, ...]
    is_draft: bool

    @property
    def is_painted(self) -> bool:
        """Whether there are pages of the texts as they are now."""
        return bool(self.pages)


def live_notice(
    folder: Path,
    house: Path | None = None,
    texts: Mapping[str, bytes] = _NOTHING,
    *,
    roster: Roster | None = None,
    picture_at: PictureAt | None = None,
) -> LiveNotice:
    """The notice in ``folder`` over ``house``; ``texts``, by the names of files, are read in the place of those files.

    Its 主送机关 are looked for in ``roster`` where that is given. Where ``picture_at`` returns addresses of pictures,
    pages are elements of a web page, else whole SVG files as :func:`generator.paint` makes them. Nothing is written.

    Raises UsageError where there is no such folder.
    """
    opened = opened_notice(folder, house, texts)
    notice, problems = opened.notice, [*opened.problems]
    documents: Sequence[NoticeDocument] = ()
    filled: Mapping[str, tuple[FilledLine, ...]] = {}
    if notice is not None:
        with NoticeError.gathered_in(problems):
            is_draft = notice.edition is not None
            problems += () if roster is None else addressed_units(roster, notice, is_draft=is_draft).warnings
        with NoticeError.gathered_in(problems), LayoutError.gathered_in(problems):
            documents, warnings = documents_of(notice)
            problems += warnings
        with suppress(NoticeError):
            filled = notice.filled_lines()
    painted = painted_pages(documents, picture_at)
    bodies = {file.path.name: TextBody.of(file) for file in _files(folder, texts, filled)}
    places = FoundPlaces(
        documents,
        painted.first,
        {name: body.first_line for name, body in bodies.items()},
        {name: body.file for name, body in bodies.items()},
    )
    of_source = (LiveFinding(Finding(each), places.of_problem(each)) for each in (*problems, *painted.warnings))
    of_documents = (finding for document in documents for finding in _checked_document(document, places))
    return LiveNotice(
        pages=painted.pages,
        findings=(*of_source, *of_documents),
        bodies=places.bodies,
        titles={} if notice is None else notice.attachment_titles,
        elements=places.of_elements(documents[0].official) if documents else (),
        is_draft=notice is not None and notice.edition is not None,
    )


def _files(folder: Path, texts: Mapping[str, bytes], filled: Mapping[str, object]) -> Iterator[SourceFile]:
    """The texts of the notice that can be read: those that are ``filled``, or all that may be where none is."""
    others = [] if filled else sorted(name for name in {*names_in(folder), *texts} if name.endswith(TEXT))
    names = (NOTICE_FILE, *filled, *(name for name in others if name not in NO_ATTACHMENTS))
    for name in dict.fromkeys(names):
        path = folder / name
        with suppress(NoticeError):
            yield read_text_of_notice(path, str(path), texts, root=root_of(folder))


# A document as a build writes it, held against the rules: each finding with the place that it is from.


_DOCX = ".docx"
_ATTACHMENTS = "attachments"
_MARK, _NAME = w("bookmarkStart"), w("name")
_SECTION_END = f"{PARAGRAPH_PROPERTIES}/{SECTION}"


def _checked_document(document: NoticeDocument, places: FoundPlaces) -> tuple[LiveFinding, ...]:
    """What a check of the .docx of ``document`` finds, in its order; ``places`` are those on its pages."""
    marked = with_bookmarks(document.laid_out)
    parts = DocxParts(written_parts(marked), f"{document.laid_out.title}{_DOCX}")
    read = document_in(parts, is_version=True)
    findings = in_order(file_findings(recognise(read)), read)
    sources = _Sources(document, places, _blocks_by_place(marked, parts) if findings else {})
    return tuple(LiveFinding(finding, sources.place(finding)) for finding in findings)


class _Sources:
    """The places in the source of what is in ``document``, whose ``blocks`` are known by their places in the .docx."""

    def __init__(self, document: NoticeDocument, places: FoundPlaces, blocks: dict[_Numbers, ParagraphBlock]) -> None:
        self._text = document.text
        self._places = places
        self._blocks = blocks
        self._keys = keys_of(document.official) if blocks else {}
        self._has_inset = any(isinstance(block, InsetDocument) for block in document.laid_out.blocks)

    def place(self, finding: Finding) -> NoticePlace:
        """The place in the source of the paragraph of ``finding``; the text as a whole where that is known of none.

        A paragraph that no block is known of is one of a Word file that is set in with a head of its own.
        """
        span = finding.problem.span
        block = None if span is None else self._blocks.get(_numbers(span))
        if block is None:
            in_inset = self._has_inset and span is not None and span.paragraph is not None
            return NoticePlace(self._text, key=_ATTACHMENTS if in_inset else None)
        source, key = _source_of(block, finding), KEYS.get(block.role)
        if source is None:
            return NoticePlace(self._text, key=key)
        return self._places.at(source, self._keys.get(source, key), block.role)


def _source_of(block: ParagraphBlock, finding: Finding) -> Span | None:
    """The source of ``block``: of several, that of the text between tabs which has what was measured, or the first."""
    if not any(block.tab_sources):
        return block.source
    measured = "" if finding.measured is None else value_text(finding.measured)
    texts = [(text, block.source_after(tabs)) for tabs, text in enumerate(block.text.split("\t"))]
    of_measured = (source for text, source in texts if measured and measured in text)
    return next(of_measured, None) or next((source for _, source in texts if source is not None), None)


def _blocks_by_place(marked: LaidOutDocument, parts: DocxParts) -> dict[_Numbers, ParagraphBlock]:
    """The block of each paragraph of the .docx, which is in the bookmark of its block; of a table the first one.

    A paragraph without a bookmark is taken for part of what is before it in its section, as those of a Word file are
    that is set in below 附件n.
    """
    blocks = {each.mark.name: each for each in marked.paragraphs if each.mark is not None}
    places = Places(parts.document, "", parts.main)
    found: dict[_Numbers, ParagraphBlock] = {}
    last: ParagraphBlock | None = None
    for paragraph in parts.document.iter(P):
        mark = paragraph.find(_MARK)
        last = last if mark is None else blocks.get(mark.get(_NAME, ""), last)
        if last is not None:
            place = part, table, *_ = _numbers(places.span(paragraph, ""))
            found.setdefault(place, last)
            if table is not None:
                found.setdefault((part, table, None, None, None), last)
        if paragraph.find(_SECTION_END) is not None:
            last = None
    return found


_Numbers = tuple[str | None, int | None, int | None, int | None, int | None]
"""A part, and the numbers of table, row, cell and paragraph in it."""


def _numbers(span: Span) -> _Numbers:
    return span.part, span.table, span.row, span.cell, span.paragraph


# The bodies of the texts, also of one that cannot be filled yet.


@dataclass(frozen=True, slots=True)
class TextBody:
    """The body of a text: its ``first_line`` in ``file``, from 1, which is behind the last where none begins."""

    file: SourceFile
    first_line: int

    @classmethod
    def of(cls, file: SourceFile) -> TextBody:
        """The body of ``file``."""
        try:
            return cls(file, first_body_line(file, error=NoticeError))
        except NoticeError:
            return cls(file, len(file.lines) + 1)
