"""A roster that is a sheet is replaced by another sheet as a whole: compared first, cell by cell, then written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from generator.ground.errors import Problem, RosterError, Span, UsageError
from generator.roster.editing.importing import ImportResult
from generator.roster.editing.in_place import RosterEdit, alone, check_based_on, replace_unchanged
from generator.roster.editing.roster_changes import Comparison, FieldChange, Held, NewUnit, as_text, explicit_values
from generator.roster.editing.unit_matching import matched
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Group, Roster, certain_classes
from generator.roster.units.sheet_headings import further_titles
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


# A roster compared with one that takes its place as a whole: what changes, and what is lost.


def compared_as_whole(present: ExplicitRoster, coming: ExplicitRoster) -> Comparison:
    """The changes when ``coming`` takes the place of ``present``: whatever it lacks is removed.

    Units are matched as for an import; one that may be several of ``present`` is a new unit.
    """
    return _WholeComparing(present, coming).compared()


class _WholeComparing:
    def __init__(self, present: ExplicitRoster, coming: ExplicitRoster) -> None:
        self._present, self._coming = present, coming
        self._matches = matched(present.roster.units, coming.roster.units)
        self._known = {group.name: group for group in present.roster.groups}

    def compared(self) -> Comparison:
        there = {at for at, _ in self._pairs}
        removed = tuple(number for number in range(len(self._present.given)) if number not in there)
        fields = {field.name for field in self._present.roster.fields}
        known = {*self._known, *self._renamed.values()}
        names = set(self._coming.roster.headings.values())
        return Comparison(
            roster=self._present.roster,
            given=[_given(self._present, number) for number in range(len(self._present.given))],
            changes=tuple(change for pair in self._pairs for change in self._changes(*pair)),
            moves=dict(self._moves()),
            classes=dict(self._classes()),
            added=tuple(self._added()),
            new_groups=tuple(each for each in self._coming.roster.groups if each.name not in known),
            new_fields=tuple(field for field in self._coming.roster.fields if field.name not in fields),
            new_headings=_titles_only_of(self._coming.roster, self._present.roster),
            kept=(),
            missing=removed,
            removed=removed,
            warnings=tuple(each for each in self._matches.warnings if each.code == "roster-import-other-code"),
            renamed_groups=self._renamed,
            lost_columns=tuple(heading for heading, name in self._present.roster.headings.items() if name not in names),
            lost_headings=_titles_only_of(self._present.roster, self._coming.roster),
            is_reordered=any(one > other for (_, one), (_, other) in pairwise(self._pairs)),
        )

    @cached_property
    def _pairs(self) -> Sequence[tuple[int, int]]:
        """The numbers of each unit that stays: in the present roster, in whose order they are, and in the other."""
        return sorted((at, number) for number, at in self._matches.of.items())

    def _groups(self, at: int, number: int) -> tuple[str, str]:
        return self._present.roster.units[at].group, self._coming.roster.units[number].group

    def _changes(self, at: int, number: int) -> Iterator[FieldChange]:
        old, new = _given(self._present, at), _given(self._coming, number)
        for field in dict.fromkeys((*old, *new)):
            before, after = old.get(field, ""), new.get(field, "")
            if as_text(before) != as_text(after):
                yield FieldChange(at, field, before, after)

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """The new names of groups that are gone, where all their units that stay are in one new group, alone."""
        names = {group.name for group in self._coming.roster.groups}
        pairs = {self._groups(*pair) for pair in self._pairs}
        gone, new = [old for old, _ in pairs], [now for _, now in pairs]
        return {
            old: now
            for old, now in sorted(pairs)
            if old not in names and now not in self._known and gone.count(old) == 1 and new.count(now) == 1
        }

    def _moves(self) -> Iterator[tuple[int, str]]:
        for at, number in self._pairs:
            old, now = self._groups(at, number)
            if self._renamed.get(old, old) != now:
                yield at, now

    def _classes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The new classes of the groups whose classes change, except those that are called as their group."""
        coming = {group.name: group for group in self._coming.roster.groups}
        for name, group in self._known.items():
            other = coming.get(self._renamed.get(name, name))
            if other is not None and _own_classes(group) != _own_classes(other):
                yield name, certain_classes(other.classes)

    def _added(self) -> Iterator[NewUnit]:
        for number, unit in enumerate(self._coming.roster.units):
            if number not in self._matches.of:
                yield NewUnit(unit, _given(self._coming, number))


def _given(roster: ExplicitRoster, number: int) -> dict[str, Held]:
    return explicit_values(roster.roster.units[number], roster.given[number])


def _titles_only_of(roster: Roster, other: Roster) -> dict[str, str]:
    """The further titles of standard fields that only ``roster`` has, of columns that both have."""
    titles, columns = further_titles(other), set(other.headings.values())
    return {title: name for title, name in further_titles(roster).items() if title not in titles and name in columns}


def _own_classes(group: Group) -> tuple[str, ...]:
    """The classes of ``group`` besides its own name."""
    return tuple(each for each in certain_classes(group.classes) if each != group.name)
