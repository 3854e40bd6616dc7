"""Conversion of many .docx to PDFs: all kept in memory, or each passed on when it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from generator.ground.cores import cores
from generator.ground.errors import OutputError, Problem, Span
from generator.office.pdf.attempts import Attempts, suite_broken
from generator.office.pdf.font_substitution import OfficeFonts, office_fonts
from generator.office.pdf.intake import check_documents
from generator.office.pdf.pdf_target import pdf_target
from generator.office.pdf.stable_pdf import stable
from generator.office.suite.office_suite import OfficeSuite, find_suite
from generator.office.suite.run_folder import run_folder

TIMEOUT = 120.0
"""Seconds for one document before the office suite is stopped."""

_LIBRARIES = ("fontTools", "pikepdf", "pypdfium2")


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF: its bytes and its number of pages, including blank ones."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Converted:
    """``pdfs`` by document name, with warnings.

    ``stand_ins``: official typefaces that documents use and this machine lacks, with their substitutes; ``lost``:
    characters that were not printed; ``notes``: bytes that were ignored, and content that is not printed.
    """

    pdfs: dict[str, Pdf]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ConvertedEach:
    """The number of ``pages`` of each PDF, by document name; the rest as in :class:`Converted`."""

    pages: dict[str, int]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def convert_documents(
    documents: Mapping[str, bytes],
    *,
    moment: datetime | None = None,
    timeout: float = TIMEOUT,
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
    pdf_a: bool = False,
) -> Converted:
    """Convert ``documents`` (.docx bytes by their names in problems); the PDFs are in the same order.

    A value is read when it is needed, twice or more, and not kept: the mapping may make it on access. ``moment``, in
    UTC, dates the PDFs (default: when each .docx was last changed); the same input gives the same bytes with the same
    LibreOffice and fonts. ``timeout`` is in seconds for one document; ``jobs`` is the number of processes, limited to
    the number of cores. ``progress`` is called with a document's name when its PDF is done, in any order. ``pdf_a``:
    they are exported as PDF/A-2b.

    Raises OutputError with all problems if LibreOffice is missing or documents fail, InputError with all
    problems if some are not .docx.
    """
    pdfs: dict[str, Pdf] = {}
    stand_ins, lost, notes = _convert(documents, pdfs.__setitem__, moment, timeout, jobs, progress, pdf_a=pdf_a)
    return Converted({name: pdfs[name] for name in documents}, stand_ins, lost, notes)


def convert_each(
    documents: Mapping[str, bytes],
    put: Callable[[str, bytes], None],
    *,
    moment: datetime | None = None,
    timeout: float = TIMEOUT,
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
    pdf_a: bool = False,
) -> ConvertedEach:
    """Convert ``documents``, and call ``put`` with a document's name and its PDF when it is done.

    Only the page counts are kept in memory. After an error the caller removes what was put before. The rest is as in
    :func:`convert_documents`; exceptions of ``put`` are passed on.
    """
    pages: dict[str, int] = {}

    def keep(name: str, pdf: Pdf) -> None:
        put(name, pdf.data)
        pages[name] = pdf.pages

    stand_ins, lost, notes = _convert(documents, keep, moment, timeout, jobs, progress, pdf_a=pdf_a)
    return ConvertedEach({name: pages[name] for name in documents}, stand_ins, lost, notes)


def _convert(
    documents: Mapping[str, bytes],
    keep: Callable[[str, Pdf], None],
    moment: datetime | None,
    timeout: float,
    jobs: int,
    progress: Callable[[str], None] | None,
    *,
    pdf_a: bool,
) -> tuple[tuple[Problem, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """Pass each PDF to ``keep`` when it is done; returns warnings about fonts and lost characters, and notes."""
    program = office_suite()
    notes = check_documents(documents)
    lost: dict[str, Problem] = {}
    with prepared(program) as (folder, fonts):
        suite = OfficeSuite(program, fonts.environment, timeout, pdf_target(pdf_a=pdf_a))
        attempts = Attempts(suite, folder, documents, min(jobs, cores()))
        with closing(attempts.finished()) as finished:
            for each in finished:
                keep(each.name, Pdf(stable(each.pdf.data, moment or each.modified), each.pdf.pages))
                if each.lost:
                    lost[each.name] = Problem("pdf-text-lost", Span(each.name), {"characters": each.lost})
                if progress is not None:
                    progress(each.name)
    return fonts.stand_ins(attempts.families), tuple(lost[name] for name in documents if name in lost), notes


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
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": ", ".join(missing)}))
    program = find_suite()
    if program is None:
        raise OutputError(Problem("pdf-suite-missing"))
    return program
