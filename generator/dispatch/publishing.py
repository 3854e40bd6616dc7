"""What lies in a set's folder before a run, and whose it is."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.dispatch.manifest import MANIFEST, Listed, ManifestFile, digest, program, read_manifest
from generator.dispatch.names import folded


@dataclass(frozen=True)
class Published:
    """What lies in ``folder``: our files by path, and the paths of everybody else's; what their manifest tells."""

    folder: Path
    ours: Mapping[str, ManifestFile]
    others: tuple[str, ...]
    listed: Listed

    @property
    def by_this_program(self) -> bool:
        """Whether the same fawen made it, with the same library packing its files."""
        return self.listed.program == program()

    def paper(self, template: str, code: str, name: str) -> ManifestFile | None:
        """The .docx that was made of ``template`` for the unit of this code, or of this name where it has none."""
        return self._papers.get((template, code or name))

    @cached_property
    def _papers(self) -> dict[tuple[str, str], ManifestFile]:
        return {
            (file.template, file.code or file.unit): file
            for file in self.listed.files
            if file.unit is not None and not file.path.endswith(".pdf")
        }

    def intact(self, file: ManifestFile) -> bool:
        """Whether our ``file`` is as we left it. Raises OSError where it cannot be read."""
        return digest((self.folder / file.path).read_bytes()) == file.sha256


def look(folder: Path) -> Published:
    """What lies in ``folder``. A file is ours when the manifest there lists it; without one, none is.

    Raises OSError where it cannot be read, or is no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    present = sorted(_files(str(folder))) if folder.exists() else []
    listed = _listed(folder)
    there = set(present)
    ours = {file.path: file for file in listed.files if file.path in there}
    others = tuple(path for path in present if path not in ours and path != MANIFEST)
    return Published(folder, ours, others, listed)


def occupied(others: Iterable[str], new: Collection[str]) -> tuple[str, ...]:
    """Those of the ``others``' files that lie where one of the ``new`` paths is to go."""
    wanted = {folded(path) for path in new}
    return tuple(path for path in others if folded(path) in wanted)


def _files(folder: str, below: str = "") -> Iterator[str]:
    """Every file below ``folder``, relative, with ``/``; a link to a folder counts as a file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}"


def _listed(folder: Path) -> Listed:
    try:
        return read_manifest((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, UnicodeDecodeError):
        return Listed()
