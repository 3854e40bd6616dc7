"""Which files are looked at, and in which folders they lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.roster import pictures_of

_PASSING = ("~$", ".", "#")
"""How files begin that a program keeps beside an open one: ~$ those of Word and WPS, .~lock LibreOffice's, . and #."""
_UNFINISHED = (".tmp", "~", ".part", ".crdownload")
"""How files end that are not there to stay: what Word writes before it renames it, an editor's copy of the old."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of a build: two folders, the roster's file, and the pictures that lie beside that.

    ``output`` is what builds write, which is no input wherever it lies.
    """

    templates: Path
    notice: Path
    units: Path
    output: Path

    def files(self) -> Iterator[Path]:
        """Every input that is there, each once, as its folder is called."""
        seen: set[str] = set()
        for path in self._files():
            if os.path.abspath(path) not in seen:
                seen.add(os.path.abspath(path))
                yield path

    def folders(self) -> frozenset[Path]:
        """Every folder in which an input may come, go or change, as far as it is there, in full."""
        roots = self._roots
        found = {folder for root in roots for folder, _ in self._walked(root)}
        found |= {root.parent for root in (*roots, self.units)}  # a folder may be taken away and put back whole
        return frozenset(Path(os.path.abspath(folder)) for folder in found if folder.is_dir())

    def _files(self) -> Iterator[Path]:
        if self.units.is_file():
            yield self.units
        for root in self._roots:
            for folder, names in self._walked(root):
                yield from (folder / name for name in sorted(names) if not is_passing(name))

    @property
    def _roots(self) -> tuple[Path, ...]:
        return self.templates, self.notice, pictures_of(self.units)

    def _walked(self, root: Path) -> Iterator[tuple[Path, list[str]]]:
        """The folders from ``root`` down, hidden ones and the output left out, each with the names of its files."""
        output = os.path.abspath(self.output)
        for folder, below, names in os.walk(root):
            if os.path.abspath(folder) == output:
                below.clear()
                continue
            below[:] = sorted(name for name in below if not is_passing(name))
            yield Path(folder), names


def is_passing(name: str) -> bool:
    """Whether a file of this name comes and goes with a program that has another open, and is no input."""
    return name.startswith(_PASSING) or name.lower().endswith(_UNFINISHED)
