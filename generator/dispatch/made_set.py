"""The papers that a build has made so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.dispatch.changes import Change
from generator.ground.errors import Problem
from generator.writing.manifest import ManifestFile


class Unlisted(NamedTuple):
    """A paper that is made for others, but is not in the set: its digest, and its number of pages where known."""

    sha256: str
    pages: int | None


@dataclass(slots=True)
class MadeSet:
    """The files of a set and the change of each; papers made for others, by path; warnings."""

    files: list[ManifestFile] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unlisted: dict[str, Unlisted] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    def add(self, file: ManifestFile, change: Change) -> None:
        """Adds a file and its change."""
        self.files.append(file)
        self.changes.append(change)

    def with_more(self, more: MadeSet) -> MadeSet:
        """Both sets as one."""
        return MadeSet(
            [*self.files, *more.files],
            [*self.changes, *more.changes],
            {**self.unlisted, **more.unlisted},
            (*self.warnings, *more.warnings),
        )
