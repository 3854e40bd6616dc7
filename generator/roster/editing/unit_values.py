"""Values of a unit's fields, as they are compared, printed and written to units.yaml."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from generator.ground.source import OfficialDate, list_of_texts, quoted
from generator.roster.units import NAME_BY_DEFAULT, UNIT_FIELDS, DeclaredField, Unit, UnitPlace, Value

Held: TypeAlias = "Value | tuple[str, ...]"
"""The value of a field: one value, or several texts."""


def held(unit: Unit, field: str) -> Held:
    """Return the value of ``field`` of ``unit``, ``""`` where an own field has none."""
    if field in UNIT_FIELDS:
        value: Held = getattr(unit, field)
        return value
    return unit.extra.get(field, "")


def shown_text(unit: Unit, field: str) -> str:
    """Return ``field`` of ``unit`` as a table shows it: nothing where it has the unit's name by default."""
    value = held(unit, field)
    return "" if field in NAME_BY_DEFAULT and value == unit.name else as_text(value)


def explicit_values(unit: Unit, given: Collection[str]) -> dict[str, Held]:
    """Return the values of the fields ``given`` of ``unit``, in the usual order of fields."""
    return {field: held(unit, field) for field in (*UNIT_FIELDS, *unit.extra) if field in given}


def unit_of(given: Mapping[str, Held], group: str, place: UnitPlace, fields: Iterable[DeclaredField]) -> Unit:
    """Make a unit of its explicit values ``given``, as a roster that declares ``fields`` has it."""
    defaults = dict.fromkeys(NAME_BY_DEFAULT, given["name"])
    standard: dict[str, Any] = {field: given[field] for field in UNIT_FIELDS if field in given}
    extra: dict[str, Any] = {field.name: given.get(field.name, field.nothing) for field in fields}
    return Unit(**{**defaults, **standard}, group=group, place=place, extra=extra)


def as_text(value: Held) -> str:
    """Return ``value`` as messages show it."""
    return "、".join(value) if isinstance(value, tuple) else as_typed(value)


def as_typed(value: Value) -> str:
    """Return the text that reads back as ``value``."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)  # which is YAML, too
    return value.iso if isinstance(value, OfficialDate) else str(value)


def is_bare(field: str, declared: Mapping[str, DeclaredField]) -> bool:
    """Whether ``field`` is written without quotation marks, because it is a number or a date."""
    return field == "copies" or (field in declared and declared[field].kind != "text")


def written(field: str, value: Held, declared: Mapping[str, DeclaredField]) -> str:
    """Return ``value`` as YAML in one line."""
    if isinstance(value, tuple):
        return list_of_texts(value)
    if is_bare(field, declared):
        return as_typed(value)
    is_quoted = field in UNIT_FIELDS and UNIT_FIELDS[field].is_quoted
    return quoted(as_typed(value), '"' if is_quoted else "")
