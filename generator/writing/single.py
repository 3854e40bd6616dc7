"""Atomic replacement of one file."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.ground.disk import Folder, LinkOutError, real_place
from generator.writing.faults import ForeignRunError
from generator.writing.moving import replaceable


def replace_file(path: Path, data: bytes) -> None:
    """Makes ``data`` the content of ``path``, on the disk when this returns; before that it is as it was.

    Whoever may read or write a file that is there may do so after. A link at ``path`` stays, and the file that it leads
    to is replaced, unless that is outside of the :func:`~generator.ground.disk.root_of` the path.

    One run at a time may do this for a path: hold a lock. Raises LinkOutError, NotPlainError, ForeignRunError and other
    OSError, with the file's name.
    """
    with replacing(path, data):
        pass


@contextmanager
def replacing(path: Path, data: bytes) -> Iterator[None]:
    """Does what :func:`replace_file` does in two steps: ``data`` are written beside, and put in place after the block.

    Where the block raises anything, the file is as it was. What can be foreseen to fail fails before the block.
    """
    real = real_place(path)
    with Folder.root(real.parent, shown=path.parent) as folder:
        there = replaceable(folder, real.name)
        unfinished = f".{real.name}.part"
        _take_away(folder, unfinished)
        try:
            with _named(path):
                folder.write_new(unfinished, data, flush=True)
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
    """Has what the system says bear the name of the file."""
    try:
        yield
    except OSError as fault:
        fault.filename = str(path)
        raise


def remove_file(path: Path) -> None:
    """Takes the file at ``path`` away; a missing one is no fault. Raises LinkOutError where it is a link, OSError."""
    if path.is_symlink():
        raise LinkOutError(path, path.parent)
    with Folder.root(real_place(path.parent), shown=path.parent) as folder:
        folder.unlink(path.name)


def _take_away(folder: Folder, unfinished: str) -> None:
    """Clears what a run that was killed left, or whatever else is called so; a folder is refused."""
    found = folder.kind(unfinished)
    if found is not None and stat.S_ISDIR(found.st_mode):
        raise ForeignRunError(folder.path / unfinished)
    folder.unlink(unfinished)
