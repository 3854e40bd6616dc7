"""From .docx files to PDF files, beside them or in one folder, all of them or none."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.ground.cores import cores
from generator.ground.errors import OutputError, Problem, Span, UsageError, system_reason
from generator.office.pdf.conversion import TIMEOUT, convert_each
from generator.office.pdf.intake import Files
from generator.office.pdf.run_folder import run_folder
from generator.writing import is_of_the_system, told, write_files

_PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """One file that was converted: the .docx, its PDF, and how many pages that has."""

    source: Path
    pdf: Path
    pages: int


@dataclass(frozen=True, slots=True)
class PdfRun:
    """``results`` in the order of the files; ``stand_ins`` and ``lost`` are warnings: fonts, characters not printed.

    ``notes`` are on what was passed over in the files, and warnings of what in them is not printed.
    """

    results: tuple[PdfResult, ...]
    stand_ins: tuple[Problem, ...]
    lost: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def to_pdf(
    files: Sequence[Path],
    output: Path | None,
    *,
    moment: datetime | None = None,
    timeout: float = TIMEOUT,
    jobs: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> PdfRun:
    """Make ``output``/<stem>.pdf of each of ``files`` with LibreOffice; none is written unless all succeed.

    Without ``output`` each lies beside its file. In one folder files of one stem from different folders get their
    folder's name in front. ``jobs`` processes run at once (default: as many as there are cores). ``moment``,
    ``timeout`` and ``progress`` are those of :func:`~generator.office.pdf.conversion.convert_documents`.

    Raises UsageError if a file is not there or two would get one name, InputError if one is no .docx,
    OutputError if LibreOffice is missing or fails or ``output`` cannot be written.
    """
    targets = _targets(list(dict.fromkeys(files)), output)
    sources = {str(source): source for source in targets}
    with ExitStack() as run:
        with told(Path(tempfile.gettempdir())):
            folder = run.enter_context(run_folder())
        done = {name: folder / f"{number}.pdf" for number, name in enumerate(sources)}

        def put(name: str, pdf: bytes) -> None:
            with told(folder):
                done[name].write_bytes(pdf)

        converted = convert_each(
            Files(sources), put, moment=moment, timeout=timeout, jobs=jobs or cores(), progress=progress
        )
        _publish(Files({targets[source]: done[name] for name, source in sources.items()}))
    results = (PdfResult(source, targets[source], converted.pages[name]) for name, source in sources.items())
    return PdfRun(tuple(results), converted.stand_ins, converted.lost, converted.notes)


def _targets(sources: Sequence[Path], output: Path | None) -> dict[Path, Path]:
    """Each source's PDF; paths are compared without case, as Windows and macOS do."""
    targets = {source: source.with_suffix(_PDF) for source in sources} if output is None else _gathered(sources, output)
    paths = Counter(str(target).casefold() for target in targets.values())
    double = [source for source, target in targets.items() if paths[str(target).casefold()] > 1]
    if double:
        raise UsageError(
            Problem("pdf-same-name", Span(str(source)), {"pdf": targets[source].name}) for source in double
        )
    return targets


def _gathered(sources: Sequence[Path], output: Path) -> dict[Path, Path]:
    """Each source's PDF in ``output``."""
    stems = Counter(source.stem.casefold() for source in sources)
    return {
        source: output / f"{source.stem}{_PDF}"
        if stems[source.stem.casefold()] == 1
        else output / f"{source.absolute().parent.name}-{source.stem}{_PDF}"
        for source in sources
    }


def _publish(files: Mapping[Path, bytes]) -> None:
    """Write all files, none of them ever half there."""
    with told(next(iter(files))):
        try:
            write_files(files)
        except OSError as fault:
            if not is_of_the_system(fault):
                raise
            place = Span(str(fault.filename or next(iter(files))))
            raise OutputError(Problem("pdf-cannot-write", place, {"why": system_reason(fault)})) from fault
