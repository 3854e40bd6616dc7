"""Import of a roster into units.yaml, which is compared and edited in place; and a new units.yaml."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import ROSTER
from generator.ground.errors import Problem, RosterError, Span, UsageError
from generator.ground.source import KeyKind, lay_out_in_english, read_source, source_of
from generator.roster.editing.in_place import Edited, changed_in_place, check_based_on, is_as_wanted
from generator.roster.editing.roster_changes import Comparison
from generator.roster.editing.roster_comparing import compared
from generator.roster.editing.yaml_rendering import new_roster
from generator.roster.units import (
    ROSTER_NAMES,
    ExplicitRoster,
    Roster,
    former_name_doubts,
    further_titles,
    roster_in,
)
from generator.writing import output_errors, write_files

_FOR_EDITORS = "# yaml-language-server:"


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import, or of its dry run; ``warnings`` are what a person should look at."""

    edited: Edited
    warnings: tuple[Problem, ...]

    @property
    def comparison(self) -> Comparison:
        """All changes as data."""
        return self.edited.comparison

    @property
    def lost_comments(self) -> tuple[str, ...]:
        """The comments that are removed with units."""
        return self.edited.lost_comments


def import_into(
    path: Path,
    coming: ExplicitRoster,
    *,
    remove: bool = False,
    group: str | None = None,
    dry_run: bool = False,
    based_on: str | None = None,
) -> Imported:
    """Import ``coming`` into the units.yaml at ``path``, which is written only where something changes.

    Units are matched by code, else by name, else by a former name. Fields for which ``coming`` has no column or no
    value stay; so do units that it lacks, unless ``remove`` is set. Nothing else in the file changes. ``group`` is that
    of new units where ``coming`` does not give the groups. ``based_on`` is the SHA-256 that the file must still have,
    where somebody has looked at the changes before.

    Raises UsageError when the file does not exist, RosterError when it is wrong, when units cannot be matched, or when
    its form cannot be edited in place, OutputError when it cannot be written. The file is then as it was before.
    """

    def compare(present: ExplicitRoster) -> Comparison:
        check_based_on(present.roster, based_on)
        return compared(present, coming, remove=remove, group=group)

    made = changed_in_place(path, compare, dry_run=dry_run)
    warnings = (*made.comparison.warnings, *_former_names(coming.roster, made.comparison))
    return Imported(made, warnings)


def write_roster(path: Path, roster: Roster, *, kind: KeyKind = "en", replacing: bool = False) -> None:
    """Write a new units.yaml that reads back as ``roster``, with keys of that ``kind``.

    ``replacing`` writes it over the units.yaml there is, whose line for editors stays. Raises UsageError when the file
    exists already and is not to be replaced, OutputError when it cannot be written.
    """
    data = (_line_for_editors(path) + new_roster(roster, kind) if replacing else new_roster(roster, kind)).encode()
    found = roster_in(source_of(data, path, name=str(path)))
    if found.headings != further_titles(roster) or not is_as_wanted(found, roster.groups, roster.fields):
        raise RuntimeError(f"{path}: the new roster would not be read as the one that was given")
    if os.path.lexists(path) and not replacing:
        raise UsageError(Problem("roster-import-exists", Span(str(path))))
    with output_errors(path):
        write_files({path: data})


def _line_for_editors(path: Path) -> str:
    """The first line of the units.yaml at ``path`` where that names its schema; else nothing. Raises RosterError."""
    first, end, _ = read_source(path, error=RosterError, kind=ROSTER).text.partition("\n")
    return first + end if first.startswith(_FOR_EDITORS) else ""


def kind_of_keys(path: Path) -> KeyKind:
    """Return the kind of keys that the units.yaml at ``path`` has, which can be read. Raises RosterError."""
    file = read_source(path, error=RosterError, kind=ROSTER)
    return lay_out_in_english(file.text, ROSTER_NAMES).kind


def _former_names(coming: Roster, comparison: Comparison) -> list[Problem]:
    """Return warnings of former names in the imported roster, except those by which units were matched."""
    known = {(warning.span, warning.field) for warning in comparison.warnings}
    found = former_name_doubts(coming, comparison.roster.units)
    return [each for each in found if (each.span, each.field) not in known]
