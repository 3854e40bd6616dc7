"""Opening of a path name by name from a root, safe from links to the outside even if planted meanwhile.

Where the system looks names up from an open folder (POSIX), each name is opened without following, and a link is read
and followed by hand while it stays below the root. Elsewhere (Windows) the real path is compared with the root before
the file is opened by its path; a link planted between the two is not noticed there.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from generator.ground.disk.roots import LinkOutError, placed, root_of, working_folder

BY_HANDLE = {os.open, os.stat, os.mkdir, os.rename, os.unlink, os.readlink} <= os.supports_dir_fd
"""Whether names can be looked up from an open folder."""

NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# O_PATH asks for no right to list the folder (Linux); elsewhere a folder is opened for reading.
FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | NO_FOLLOW
_LINKS = 40  # as many as Linux follows in a path

_Parts = tuple[str, ...]


def open_root(root: Path) -> int:
    """A handle of the folder ``root``, no part of whose path is a link. Raises LinkOutError, OSError."""
    whole = Path(os.path.abspath(root))
    if whole == working_folder():
        return os.open(".", FOLDER)
    handle = os.open(whole.anchor, FOLDER)
    for number, name in enumerate(whole.parts[1:], start=2):
        handle = _entered(handle, name, Path(*whole.parts[:number]))
    return handle


def open_parent(root: Path, path: Path) -> tuple[int, str]:
    """A handle of the folder that ``path`` really lies in, and its name there, which is not a link.

    Links on the way are followed while they stay below ``root``. The last name may be missing, a folder or anything
    else. Raises LinkOutError where a link leads out, OSError where a folder on the way is missing or is none.
    """
    parts = _below(root, path, path)
    for _ in range(_LINKS):
        handle, parts = _walked(root, parts)
        if handle is not None:
            return handle, parts[-1] if parts else "."
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def real_place(path: Path) -> Path:
    """Where ``path``, or what may be made there, really is.

    Raises LinkOutError where that is not below the :func:`root_of` the path, OSError where links go round in a circle.
    """
    root, path = root_of(path), placed(path)
    if not BY_HANDLE:
        return real_path(root, path)
    return Path(os.path.abspath(root)).joinpath(*_real_parts(root, path))


def real_path(root: Path, path: Path) -> Path:
    """Where ``path`` really is, for systems without handles. Raises LinkOutError where that is not below ``root``."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(root)):
        raise LinkOutError(path, root)
    return real


def _walked(root: Path, parts: _Parts) -> tuple[int | None, _Parts]:
    """A handle of the folder of the last of ``parts``; None where one is a link, with the parts that replace it."""
    handle = open_root(root)
    for number, name in enumerate(parts, start=1):
        link = root.joinpath(*parts[:number])
        target = _target(handle, name)
        if target is not None:
            os.close(handle)
            return None, (*_below(root, link.parent / target, link), *parts[number:])
        if number < len(parts):
            handle = _entered(handle, name, link)
    return handle, parts


def _real_parts(root: Path, path: Path) -> _Parts:
    """The names that lead from ``root`` to the place that ``path`` really is; the last ones may be missing."""
    parts = _below(root, path, path)
    for _ in range(_LINKS):
        found = _first_link(root, parts)
        if found is None:
            return parts
        number, target = found
        link = root.joinpath(*parts[:number])
        parts = (*_below(root, link.parent / target, link), *parts[number:])
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def _first_link(root: Path, parts: _Parts) -> tuple[int, str] | None:
    """The first of ``parts`` that is a link: how many lead to it, and what it says; None where none is."""
    try:
        handle = open_root(root)
        for number, name in enumerate(parts, start=1):
            target = _target(handle, name)
            if target is not None:
                os.close(handle)
                return number, target
            handle = _entered(handle, name, root.joinpath(*parts[:number]))
        os.close(handle)
    except (FileNotFoundError, NotADirectoryError):  # what is missing is no link; a file is the last of them
        return None
    return None


def _entered(handle: int, name: str, path: Path) -> int:
    """A handle of the folder ``name`` in the one of ``handle``, which is closed; ``path`` is where it is."""
    try:
        return os.open(name, FOLDER, dir_fd=handle)
    except OSError as fault:
        if _target(handle, name) is not None:
            raise LinkOutError(path, path.parent) from fault
        fault.filename = str(path)
        raise
    finally:
        os.close(handle)


def _target(handle: int, name: str) -> str | None:
    """What the link ``name`` says; None where it is no link, or not there."""
    try:
        return os.readlink(name, dir_fd=handle)
    except OSError:
        return None


def _below(root: Path, path: Path, link: Path) -> _Parts:
    """The names that lead from ``root`` to ``path``. Raises LinkOutError, with ``link``, where that lies elsewhere."""
    whole = Path(os.path.abspath(path))
    if not whole.is_relative_to(os.path.abspath(root)):
        raise LinkOutError(link, root)
    return whole.relative_to(os.path.abspath(root)).parts
