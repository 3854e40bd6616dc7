"""Tidying of files in place, or into other files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import DOCUMENT, entries_below, missing, read_contents, root_of
from generator.ground.errors import InputError, Problem, Span, UsageError
from generator.office.tidying.taken import Taken
from generator.office.tidying.tidying import Tidied, tidy
from generator.writing import output_errors, write_files
from generator.writing.set_folder import holds_edited

_SUFFIXES = (".docx", ".dotx")
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class TidiedFile:
    """A tidied document: its source, the target of its tidy form, and what was removed.

    ``changed``: the tidy form differs; a file that is already tidy is not written.
    """

    source: Path
    target: Path
    changed: bool
    taken: Taken


def tidy_files(paths: Sequence[Path], *, output: Path | None = None, dry_run: bool = False) -> tuple[TidiedFile, ...]:
    """Tidy the documents at ``paths``; a folder means every .docx and .dotx below it.

    They are written in place, or to ``output``: a file for one document, else a folder. With ``dry_run`` nothing is
    written.

    Raises UsageError where a path does not exist or is of another kind, or ``output`` does not fit; InputError with the
    problems of all documents that cannot be tidied, and then none is written; OutputError where the files below one
    root cannot be written, and then none of these is.
    """
    into = _targets(_documents(paths), output)
    tidied: dict[Path, Tidied] = {}
    problems: list[Problem] = []
    for source, target in into.items():
        try:
            tidied[source] = tidy(read_contents(source, DOCUMENT), str(source), str(target))
        except InputError as refusal:
            problems += refusal.problems
    if problems:
        raise InputError(problems)
    if not dry_run:
        written = {into[source]: each.data for source, each in tidied.items() if each.changed or output is not None}
        for root in dict.fromkeys(map(root_of, written)):
            with output_errors(root):
                write_files({target: data for target, data in written.items() if root_of(target) == root})
    return tuple(TidiedFile(source, into[source], each.changed, each.taken) for source, each in tidied.items())


def _documents(paths: Sequence[Path]) -> list[Path]:
    """The documents of ``paths``, each once. Raises UsageError with every path without a document."""
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        beneath = sorted(_beneath(path)) if path.is_dir() else [path]
        if not path.exists():
            problems.append(missing(path))
        elif not beneath or (not path.is_dir() and path.suffix.lower() not in _SUFFIXES):
            problems.append(Problem("tidying-no-document", Span(str(path)), {"file": str(path)}))
        found += beneath
    if problems:
        raise UsageError(problems)
    return list(dict.fromkeys(found))


def _beneath(folder: Path) -> Iterator[Path]:
    """The documents below ``folder``, without hidden ones and papers of a set that were changed by hand.

    Entries that are not files are included, so that reading reports them.
    """
    for entry in entries_below(folder, enters=_is_entered):
        is_document = entry.path.suffix.lower() in _SUFFIXES and entry.kind != "folder"
        if is_document and not entry.path.name.startswith(_HIDDEN):
            yield entry.path


def _is_entered(folder: Path) -> bool:
    return not folder.name.startswith(_HIDDEN) and not holds_edited(folder)


def _targets(sources: Sequence[Path], output: Path | None) -> Mapping[Path, Path]:
    if output is None:
        return {source: source for source in sources}
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
