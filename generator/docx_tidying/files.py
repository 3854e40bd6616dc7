"""Files made tidy where they lie, or into another place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.docx_tidying.taken import Taken
from generator.docx_tidying.tidying import Tidied, tidy
from generator.errors import InputError, Problem, Span, UsageError
from generator.package import MAX_TOTAL_BYTES
from generator.writing import told, write_files

_SUFFIXES = (".docx", ".dotx")
_LOCKED = "~$"


@dataclass(frozen=True, slots=True)
class TidiedFile:
    """One document: where it was read, where its tidy form stands or would stand, and what was taken out.

    ``changed``: the two differ; a file that is tidy already is not touched.
    """

    source: Path
    target: Path
    changed: bool
    taken: Taken


def tidy_files(paths: Sequence[Path], *, output: Path | None = None, dry_run: bool = False) -> tuple[TidiedFile, ...]:
    """Makes the documents at ``paths`` tidy; a folder means every .docx and .dotx beneath it.

    They are written where they lie, or into ``output``: such a file where there is one document, else a folder. With
    ``dry_run`` nothing is written.

    Raises UsageError where a path is not there or is neither, or ``output`` cannot hold them, InputError with the
    problems of all documents that cannot be tidied, and then none is written; OutputError where the files of a folder
    cannot be written, and then none of that folder is.
    """
    into = _targets(_documents(paths), output)
    tidied: dict[Path, Tidied] = {}
    problems: list[Problem] = []
    for source, target in into.items():
        try:
            tidied[source] = tidy(_bytes(source), str(source), str(target))
        except InputError as refusal:
            problems += refusal.problems
    if problems:
        raise InputError(problems)
    if not dry_run:
        written = {into[source]: each.data for source, each in tidied.items() if each.changed or output is not None}
        for folder in dict.fromkeys(target.parent for target in written):
            with told(folder):
                write_files({target: data for target, data in written.items() if target.parent == folder})
    return tuple(TidiedFile(source, into[source], each.changed, each.taken) for source, each in tidied.items())


def _documents(paths: Sequence[Path]) -> list[Path]:
    """The documents that ``paths`` mean, each once. Raises UsageError with every path that means none."""
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        beneath = sorted(_beneath(path)) if path.is_dir() else [path]
        if not path.exists():
            problems.append(Problem("source-missing", Span(str(path)), {"name": str(path)}))
        elif not beneath or (path.is_file() and path.suffix.lower() not in _SUFFIXES):
            problems.append(Problem("tidying-no-document", Span(str(path)), {"file": str(path)}))
        found += beneath
    if problems:
        raise UsageError(problems)
    return list(dict.fromkeys(found))


def _beneath(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", _LOCKED)) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in _SUFFIXES and path.is_file() and not hidden:
            yield path


def _targets(sources: Sequence[Path], output: Path | None) -> Mapping[Path, Path]:
    if output is None:
        return {source: source.resolve() for source in sources}  # what a link leads to is written, not the link
    one_file = output.suffix.lower() in _SUFFIXES and not output.is_dir()
    if one_file and len(sources) == 1:
        if sources[0].suffix.lower() != output.suffix.lower():
            facts = {"file": str(sources[0]), "suffix": sources[0].suffix.lower()}
            raise UsageError(Problem("tidying-other-kind", Span(str(output)), facts))
        return {sources[0]: output}
    names = [source.name.casefold() for source in sources]
    if one_file or len(set(names)) < len(names):
        raise UsageError(Problem("tidying-one-name", Span(str(output)), {"out": str(output)}))
    return {source: output / source.name for source in sources}


def _bytes(source: Path) -> bytes:
    """What is in the file. Raises InputError where it cannot be read, or is larger than any document may be."""
    try:
        with source.open("rb") as file:
            data = file.read(MAX_TOTAL_BYTES + 1)
    except OSError as fault:
        problem = Problem("document-unreadable", Span(str(source)), {"why": fault.strerror or str(fault)})
        raise InputError(problem) from fault
    if len(data) > MAX_TOTAL_BYTES:
        raise InputError(Problem("template-package-file", Span(str(source)), {"limit": MAX_TOTAL_BYTES}))
    return data
