"""The dispatch's own papers (the notice, its attachments, lists), print files of units' papers, and sums of lists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.dispatch.build_sources import Sources
from generator.dispatch.papers.document_maker import Characters, DocumentMaker, FinishedDocument
from generator.dispatch.papers.numbered_copies import NumberedNotice
from generator.dispatch.plan import Paper
from generator.ground.disk import COPIED, read_contents, root_of
from generator.ground.errors import InputError, NoticeError, Problem, Span
from generator.office.package import Package, read_package
from generator.office.package.xml_parsing import whole
from generator.office.wordml.main_document import document_of, section_count
from generator.office.wordml.wordml_names import CELL_PROPERTIES, TBL, TC, TR, T, own_elements, w
from generator.official.blocks import LaidOutDocument
from generator.official.document import OfficialDocument
from generator.official.layout.cell_lines import with_number_of_pages
from generator.roster.units.template_context import dispatch_context
from generator.templates.excel.book import open_book
from generator.templates.excel.sheet_rows import rows_of
from generator.templates.word.print_files import print_file


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A finished file; ``pages`` is None unless known, ``pictures`` are the pictures that its template read.

    ``document`` is what was written, for a text paper.
    """

    paper: Paper
    path: str
    data: bytes
    pages: int | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)
    document: LaidOutDocument | None = None


class DispatchRendering:
    """Makes the papers of the whole dispatch."""

    def __init__(self, sources: Sources) -> None:
        self._notice = sources.notice
        self._units = sources.units
        self._is_master = sources.prints_numbered
        self._warnings: list[Problem] = []
        self._filled: OfficialDocument | None = None
        self._maker = DocumentMaker(
            sources.notice.behind, sources.roster.field_titles, sources.notice.edition, sources.notice.moment
        )

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings about the papers made so far."""
        return (*self._warnings, *self.characters.warnings(len(self._units)))

    @property
    def characters(self) -> Characters:
        """The characters so far that their fonts do not have."""
        return self._maker.characters

    def file(self, paper: Paper, papers: Sequence[Mapping[str, object]] = ()) -> RenderedPaper:
        """``paper`` as a file; ``papers`` are the rows of a print order. Raises GeneratorError with all problems."""
        if paper.attached is not None:
            return RenderedPaper(paper, paper.path, _copied(paper))
        made = self._made(paper, papers)
        self._warnings += made.warnings
        return RenderedPaper(paper, paper.path, made.data, made.pages, made.pictures, made.document)

    def _made(self, paper: Paper, papers: Sequence[Mapping[str, object]]) -> FinishedDocument:
        if paper.template is not None:
            first_copy = self._notice.copy_number
            units = [unit.as_mapping() for unit in self._units]
            context = dispatch_context(self._notice.context, units, papers, first_copy)
            self._warnings += self._unlisted(paper, paper.template.reads) if first_copy else ()
            return self._maker.rendered(paper.template.compiled, context)
        document = self._document
        if paper.detached is None:
            if self._is_master:
                document = replace(document, copy_number="")
            return self._maker.laid_out(document, self._notice.name, source=self._notice.source_digest)
        serial = paper.detached.entry.serial
        attachment = next(each for each in document.attachments if each.serial == serial)
        source = self._notice.source_digest
        return self._maker.detached(document, attachment, paper.detached.file, source=source)

    @property
    def _document(self) -> OfficialDocument:
        if self._filled is None:
            self._filled = self._notice.render()
        return self._filled

    def numbered_notice(self) -> NumberedNotice:
        """The notice with the number of its first copy, of which the others are made. Raises LayoutError.

        The number of its pages is text: fields would count those of all copies.
        """
        document = self._maker.document_of(self._document, self._notice.name)
        sections = with_number_of_pages(document.sections, document.pages, as_text=True)
        return NumberedNotice(replace(document, sections=sections), self._notice.copy_number)

    def _unlisted(self, paper: Paper, reads: Collection[str]) -> Iterator[Problem]:
        """A warning about a list of 份号 that leaves out the copies for 抄送 and the archive."""
        printing = self._notice.printing
        others = printing.copy_to + printing.archive
        listed = any(name.startswith("notice.printing.others") for name in reads)
        if others and not listed and any(name.endswith("copy_numbers") for name in reads):
            yield Problem("output-copies-unlisted", Span(paper.source), {"copies": others})


def _copied(paper: Paper) -> bytes:
    if paper.attached is None:
        raise AssertionError(paper)
    return read_contents(paper.attached, COPIED, error=NoticeError, root=root_of(paper.attached.parent))


def joined(letters: Sequence[Paper], read: Callable[[str], bytes], *, duplex: bool) -> bytes:
    """The print file of ``letters``, the units' papers of one template: one document.

    ``read`` returns the bytes of each by its path. Raises TemplateError.
    """
    names = [paper.unit.name for paper in letters if paper.unit is not None]
    return print_file([read(paper.path) for paper in letters], duplex=duplex, names=names)


def joined_copies(notice: NumberedNotice, numbers: Sequence[str], *, duplex: bool) -> bytes:
    """The print file of the copies of ``notice`` with these ``numbers``. Raises TemplateError."""
    return print_file([notice.docx(number) for number in numbers], duplex=duplex, names=numbers)


def section_counts(letters: Sequence[Paper], read: Callable[[str], bytes]) -> Mapping[str, int]:
    """The number of sections of each of ``letters``, by path. Raises InputError where one cannot be read."""
    counts: dict[str, int] = {}
    for paper in letters:
        package = Package(read_package(read(paper.path), name=paper.path), paper.path)
        counts[paper.path] = section_count(package)
    return counts


_COPIES = "份数"
_TOTAL = ("合计", "总计", "共计")
_DIGITS = 12
_HEAD_ROWS = 5  # a title and some lines may be above the head

_Table = list[dict[int, str]]
"""The texts of each row by their columns, from 1."""


def copies_problems(
    data: bytes, path: str, units: Collection[str], copies: int, run: int | None = None
) -> Iterator[Problem]:
    """A problem for each table of the list ``data`` whose copies do not add up, and one where it cannot be read.

    A list is made from somebody's template; whoever prints would believe a total (合计) of its 份数 that was typed, or
    that leaves units out. A table's total has to be the sum of its rows; where the table lists all ``units``, that sum
    has to be ``copies``, or the whole ``run`` with those for 抄送 and the archive. A column that holds anything but
    numbers is skipped. ``path`` is the list's name in problems.
    """
    try:
        for table in _sheets(data, path) if path.endswith(".xlsx") else _tables(data, path):
            yield from _of_table(table, path, units, copies, run)
    except InputError as fault:
        first = fault.problems[0]
        yield Problem("output-list-unread", Span(path), {"why": first.quoted})
    except ValueError as fault:  # the address of a cell that is none
        yield Problem("output-list-unread", Span(path), {"why": str(fault)})


def _of_table(table: _Table, path: str, units: Collection[str], copies: int, run: int | None) -> Iterator[Problem]:
    head = next((number for number, row in enumerate(table[:_HEAD_ROWS]) if _COPIES in row.values()), None)
    if head is None:
        return
    column = next(column for column, text in table[head].items() if text == _COPIES)
    rows = table[head + 1 :]
    listed = [row for row in rows if not _is_total(row)]
    counts = [row[column] for row in listed if row.get(column)]
    if not counts or not all(map(_is_count, counts)):
        return
    total = sum(map(int, counts))
    for said in (row.get(column, "") for row in rows if _is_total(row)):
        if _is_count(said) and int(said) != total:
            yield Problem("output-copies-total", Span(path), {"said": said, "total": total})
    names = {text for row in listed for text in row.values()}
    if units and names.issuperset(units) and total not in (copies, run):
        yield Problem("output-copies-units", Span(path), {"total": total, "copies": copies})


def _is_count(text: str) -> bool:
    return len(text) <= _DIGITS and text.isdecimal()


def _is_total(row: Mapping[int, str]) -> bool:
    return any(text.replace(" ", "").replace("\u3000", "").startswith(_TOTAL) for text in row.values())


def _tables(data: bytes, path: str) -> Iterator[_Table]:
    """The tables of a Word file; a merged cell is in the column where it begins. Raises InputError."""
    document = document_of(Package(read_package(data, name=path), path))
    for table in document.iter(TBL):
        yield [_row(row) for row in own_elements(table, TR)]


def _row(row: etree._Element) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 1
    for cell in own_elements(row, TC):
        cells[column] = "".join(each.text or "" for each in cell.iter(T)).strip()
        span = cell.find(f"{CELL_PROPERTIES}/{w('gridSpan')}")
        column += 1 if span is None else whole(span.get(w("val"), "1"), 1)
    return cells


def _sheets(data: bytes, path: str) -> Iterator[_Table]:
    """The sheets of a workbook. Raises InputError, and ValueError for an invalid address."""
    book = open_book(data, path)
    for sheet in book.sheets:
        yield [{column: text.strip() for column, text in row.items()} for row in rows_of(sheet, book)]
