"""The six steps of a dispatch, from the draft to the day it is sent: which are done, and which are to be done again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.desk.notice_states import NoticeState
from generator.dispatch.build_sources import addressed_units
from generator.dispatch.templates import FOLDERS
from generator.ground.errors import GeneratorError
from generator.roster.units.groups import Roster
from generator.templates.text.notice import open_notice
from generator.writing.manifest_entries import MANIFEST

StepName = Literal["draft", "recipients", "papers", "number", "make", "sent"]
StepState = Literal["done", "again", "open"]
"""Done; done once, with inputs that are others by now; or neither."""
STEPS: tuple[StepName, ...] = ("draft", "recipients", "papers", "number", "make", "sent")
"""The steps, in the order of the work."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom a notice addresses: the names of units by each word of its 主送机关, and the words that nobody has.

    ``count`` is how many units get papers, with how many ``copies`` of the notice, None where the notice or the roster
    cannot be read. ``is_read``: the notice opens without an error.
    """

    count: int | None = None
    copies: int = 0
    by_word: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unknown: tuple[str, ...] = ()
    is_read: bool = False


def recipients_of(folder: Path, house: Path, roster: Roster | None) -> Recipients:
    """Whom the notice in ``folder``, over ``house``, addresses in ``roster``."""
    try:
        notice = open_notice(folder, house, is_draft=True)
    except GeneratorError:
        return Recipients()
    if roster is None:
        return Recipients(is_read=True)
    try:
        found = addressed_units(roster, notice, is_draft=True)
    except GeneratorError:
        return Recipients(is_read=True)
    unknown = [str(each.facts["class"]) for each in found.warnings if each.code == "roster-class-unknown"]
    copies = sum(unit.copies for unit in found.units)
    by_word = tuple((word, tuple(unit.name for unit in units)) for word, units in found.by_recipient)
    return Recipients(len(found.units), copies, by_word, tuple(unknown), is_read=True)


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the steps of one dispatch depend on: its state, its recipients, and whether each was looked after.

    ``has_errors``: errors are known in its text; ``are_papers_seen``: somebody looked at the papers of the templates
    as they are; ``changed`` is when an input was written last, in nanoseconds.
    """

    state: NoticeState
    recipients: Recipients
    has_errors: bool
    has_roster: bool
    are_papers_seen: bool
    made: int | None
    changed: int
    is_sent: bool


def steps_of(facts: StepFacts) -> dict[StepName, StepState]:
    """How far each step is."""
    is_sample = facts.state.state == "new"
    is_old = facts.made is not None and facts.changed > facts.made
    made: StepState = "open" if facts.made is None else "again" if is_old else "done"
    recipients = facts.recipients
    return {
        "draft": _done(recipients.is_read and not facts.has_errors and not is_sample),
        "recipients": _done(facts.has_roster and recipients.count is not None and not recipients.unknown),
        "papers": _done(facts.are_papers_seen),
        "number": _done(facts.state.state == "registered"),
        "make": made,
        "sent": "open" if not facts.is_sent else "again" if is_old else "done",
    }


def made_at(state: NoticeState, output: Path) -> int | None:
    """When the set of the notice was made, in nanoseconds; None where there is none."""
    return _written(output / state.papers / MANIFEST) if state.papers else None


def changed_at(folder: Path, house: Path, units: Path, templates: Path) -> int:
    """When an input of a dispatch was written last, in nanoseconds: its texts, the house, the roster, the templates."""
    files = [*_files(folder), house, units, *(file for kind in FOLDERS for file in _files(templates / kind))]
    return max((_written(each) or 0 for each in files), default=0)


def templates_changed_at(templates: Path) -> int:
    """When the templates of units and dispatches were changed last, in nanoseconds; 0 where there are none."""
    return max((_written(file) or 0 for kind in FOLDERS for file in _files(templates / kind)), default=0)


def _done(is_done: object) -> StepState:
    return "done" if is_done else "open"


def _files(folder: Path) -> Iterator[Path]:
    """The files in ``folder``, but hidden ones: what is typed and not saved is no input yet."""
    with suppress(OSError):
        yield from (folder / name for name in os.listdir(folder) if not name.startswith("."))


def _written(path: Path) -> int | None:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return None
