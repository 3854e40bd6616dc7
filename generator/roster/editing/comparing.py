"""Comparison of an imported roster with the existing one: all changes as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from generator.ground.errors import Problem, RosterError
from generator.ground.source import ScalarNode
from generator.roster.editing.comparison import Change, Comparison, NewUnit
from generator.roster.editing.matching import Matches, matched
from generator.roster.editing.values import Held, as_text, as_typed, held, said_values, unit_of
from generator.roster.units import UNIT_FIELDS, DeclaredField, Group, SaidRoster, Unit, said_of


def compared(present: SaidRoster, coming: SaidRoster, *, remove: bool = False) -> Comparison:
    """What becomes of ``present`` when ``coming`` is brought in; with ``remove`` the units go that it lacks.

    Raises RosterError with all problems: a unit that is unknown, a value that the fields of ``present`` do not
    take, a new unit without a value that these require.
    """
    return _Comparing(present, coming, remove=remove).compared()


def renewed(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """``new`` in the order of ``old``: what stays stays in its place, what goes is replaced by what comes, in order."""
    coming = [text for text in dict.fromkeys(new) if text not in old]
    renewed = [text if text in new else coming.pop(0) if coming else None for text in old]
    return (*(text for text in renewed if text is not None), *coming)


class _Comparing:
    def __init__(self, present: SaidRoster, coming: SaidRoster, *, remove: bool) -> None:
        self._present = present
        self._coming = coming
        self._remove = remove
        self._units = present.roster.units
        self._problems: list[Problem] = []
        self._changes: list[Change] = []
        self._kept: list[tuple[int, str]] = []
        self._moves: dict[int, str] = {}
        self._added: list[NewUnit] = []

    def compared(self) -> Comparison:
        matches = matched(self._units, self._coming.roster.units)
        self._problems += matches.problems
        for number, unit in enumerate(self._coming.roster.units):
            said = self._said(number, unit)
            if number in matches.of:
                self._compare(number, said, matches)
            else:
                self._add(unit, said)
        if self._problems:
            raise RosterError(self._problems)
        there = set(matches.of.values())
        missing = tuple(number for number in range(len(self._units)) if number not in there)
        return Comparison(
            roster=self._present.roster,
            said=self._said_then(),
            changes=tuple(sorted(self._changes, key=lambda change: change.unit)),
            moves=dict(sorted(self._moves.items())),
            classes=self._classes(),
            added=tuple(self._added),
            new_groups=self._new_groups(),
            new_fields=self._new_fields,
            kept=tuple(sorted(self._kept, key=lambda each: each[0])),
            missing=missing,
            removed=missing if self._remove else (),
            warnings=tuple(matches.warnings),
        )

    @cached_property
    def _new_fields(self) -> tuple[DeclaredField, ...]:
        """Fields that the other roster declares; they are not required of the units that it does not have."""
        known = {field.name for field in self._present.roster.fields}
        return tuple(replace(each, required=False) for each in self._coming.roster.fields if each.name not in known)

    @cached_property
    def _fields(self) -> dict[str, DeclaredField]:
        return {field.name: field for field in (*self._present.roster.fields, *self._new_fields)}

    def _said(self, number: int, unit: Unit) -> dict[str, Held]:
        """What is said of a unit that comes in, its values read by the kinds of the present roster's fields."""
        values = said_values(unit, self._coming.said[number])
        said = {name: value for name, value in values.items() if value not in ("", ())}
        kinds = {field.name: field.kind for field in self._coming.roster.fields}
        for name, value in said.items():
            if name in kinds and self._fields[name].kind != kinds[name] and not isinstance(value, tuple):
                node = ScalarNode(as_typed(value), unit.span)
                said[name] = self._fields[name].read(node, self._problems) or ""
        return said

    def _compare(self, number: int, said: dict[str, Held], matches: Matches) -> None:
        at, unit = matches.of[number], self._coming.roster.units[number]
        there = self._units[at]
        for field, new in said.items():
            if field not in matches.keeps.get(number, ()):
                self._compare_field(at, field, new)
        silent = self._coming.columns & self._present.said[at] - self._coming.said[number]
        self._kept += ((at, field) for field in (*UNIT_FIELDS, *there.extra) if field in silent)
        if "group" in self._coming.columns and unit.group != there.group:
            self._moves[at] = unit.group

    def _compare_field(self, at: int, field: str, new: Held) -> None:
        old = held(self._units[at], field)
        if isinstance(old, tuple) and isinstance(new, tuple):
            new = renewed(old, new)
        if old != new or as_text(old) != as_text(new):
            self._changes.append(Change(at, field, old, new))

    def _add(self, unit: Unit, said: dict[str, Held]) -> None:
        for field in self._present.roster.fields:
            if field.required and field.name not in said:
                self._problems.append(Problem("source-missing-key", unit.span, {"key": field.name}, field.name))
        new = unit_of(said, self._group_of_new(unit), unit.place, self._fields.values())
        self._added.append(NewUnit(new, said_values(new, said_of(new))))

    def _group_of_new(self, unit: Unit) -> str:
        """Its own where it is given one; else the one of that name or class; else the only one there is."""
        groups = self._present.roster.groups
        if "group" in self._coming.columns:
            return unit.group
        found = [group.name for group in groups if unit.group == group.name or unit.group in group.classes]
        return found[0] if found else groups[0].name if len(groups) == 1 else unit.group

    def _said_then(self) -> list[dict[str, Held]]:
        """What is said of each unit when all has changed."""
        said = [said_values(unit, fields) for unit, fields in zip(self._units, self._present.said, strict=True)]
        for change in self._changes:
            said[change.unit][change.field] = change.new
        return said

    def _new_groups(self) -> tuple[Group, ...]:
        """Without their units."""
        known = {group.name for group in self._present.roster.groups}
        named = dict.fromkeys([*(new.unit.group for new in self._added), *self._moves.values()])
        coming = {group.name: group for group in self._coming.roster.groups}
        return tuple(replace(coming[name], units=()) for name in coming if name in named and name not in known)

    def _classes(self) -> dict[str, tuple[str, ...]]:
        """The classes of groups that are given others."""
        coming = {group.name: group for group in self._coming.roster.groups} if "class" in self._coming.columns else {}
        found: dict[str, tuple[str, ...]] = {}
        for group in self._present.roster.groups:
            other = coming.get(group.name)
            if other is not None and other.classes != (other.name,):
                classes = renewed(group.classes, other.classes)
                if classes != group.classes:
                    found[group.name] = classes
        return found


def wanted_groups(comparison: Comparison) -> Iterator[Group]:
    """The groups of the roster when all has changed: units that arrive in one are behind those that stay."""
    roster = comparison.roster
    fields = (*roster.fields, *comparison.new_fields)
    staying: dict[str, list[Unit]] = {}
    arriving: dict[str, list[Unit]] = {}
    removed = set(comparison.removed)
    for number, unit in enumerate(roster.units):
        if number not in removed:
            name = comparison.moves.get(number, unit.group)
            units = arriving if number in comparison.moves else staying
            units.setdefault(name, []).append(unit_of(comparison.said[number], name, unit.place, fields))
    for new in comparison.added:
        arriving.setdefault(new.unit.group, []).append(new.unit)
    for group in (*roster.groups, *comparison.new_groups):
        classes = comparison.classes.get(group.name, group.classes)
        yield replace(group, classes=classes, units=(*staying.get(group.name, ()), *arriving.get(group.name, ())))
