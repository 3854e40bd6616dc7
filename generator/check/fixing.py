"""``check --fix``: fixed copies of documents, all of them or none, never over the originals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.dispatch_set import across
from generator.check.documents import check_documents
from generator.check.elements import recognise
from generator.check.finding import CheckedAs, Report
from generator.check.mending import Mend, mend
from generator.check.set_papers import Sets
from generator.check.targets import Target, targets
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, Span, UsageError
from generator.office.reading import read_document
from generator.writing import output_errors, write_files

_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


@dataclass(frozen=True, slots=True)
class Fixed:
    """One document that was mended: where it was read, what was mended, and what a check says of the new file.

    The report of a paper of a set that is neither the notice nor a letter is ``other``: there is no new file of it.
    """

    source: Path
    mends: tuple[Mend, ...]
    report: Report

    def as_mapping(self) -> dict[str, object]:
        """The report as plain data, with ``source`` and ``mends``."""
        mends = [each.as_mapping() for each in self.mends]
        return {**self.report.as_mapping(), "source": str(self.source), "mends": mends}


def fix(
    paths: Sequence[Path],
    out: Path,
    *,
    checked_as: CheckedAs | None = None,
    templates: Path | None = None,
    rendered: bool = False,
) -> tuple[Fixed, ...]:
    """Mends the finished documents that ``paths`` mean into ``out``, and checks what came of them.

    ``out`` is a Word file where there is one document, else a folder, in which they lie as they did beneath the folder
    that was named. A document with nothing to be mended is copied as it is. Of a set that a build made the notice and
    letters are mended, unless ``checked_as`` says otherwise. ``templates`` and ``rendered`` are those of a check.

    Raises UsageError where ``out`` cannot hold them or is one of them, InputError where one of them cannot be read,
    and OutputError where the files cannot be written; then none is.
    """
    found, others = _parted(paths, checked_as, templates)
    into = _into(found, paths, out)
    mended = {}
    problems: list[Problem] = []
    for source, target in into.items():
        try:
            mended[target] = mend(read_contents(source, DOCUMENT), str(source))
        except InputError as refusal:
            problems += refusal.problems
    if problems:
        raise InputError(problems)
    with output_errors(out):
        write_files({target: each.data for target, each in mended.items()})
    reports = across(check_documents(mended, rendered=rendered))
    fixed = [
        Fixed(source, mended[target].mends, report)
        for (source, target), report in zip(into.items(), reports, strict=True)
    ]
    return (*fixed, *(Fixed(path, (), Report(str(path), "other")) for path in others))


def _parted(
    paths: Sequence[Path], checked_as: CheckedAs | None, templates: Path | None
) -> tuple[list[Target], list[Path]]:
    """What ``paths`` mean, and of it the papers of sets that are no official documents."""
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
    except InputError:  # reported where it is mended
        return False


def _into(found: Sequence[Target], paths: Sequence[Path], out: Path) -> Mapping[Path, Path]:
    """The file that each document is mended into. Raises UsageError where that cannot be."""
    refused = [each.problem for each in found if each.problem is not None]
    if refused:
        raise InputError(refused)
    problems = [
        Problem("mending-no-document", Span(str(each.path)), {"file": str(each.path)})
        for each in found
        if each.kind != "document"
    ]
    sources = [each.path for each in found if each.kind == "document"]
    one_file = out.suffix.lower() in _SUFFIXES and not out.is_dir()
    if one_file and len(sources) > 1:
        problems.append(Problem("mending-one-name", Span(str(out)), {"out": str(out)}))
    into = {source: out if one_file else out / _beneath(source, paths) for source in sources}
    problems += _clashes(into, out)
    if problems:
        raise UsageError(problems)
    return into


def _beneath(source: Path, paths: Iterable[Path]) -> Path:
    """Where ``source`` lies in the folder that was named, or its name alone."""
    folder = next((path for path in paths if path.is_dir() and path in source.parents), None)
    return Path(source.name) if folder is None else source.relative_to(folder)


def _clashes(into: Mapping[Path, Path], out: Path) -> Iterator[Problem]:
    """Targets that are files which are read, and those of two documents; names are compared without case."""
    read = {source.resolve() for source in into}
    names = Counter(str(target).casefold() for target in into.values())
    for target in dict.fromkeys(into.values()):
        if target.resolve() in read or (target.exists() and any(target.samefile(source) for source in into)):
            yield Problem("mending-over-input", Span(str(target)), {"out": str(target)})
        elif names[str(target).casefold()] > 1 and target != out:
            yield Problem("mending-same-name", Span(str(target)), {"out": str(target)})
