"""Copies of finished documents: which documents are copied, and into which files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.check.finding import CheckedAs
from generator.check.set_papers import Sets
from generator.check.targets import Target, targets
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, Span, UsageError
from generator.office.reading import read_document
from generator.official.recognition import recognise

_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def split_targets(
    paths: Sequence[Path], checked_as: CheckedAs | None, templates: Path | None
) -> tuple[list[Target], list[Path]]:
    """The targets that ``paths`` mean, and the papers of sets that are no official documents, which are not copied.

    Raises UsageError as :func:`~generator.check.targets.targets` does.
    """
    sets = None if checked_as is not None else Sets()
    found: list[Target] = []
    others: list[Path] = []
    for each in targets(paths, checked_as, sets, templates):
        if sets is not None and _is_other(each, sets):
            others.append(each.path)
        else:
            found.append(each)
    return found, others


def _is_other(target: Target, sets: Sets) -> bool:
    paper = sets.paper(target.path) if target.kind == "document" else None
    if paper is None:
        return target.kind == "other"
    try:
        return not paper.is_official(recognise(read_document(read_contents(target.path, DOCUMENT), str(target.path))))
    except InputError:  # reported where it is copied
        return False


def copies(found: Sequence[Target], paths: Sequence[Path], out: Path, option: str) -> Mapping[Path, Path]:
    """The file that each document of ``found`` is copied into, by the document.

    That is ``out`` where it is called as a Word file, else the document's name in the folder ``out``, beneath it as it
    is beneath the one of ``paths`` that it was found in. ``option`` is the option that named ``out``, for problems.

    Raises InputError where one of ``found`` is refused, and UsageError where one is no finished document, or a copy
    would replace a document that is read, or another copy.
    """
    InputError.raise_for(each.problem for each in found if each.problem is not None)
    problems = [
        Problem("copies-no-document", Span(str(each.path)), {"file": str(each.path), "option": option})
        for each in found
        if each.kind != "document"
    ]
    sources = [each.path for each in found if each.kind == "document"]
    one_file = out.suffix.lower() in _SUFFIXES and not out.is_dir()
    if one_file and len(sources) > 1:
        problems.append(Problem("copies-one-name", Span(str(out)), {"out": str(out), "option": option}))
    into = {source: out if one_file else out / _beneath(source, paths) for source in sources}
    problems += _clashes(into, out, option)
    UsageError.raise_for(problems)
    return into


def _beneath(source: Path, paths: Iterable[Path]) -> Path:
    """The path of ``source`` below the named folder, or its name alone."""
    folder = next((path for path in paths if path.is_dir() and path in source.parents), None)
    return Path(source.name) if folder is None else source.relative_to(folder)


def _clashes(into: Mapping[Path, Path], out: Path, option: str) -> Iterator[Problem]:
    """Targets that are files which are read, and those of two documents; names are compared without case."""
    read = {source.resolve() for source in into}
    names = Counter(str(target).casefold() for target in into.values())
    for target in dict.fromkeys(into.values()):
        if target.resolve() in read or (target.exists() and any(target.samefile(source) for source in into)):
            yield Problem("copies-over-input", Span(str(target)), {"out": str(target), "option": option})
        elif names[str(target).casefold()] > 1 and target != out:
            yield Problem("copies-same-name", Span(str(target)), {"out": str(target)})
