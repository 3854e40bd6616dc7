"""Atomic replacement of one file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.ground.disk import Folder, LinkOutError, real_place
from generator.writing.moving_into_place import replaceable
from generator.writing.system_errors import ForeignRunError

_PLAIN, _PRIVATE = 0o666, 0o600


def replace_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replaces the content of ``path`` with ``data`` in one step, flushed to disk.

    An existing file's mode is kept; a new ``private`` one only its owner can read. A link at ``path`` stays, and its
    target is replaced, unless that is outside of the :func:`~generator.ground.disk.root_of` the path.

    The caller holds a lock: only one run at a time may do this for a path. Raises LinkOutError, NotPlainError,
    ForeignRunError and other OSError, with the file's name.
    """
    with replacing(path, data, private=private):
        pass


@contextmanager
def replacing(path: Path, data: bytes, *, private: bool = False) -> Iterator[None]:
    """:func:`replace_file` in two steps: ``data`` is written beside ``path``, and replaces it after the block.

    Where the block raises, the file stays as it was. Errors that can be foreseen are raised before the block.
    """
    real = real_place(path)
    with Folder.root(real.parent, shown=path.parent) as folder:
        there = replaceable(folder, real.name)
        unfinished = f".{real.name}.part"
        _take_away(folder, unfinished)
        try:
            with _named(path):
                folder.write_new(unfinished, data, mode=_PRIVATE if private else _PLAIN, flush=True)
                if there is not None:
                    folder.set_mode(unfinished, stat.S_IMODE(there.st_mode))
            yield
            with _named(path):
                folder.move(unfinished, folder, real.name)
        finally:
            with suppress(OSError):
                folder.unlink(unfinished)
        folder.sync()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Puts ``path`` into OSErrors raised in the block."""
    try:
        yield
    except OSError as fault:
        fault.filename = str(path)
        raise


def remove_file(path: Path) -> None:
    """Removes the file at ``path``; a missing one is not an error. Raises LinkOutError for a link, OSError."""
    if path.is_symlink():
        raise LinkOutError(path, path.parent)
    with Folder.root(real_place(path.parent), shown=path.parent) as folder:
        folder.unlink(path.name)


def move_file(path: Path, target: Path) -> None:
    """Gives the file at ``path`` the path ``target``, whose folder is made where it is missing, in one step.

    Nothing is replaced: raises FileExistsError where something is at ``target``, LinkOutError where ``path`` is a link,
    other OSError.
    """
    if path.is_symlink():
        raise LinkOutError(path, path.parent)
    with Folder.root(real_place(path.parent), shown=path.parent) as folder:
        reached, made = Folder.reached(real_place(target.parent), make=True, shown=target.parent)
        for parent, _ in made:
            parent.close()
        with reached:
            if reached.kind(target.name) is not None:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
            folder.move(path.name, reached, target.name)
            reached.sync()
        folder.sync()


def _take_away(folder: Folder, unfinished: str) -> None:
    """Removes the part left by a killed run, or any file of that name. Raises ForeignRunError for a folder."""
    found = folder.kind(unfinished)
    if found is not None and stat.S_ISDIR(found.st_mode):
        raise ForeignRunError(folder.path / unfinished)
    folder.unlink(unfinished)
