"""What becomes of each file of a set, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, get_args

from generator.desk.build_report.reasons import reasons_in_words
from generator.desk.build_report.summary import beside_lines
from generator.dispatch.changes import Action
from generator.ground.errors import columns
from generator.ground.words import reports

if TYPE_CHECKING:
    from generator.dispatch import Change, Manifest


class PlannedFile(NamedTuple):
    """A ``change`` with its action and its reasons in words; ``why`` is empty where there is no reason."""

    change: Change
    action: str
    why: str


def planned_files(manifest: Manifest) -> Iterator[PlannedFile]:
    """The files of a set with what becomes of each, by path."""
    for change in sorted(manifest.changes, key=lambda each: each.path):
        yield PlannedFile(change, reports.text(f"file-{change.action}"), reasons_in_words(change.reasons))


def planned_lines(manifest: Manifest) -> Iterator[str]:
    """The plan of a dry run: how many files go where, then the action for every file."""
    yield reports.text("planned", count=len(manifest.written), folder=manifest.folder)
    yield f"  {manifest.account.text()}"
    yield from beside_lines(manifest)
    width = max(columns(reports.text(f"file-{each}")) for each in get_args(Action))
    for change, action, why in planned_files(manifest):
        path = change.path if change.before is None else f"{change.before} → {change.path}"
        because = reports.text("because", reasons=why) if why else ""
        yield f"  {action}{' ' * (width - columns(action))} {path}{because}"
