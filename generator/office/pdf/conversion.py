"""From many .docx to their PDFs: all in memory, or one after another so that none of them is kept."""

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
from generator.office.pdf.fonts import OfficeFonts, office_fonts
from generator.office.pdf.intake import refuse_others
from generator.office.pdf.run_folder import run_folder
from generator.office.pdf.stable import stable
from generator.office.pdf.suite import Office, find_suite

TIMEOUT = 120.0
"""Seconds that one document may take before the office suite is stopped."""

_LIBRARIES = ("fontTools", "pikepdf", "pypdfium2")


@dataclass(frozen=True, slots=True)
class Pdf:
    """One finished PDF: its bytes and how many pages it has, blank ones included."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Converted:
    """``pdfs`` by the documents' names; ``stand_ins``: warnings about fonts; ``lost``: about characters not printed.

    ``stand_ins`` names the official typefaces that documents ask for and this machine lacks, and what replaces them.
    ``notes`` are on what was passed over in the documents, and warnings of what in them is not printed.
    """

    pdfs: dict[str, Pdf]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ConvertedEach:
    """How many ``pages`` each PDF has, by the documents' names; the rest as in :class:`Converted`."""

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
) -> Converted:
    """The PDFs of ``documents`` (.docx bytes by the name that problems call them by), in the same order.

    A value is asked for when its turn comes, twice or more in all, and not kept: the mapping may make it on access.
    ``moment``, in UTC, dates the PDFs (default: when each .docx says it was last changed); the same input gives
    the same bytes with the same LibreOffice and fonts. ``timeout`` is in seconds for one document; ``jobs``
    processes run at once, but no more than there are cores. ``progress`` is called with a document's name as soon
    as its PDF is done, in no order that means anything.

    Raises OutputError with all problems if LibreOffice is missing or documents fail, InputError with all
    problems if some are no .docx.
    """
    pdfs: dict[str, Pdf] = {}
    stand_ins, lost, notes = _convert(documents, pdfs.__setitem__, moment, timeout, jobs, progress)
    return Converted({name: pdfs[name] for name in documents}, stand_ins, lost, notes)


def convert_each(
    documents: Mapping[str, bytes],
    put: Callable[[str, bytes], None],
    *,
    moment: datetime | None = None,
    timeout: float = TIMEOUT,
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
) -> ConvertedEach:
    """Makes the PDF of each of ``documents``, and calls ``put`` with the document's name and the PDF once it is done.

    Nothing is kept in memory but the page counts; what was put before something failed is the caller's to take away.
    The rest is as with :func:`convert_documents`; what ``put`` raises comes out as it is.
    """
    pages: dict[str, int] = {}

    def keep(name: str, pdf: Pdf) -> None:
        put(name, pdf.data)
        pages[name] = pdf.pages

    stand_ins, lost, notes = _convert(documents, keep, moment, timeout, jobs, progress)
    return ConvertedEach({name: pages[name] for name in documents}, stand_ins, lost, notes)


def _convert(
    documents: Mapping[str, bytes],
    keep: Callable[[str, Pdf], None],
    moment: datetime | None,
    timeout: float,
    jobs: int,
    progress: Callable[[str], None] | None,
) -> tuple[tuple[Problem, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """Hand each PDF to ``keep`` when it is done; warnings about fonts and lost characters, and notes, come back."""
    program = _office_suite()
    notes = refuse_others(documents)
    lost: dict[str, Problem] = {}
    with _prepared(program) as (folder, fonts):
        attempts = Attempts(Office(program, fonts.environment, timeout), folder, documents, min(jobs, cores()))
        with closing(attempts.finished()) as finished:
            for each in finished:
                keep(each.name, Pdf(stable(each.pdf.data, moment or each.modified), each.pdf.pages))
                if each.lost:
                    lost[each.name] = Problem("pdf-text-lost", Span(each.name), {"characters": each.lost})
                if progress is not None:
                    progress(each.name)
    return fonts.stand_ins(attempts.families), tuple(lost[name] for name in documents if name in lost), notes


@contextmanager
def _prepared(program: Path) -> Iterator[tuple[Path, OfficeFonts]]:
    """The folder and the fonts of one run; OutputError if they cannot be had."""
    with ExitStack() as run:
        try:
            folder = run.enter_context(run_folder())
            fonts = office_fonts(folder)
        except OSError as fault:
            raise suite_broken(program, fault) from fault
        yield folder, fonts


def _office_suite() -> Path:
    """The office suite; OutputError if it, or a library that this step alone needs, is not installed."""
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise OutputError(Problem("pdf-library-missing", facts={"libraries": ", ".join(missing)}))
    program = find_suite()
    if program is None:
        raise OutputError(Problem("pdf-suite-missing"))
    return program
