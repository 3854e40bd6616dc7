"""The files and folders that are watched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.ground.desk_names import STANDING
from generator.ground.disk import FolderEntry, entries_below
from generator.office.pictures import pictures_of

_PASSING = ("~$", ".", "#")
"""How files begin that a program keeps beside an open one: ~$ those of Word and WPS, .~lock LibreOffice's, . and #."""
_UNFINISHED = (".tmp", "~", ".part", ".crdownload")
"""How files end that are not there to stay: what Word writes before it renames it, an editor's copy of the old."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a build: two folders, the roster's file, the pictures beside that, and the desk's fawen.yaml.

    ``output`` is what builds write; it is never an input.
    """

    templates: Path
    notice: Path
    units: Path
    output: Path
    standing: Path = Path(STANDING)

    def files(self) -> Iterator[Path]:
        """Every input that is there, once, under its folder's name."""
        seen: set[str] = set()
        for path in self._files():
            if os.path.abspath(path) not in seen:
                seen.add(os.path.abspath(path))
                yield path

    def folders(self) -> frozenset[Path]:
        """Every existing folder in which an input may come, go or change, as a full path."""
        roots = self._roots
        below = (each.path for root in roots for each in self._below(root) if each.kind == "folder")
        found = {*roots, *filter(self._entered, below)}
        found |= {root.parent for root in (*roots, self.standing, self.units)}  # a folder may go and come back whole
        return frozenset(Path(os.path.abspath(each)) for each in found if each.is_dir())

    def _files(self) -> Iterator[Path]:
        yield from (file for file in (self.standing, self.units) if os.path.lexists(file))
        for root in self._roots:
            files = (each.path for each in self._below(root) if each.kind != "folder")
            yield from (path for path in files if not is_passing(path.name))

    @property
    def _roots(self) -> tuple[Path, ...]:
        return self.templates, self.notice, pictures_of(self.units)

    def _below(self, root: Path) -> Iterator[FolderEntry]:
        """The files below ``root``, without hidden folders and the output; links that lead out are not followed."""
        with suppress(OSError):  # it is not there, or no folder: the build reports that
            yield from entries_below(root, enters=self._entered)

    def _entered(self, folder: Path) -> bool:
        return not is_passing(folder.name) and os.path.abspath(folder) != os.path.abspath(self.output)


def is_passing(name: str) -> bool:
    """Whether a file of this name belongs to a program that has another file open (a lock, a temporary copy)."""
    return name.startswith(_PASSING) or name.lower().endswith(_UNFINISHED)
