"""What a sheet that comes in would change: it is brought into units.yaml, or takes the place of a roster's sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.desk.notice_states import addressed_words
from generator.desk.starters.starter_desk import is_first_roster, write_first_roster
from generator.ground.desk_names import TEMPLATES
from generator.ground.errors import GeneratorError, Problem
from generator.roster.editing.importing import ImportResult, import_into
from generator.roster.sheet_replacing import replace_sheet, sheet_for, write_first_sheet
from generator.roster.sheets.column_choice import SeenSheet, seen_sheet
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Roster, for_everybody
from generator.web.open_roster import IncomingSheet


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A look at a sheet: how it is ``seen``, its units, what these change; None where that is not known.

    ``into`` is the roster that it changes, None where it becomes the first one. ``problems`` keep it from being taken.
    """

    into: Roster | None
    seen: SeenSheet | None = None
    coming: ExplicitRoster | None = None
    imported: ImportResult | None = None
    problems: Sequence[Problem] = ()


def look_at(path: Path, sheet: IncomingSheet) -> SheetLook:
    """What ``sheet`` would change of the roster at ``path``. Raises RosterError where that roster cannot be read."""
    look = SheetLook(_into(path))
    with sheet.on_disk() as source:
        try:
            look = replace(look, seen=_seen(path, source, sheet, look.into))
            if look.seen is None or look.seen.name is not None or is_sheet(path):
                look = replace(look, coming=_coming(path, source, sheet, look.into))
            if look.coming is not None and look.into is not None:
                look = replace(look, imported=_imported(path, look.coming, sheet, dry_run=True))
        except GeneratorError as fault:
            look = replace(look, problems=fault.problems)
    return look


def bring_in(path: Path, sheet: IncomingSheet, *, may_lose: bool, based_on: str | None) -> ImportResult | None:
    """Writes what ``sheet`` changes of the roster at ``path``; None where it has become the first one.

    ``may_lose``: what only a roster's present sheet has may be lost. ``based_on`` is the SHA-256 of the roster that
    somebody has seen. Raises UsageError, RosterError, OutputError; nothing is written then.
    """
    into = _into(path)
    with sheet.on_disk() as source:
        coming = _coming(path, source, sheet, into)
        if into is not None:
            return _imported(path, coming, sheet, may_lose=may_lose, based_on=based_on)
    write_first = write_first_sheet if is_sheet(path) else write_first_roster
    write_first(path, coming.roster)
    return None


def _into(path: Path) -> Roster | None:
    """The roster that a sheet changes; None where it becomes the first one."""
    return None if is_first_roster(path) else load_units(path)


def _seen(path: Path, source: Path, sheet: IncomingSheet, into: Roster | None) -> SeenSheet | None:
    """How the sheet at ``source`` is seen; None for a roster in YAML. A roster's sheet has no words of its own."""
    if not is_sheet(source):
        return None
    known = None if is_sheet(path) else into
    return seen_sheet(source, sheet=sheet.chosen_sheet, into=known, chosen=sheet.chosen, name=sheet.name)


def _coming(path: Path, source: Path, sheet: IncomingSheet, into: Roster | None) -> ExplicitRoster:
    if is_sheet(path):
        return sheet_for(path, source, name=sheet.name)
    read = load_explicit(
        source,
        sheet=sheet.chosen_sheet,
        into=into,
        chosen=sheet.chosen,
        name=sheet.name,
        takes_in=True,
        addresses=addressed_words(path.parent / TEMPLATES),
    )
    return replace(read, roster=for_everybody(read.roster)) if sheet.everybody else read


def _imported(
    path: Path,
    coming: ExplicitRoster,
    sheet: IncomingSheet,
    *,
    may_lose: bool = False,
    based_on: str | None = None,
    dry_run: bool = False,
) -> ImportResult:
    if is_sheet(path):
        return replace_sheet(path, coming, may_lose=may_lose, based_on=based_on, dry_run=dry_run)
    removes, group = sheet.removes, sheet.group
    return import_into(path, coming, remove=removes, group=group, based_on=based_on, dry_run=dry_run)
