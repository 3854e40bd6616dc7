"""The printed changes of a roster import: values, units, groups; then counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.ground.errors import printable

if TYPE_CHECKING:
    from generator.roster.editing import Imported


def imported_lines(imported: Imported) -> Iterator[str]:
    """The changes of an import, then their counts; nothing where there is no change."""
    from generator.roster.editing import ImportChanges

    changes = ImportChanges(imported)
    lines = [printable(change.sentence()) for change in changes]
    yield from lines
    if lines:
        yield changes.counts()
