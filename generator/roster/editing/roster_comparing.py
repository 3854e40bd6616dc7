"""Comparison of an imported roster with the existing one, whose units are matched: all changes as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from generator.ground.errors import Problem, RosterError
from generator.ground.source.nodes import ScalarNode
from generator.roster.editing import roster_changes
from generator.roster.editing.unit_matching import Matches, matched
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.explicit_roster import ExplicitRoster, explicit_fields
from generator.roster.units.groups import ANY_CLASS, Group, certain_classes
from generator.roster.units.sheet_headings import further_titles
from generator.roster.units.unit import NESTED_KINDS, UNIT_FIELDS, Unit


def compared(
    present: ExplicitRoster, coming: ExplicitRoster, *, remove: bool = False, group: str | None = None
) -> roster_changes.Comparison:
    """The changes of the roster ``present`` when ``coming`` is imported.

    With ``remove``, units that ``coming`` lacks are removed. ``group`` is that of new units where ``coming`` does not
    give the groups. Raises RosterError with all problems: units that cannot
    be matched, values of a kind that the fields of ``present`` do not have, new units without a required value.
    """
    return _Comparing(present, coming, remove=remove, group=group).compared()


def _renewed(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """``new`` in the order of ``old``: common texts keep their places, removed ones are replaced by new ones."""
    coming = [text for text in dict.fromkeys(new) if text not in old]
    renewed = [text if text in new else coming.pop(0) if coming else None for text in old]
    return (*(text for text in renewed if text is not None), *coming)


class _Comparing:
    def __init__(
        self, present: ExplicitRoster, coming: ExplicitRoster, *, remove: bool, group: str | None = None
    ) -> None:
        self._group = group
        self._present = present
        self._coming = coming
        self._remove = remove
        self._units = present.roster.units
        self._problems: list[Problem] = []
        self._changes: list[roster_changes.FieldChange] = []
        self._kept: list[tuple[int, str]] = []
        self._moves: dict[int, str] = {}
        self._added: list[roster_changes.NewUnit] = []

    def compared(self) -> roster_changes.Comparison:
        matches = matched(self._units, self._coming.roster.units)
        self._problems += matches.problems
        for number, unit in enumerate(self._coming.roster.units):
            given = self._given(number, unit)
            if number in matches.of:
                self._compare(number, given, matches)
            else:
                self._add(unit, given)
        RosterError.raise_for(self._problems)
        there = set(matches.of.values())
        missing = tuple(number for number in range(len(self._units)) if number not in there)
        known = self._present.roster.field_titles
        headings = {title: name for title, name in further_titles(self._coming.roster).items() if title not in known}
        return roster_changes.Comparison(
            roster=self._present.roster,
            given=self._given_after(),
            changes=tuple(sorted(self._changes, key=lambda change: change.unit)),
            moves=dict(sorted(self._moves.items())),
            classes={**self._classes(), **self._for_everybody},
            everybody=frozenset(self._for_everybody),
            added=tuple(self._added),
            new_groups=self._new_groups(),
            new_fields=self._new_fields,
            new_headings=headings,
            kept=tuple(sorted(self._kept, key=lambda each: each[0])),
            missing=missing,
            removed=missing if self._remove else (),
            warnings=tuple(matches.warnings),
        )

    @cached_property
    def _new_fields(self) -> tuple[DeclaredField, ...]:
        """Fields that only the imported roster declares. Its own units may lack them, so they are not required."""
        known = {field.name for field in self._present.roster.fields}
        return tuple(replace(each, required=False) for each in self._coming.roster.fields if each.name not in known)

    @cached_property
    def _fields(self) -> dict[str, DeclaredField]:
        return {field.name: field for field in (*self._present.roster.fields, *self._new_fields)}

    def _given(self, number: int, unit: Unit) -> dict[str, roster_changes.Held]:
        """The explicit values of an imported unit, read by the kinds of the present roster's fields."""
        values = roster_changes.explicit_values(unit, self._coming.given[number])
        given = {name: value for name, value in values.items() if value not in ("", ())}
        kinds = {field.name: field.kind for field in self._coming.roster.fields}
        for name, value in given.items():
            if name in kinds and self._fields[name].kind in NESTED_KINDS:
                field = self._fields[name]
                if not any(each.field == field.name and each.code == "roster-nested" for each in self._problems):
                    facts = {"title": field.title, "kind": field.kind}
                    self._problems.append(Problem("roster-nested", unit.span, facts, field.name))
            elif name in kinds and self._fields[name].kind != kinds[name] and not isinstance(value, tuple):
                node = ScalarNode(roster_changes.as_typed(value), unit.span)
                given[name] = self._fields[name].read(node, self._problems) or ""
        return given

    def _compare(self, number: int, given: dict[str, roster_changes.Held], matches: Matches) -> None:
        at, unit = matches.of[number], self._coming.roster.units[number]
        there = self._units[at]
        for field, new in given.items():
            if field not in matches.keeps.get(number, ()):
                old = roster_changes.held(self._units[at], field)
                if isinstance(old, tuple) and isinstance(new, tuple):
                    new = _renewed(old, new)
                if old != new or roster_changes.as_text(old) != roster_changes.as_text(new):
                    self._changes.append(roster_changes.FieldChange(at, field, old, new))
        silent = self._coming.columns & self._present.given[at] - self._coming.given[number]
        self._kept += ((at, field) for field in (*UNIT_FIELDS, *there.extra) if field in silent)
        if "group" in self._coming.columns and unit.group != there.group:
            self._moves[at] = unit.group

    def _add(self, unit: Unit, given: dict[str, roster_changes.Held]) -> None:
        for field in self._present.roster.fields:
            if field.required and field.name not in given:
                self._problems.append(Problem("source-missing-key", unit.span, {"key": field.name}, field.name))
        new = roster_changes.unit_of(given, self._group_of_new(unit), unit.place, self._fields.values())
        self._added.append(roster_changes.NewUnit(new, roster_changes.explicit_values(new, explicit_fields(new))))

    def _group_of_new(self, unit: Unit) -> str:
        """The group of a new unit.

        It is its own if given, else the one that is asked for, the one of that name or class, or the only one.
        """
        groups = self._present.roster.groups
        if "group" in self._coming.columns:
            return unit.group
        if "class" not in self._coming.columns and any(group.name == self._group for group in groups):
            return self._group or ""
        found = [group.name for group in groups if unit.group == group.name or unit.group in group.classes]
        return found[0] if found else groups[0].name if len(groups) == 1 else unit.group

    def _given_after(self) -> list[dict[str, roster_changes.Held]]:
        """The explicit values of each unit after all changes."""
        given = [
            roster_changes.explicit_values(unit, fields)
            for unit, fields in zip(self._units, self._present.given, strict=True)
        ]
        for change in self._changes:
            given[change.unit][change.field] = change.new
        return given

    def _new_groups(self) -> tuple[Group, ...]:
        """The groups that are new, without their units; what no group is called stays as it is addressed."""
        known = {group.name for group in self._present.roster.groups}
        named = dict.fromkeys([*(new.unit.group for new in self._added), *self._moves.values()])
        coming = {group.name: group for group in self._coming.roster.groups}
        new = (coming[name] for name in coming if name in named and name not in known)
        return tuple(replace(each, classes=certain_classes(each.classes), units=()) for each in new)

    @cached_property
    def _for_everybody(self) -> Mapping[str, tuple[str, ...]]:
        """The classes of the groups that are for everybody now: those of like names, or the only one."""
        coming = {group.name for group in self._coming.roster.groups if group.everybody}
        groups = self._present.roster.groups
        now = [group for group in groups if coming and (group.name in coming or len(groups) == 1)]
        return {each.name: (*certain_classes(each.classes), ANY_CLASS) for each in now if not each.everybody}

    def _classes(self) -> dict[str, tuple[str, ...]]:
        """The new classes of the groups whose classes change."""
        coming = {group.name: group for group in self._coming.roster.groups} if "class" in self._coming.columns else {}
        found: dict[str, tuple[str, ...]] = {}
        for group in self._present.roster.groups:
            other = coming.get(group.name)
            if other is not None and other.classes != (other.name,):
                classes = _renewed(group.classes, other.classes)
                if classes != group.classes:
                    found[group.name] = classes
        return found


def wanted_groups(comparison: roster_changes.Comparison) -> Iterator[Group]:
    """The groups of the roster after all changes.

    Units that arrive in a group without a place in it come after those that stay.
    """
    roster = comparison.roster
    fields = (*roster.fields, *comparison.new_fields)
    units = [
        roster_changes.unit_of(given, comparison.moves.get(number, unit.group), unit.place, fields)
        for number, (unit, given) in enumerate(zip(roster.units, comparison.given, strict=True))
    ]
    members = _members(comparison)
    for group in (*roster.groups, *comparison.new_groups):
        classes = comparison.classes.get(group.name, group.classes)
        added = (new.unit for new in comparison.added if new.unit.group == group.name)
        there = (units[number] for number in members.get(group.name, ()))
        everybody = group.everybody or group.name in comparison.everybody
        yield replace(group, classes=classes, units=(*there, *added), everybody=everybody)


def _members(comparison: roster_changes.Comparison) -> Mapping[str, Sequence[int]]:
    """The numbers of the units of the present roster that each group has after all changes, in its order."""
    members: dict[str, list[int]] = {}
    leaving = {*comparison.removed, *comparison.moves}
    for number, unit in enumerate(comparison.roster.units):
        if number not in leaving:
            members.setdefault(unit.group, []).append(number)
    for number, group in comparison.moves.items():
        there = members.setdefault(group, [])
        there.insert(there.index(before) if (before := comparison.before.get(number)) in there else len(there), number)
    return members
