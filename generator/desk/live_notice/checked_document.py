"""A document as a build writes it, held against the rules: each finding with the place that it is from."""

from __future__ import annotations

from dataclasses import replace

from generator.check.documents import in_order
from generator.check.elements import recognise
from generator.check.finding import Finding
from generator.check.rules import file_findings
from generator.desk.live_notice.found_places import FoundPlaces, LiveFinding, NoticePlace, keys_of
from generator.desk.live_notice.opened_notice import NoticeDocument
from generator.dispatch.papers.document_maker import written
from generator.ground.errors import Span, value_text
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import document_in
from generator.office.wordml.paragraph_places import Places
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, SECTION, P, w
from generator.official.blocks import InsetDocument, LaidOutDocument, ParagraphBlock
from generator.official.source_marks import KEYS, with_source_marks

_DOCX = ".docx"
_NO_SOURCE = ""
_ATTACHMENTS = "attachments"
_MARK, _NAME = w("bookmarkStart"), w("name")
_SECTION_END = f"{PARAGRAPH_PROPERTIES}/{SECTION}"


def checked_document(document: NoticeDocument, places: FoundPlaces) -> tuple[LiveFinding, ...]:
    """What a check of the .docx of ``document`` finds, in its order; ``places`` are those on its pages."""
    marked = with_source_marks(document.laid_out, _NO_SOURCE)
    parts = DocxParts(written(marked), f"{document.laid_out.title}{_DOCX}")
    read = document_in(parts)
    findings = in_order(file_findings(recognise(read)), read)
    sources = _Sources(document, places, _blocks_by_place(marked, parts) if findings else {})
    return tuple(LiveFinding(finding, sources.place(finding)) for finding in findings)


class _Sources:
    """The places in the source of what is in ``document``, whose ``blocks`` are known by their places in the .docx."""

    def __init__(self, document: NoticeDocument, places: FoundPlaces, blocks: dict[Span, ParagraphBlock]) -> None:
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


def _blocks_by_place(marked: LaidOutDocument, parts: DocxParts) -> dict[Span, ParagraphBlock]:
    """The block of each paragraph of the .docx, which is in the bookmark of its block; of a table the first one.

    A paragraph without a bookmark is taken for part of what is before it in its section, as those of a Word file are
    that is set in below 附件n.
    """
    blocks = {each.mark.name: each for each in marked.paragraphs if each.mark is not None}
    places = Places(parts.document, "", parts.main)
    found: dict[Span, ParagraphBlock] = {}
    last: ParagraphBlock | None = None
    for paragraph in parts.document.iter(P):
        mark = paragraph.find(_MARK)
        last = last if mark is None else blocks.get(mark.get(_NAME, ""), last)
        if last is not None:
            place = _numbers(places.span(paragraph, ""))
            found.setdefault(place, last)
            if place.table is not None:
                found.setdefault(replace(place, row=None, cell=None, paragraph=None), last)
        if paragraph.find(_SECTION_END) is not None:
            last = None
    return found


def _numbers(span: Span) -> Span:
    """The numbers of a place in a .docx alone."""
    return replace(span, file="", source=None, column=None, length=1)
