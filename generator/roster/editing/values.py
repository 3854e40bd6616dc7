"""The values of a unit's fields, as they are compared, printed and written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from generator.ground.source import OfficialDate, list_of_texts, quoted
from generator.roster.units import NAME_BY_DEFAULT, UNIT_FIELDS, DeclaredField, Unit, UnitPlace, Value

Held = Value | tuple[str, ...]
"""What a field holds: one value, or several texts."""


def held(unit: Unit, field: str) -> Held:
    """What ``field`` of ``unit`` holds."""
    if field in UNIT_FIELDS:
        value: Held = getattr(unit, field)
        return value
    return unit.extra.get(field, "")


def said_values(unit: Unit, said: Collection[str]) -> dict[str, Held]:
    """The values of the fields ``said`` of ``unit``, in the usual order of fields."""
    return {field: held(unit, field) for field in (*UNIT_FIELDS, *unit.extra) if field in said}


def unit_of(said: Mapping[str, Held], group: str, place: UnitPlace, fields: Iterable[DeclaredField]) -> Unit:
    """The unit of which ``said`` has what a roster or sheet says, as a roster that declares ``fields`` has it."""
    defaults = dict.fromkeys(NAME_BY_DEFAULT, said["name"])
    standard: dict[str, Any] = {field: said[field] for field in UNIT_FIELDS if field in said}
    extra: dict[str, Any] = {field.name: said.get(field.name, "") for field in fields}
    return Unit(**{**defaults, **standard}, group=group, place=place, extra=extra)


def as_text(value: Held) -> str:
    """``value`` as a message words it."""
    return "、".join(value) if isinstance(value, tuple) else as_typed(value)


def as_typed(value: Value) -> str:
    """``value`` as it is typed so that it is read again as the same."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.iso if isinstance(value, OfficialDate) else str(value)


def is_bare(field: str, declared: Mapping[str, DeclaredField]) -> bool:
    """Whether ``field`` is written without marks: its kind says that it is a number or a date."""
    return field == "copies" or (field in declared and declared[field].kind != "text")


def written(field: str, value: Held, declared: Mapping[str, DeclaredField]) -> str:
    """``value`` as YAML in one line."""
    if isinstance(value, tuple):
        return list_of_texts(value)
    if is_bare(field, declared):
        return as_typed(value)
    is_quoted = field in UNIT_FIELDS and UNIT_FIELDS[field].is_quoted
    return quoted(as_typed(value), '"' if is_quoted else "")
