"""A finished set of papers put in its place at once: a staging folder beside it, then one exchange.

Whatever goes wrong before the exchange leaves the published set as it was.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.dispatch.manifest import MANIFEST, ManifestFile, digest, read_files
from generator.dispatch.names import folded
from generator.writing import staged, told, write_files


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
    with told(folder), staged(folder.parent) as staging:
        for path, data in files.items():
            staging.write(path, data)
        for path in kept:
            staging.keep(path, folder / path)
        staging.become(folder.name)


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
