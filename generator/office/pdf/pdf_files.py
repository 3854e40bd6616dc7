"""Conversion of .docx files to PDF files, all written or none, and of one document with its changes shown (花脸稿)."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.ground.cores import cores
from generator.ground.errors import OutputError, Problem, Span, UsageError
from generator.office.pdf.conversion import TIMEOUT, Files, convert_each, marked_up_target, office_suite, prepared
from generator.office.pdf.stable_pdf import stable
from generator.office.suite import OfficeSuite, converted, run_folder
from generator.writing import output_errors, write_files

_PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A converted file: the .docx, its PDF, and the number of pages."""

    source: Path
    pdf: Path
    pages: int


@dataclass(frozen=True, slots=True)
class PdfRun:
    """``results`` in the order of the files; warnings as in :class:`~generator.office.pdf.conversion.PdfConversion`."""

    results: tuple[PdfResult, ...]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def to_pdf(
    files: Sequence[Path],
    output: Path | None,
    *,
    jobs: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> PdfRun:
    """Converts each of ``files`` to ``output``/<stem>.pdf with LibreOffice; nothing is written unless all succeed.

    Without ``output`` each PDF is beside its file. In one folder, files with the same stem from different folders are
    prefixed with the folder's name. ``jobs`` is the number of processes (default: the number of cores). ``progress`` is
    that of :func:`~generator.office.pdf.conversion.convert_documents`.

    Raises UsageError if a file does not exist or two would get the same name, InputError if one is not a .docx,
    OutputError if LibreOffice is missing or fails or ``output`` cannot be written.
    """
    targets = _targets(list(dict.fromkeys(files)), output)
    sources = {str(source): source for source in targets}
    with ExitStack() as run:
        with output_errors(Path(tempfile.gettempdir())):
            folder = run.enter_context(run_folder())
        done = {name: folder / f"{number}.pdf" for number, name in enumerate(sources)}

        def put(name: str, pdf: bytes) -> None:
            with output_errors(folder):
                done[name].write_bytes(pdf)

        converted = convert_each(Files(sources), put, jobs=jobs or cores(), progress=progress)
        with output_errors(next(iter(targets.values())), system="pdf-cannot-write"):
            write_files(Files({targets[source]: done[name] for name, source in sources.items()}))
    results = (PdfResult(source, targets[source], converted.pages[name]) for name, source in sources.items())
    return PdfRun(tuple(results), converted.stand_ins, converted.lost, converted.notes)


def _targets(sources: Sequence[Path], output: Path | None) -> dict[Path, Path]:
    """The PDF of each source. Raises UsageError for equal paths, compared without case as on Windows and macOS."""
    targets = {source: source.with_suffix(_PDF) for source in sources} if output is None else _gathered(sources, output)
    paths = Counter(str(target).casefold() for target in targets.values())
    UsageError.raise_for(
        Problem("pdf-same-name", Span(str(source)), {"pdf": target.name})
        for source, target in targets.items()
        if paths[str(target).casefold()] > 1
    )
    return targets


def _gathered(sources: Sequence[Path], output: Path) -> dict[Path, Path]:
    """The PDF of each source in ``output``."""
    stems = Counter(source.stem.casefold() for source in sources)
    return {
        source: output / f"{source.stem}{_PDF}"
        if stems[source.stem.casefold()] == 1
        else output / f"{source.absolute().parent.name}-{source.stem}{_PDF}"
        for source in sources
    }


def print_marked_up(data: bytes, suffix: str, name: str, moment: datetime) -> bytes:
    """The PDF of the document in ``data``, its changes in colour and its comments in the margin.

    ``suffix`` is that of its format, ``name`` the file's name in problems, ``moment``, in UTC, the PDF's date.
    Raises OutputError where LibreOffice is missing or makes no PDF of it.
    """
    program = office_suite()
    with prepared(program) as (folder, fonts):
        suite = OfficeSuite(program, fonts.environment, TIMEOUT, marked_up_target())
        try:
            made, call = converted(suite, folder, data, suffix)
        except OSError as fault:
            raise OutputError(Problem("review-pdf", Span(name), {"said": str(fault)})) from fault
    if made is None:
        raise OutputError(Problem("review-pdf", Span(name), {"said": call.last_line or "—"}))
    return stable(made, moment)
