"""Two versions of a .docx, compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.comparison.description import describe
from generator.comparison.differences import Difference, differences
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import Problem
from generator.office.package import blanks_behind


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs; ``warnings`` are notes on the files."""

    differences: tuple[Difference, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What differs, in sentences."""
        return tuple(each.text for each in self.differences)


def compare_documents(old: Path, new: Path) -> Compared:
    """What differs between two .docx.

    Raises UsageError where a file is not there, InputError where one is no Word document.
    """
    data = read_contents(old, DOCUMENT), read_contents(new, DOCUMENT)
    before, after = (describe(each, str(path)) for each, path in zip(data, (old, new), strict=True))
    found = tuple(differences(before, after))
    notes = [note for each, path in zip(data, (old, new), strict=True) for note in blanks_behind(each, str(path))]
    return Compared(found, tuple(notes))
