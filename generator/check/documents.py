"""Check of a finished document: its elements, recognised and listed, and its departures from the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from generator.check.finding import Finding, Report, gathered, in_order, without_repeats
from generator.check.fixable import uncertain
from generator.check.official_papers import SetPaper, Sets
from generator.check.printed_places import PrintedDocument, printed_pages
from generator.check.rules import file_findings, page_findings
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, Span, UsageError
from generator.ground.representation import reported
from generator.office.package import blanks_behind
from generator.office.reading.document import Paragraph, Table
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import document_in
from generator.office.reading.unread import unread
from generator.official.recognition import recognise
from generator.official.recognition.elements import BodyParagraph, Element, RecognisedDocument
from generator.official.recognition.lines import as_mapping
from generator.standard import LISTED


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A finished document and its report; ``found`` is None where the file could not be read, or is not judged.

    ``paper`` is its entry in the manifest of a built set.
    """

    path: Path
    report: Report
    found: RecognisedDocument | None
    paper: SetPaper | None = None


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file as it was read: its bytes and elements, or why there are none, and what its set says about it.

    ``other``: it is a paper of the set that is not judged. ``notes`` are on the file, not by a rule.
    """

    path: Path
    paper: SetPaper | None = None
    other: bool = False
    data: bytes = b""
    found: RecognisedDocument | None = None
    refused: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def to_print(self) -> bool:
        """Whether it has pages that rules can be held against."""
        return self.found is not None and not self.other


def check_documents(
    paths: Iterable[Path], *, rendered: bool = False, sets: Sets | None = None, all_papers: bool = False
) -> list[CheckedDocument]:
    """The documents at ``paths`` held against every rule; with ``rendered`` what only their pages show as well.

    Of papers of ``sets`` the notice and letters alone are judged, or with ``all_papers`` all.
    What keeps one from being read is a finding like any other. Raises OutputError where they are to be printed and
    LibreOffice or a library for that is missing, or one cannot be printed.
    """
    reading = (_opened(path, sets, all_papers) for path in paths)
    if not rendered:
        return [_checked(each) for each in reading]
    opened = list(reading)
    pages = printed_pages({str(each.path): each.data for each in opened if each.to_print})
    checked = []
    for each in opened:
        if each.found is None or not each.to_print:
            checked.append(_checked(each))
        else:
            printed = PrintedDocument(each.found, pages[str(each.path)])
            checked.append(_checked(each, page_findings(printed), printed.pages_of_places))
    return checked


def _opened(path: Path, sets: Sets | None, all_papers: bool) -> _ReadFile:
    shown, paper = str(path), None if sets is None else sets.paper(path)
    try:
        data = read_contents(path, DOCUMENT)
        parts = DocxParts(data, shown)
        found = recognise(document_in(parts))
    except (InputError, UsageError) as refusal:
        return _ReadFile(path, paper, refused=tuple(refusal.problems))
    other = paper is not None and not all_papers and not paper.is_official(found)
    if not other and all(paragraph.empty for paragraph in found.document.paragraphs):
        return _ReadFile(path, paper, refused=(Problem("document-empty", Span(shown)),))
    notes = (*blanks_behind(data, shown), *reported("document-unread", unread(parts, found.document), numbered=False))
    return _ReadFile(path, paper, other, data, found, notes=notes)


def _checked(
    opened: _ReadFile, on_pages: Iterable[Finding] = (), pages: Mapping[Span, int] = MappingProxyType({})
) -> CheckedDocument:
    """The report of a document; ``pages`` says on which page each paragraph begins."""
    path, shown, found = opened.path, str(opened.path), opened.found
    if found is None:
        return CheckedDocument(path, Report(shown, "document", tuple(map(Finding, opened.refused))), None, opened.paper)
    if opened.other:
        return CheckedDocument(path, Report(shown, "other"), None, opened.paper)
    paged = (
        replace(each, page=pages[span]) if (span := each.problem.span) is not None and span in pages else each
        for each in file_findings(found)
    )
    findings = in_order(without_repeats(paged, on_pages), found.document)
    findings = (*map(Finding, opened.notes), *gathered(findings, found.document))
    profile = None if found.profile is None else found.profile.value
    placing = ElementPlaces(found)
    elements = {**as_mapping(found), "placed": placing.placed(), "unplaced": placing.unplaced()}
    report = Report(shown, "document", findings, profile, elements)
    return CheckedDocument(path, report, found, opened.paper)


# The elements as plain data (``elements`` in JSON): the paragraphs of each, and those of none.


_SINGLE = (
    *("copy_number", "secrecy", "internal", "urgency", "mark_word", "number", "signers"),
    *("title", "title_note", "issue_total", "editor_note", "edition", "recipients", "note"),
)


@dataclass(frozen=True, slots=True)
class _NamedElement:
    """An element by its name: the paragraphs or the table that it is, ``index`` and ``attachment`` counted from 1."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    text: str
    index: int | None = None
    attachment: int | None = None
    table: Table | None = None

    @property
    def all_paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs that are to be seen of it, those of a table too."""
        return self.paragraphs if self.table is None else tuple(self.table.paragraphs)


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """The paragraph ``number``, from 0, in the document is in the element of that ``name``, in that ``attachment``."""

    number: int
    name: str
    attachment: int | None
    certain: bool


class ElementPlaces:
    """The elements of ``found``, each with the paragraphs that it is."""

    def __init__(self, found: RecognisedDocument) -> None:
        paragraphs = list(found.document.paragraphs)
        self._found = found
        self._order = {id(paragraph): number for number, paragraph in enumerate(paragraphs)}
        self._blank = frozenset(number for number, paragraph in enumerate(paragraphs) if paragraph.empty)
        self._unsure = uncertain(found)
        order = self._order  # elements in a header come first
        self._elements = sorted(
            self._all(), key=lambda each: min((order.get(id(one), -1) for one in each.all_paragraphs), default=-1)
        )

    def placed(self) -> list[dict[str, object]]:
        """Every element with its span, in the order of the document.

        ``first`` and ``last`` are paragraphs, counted from 1 as in the place of a finding: in the text, or where
        ``cell`` is given in that cell of a table; None for a table as a whole. ``index`` counts elements of one name,
        and stretches of text between others; ``attachment`` is the attachment that it is in. ``certainty`` is
        ``likely`` where nothing but its place or its look speaks for it.
        """
        return [self._entry(each) for each in self._elements]

    def unplaced(self) -> list[dict[str, object]]:
        """The lines that are no element, neighbours together.

        They are unknown lines near the title or behind the date, remarks of the drafter, the rest of a 版记, and the
        主题词 of older documents.
        """
        placed = {id(each) for entry in self._elements for each in entry.all_paragraphs}
        left = [each for each in self._found.document.paragraphs if id(each) not in placed and each.text.strip()]
        beside = [each for each in self._found.unplaced if id(each.paragraph) in placed]
        return [
            *({**_span(each), "text": _text(each)} for each in self._stretches(left)),
            *({**_span(each.paragraphs), "text": each.text} for each in beside),
        ]

    def by_paragraph(self) -> Iterator[PlacedParagraph]:
        """The element of each paragraph outside of tables of data, in the order of the elements."""
        for each in self._elements:
            likely = any(id(paragraph) in self._unsure for paragraph in each.paragraphs)
            for paragraph in each.paragraphs:
                if id(paragraph) in self._order:
                    yield PlacedParagraph(self._order[id(paragraph)], each.name, each.attachment, certain=not likely)

    def _all(self) -> Iterator[_NamedElement]:
        found = self._found
        for name in _SINGLE:
            yield from _one(name, getattr(found, name))
        yield from _several("issuer_mark", found.mark)
        yield from self._text(found.body, found.tables)
        yield from _several("contents", found.contents)
        for piece in found.pieces:
            yield from _one("piece_title", piece.title)
            yield from self._text(piece.body, piece.tables)
        for index, entry in enumerate(found.attachment_list, start=1):
            own = (entry.paragraph, *entry.more)
            yield _NamedElement("attachment_list", own, _text(own), index)
        yield from _several("signature", found.signature.organs)
        yield from _several("posts", found.signature.posts)
        yield from _one("date", found.signature.date)
        yield from _several("attendance", found.attendance)
        for number, each in enumerate(found.attachments, start=1):
            yield from _one("attachment", each.label, number)
            yield from _one("title", each.title, number)
            yield from _one("title_note", each.title_note, number)
            yield from self._text(each.body, each.tables, number)
        if found.issued_text is not None:
            yield from _one("issued_title", found.issued_text.title)
            yield from _one("title_note", found.issued_text.title_note)
            yield from self._text(found.issued_text.body, found.issued_text.tables, name="issued_text")
        if found.imprint is not None:
            yield from _one("imprint_recipients", found.imprint.recipients)
            for name in (*LISTED, "copy_to", "copies"):
                yield from _one(name, getattr(found.imprint, name))
            yield from _one("imprint_office", found.imprint.office)
            yield from _one("imprint_date", found.imprint.date)

    def _text(
        self,
        body: Sequence[BodyParagraph],
        tables: Sequence[Table],
        attachment: int | None = None,
        name: str = "body",
    ) -> Iterator[_NamedElement]:
        """A text in stretches that nothing interrupts, each as certain as all of it, and its tables."""
        paragraphs = {id(each): each for part in body for each in part.paragraphs}
        alike = groupby(paragraphs.values(), key=lambda each: id(each) in self._unsure)
        stretches = (stretch for _, same in alike for stretch in self._stretches(list(same)))
        for index, stretch in enumerate(stretches, start=1):
            yield _NamedElement(name, stretch, _text(stretch), index, attachment)
        for index, table in enumerate(tables, start=1):
            yield _NamedElement("table", (), table.text.strip(), index, attachment, table)

    def _stretches(self, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
        """``paragraphs`` separated where another is between them, or they are of different cells."""
        stretch: list[Paragraph] = []
        for each in paragraphs:
            if stretch and not self._follows(stretch[-1], each):
                yield tuple(stretch)
                stretch = []
            stretch.append(each)
        if stretch:
            yield tuple(stretch)

    def _follows(self, before: Paragraph, after: Paragraph) -> bool:
        """Whether nothing but empty paragraphs is between the two."""
        between = range(self._order[id(before)] + 1, self._order[id(after)])
        return _around(before.place) == _around(after.place) and all(place in self._blank for place in between)

    def _entry(self, each: _NamedElement) -> dict[str, object]:
        likely = any(id(paragraph) in self._unsure for paragraph in each.paragraphs)
        of_table = {} if each.table is None else {"first": None, "last": None, **_around(each.table.place)}
        return {
            "element": each.name,
            "index": each.index,
            "attachment": each.attachment,
            **(of_table or _span(each.paragraphs)),
            "text": each.text,
            "certainty": "likely" if likely else "certain",
        }


def _one(name: str, element: Element | None, attachment: int | None = None) -> Iterator[_NamedElement]:
    if element is not None:
        yield _NamedElement(name, element.paragraphs, element.text, attachment=attachment)


def _several(name: str, elements: Sequence[Element]) -> Iterator[_NamedElement]:
    for index, element in enumerate(elements, start=1):
        yield _NamedElement(name, element.paragraphs, element.text, index)


def _span(paragraphs: Sequence[Paragraph]) -> dict[str, object]:
    first, last = paragraphs[0].place, paragraphs[-1].place
    return {"first": first.paragraph, "last": last.paragraph, **_around(first)}


def _around(place: Span) -> dict[str, object]:
    """The part and the cell that a paragraph is in."""
    return {key: getattr(place, key) for key in ("part", "table", "row", "cell")}


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(f"{each.numbering}{each.text.strip()}" for each in paragraphs)
