"""The papers that a build has made so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.dispatch.changes import Change
from generator.ground.errors import Problem
from generator.writing.manifest import ManifestFile


class Unlisted(NamedTuple):
    """A paper that is not in the set, but that others of it are made of: its digest, its pages where known."""

    sha256: str
    pages: int | None


@dataclass(slots=True)
class MadeSet:
    """What was made: the set's files, what became of each, papers that are not in it by their paths; warnings."""

    files: list[ManifestFile] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unlisted: dict[str, Unlisted] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()

    def add(self, file: ManifestFile, change: Change) -> None:
        """Adds one file and what became of it."""
        self.files.append(file)
        self.changes.append(change)

    def with_more(self, more: MadeSet) -> MadeSet:
        """Both together."""
        return MadeSet(
            [*self.files, *more.files],
            [*self.changes, *more.changes],
            {**self.unlisted, **more.unlisted},
            (*self.warnings, *more.warnings),
        )
