"""From .docx files to PDF files beside one another in one folder, all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.errors import OutputError, Problem, Span, UsageError
from generator.pdf.conversion import TIMEOUT, convert_documents
from generator.writing import write_files


@dataclass(frozen=True, slots=True)
class PdfResult:
    """One file that was converted: the .docx, its PDF, and how many pages that has."""

    source: Path
    pdf: Path
    pages: int


@dataclass(frozen=True, slots=True)
class PdfRun:
    """``results`` in the order of the files; ``stand_ins`` and ``lost`` are warnings: fonts, characters not printed."""

    results: tuple[PdfResult, ...]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...] = ()


def to_pdf(
    files: Sequence[Path],
    output: Path,
    *,
    moment: datetime | None = None,
    timeout: float = TIMEOUT,
    jobs: int = 1,
) -> PdfRun:
    """Make ``output``/<stem>.pdf of each of ``files`` with LibreOffice; none is written unless all succeed.

    Files of one stem from different folders get their folder's name in front. ``moment``, ``timeout`` and
    ``jobs`` are those of :func:`~generator.pdf.conversion.convert_documents`.

    Raises UsageError if a file is not there or two would get one name, InputError if one is no .docx,
    OutputError if LibreOffice is missing or fails or ``output`` cannot be written.
    """
    sources = list(dict.fromkeys(files))
    targets = _targets(sources, output)
    contents = _contents(sources)
    converted = convert_documents(contents, moment=moment, timeout=timeout, jobs=jobs)
    _publish({targets[source]: converted.pdfs[str(source)].data for source in sources})
    results = (PdfResult(source, targets[source], converted.pdfs[str(source)].pages) for source in sources)
    return PdfRun(tuple(results), converted.stand_ins, converted.lost)


def _contents(sources: Sequence[Path]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for source in sources:
        try:
            contents[str(source)] = source.read_bytes()
        except OSError as fault:
            problems.append(Problem("pdf-input-unreadable", Span(str(source)), {"why": fault.strerror or fault}))
    if problems:
        raise UsageError(problems)
    return contents


def _targets(sources: Sequence[Path], output: Path) -> dict[Path, Path]:
    """Each source's PDF; names are compared without case, as Windows and macOS do."""
    stems = Counter(source.stem.casefold() for source in sources)
    targets = {
        source: output / f"{source.stem}.pdf"
        if stems[source.stem.casefold()] == 1
        else output / f"{source.absolute().parent.name}-{source.stem}.pdf"
        for source in sources
    }
    names = Counter(target.name.casefold() for target in targets.values())
    double = [source for source, target in targets.items() if names[target.name.casefold()] > 1]
    if double:
        raise UsageError(
            Problem("pdf-same-name", Span(str(source)), {"pdf": targets[source].name}) for source in double
        )
    return targets


def _publish(files: Mapping[Path, bytes]) -> None:
    """Write all files, none of them ever half there."""
    try:
        write_files(files)
    except OSError as fault:
        place = Span(str(fault.filename or next(iter(files))))
        raise OutputError(Problem("pdf-cannot-write", place, {"why": fault.strerror or fault})) from fault
