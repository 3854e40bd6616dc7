"""The changes of a roster import, as data; and a unit's values as they are compared, printed and written."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from generator.ground.errors import Problem
from generator.ground.source import date, yaml_items, yaml_layout
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.groups import Group, Roster
from generator.roster.units.unit import NAME_BY_DEFAULT, UNIT_FIELDS, Unit, UnitPlace, Value


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changes from ``old`` to ``new``; ``unit`` is the number of the unit in the roster."""

    unit: int
    field: str
    old: Held
    new: Held


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that is added, with the values that have to be written for it."""

    unit: Unit
    given: Mapping[str, Held]


@dataclass(frozen=True)
class Comparison:
    """The changes of ``roster``. Units are identified by their numbers in it, groups by their names.

    ``everybody`` are the groups that a person makes those for any recipients, all among those of ``classes``.

    ``given`` are the explicit values of each unit after the changes. ``changes`` are changed fields, ``moves`` the
    groups of units that are moved, ``before`` the units that some of them go before, ``classes`` the new classes of
    groups, ``new_groups`` (without their units), ``new_fields`` and ``new_headings`` (further titles of standard
    fields) what is added. ``kept`` are fields for which the imported roster has a column but no value. ``missing`` are
    the units that the imported roster lacks; ``removed`` are those of them that are removed.

    The others are of a roster that takes the place of this one as a whole: ``renamed_groups`` are new names of groups,
    ``lost_columns`` the headings of columns that are gone, ``lost_headings`` further titles of standard fields that
    are, and ``is_reordered`` says whether the units that stay are in another order.
    """

    roster: Roster
    given: Sequence[Mapping[str, Held]]
    changes: tuple[FieldChange, ...]
    moves: Mapping[int, str]
    classes: Mapping[str, tuple[str, ...]]
    added: tuple[NewUnit, ...]
    new_groups: tuple[Group, ...]
    new_fields: tuple[DeclaredField, ...]
    new_headings: Mapping[str, str]
    kept: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]
    removed: tuple[int, ...]
    warnings: tuple[Problem, ...]
    before: Mapping[int, int] = field(default_factory=dict)
    renamed_groups: Mapping[str, str] = field(default_factory=dict)
    lost_columns: tuple[str, ...] = ()
    lost_headings: Mapping[str, str] = field(default_factory=dict)
    is_reordered: bool = False
    everybody: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (
            self.changes or self.moves or self.classes or self.added or self.new_groups or self.new_fields
            or self.new_headings or self.removed or self.renamed_groups or self.lost_columns or self.lost_headings
            or self.is_reordered
        )  # fmt: skip

    @property
    def losses(self) -> int:
        """The number of lost units, columns and values, and of lost titles that templates may use."""
        emptied = sum(change.new in ("", ()) for change in self.changes)
        return len(self.removed) + len(self.lost_columns) + len(self.lost_headings) + emptied


Held: TypeAlias = "Value | tuple[str, ...]"
"""The value of a field: one value, or several texts."""


def held(unit: Unit, field: str) -> Held:
    """The value of ``field`` of ``unit``, ``""`` where an own field has none."""
    if field in UNIT_FIELDS:
        value: Held = getattr(unit, field)
        return value
    return unit.extra.get(field, "")


def shown_text(unit: Unit, field: str) -> str:
    """``field`` of ``unit`` as a table shows it: nothing where it has the unit's name by default."""
    value = held(unit, field)
    return "" if field in NAME_BY_DEFAULT and value == unit.name else as_text(value)


def explicit_values(unit: Unit, given: Collection[str]) -> dict[str, Held]:
    """The values of the fields ``given`` of ``unit``, in the usual order of fields."""
    return {field: held(unit, field) for field in (*UNIT_FIELDS, *unit.extra) if field in given}


def unit_of(given: Mapping[str, Held], group: str, place: UnitPlace, fields: Iterable[DeclaredField]) -> Unit:
    """Makes a unit of its explicit values ``given``, as a roster that declares ``fields`` has it."""
    defaults = dict.fromkeys(NAME_BY_DEFAULT, given["name"])
    standard: dict[str, Any] = {field: given[field] for field in UNIT_FIELDS if field in given}
    extra: dict[str, Any] = {field.name: given.get(field.name, field.nothing) for field in fields}
    return Unit(**{**defaults, **standard}, group=group, place=place, extra=extra)


def as_text(value: Held) -> str:
    """``value`` as messages show it."""
    return "、".join(value) if isinstance(value, tuple) else as_typed(value)


def as_typed(value: Value) -> str:
    """The text that reads back as ``value``."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)  # which is YAML, too
    return value.iso if isinstance(value, date.OfficialDate) else str(value)


def is_bare(field: str, declared: Mapping[str, DeclaredField]) -> bool:
    """Whether ``field`` is written without quotation marks, because it is a number or a date."""
    return field == "copies" or (field in declared and declared[field].kind != "text")


def written(field: str, value: Held, declared: Mapping[str, DeclaredField]) -> str:
    """``value`` as YAML in one line."""
    if isinstance(value, tuple):
        return yaml_items.list_of_texts(value)
    if is_bare(field, declared):
        return as_typed(value)
    is_quoted = field in UNIT_FIELDS and UNIT_FIELDS[field].is_quoted
    return yaml_layout.quoted(as_typed(value), '"' if is_quoted else "")
