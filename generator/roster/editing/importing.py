"""Import of a roster into units.yaml: compared, edited in place, read back, and written in one step."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import ROSTER, read_contents, real_place
from generator.ground.errors import Problem, RosterError, Span, UsageError
from generator.ground.source import (
    KeyKind,
    SourceFile,
    UneditableError,
    comments_in,
    lay_out_in_english,
    read_source,
    source_of,
)
from generator.roster.editing.editing import with_values
from generator.roster.editing.reshaping import with_units
from generator.roster.editing.roster_changes import Comparison
from generator.roster.editing.roster_comparing import compared, wanted_groups
from generator.roster.editing.yaml_rendering import new_roster
from generator.roster.units import (
    ROSTER_NAMES,
    DeclaredField,
    ExplicitRoster,
    Group,
    Roster,
    checked_roster,
    explicit_in_yaml,
    former_name_doubts,
    further_titles,
    roster_in,
)
from generator.writing import locked, output_errors, replace_file, write_files

_BOM = "\ufeff"
_FOR_EDITORS = "# yaml-language-server:"


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import, or of its dry run.

    ``lost_comments`` are comments that were removed with units; ``warnings`` are what a person should look at.
    """

    comparison: Comparison
    lost_comments: tuple[str, ...]
    warnings: tuple[Problem, ...]


def import_into(path: Path, coming: ExplicitRoster, *, remove: bool = False, dry_run: bool = False) -> Imported:
    """Import ``coming`` into the units.yaml at ``path``, which is written only where something changes.

    Units are matched by code, else by name, else by a former name. Fields for which ``coming`` has no column or no
    value stay; so do units that it lacks, unless ``remove`` is set. Nothing else in the file changes.

    Raises UsageError when the file does not exist, RosterError when it is wrong, when units cannot be matched, or when
    its form cannot be edited in place, OutputError when it cannot be written. The file is then as it was before.
    """
    with output_errors(path), nullcontext() if dry_run else _alone(path):
        file = read_source(path, error=RosterError, kind=ROSTER)
        present = explicit_in_yaml(roster_in(file), file)
        comparison = compared(present, coming, remove=remove)
        lost: tuple[str, ...] = ()
        if not comparison.is_empty:
            data = edited(file, comparison)
            lost = _lost_comments(file, data)
            if not dry_run:
                _replace(file, data)
    return Imported(comparison, lost, (*comparison.warnings, *_former_names(coming.roster, comparison)))


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


def edited(file: SourceFile, comparison: Comparison) -> bytes:
    """Return the bytes of ``file`` with all changes of ``comparison``. Raises RosterError as :func:`import_into`."""
    roster, fields = comparison.roster, (*comparison.roster.fields, *comparison.new_fields)
    groups = tuple(wanted_groups(comparison))
    checked_roster(Roster(roster.file, b"", fields, groups, {}, words=roster.words), ())
    typed = read_contents(file.path, ROSTER, name=file.name, error=RosterError).decode()
    mark = _BOM if typed.startswith(_BOM) else ""
    text, typed = file.text, typed.removeprefix(_BOM)
    try:
        for change in (with_values, with_units):
            edits = change(text, comparison).edits
            text, typed = edits.applied(text), edits.applied_to_lines_as_typed(typed)
    except UneditableError as fault:
        line = text.count("\n", 0, fault.place) + 1
        raise RosterError(Problem("roster-import-form", Span(file.name, line))) from fault
    data = f"{mark}{typed}".encode()
    found = roster_in(source_of(data, file.path, name=file.name, error=RosterError))
    headings = {**roster.headings, **comparison.new_headings}
    if found.headings != headings or not is_as_wanted(found, groups, fields):
        raise RuntimeError(f"{file.name}: the edited roster would not be read as the one that is wanted")
    return data


def _lost_comments(file: SourceFile, data: bytes) -> tuple[str, ...]:
    after = source_of(data, file.path, name=file.name).text
    left = Counter(comments_in(file.text)) - Counter(comments_in(after))
    return tuple(left.elements())


def _replace(file: SourceFile, data: bytes) -> None:
    """Write ``data`` to ``file``. Raises RosterError where somebody has changed the file in the meantime."""
    if hashlib.sha256(read_contents(file.path, ROSTER, name=file.name, error=RosterError)).hexdigest() != file.sha256:
        raise RosterError(Problem("roster-import-changed", Span(file.name)))
    replace_file(file.path, data)


def _alone(path: Path) -> AbstractContextManager[object]:
    place = real_place(path)
    return locked(place.parent, f".{place.name}.lock")


def _former_names(coming: Roster, comparison: Comparison) -> list[Problem]:
    """Return warnings of former names in the imported roster, except those by which units were matched."""
    known = {(warning.span, warning.field) for warning in comparison.warnings}
    found = former_name_doubts(coming, comparison.roster.units)
    return [each for each in found if (each.span, each.field) not in known]


def is_as_wanted(found: Roster, groups: Sequence[Group], fields: Sequence[DeclaredField]) -> bool:
    """Whether ``found`` has exactly these fields, and these groups with all units and values."""
    return (*found.fields,) == (*fields,) and list(map(_held, found.groups)) == list(map(_held, groups))


def _held(group: Group) -> object:
    """Return everything that a group holds, values as ``repr``: 2.50 differs from 2.5."""
    units = [{name: repr(value) for name, value in unit.as_mapping().items()} for unit in group.units]
    return group.name, group.classes, units
