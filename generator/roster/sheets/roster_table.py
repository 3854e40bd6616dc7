"""A roster as a table of texts for a sheet: headers and a row for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ground.source.date import OfficialDate
from generator.roster.sheets.heading_meanings import CLASS, EVERYBODY, TITLES
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.groups import BETWEEN, Group, Roster
from generator.roster.units.unit import FIELDS_OF_TEXTS, NAME_BY_DEFAULT, Unit

YES = "是"
_KINDS = {"text": "文字", "number": "数字", "date": "日期", "list": "列表", "mapping": "对象"}


@dataclass(frozen=True, slots=True)
class RosterTable:
    """The columns by the ``names`` of their fields, the ``headers`` above them, and the rows of texts."""

    names: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(roster: Roster) -> RosterTable:
    """The table of all units of ``roster``: every standard column, then the declared ones."""
    standard = [name for name in TITLES if name != EVERYBODY or any(group.everybody for group in roster.groups)]
    names = (*standard, *(field.name for field in roster.fields))
    headers = (*(TITLES[name][0] for name in standard), *map(_header, roster.fields))
    return RosterTable(names, headers, tuple(_rows(roster, names)))


def _header(field: DeclaredField) -> str:
    """The header that declares ``field``: 床位数（beds，数字）."""
    options = [field.name, _KINDS[field.kind], *(["必填"] if field.required else [])]
    return f"{field.title}（{'，'.join(options)}）"


def _rows(roster: Roster, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for group in roster.groups:
        classes = "" if group.classes == (group.name,) else BETWEEN.join(group.classes)
        for unit in group.units:
            texts = {**_texts(unit), "group": group.name, CLASS: classes, EVERYBODY: YES if group.everybody else ""}
            yield tuple(texts.get(name, "") for name in names)


def _texts(unit: Unit) -> Mapping[str, str]:
    values = unit.as_mapping()
    for name in NAME_BY_DEFAULT:
        if values[name] == unit.name:
            values[name] = ""
    return {
        **{name: str(value) for name, value in values.items()},
        **{name: value.iso if isinstance(value, OfficialDate) else str(value) for name, value in unit.extra.items()},
        **{name: BETWEEN.join(getattr(unit, name)) for name in FIELDS_OF_TEXTS},
    }


def differing(roster: Roster, groups: tuple[Group, ...]) -> Iterator[tuple[Unit, str]]:
    """Each unit of ``roster`` that differs in ``groups``, which were read from its table, with one such field."""
    units = [unit for group in groups for unit in group.units]
    classes = {group.name: (group.classes, group.everybody) for group in groups}
    kept = {group.name: (group.classes, group.everybody) for group in roster.groups}
    for number, unit in enumerate(roster.units):
        again = units[number].as_mapping() if number < len(units) else {}
        values = unit.as_mapping()
        wrong = next((name for name, value in values.items() if again.get(name) != value), None)
        if wrong is None and classes.get(unit.group) != kept[unit.group]:
            wrong = CLASS
        if wrong is not None:
            yield unit, wrong
