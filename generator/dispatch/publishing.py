"""A finished set of papers put in its place at once: a staging folder beside it, then one exchange.

Whatever goes wrong before the exchange leaves the published set as it was.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.manifest import MANIFEST, ManifestFile, digest, read_files
from generator.dispatch.names import folded
from generator.writing import flush, told, write_files

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Published:
    """What lies in a set's folder before a run: our files by path, and the paths of everybody else's."""

    ours: Mapping[str, ManifestFile]
    others: tuple[str, ...]


def look(folder: Path) -> Published:
    """What lies in ``folder``. A file is ours when the manifest there lists it; without one, none is."""
    with told(folder):
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        present = sorted(_files(folder))
        listed = _listed(folder)
    ours = {file.path: file for file in listed if file.path in present}
    return Published(ours, tuple(path for path in present if path not in ours and path != MANIFEST))


def changed_by_hand(folder: Path, files: Iterable[ManifestFile], new: Mapping[str, bytes]) -> tuple[str, ...]:
    """The paths of those of our ``files`` that are no longer as we left them and that ``new`` does not equal."""
    with told(folder):
        return tuple(
            file.path
            for file in files
            if digest(content := (folder / file.path).read_bytes()) != file.sha256 and new.get(file.path) != content
        )


def occupied(others: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    """Those of the ``others``' files that lie where one of the ``new`` paths is to go."""
    wanted = {folded(path) for path in new}
    return tuple(path for path in others if folded(path) in wanted)


def publish(folder: Path, files: Mapping[str, bytes], kept: Iterable[str]) -> None:
    """Makes ``folder`` hold ``files`` and, unchanged, those of its files whose paths are in ``kept``.

    Raises OutputError when that cannot be done; then the folder is as before.
    """
    with told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = folder.parent / f".fawen-{os.getpid()}.part"
        try:
            _fill(staging, files, folder, kept)
            flush(staging.rglob("*"))
            _exchange(staging, folder)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def publish_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes ``files`` straight into ``folder``: all under other names first, then each renamed.

    Raises OutputError when they cannot be written; then none of them is half there.
    """
    with told(folder):
        write_files({folder / path: data for path, data in files.items()})


def _files(folder: Path) -> Iterator[str]:
    """Every file below ``folder``, relative, with ``/``; a link to a folder counts as a file."""
    for parent, names, files in os.walk(folder):
        links = [name for name in names if (Path(parent) / name).is_symlink()]
        for name in (*files, *links):
            yield (Path(parent) / name).relative_to(folder).as_posix()


def _listed(folder: Path) -> tuple[ManifestFile, ...]:
    try:
        return read_files((folder / MANIFEST).read_text(encoding="utf-8")) or ()
    except (FileNotFoundError, UnicodeDecodeError):
        return ()


def _fill(staging: Path, files: Mapping[str, bytes], folder: Path, kept: Iterable[str]) -> None:
    staging.mkdir()
    for path, data in files.items():
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for path in kept:
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(folder / path, target)


def _link(source: Path, target: Path) -> None:
    """``target`` as a second name of ``source``; a copy where the file system has no such thing."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _exchange(staging: Path, folder: Path) -> None:
    """Puts ``staging`` in the place of ``folder``, and what was there in the place of ``staging``."""
    if not folder.exists():
        staging.rename(folder)
    elif not _exchanged_at_once(staging, folder):
        old = staging.with_suffix(".old")
        folder.rename(old)
        try:
            staging.rename(folder)
        except OSError:
            old.rename(folder)
            raise
        old.rename(staging)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Whether the system could exchange the two folders in one step (Linux: renameat2)."""
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        names = (os.fsencode(one), os.fsencode(other))
        return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0)
    return False
