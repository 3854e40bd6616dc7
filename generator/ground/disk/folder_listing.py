"""Listing of a folder and its subfolders, without following links to the outside."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.ground.disk.walking import BY_HANDLE, LISTING, NotPlainError, open_parent, placed, real_path, root_of


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
    return _below(folder, root, seen, enters)


def _below(
    folder: Path, root: Path, seen: set[tuple[int, int]], enters: Callable[[Path], bool]
) -> Iterator[FolderEntry]:
    for entry in entries(folder, root=root):
        yield entry
        if entry.kind != "folder" or entry.identity in seen or not enters(entry.path):
            continue
        seen.add(entry.identity)
        try:
            yield from _below(entry.path, root, seen, enters)
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
