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
    """The files of a set and the change of each; papers made for others, by path; warnings.

    ``painted`` has for each document whose PDF was painted what it was painted with, ``of_painting`` the warnings about
    it, ``refused`` has warnings why a PDF that was painted is not kept, all by the document's path.
    """

    files: list[ManifestFile] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unlisted: dict[str, Unlisted] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    painted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    of_painting: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

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
            {**self.painted, **more.painted},
            {**self.of_painting, **more.of_painting},
        )
