"""Paths opened name by name from a root, safe from links to the outside even if planted meanwhile.

On systems with ``dir_fd`` (POSIX) each name is opened without following links, and a link is read and followed by hand
while it stays below the root. Elsewhere (Windows) the real path is compared with the root before the file is opened
by its path; a link planted between the two is not noticed.

A path that the user names may be a link, which is resolved once: :func:`given` returns its target, :func:`named`
records the target and returns the path as typed, whose name and ending still matter. A default place may be a link
only within the working folder: :func:`own_place`. Below either, a link may not lead out of the root.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.ground.desk_names import TEMPLATES

BY_HANDLE = {os.open, os.stat, os.mkdir, os.rename, os.unlink, os.readlink} <= os.supports_dir_fd
"""Whether the system can look names up from an open folder (``dir_fd``)."""

NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# O_PATH (Linux) needs no permission to list the folder; elsewhere a folder is opened for reading.
FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | NO_FOLLOW
LISTING = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | NO_FOLLOW
_LINKS = 40  # Linux follows as many in a path

_Parts = tuple[str, ...]


def open_parent(root: Path, path: Path) -> tuple[int, str]:
    """A handle of the real parent folder of ``path``, and its name there, which is not a link.

    Links on the way are followed while they stay below ``root``. The last name may be missing, a folder or anything
    else. Raises LinkOutError where a link leads outside, OSError where a parent is missing or not a folder.
    """
    parts = _below(root, path, path)
    for _ in range(_LINKS):
        handle, parts = _walked(root, parts)
        if handle is not None:
            return handle, parts[-1] if parts else "."
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def real_place(path: Path) -> Path:
    """The real path of ``path``, which need not exist.

    Raises LinkOutError where it is not below the :func:`root_of` the path, OSError where links form a loop.
    """
    root, path = root_of(path), placed(path)
    if not BY_HANDLE:
        return real_path(root, path)
    return Path(os.path.abspath(root)).joinpath(*_real_parts(root, path))


def real_path(root: Path, path: Path) -> Path:
    """The real path of ``path``, on systems without ``dir_fd``. Raises LinkOutError where it is not below ``root``."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(root)):
        raise LinkOutError(path, root)
    return real


def _open_root(root: Path) -> int:
    """A handle of the folder ``root``, no part of whose path is a link. Raises LinkOutError, OSError."""
    whole = Path(os.path.abspath(root))
    if whole == working_folder():
        return os.open(".", FOLDER)
    handle = os.open(whole.anchor, FOLDER)
    for number, name in enumerate(whole.parts[1:], start=2):
        handle = _entered(handle, name, Path(*whole.parts[:number]))
    return handle


def _walked(root: Path, parts: _Parts) -> tuple[int | None, _Parts]:
    """A handle of the parent folder of the last of ``parts``; None, and new parts, where one of them is a link."""
    handle = _open_root(root)
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
    """The names from ``root`` to the real place of ``path``; the last ones need not exist."""
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
    """The first link among ``parts``: its number, from 1, and its target; None where there is none."""
    try:
        handle = _open_root(root)
        for number, name in enumerate(parts, start=1):
            target = _target(handle, name)
            if target is not None:
                os.close(handle)
                return number, target
            handle = _entered(handle, name, root.joinpath(*parts[:number]))
        os.close(handle)
    except (FileNotFoundError, NotADirectoryError):  # the path ends here, and nothing before was a link
        return None
    return None


def _entered(handle: int, name: str, path: Path) -> int:
    """A handle of the folder ``name``, at ``path``, in that of ``handle``, which is closed."""
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
    """The target of the link ``name``; None where it is not a link, or does not exist."""
    try:
        return os.readlink(name, dir_fd=handle)
    except OSError:
        return None


def _below(root: Path, path: Path, link: Path) -> _Parts:
    """The names from ``root`` to ``path``. Raises LinkOutError, with ``link``, where ``path`` is not below ``root``."""
    whole = Path(os.path.abspath(path))
    if not whole.is_relative_to(os.path.abspath(root)):
        raise LinkOutError(link, root)
    return whole.relative_to(os.path.abspath(root)).parts


# Links that the user names are followed, and those of a default place within the working folder.
_NAMED: dict[str, Path] = {}
"""The absolute paths with links that the user named, with their real paths at that time.

They hold for the whole process: what was named in one thread or call is read in others.
"""


class LinkOutError(OSError):
    """A link, ``filename``, that leads out of the folder ``root``, or is not allowed at all."""

    def __init__(self, link: Path, root: Path) -> None:
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), str(link))
        self.root = root


class NotPlainError(OSError):
    """Something that is neither a plain file nor a folder: a FIFO, a socket, a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


class TooBigError(OSError):
    """A file of more than ``most`` bytes."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        self.most = most


def given(path: Path) -> Path:
    """The real path of ``path``, which the user named; ``path`` itself where it contains no link."""
    try:
        real = os.path.realpath(path)
    except ValueError:  # a name that the system cannot encode: reported when it is opened
        return path
    return path if real == os.path.abspath(path) else Path(real)


def named(path: Path) -> Path:
    """``path``, which the user named, unchanged; from now on links in it and in its folder's path are followed."""
    for each in (path, path.parent):
        real = given(each)
        if real != each:
            _NAMED[os.path.abspath(each)] = real
    return path


def placed(path: Path) -> Path:
    """``path`` with the links that the user named resolved; links below them stay."""
    if not _NAMED:
        return path
    whole = Path(os.path.abspath(path))
    for folder in (whole, *whole.parents):
        real = _NAMED.get(str(folder))
        if real is not None:
            return real / whole.relative_to(folder)
    return path


def own_place(path: Path) -> Path:
    """The default place ``path``, relative to the working folder, with links resolved.

    Raises LinkOutError where a link leads out of the working folder.
    """
    here, real = working_folder(), given(Path(os.path.abspath(path)))
    if here is None:  # removed meanwhile: reported when the place is opened
        return path
    if not real.is_relative_to(here):
        raise LinkOutError(path, here)
    return path if real == here / path else real.relative_to(here)


def resolved(folder: Path) -> Path:
    """``folder`` with links resolved. Raises LinkOutError where one leads out of its root."""
    root, real = root_of(folder), Path(os.path.realpath(placed(folder)))
    if not real.is_relative_to(root):
        raise LinkOutError(folder, root)
    return real


def root_of(path: Path) -> Path:
    """The folder that links in ``path`` may not lead out of.

    For a path in a folder called ``templates``, the parent of the nearest such folder; else the working folder
    for a path below it; else the file's own folder.
    """
    whole = Path(os.path.abspath(placed(path)))
    desk = next((folder.parent for folder in whole.parents if folder.name == TEMPLATES), None)
    if desk is not None:
        return desk
    here = working_folder()
    return here if here is not None and whole != here and whole.is_relative_to(here) else whole.parent


def working_folder() -> Path | None:
    """The current working folder, without links; None where it no longer exists."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return None


# Listing of a folder and its subfolders, without following links to the outside.


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A file, subfolder or other entry of a folder.

    ``kind`` is its type, for a link that of its target. Where it is ``other``, ``fault`` is the reason: LinkOutError,
    NotPlainError, FileNotFoundError (a dangling link) or another OSError. ``identity`` is device and inode.
    """

    path: Path
    kind: Literal["file", "folder", "other"]
    fault: OSError | None = None
    identity: tuple[int, int] = (0, 0)


def entries(folder: Path, *, root: Path | None = None) -> list[FolderEntry]:
    """The entries of ``folder``, by name; links may not lead out of ``root`` (default: as for ``folder`` itself).

    Raises LinkOutError, FileNotFoundError, NotADirectoryError and other OSError for the folder.
    """
    root = root_of(folder) if root is None else root
    return [_entry(folder / name, root, linked=linked) for name, linked in sorted(_names(folder, root))]


def entries_below(
    folder: Path, *, root: Path | None = None, enters: Callable[[Path], bool] = lambda _: True
) -> Iterator[FolderEntry]:
    """All entries below ``folder``, a folder before its contents; one that links lead to twice is entered once.

    A folder is skipped where ``enters`` is false. One that cannot be listed is yielded once more, as ``other``.
    Raises as :func:`entries` does.
    """
    root = root_of(folder) if root is None else root
    seen: set[tuple[int, int]] = set()
    with suppress(OSError):  # the listing raises it again
        start = os.stat(folder)
        seen.add((start.st_dev, start.st_ino))
    return _entries_below(folder, root, seen, enters)


def _entries_below(
    folder: Path, root: Path, seen: set[tuple[int, int]], enters: Callable[[Path], bool]
) -> Iterator[FolderEntry]:
    for entry in entries(folder, root=root):
        yield entry
        if entry.kind != "folder" or entry.identity in seen or not enters(entry.path):
            continue
        seen.add(entry.identity)
        try:
            yield from _entries_below(entry.path, root, seen, enters)
        except OSError as fault:
            yield FolderEntry(entry.path, "other", fault)


def _names(folder: Path, root: Path) -> list[tuple[str, bool]]:
    """The names in ``folder``, each with whether it is a link."""
    if not BY_HANDLE:
        with os.scandir(real_path(root, placed(folder))) as found:
            return [(each.name, each.is_symlink()) for each in found]
    parent, name = open_parent(root, placed(folder))
    try:
        handle = os.open(name, LISTING, dir_fd=parent)
    except OSError as fault:
        fault.filename = str(folder)
        raise
    finally:
        os.close(parent)
    try:
        with os.scandir(handle) as found:
            return [(each.name, each.is_symlink()) for each in found]
    finally:
        os.close(handle)


def _entry(path: Path, root: Path, *, linked: bool) -> FolderEntry:
    try:
        found = _status(path, root) if linked else os.stat(path, follow_symlinks=False)
    except OSError as fault:
        return FolderEntry(path, "other", fault)
    identity = (found.st_dev, found.st_ino)
    if stat.S_ISDIR(found.st_mode):
        return FolderEntry(path, "folder", None, identity)
    if stat.S_ISREG(found.st_mode):
        return FolderEntry(path, "file", None, identity)
    return FolderEntry(path, "other", NotPlainError(path), identity)


def _status(path: Path, root: Path) -> os.stat_result:
    """The ``stat`` result of the target of the links in ``path``. Raises LinkOutError, OSError."""
    if not BY_HANDLE:
        return os.stat(real_path(root, placed(path)), follow_symlinks=False)
    folder, name = open_parent(root, placed(path))
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError as fault:
        fault.filename = str(path)
        raise
    finally:
        os.close(folder)
