"""Tidying of documents and files, in place or into other files; signed ones and ones with macros are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from generator.ground.disk import DOCUMENT, entries_below, missing, read_contents, root_of
from generator.ground.errors import InputError, Problem, Span, UsageError
from generator.office.package import (
    Package,
    blanks_behind,
    deflate,
    has_our_layout,
    inflated,
    is_signed,
    read_package,
    write_package,
)
from generator.office.package.part_names import CONTENT_TYPES, WORD_MAIN, WORD_TEMPLATE_MAIN, is_relationships
from generator.office.tidying.canonical import (
    canonical,
    canonical_relationships,
    canonical_types,
    take_parts,
    take_properties,
)
from generator.office.tidying.noise import join_runs, take_noise
from generator.office.tidying.word_package import RemovedCounts, WordPackage
from generator.office.wordml.main_document import declare_by_ending
from generator.office.wordml.wordml_names import STRICT_NAMESPACE
from generator.writing import output_errors, write_files
from generator.writing.manifest_entries import holds_edited

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
    taken: RemovedCounts


def tidy_files(paths: Sequence[Path], *, output: Path | None = None, dry_run: bool = False) -> tuple[TidiedFile, ...]:
    """Tidies the documents at ``paths``; a folder means every .docx and .dotx below it.

    They are written in place, or to ``output``: a file for one document, else a folder. With ``dry_run`` nothing is
    written.

    Raises UsageError where a path does not exist or is of another kind, or ``output`` does not fit; InputError with the
    problems of all documents that cannot be tidied, and then none is written; OutputError where the files below one
    root cannot be written, and then none of these is.
    """
    into = _targets(_documents(paths), output)
    tidied: dict[Path, _TidyDocument] = {}
    problems: list[Problem] = []
    for source, target in into.items():
        with InputError.gathered_in(problems):
            tidied[source] = tidy(read_contents(source, DOCUMENT), str(source), str(target))
    InputError.raise_for(problems)
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
    UsageError.raise_for(problems)
    return list(dict.fromkeys(found))


def _beneath(folder: Path) -> Iterator[Path]:
    """The documents below ``folder``, without hidden ones and papers of a set that were changed by hand.

    Entries that are not files are included, so that reading reports them.
    """
    for entry in entries_below(
        folder, enters=lambda folder: not folder.name.startswith(_HIDDEN) and not holds_edited(folder)
    ):
        is_document = entry.path.suffix.lower() in _SUFFIXES and entry.kind != "folder"
        if is_document and not entry.path.name.startswith(_HIDDEN):
            yield entry.path


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


@dataclass(frozen=True, slots=True)
class _TidyDocument:
    """The bytes of the tidy document, and counts of what was removed; ``changed``: the bytes differ from before."""

    data: bytes
    changed: bool
    taken: RemovedCounts = field(default_factory=RemovedCounts)


def tidy(data: bytes, name: str, target: str = "") -> _TidyDocument:
    """The canonical form of the .docx in ``data``; ``name`` is the file's name in problems.

    Where ``target`` is given, its ending decides whether the content type is that of a document or a template.

    Its pages look the same, to the pixel, and a template prints the same. A tidy document is not changed, also where it
    was tidied on a machine with another deflate library.

    Raises InputError where the document is signed, encrypted, has macros, exceeds the limits, or is not a Word
    document.
    """
    opened = WordPackage(data, name)
    InputError.raise_for(_problems(opened))
    declare_by_ending(opened.package, target)
    taken = take_noise(opened) + take_properties(opened) + take_parts(opened)
    taken["blanks"] += sum(1 for _ in blanks_behind(data, name))
    for root in opened.word.values():
        taken += join_runs(root)
    parts = _written(opened.package)
    if parts == read_package(data, name=name) and has_our_layout(data):
        return _TidyDocument(data, False)
    return _TidyDocument(write_package({part: deflate(content) for part, content in parts.items()}), True, taken)


def _written(package: Package) -> dict[str, bytes]:
    """All parts: those that were parsed in canonical form, the others unchanged."""

    def write(part: str, root: etree._Element) -> bytes:
        if is_relationships(part):
            return canonical_relationships(root)
        return canonical_types(root, package) if part == CONTENT_TYPES else canonical(root)

    return {name: inflated(part) for name, part in package.finished(write).items()}


_MACROS = ("macroenabled", "vbaproject")


def _problems(opened: WordPackage) -> Iterator[Problem]:
    """What is in the way where the document is signed, has macros, or is not a usual Word document."""
    span, package = Span(opened.file), opened.package
    types = {package.content_type(name).lower() for name in package}
    if is_signed(package):
        yield Problem("tidying-signed", span)
    if any(mark in kind for kind in types for mark in _MACROS):
        yield Problem("tidying-macros", span)
    elif package.content_type(package.main) not in (WORD_MAIN, WORD_TEMPLATE_MAIN):
        yield Problem("template-not-word", span)
    elif etree.QName(package.look(package.main)).namespace == STRICT_NAMESPACE:
        yield Problem("template-strict", span)
