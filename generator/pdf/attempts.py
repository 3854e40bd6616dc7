"""Every document gets two attempts: with the others, which is quick; then alone, which blames the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.errors import OutputError, Problem, Span
from generator.pdf.joints import joined
from generator.pdf.reading import Printed, printed
from generator.pdf.suite import Batch, convert

# A process that has converted many files is slower and larger, and a command line has its limits.
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Office:
    """How to run the office suite: the program, a folder of this run's own, more environment, seconds a document."""

    program: Path
    folder: Path
    environment: Mapping[str, str]
    timeout: float


def printed_all(office: Office, documents: Mapping[str, bytes], jobs: int) -> dict[str, Printed]:
    """The PDF of each of ``documents``, by name; ``jobs`` processes at once.

    Raises OutputError with a problem for each document that failed twice, OSError if the suite cannot be started.
    """
    folders = (office.folder / f"run-{number}" for number in count(1))
    size = max(1, min(_BATCH, -(-len(documents) // jobs)))
    done = {name: pdf for name, pdf, _ in _attempt(office, documents, size, jobs, folders) if pdf is not None}
    failed = {name: data for name, data in documents.items() if name not in done}
    problems = []
    for name, pdf, batch in _attempt(office, failed, 1, jobs, folders):
        if pdf is None:
            problems.append(_problem(office, name, batch))
        else:
            done[name] = pdf
    if problems:
        raise OutputError(problems)
    return done


def _attempt(
    office: Office, documents: Mapping[str, bytes], size: int, jobs: int, folders: Iterator[Path]
) -> Iterator[tuple[str, Printed | None, Batch]]:
    """Each document's name, its PDF if one came out, and the batch it was in."""
    names = list(documents)
    groups = [names[start : start + size] for start in range(0, len(names), size)]
    for start in range(0, len(groups), jobs):
        now = groups[start : start + jobs]
        batches = [_laid_out(next(folders), [documents[name] for name in group]) for group in now]
        convert(office.program, batches, office.environment, office.timeout)
        for group, batch in zip(now, batches, strict=True):
            for name, file in zip(group, batch.names, strict=True):
                yield name, _read(batch.pdf(file)), batch


def _laid_out(folder: Path, contents: Sequence[bytes]) -> Batch:
    """A batch whose files are numbered: no name of the user's is too long, double or strange for the suite."""
    folder.mkdir()
    names = [f"{number:05}.docx" for number in range(1, len(contents) + 1)]
    for name, data in zip(names, contents, strict=True):
        (folder / name).write_bytes(data)
    return Batch(folder, names)


def _read(pdf: Path) -> Printed | None:
    return printed(joined(pdf.read_bytes())) if pdf.is_file() else None


def _problem(office: Office, name: str, batch: Batch) -> Problem:
    if batch.late:
        return Problem("pdf-timeout", Span(name), {"seconds": f"{office.timeout:g}"})
    return Problem("pdf-failed", Span(name), {"said": batch.said or "—"})
