"""The cached result of a build that changed nothing, valid while its inputs and files are unchanged."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator.dispatch.build_options import BuildOptions, BuildPlaces
from generator.dispatch.edited_files import left_behind
from generator.dispatch.file_changes import Change
from generator.dispatch.manifest import Manifest
from generator.ground.disk import MANIFEST as MANIFEST_FILE
from generator.ground.disk import ROSTER, NotPlainError, entries, entries_below, read_plain
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import Problem, Span, TranslatedText
from generator.office.pictures import pictures_of
from generator.writing.file_digests import digest, plain_bytes, plain_digest, plain_digests
from generator.writing.manifest_entries import APART, MANIFEST, ManifestFile, NoManifestError, parsed_manifest
from generator.writing.staging import keep

_LISTED = ("number", "files", "notice", "date", "reads", "inputs", "printer", "counted", "order", "options")
"""What a manifest.json says of the set itself."""

# Whether a build would change nothing, by the record of the last one that did not.


class UnchangedBuild:
    """The build of ``options``, with the state of its inputs before it begins."""

    def __init__(self, options: BuildOptions) -> None:
        self._options = options
        self._state = state_of(options)

    def recorded(self) -> Manifest | None:
        """The manifest that the build would return, where it is certain that it would change nothing; else None."""
        record = None if self._state is None else read_record(self._options.deciding())
        return None if record is None or record.state != self._state else self._manifest(record)

    def keep(self, manifest: Manifest) -> None:
        """Keeps the result of a build for the next one, if it changed nothing and reads back as it is.

        One with PDFs or OFDs is not kept: they depend on the fonts of the machine and on its office suite as well.
        """
        is_changed = any(change.action != "unchanged" for change in manifest.changes)
        if self._state is None or is_changed or manifest.options.pdf or manifest.options.ofd:
            return
        places = {file.path: place for place, file in enumerate(manifest.files)}
        order = tuple(places[change.path] for change in manifest.changes)
        listed = digest("".join(manifest.pieces()).encode())
        record = Record(self._state, manifest.folder.name, listed, order, manifest.warnings, manifest.account)
        if self._manifest(record) == manifest and state_of(self._options) == self._state:
            write_record(self._options.deciding(), record)

    def _manifest(self, record: Record) -> Manifest | None:
        """The manifest of ``record``; None where the folder is not as the build left it."""
        folder = self._options.places.output / record.name
        try:
            data = plain_bytes(folder / MANIFEST, most=MANIFEST_FILE.most)
            listed = parsed_manifest(data)
            if digest(data) != record.manifest or not _is_whole(folder, listed.files):
                return None
            files = [listed.files[place] for place in record.order]
        except (OSError, NoManifestError, IndexError):
            return None
        return Manifest(
            folder,
            **{name: getattr(listed, name) for name in _LISTED},
            changes=tuple(Change(each.path, each.kind, "unchanged", each.unit, code=each.code) for each in files),
            left_behind=left_behind(folder, listed.notice),
            warnings=record.warnings,
            account=record.account,
        )


def _is_whole(folder: Path, files: Sequence[ManifestFile]) -> bool:
    """Whether ``folder`` holds these files, unchanged, and no others. Raises OSError."""
    made = {file.path: file.sha256 for file in files}
    folders = {parent.as_posix() for path in made for parent in Path(path).parents[:-1]}
    there = {
        each.path.relative_to(folder).as_posix(): each.kind
        for each in entries_below(folder, enters=lambda path: path.parent != folder or path.name not in APART)
    }
    for name in APART:
        if there.get(name) == "folder":
            there.pop(name)
    wanted = {**dict.fromkeys(folders, "folder"), **dict.fromkeys((*made, MANIFEST), "file")}
    return there == wanted and all(made[path] == sha256 for path, sha256 in plain_digests(folder, made))


# The record of a build that changed nothing: a file in the cache folder for each set of arguments.


_FOLDER = "builds"
_QUOTED = "\0"
"""Stands for a line that a warning quotes; no text file that fawen reads has such a character."""


@dataclass(frozen=True)
class Record:
    """A build that changed nothing.

    ``state`` is that of :func:`state_of`, ``name`` the folder of the set,
    ``manifest`` the digest of its manifest.json, ``order`` the places in it of the files, in the order in which the
    build reported them, ``warnings`` and ``account`` those of the build.
    """

    state: str
    name: str
    manifest: str
    order: tuple[int, ...]
    warnings: tuple[Problem, ...]
    account: TranslatedText


def read_record(arguments: tuple[object, ...]) -> Record | None:
    """The record of a build with these ``arguments``; None where none can be read."""
    try:
        read = json.loads(read_plain(_place(arguments), most=MANIFEST_FILE.most))
        warnings = tuple(map(_problem, read["warnings"]))
        return Record(
            **{
                **read,
                "order": tuple(map(int, read["order"])),
                "warnings": warnings,
                "account": TranslatedText(*read["account"]),
            }
        )
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError):
        return None


def write_record(arguments: tuple[object, ...], record: Record) -> None:
    """Writes ``record`` to the cache folder, if it can be written.

    It is left out where a fact has no form in JSON, the disk is full, or the user has no folder.
    """
    try:
        kept = {**asdict(record), "warnings": [_unquoted(each) for each in record.warnings]}
        data = json.dumps(kept).encode()
        keep(_place(arguments), data)
    except (OSError, TypeError, ValueError, RuntimeError):
        return


def _place(arguments: tuple[object, ...]) -> Path:
    return cache_folder() / _FOLDER / f"{digest(repr(arguments).encode())}.json"


def _unquoted(problem: Problem) -> dict[str, Any]:
    """``problem`` as a mapping, without the line of a text file that it quotes: that stays in its file."""
    span = problem.span
    if span is not None and span.source is not None and span.line is not None and span.part is None:
        problem = replace(problem, span=replace(span, source=_QUOTED))
    facts = {name: fact._asdict() if isinstance(fact, TranslatedText) else fact for name, fact in problem.facts.items()}
    return asdict(replace(problem, facts=facts))


def _problem(read: Mapping[str, Any]) -> Problem:
    """The problem that :func:`_unquoted` made ``read`` of, with its line read again. Raises OSError, ValueError."""
    span = None if read["span"] is None else Span(**read["span"])
    if span is not None and span.source == _QUOTED:
        lines = read_plain(Path(span.file), most=ROSTER.most).decode("utf-8-sig").splitlines()
        span = replace(span, source=lines[(span.line or 1) - 1])
    facts = {name: TranslatedText(**fact) if isinstance(fact, dict) else fact for name, fact in read["facts"].items()}
    return Problem(**{**read, "span": span, "facts": facts, "units": tuple(read["units"])})


# The digest of everything that a build depends on, other than the set that is there.


_MOST_FILES = 2_000
_MOST_BYTES = 64_000_000
"""How much may lie in the folders of inputs: with more, to look at all of it could take longer than a build."""


def state_of(options: BuildOptions) -> str | None:
    """The digest of all that the build of ``options`` reads, hexadecimal; None where it is not certain.

    It covers the program, the arguments, every file in the folders of inputs, the register, and the names beside the
    set and the register. It is not certain where links are followed or something cannot be read.
    """
    try:
        facts = [*_of_the_program(), options.deciding(), *_of_the_inputs(options.places)]
    except OSError:
        return None
    return digest("\n".join(map(repr, facts)).encode())


def _of_the_program() -> Iterator[object]:
    """Python, the versions of all libraries, and the files of fawen with size and time."""
    yield sys.version
    for folder in filter(os.path.isdir, sys.path):
        yield sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
    for path in sys.modules[__name__.partition(".")[0]].__path__:
        yield sorted(_files_of_the_package(path))


def _files_of_the_package(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for each in found:
            if each.name == "__pycache__":
                continue
            if each.is_dir():
                yield from _files_of_the_package(each.path)
            else:
                said = each.stat()
                yield each.path, said.st_size, said.st_mtime_ns


def _of_the_inputs(places: BuildPlaces) -> Iterator[object]:
    roots = [places.templates, places.notice, pictures_of(places.units)]
    for folder in roots:
        if not any(root in folder.parents for root in roots):
            yield _tree(folder)
    for file in (places.units, places.register):
        yield _digest(file) if os.path.lexists(file) else None
    for folder in {places.output: None, places.register.parent: None}:
        yield [(each.path.name, each.kind) for each in entries(folder)]


def _tree(folder: Path) -> list[tuple[str, str, str]] | None:
    """Everything below ``folder``, with its kind and the digest of a file. Raises OSError."""
    if not os.path.lexists(folder):
        return None
    found = list(zip(range(_MOST_FILES), entries_below(folder), strict=False))
    if len(found) == _MOST_FILES or sum(os.lstat(each.path).st_size for _, each in found) > _MOST_BYTES:
        raise NotPlainError(folder)
    return [(str(each.path), each.kind, "" if each.kind == "folder" else _digest(each.path)) for _, each in found]


def _digest(path: Path) -> str:
    """The digest of a plain file of bounded size. Raises OSError, NotPlainError for anything else."""
    if os.lstat(path).st_size > _MOST_BYTES:
        raise NotPlainError(path)
    found = plain_digest(path)
    if found is None:
        raise NotPlainError(path)
    return found
