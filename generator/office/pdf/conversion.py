"""Conversion of many .docx to PDFs: all kept in memory, or each passed on when it is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from generator.ground.cores import cores
from generator.ground.disk import DOCUMENT, owner_file, read_plain, reading_problem
from generator.ground.errors import InputError, OutputError, Problem, Span, UsageError, require_libraries
from generator.office.live_content.live_stories import chunks, linked_pictures
from generator.office.package import Package, blanks_behind, read_package
from generator.office.pdf.attempts import Attempts, suite_broken
from generator.office.pdf.font_substitution import OfficeFonts, office_fonts
from generator.office.pdf.stable_pdf import stable
from generator.office.suite import OfficeSuite, Target, find_suite, run_folder
from generator.office.wordml.main_document import document_of
from generator.standard.faces import Family

TIMEOUT = 120.0
"""Seconds for one document before the office suite is stopped."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF: its bytes and its number of pages, including blank ones."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class PdfConversion:
    """``pdfs`` by document name, with warnings.

    ``stand_ins``: official typefaces that documents use and this machine lacks, with their substitutes; ``lost``:
    characters that were not printed; ``notes``: bytes that were ignored, and content that is not printed.
    """

    pdfs: dict[str, Pdf]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PageCounts:
    """The number of ``pages`` of each PDF, by document name; the rest as in :class:`PdfConversion`."""

    pages: dict[str, int]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def convert_documents(
    documents: Mapping[str, bytes],
    *,
    moment: datetime | None = None,
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
    pdf_a: bool = False,
) -> PdfConversion:
    """Converts ``documents`` (.docx bytes by their names in problems); the PDFs are in the same order.

    A value is read when it is needed, twice or more, and not kept: the mapping may make it on access. ``moment``, in
    UTC, dates the PDFs (default: when each .docx was last changed); the same input gives the same bytes with the same
    LibreOffice and fonts. ``jobs`` is the number of processes, limited to the number of cores. ``progress`` is
    called with a document's name when its PDF is done, in any order. ``pdf_a``: they are exported as PDF/A-2b.

    Raises OutputError with all problems if LibreOffice is missing or documents fail, InputError with all
    problems if some are not .docx.
    """
    pdfs: dict[str, Pdf] = {}
    stand_ins, lost, notes = _convert(documents, pdfs.__setitem__, moment, jobs, progress, pdf_a=pdf_a)
    return PdfConversion({name: pdfs[name] for name in documents}, stand_ins, lost, notes)


def convert_each(
    documents: Mapping[str, bytes],
    put: Callable[[str, bytes], None],
    *,
    moment: datetime | None = None,
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
    pdf_a: bool = False,
) -> PageCounts:
    """Converts ``documents``, and calls ``put`` with a document's name and its PDF when it is done.

    Only the page counts are kept in memory. After an error the caller removes what was put before. The rest is as in
    :func:`convert_documents`; exceptions of ``put`` are passed on.
    """
    pages: dict[str, int] = {}

    def keep(name: str, pdf: Pdf) -> None:
        put(name, pdf.data)
        pages[name] = pdf.pages

    stand_ins, lost, notes = _convert(documents, keep, moment, jobs, progress, pdf_a=pdf_a)
    return PageCounts({name: pages[name] for name in documents}, stand_ins, lost, notes)


def _convert(
    documents: Mapping[str, bytes],
    keep: Callable[[str, Pdf], None],
    moment: datetime | None,
    jobs: int,
    progress: Callable[[str], None] | None,
    *,
    pdf_a: bool,
) -> tuple[tuple[Problem, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """Passes each PDF to ``keep`` when it is done; returns warnings about fonts and lost characters, and notes."""
    program = office_suite()
    notes = check_documents(documents)
    lost: dict[str, Problem] = {}
    with prepared(program) as (folder, fonts):
        suite = OfficeSuite(program, fonts.environment, TIMEOUT, pdf_target(pdf_a=pdf_a))
        attempts = Attempts(suite, folder, documents, min(jobs, cores()))
        with closing(attempts.finished()) as finished:
            for each in finished:
                keep(each.name, Pdf(stable(each.pdf.data, moment or each.modified), each.pdf.pages))
                if each.lost:
                    lost[each.name] = Problem("pdf-text-lost", Span(each.name), {"characters": each.lost})
                if progress is not None:
                    progress(each.name)
    return fonts.stand_ins(attempts.families), tuple(lost[name] for name in documents if name in lost), notes


def stand_ins_of(families: Collection[Family]) -> tuple[Problem, ...]:
    """The warnings about fonts of a conversion of documents that name these ``families``; nothing is converted.

    Raises OutputError if LibreOffice is missing.
    """
    with prepared(office_suite()) as (_, fonts):
        return fonts.stand_ins(families)


@contextmanager
def prepared(program: Path) -> Iterator[tuple[Path, OfficeFonts]]:
    """The folder and the fonts of one run. Raises OutputError if they cannot be made."""
    with ExitStack() as run:
        try:
            folder = run.enter_context(run_folder())
            fonts = office_fonts(folder)
        except OSError as fault:
            raise suite_broken(program, fault) from fault
        yield folder, fonts


def office_suite() -> Path:
    """The office suite's program. Raises OutputError if it, or a library for PDFs, is not installed."""
    require_libraries("fontTools", "pikepdf", "pypdfium2")
    program = find_suite()
    if program is None:
        raise OutputError(Problem("pdf-suite-missing"))
    return program


# Input of a PDF run: documents by name, read on demand; all invalid ones are refused at once.


_PRINTED = replace(DOCUMENT, unreadable="pdf-input-unreadable", missing="pdf-input-unreadable")

K = TypeVar("K", bound=str | Path)


class Files(Mapping[K, bytes]):
    """The contents of files by their names in problems, or paths; read again on each access.

    Access raises UsageError if the file does not exist, InputError if it cannot be read.
    """

    def __init__(self, paths: Mapping[K, Path]) -> None:
        self._paths = paths

    def __getitem__(self, name: K) -> bytes:
        try:
            data = read_plain(self._paths[name], most=DOCUMENT.most)
        except FileNotFoundError as fault:
            raise UsageError(reading_problem(fault, _PRINTED, str(name))) from fault
        except OSError as fault:
            raise InputError(reading_problem(fault, _PRINTED, str(name))) from fault
        owned = owner_file(self._paths[name], str(name))
        if owned is not None:
            raise InputError(owned)
        return data

    def __iter__(self) -> Iterator[K]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def check_documents(documents: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Notes on ignored bytes, and warnings about content that will not be printed.

    Raises UsageError if a document does not exist, else InputError if one is not a Word document, with all problems.
    """
    notes: list[Problem] = []
    kind: type[UsageError | InputError] = InputError
    problems: list[Problem] = []
    for name in documents:
        try:
            data = documents[name]
            package = Package(read_package(data, name=name), name)
            document_of(package, strict=True)  # otherwise a blank page, or nothing, would be printed
            notes += blanks_behind(data, name)
            unprinted = (("pdf-pictures-linked", linked_pictures(package)), ("pdf-chunks", chunks(package)))
            notes += (Problem(code, Span(name), {"count": count}) for code, count in unprinted if count)
        except (UsageError, InputError) as fault:
            problems += fault.problems
            if isinstance(fault, UsageError):
                kind = UsageError
    kind.raise_for(problems)
    return tuple(notes)


# PDF as what LibreOffice converts to.


# The first keeps the blank page before a section that starts on an odd or even page; the second writes the pages of the
# bookmarks at the starts of sections.
_EXPORT = (
    'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}'
)
_PDF_A_2B = ',"SelectPdfVersion":{"type":"long","value":"2"}'


_REMARKS = ',"ExportNotesInMargin":{"type":"boolean","value":"true"}'


def marked_up_target() -> Target:
    """PDF with tracked changes as the document shows them, and comments in the margin."""
    return Target(f"{_EXPORT}{_REMARKS}}}", ".pdf")


def pdf_target(*, pdf_a: bool = False) -> Target:
    """PDF, with ``pdf_a`` PDF/A-2b."""
    return Target(f"{_EXPORT}{_PDF_A_2B if pdf_a else ''}}}", ".pdf")
