"""The differences between two builds, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.ground.errors import Span
from generator.writing.manifest import Kind

Action = Literal["new", "removed", "changed", "moved"]
Inside = Literal["told", "unopened", "unreadable", "joined", "opaque"]
"""Of a changed file: its texts were compared; there are too many to open; one of the two cannot be read; it is other
papers joined, which are reported by themselves; it is of a kind whose texts are not compared, such as a PDF."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A paragraph or a cell that was changed, added (``old`` is None) or removed (``new`` is None).

    ``place`` is the place of the paragraph in the new document, or else in the old one; of a cell ``sheet!A1``.
    ``is_main``: it is in the main document, as nearly everything is.
    """

    place: Span | str
    old: str | None
    new: str | None
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDifference:
    """A file that differs between the two builds.

    ``path`` is its path, of a removed one the old path; ``before`` is the old path where that differs. ``unit`` is the
    unit's name, ``unit_before`` its old name. ``moved``: its content is the same. ``changes`` are those of its texts;
    where there are none, ``look`` describes in sentences how the formatting differs. ``pages`` are the page counts of
    old and new, where known.
    """

    path: str
    kind: Kind
    template: str
    action: Action
    unit: str | None = None
    unit_before: str | None = None
    before: str | None = None
    inside: Inside = "opaque"
    changes: tuple[TextChange, ...] = ()
    look: tuple[str, ...] = ()
    pages: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDifference:
    """Two sets of papers, compared.

    ``programs`` made them. ``units`` are the names in the new set, ``units_new`` and ``units_removed`` those on one
    side alone, ``units_renamed`` pairs of old and new name, ``units_changed`` the units with a paper whose content
    changed. ``edited`` and ``missing`` are paths of files that are no longer as they were built, of the old and the new
    set.
    """

    old: Path
    new: Path
    programs: tuple[str, str]
    files: tuple[FileDifference, ...]
    units: int
    units_new: tuple[str, ...]
    units_removed: tuple[str, ...]
    units_renamed: tuple[tuple[str, str], ...]
    units_changed: tuple[str, ...]
    edited: tuple[Sequence[str], Sequence[str]]
    missing: tuple[Sequence[str], Sequence[str]]

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return bool(self.files) or self.missing[0] != self.missing[1]


@dataclass(frozen=True, slots=True)
class BuildDifferences:
    """Two folders of papers: the sets in both, compared, and the names of those in one alone."""

    sets: tuple[SetDifference, ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.only_old or self.only_new) or any(each.differs for each in self.sets)
