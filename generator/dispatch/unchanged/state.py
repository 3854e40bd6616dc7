"""The digest of everything that a build depends on, other than the set that is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.dispatch.asked import Asked
from generator.ground.disk import NotPlainError, entries, entries_below
from generator.office.pictures import pictures_of
from generator.writing.manifest.plain_files import digest, plain_digest

_MOST_FILES = 2_000
_MOST_BYTES = 64_000_000
"""How much may lie in the folders of inputs: with more, to look at all of it could take longer than a build."""


def state_of(asked: Asked) -> str | None:
    """The digest of all that the build ``asked`` for reads, hexadecimal; None where it is not certain.

    It covers the program, the arguments, every file in the folders of inputs, the register, and the names beside the
    set and the register. It is not certain where links are followed or something cannot be read.
    """
    try:
        facts = [*_of_the_program(), arguments(asked), *_of_the_inputs(asked)]
    except OSError:
        return None
    return digest("\n".join(map(repr, facts)).encode())


def arguments(asked: Asked) -> tuple[object, ...]:
    """The arguments that decide what a build makes and reports, with the current folder."""
    places = asked.templates, asked.notice, asked.units, asked.output, asked.register
    options = sorted(asked.options.items())
    return os.getcwd(), tuple(map(str, places)), tuple(asked.sort), asked.draft, asked.everybody, options


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


def _of_the_inputs(asked: Asked) -> Iterator[object]:
    roots = [asked.templates, asked.notice, pictures_of(asked.units)]
    for folder in roots:
        if not any(root in folder.parents for root in roots):
            yield _tree(folder)
    for file in (asked.units, asked.register):
        yield _digest(file) if os.path.lexists(file) else None
    for folder in {asked.output: None, asked.register.parent: None}:
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
    """The digest of a plain file of bounded size. Raises OSError, NotPlainError for what is none."""
    if os.lstat(path).st_size > _MOST_BYTES:
        raise NotPlainError(path)
    found = plain_digest(path)
    if found is None:
        raise NotPlainError(path)
    return found
