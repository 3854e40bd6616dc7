"""What a run has made so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.dispatch.changes import EDITED, Change
from generator.dispatch.manifest import ManifestFile
from generator.errors import Problem


@dataclass(slots=True)
class MadeSet:
    """What was made: files, what became of each, warnings, and the paths of earlier files that a hand had changed."""

    files: list[ManifestFile] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    warnings: tuple[Problem, ...] = ()
    edited: list[str] = field(default_factory=list)

    def add(self, file: ManifestFile, change: Change) -> None:
        """Adds one file and what became of it."""
        self.files.append(file)
        self.changes.append(change)
        if EDITED in change.reasons:
            self.edited.append(change.before or change.path)

    def with_more(self, more: MadeSet) -> MadeSet:
        """Both together."""
        return MadeSet(
            [*self.files, *more.files],
            [*self.changes, *more.changes],
            (*self.warnings, *more.warnings),
            [*self.edited, *more.edited],
        )
