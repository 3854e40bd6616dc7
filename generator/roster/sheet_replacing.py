"""A roster that is a sheet is replaced by another sheet as a whole: compared first, cell by cell, then written."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path

from generator.ground.errors import Problem, RosterError, Span, UsageError
from generator.roster.editing.importing import ImportResult
from generator.roster.editing.in_place import RosterEdit, alone, check_based_on, replace_unchanged
from generator.roster.editing.whole_comparing import compared_as_whole
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Roster
from generator.writing import output_errors, write_files


def sheet_for(path: Path, new: Path, *, name: str | None = None) -> ExplicitRoster:
    """Reads the sheet at ``new``, called ``name`` where it comes from, as it will be the roster at ``path``.

    It is written there as it is, so that no column, format or worksheet of it is lost: it therefore has the same
    suffix, and reads without choices, as a build reads it. Raises UsageError when the file does not exist, RosterError
    for another suffix, and where it is wrong, each problem at its cell.
    """
    suffix = path.suffix.lower()
    if new.suffix.lower() != suffix:
        facts = {"file": str(path), "suffix": suffix, "name": name or new.name}
        raise RosterError(Problem("roster-sheet-suffix", Span(name or str(new)), facts))
    load_units(new, name=str(path))  # a build also reads the column that only numbers the rows
    return load_explicit(new, name=str(path))


def replace_sheet(
    path: Path,
    coming: ExplicitRoster,
    *,
    may_lose: bool = False,
    dry_run: bool = False,
    based_on: str | None = None,
) -> ImportResult:
    """Writes the sheet that ``coming`` was read from, by :func:`sheet_for`, over the sheet at ``path``.

    With ``may_lose``, units, columns and values may be lost that only the present sheet has. ``based_on`` is the
    SHA-256 that the file must still have, where somebody has looked at the changes before.

    Raises UsageError when the file does not exist, RosterError when it is wrong or has changed, and for losses that
    were not agreed to, OutputError when it cannot be written. The file is then as it was before.
    """
    with output_errors(path), nullcontext() if dry_run else alone(path):
        present = load_explicit(path)
        check_based_on(present.roster, based_on)
        comparison = compared_as_whole(present, coming)
        if comparison.losses and not (may_lose or dry_run):
            facts = {"count": comparison.losses}
            raise RosterError(Problem("roster-sheet-losses", Span(str(path)), facts))
        if not dry_run:
            replace_unchanged(path, coming.roster.data, present.roster.sha256, name=str(path))
    return ImportResult(RosterEdit(comparison, present.roster.data, coming.roster, ()), comparison.warnings)


def write_first_sheet(path: Path, roster: Roster) -> None:
    """Writes the sheet that ``roster`` was read from, by :func:`sheet_for`, to ``path``, where there is none yet.

    Raises UsageError where the file exists already, OutputError where it cannot be written.
    """
    if os.path.lexists(path):
        raise UsageError(Problem("roster-import-exists", Span(str(path))))
    with output_errors(path):
        write_files({path: roster.data})
