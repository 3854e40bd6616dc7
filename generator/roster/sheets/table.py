"""A roster as the table that a sheet holds: headers and, for each unit, a row of texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ground.source import OfficialDate
from generator.roster.sheets.parting import BETWEEN
from generator.roster.sheets.words import CLASS, TITLES
from generator.roster.units import FIELDS_OF_TEXTS, NAME_BY_DEFAULT, DeclaredField, Group, Roster, Unit, Value

_FIRST = ("group", CLASS)
COLUMNS = (*_FIRST, *(name for name in TITLES if name not in _FIRST))
"""The standard columns from left to right."""

_KINDS = {"text": "文字", "number": "数字", "date": "日期"}


@dataclass(frozen=True, slots=True)
class Table:
    """``names`` are the columns by the names of their fields, ``headers`` what is above them."""

    names: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(roster: Roster) -> Table:
    """The table of all units of ``roster``: every standard column, then the declared ones."""
    names = (*COLUMNS, *(field.name for field in roster.fields))
    headers = (*(TITLES[name][0] for name in COLUMNS), *map(_header, roster.fields))
    return Table(names, headers, tuple(_rows(roster, names)))


def _header(field: DeclaredField) -> str:
    """The header that declares ``field``: 床位数（beds，数字）."""
    said = [field.name, _KINDS[field.kind], *(["必填"] if field.required else [])]
    return f"{field.title}（{'，'.join(said)}）"


def _rows(roster: Roster, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for group in roster.groups:
        classes = "" if group.classes == (group.name,) else BETWEEN.join(group.classes)
        for unit in group.units:
            texts = {**_texts(unit), "group": group.name, CLASS: classes}
            yield tuple(texts.get(name, "") for name in names)


def _texts(unit: Unit) -> Mapping[str, str]:
    said = unit.as_mapping()
    for name in NAME_BY_DEFAULT:
        if said[name] == unit.name:
            said[name] = ""
    return {
        **{name: str(value) for name, value in said.items()},
        **{name: _text(value) for name, value in unit.extra.items()},
        **{name: BETWEEN.join(getattr(unit, name)) for name in FIELDS_OF_TEXTS},
    }


def _text(value: Value) -> str:
    return value.iso if isinstance(value, OfficialDate) else str(value)


def differing(roster: Roster, groups: tuple[Group, ...]) -> Iterator[tuple[Unit, str]]:
    """The units of ``roster`` that are others in ``groups``, read from its table, each with a field that differs."""
    units = [unit for group in groups for unit in group.units]
    classes = {group.name: group.classes for group in groups}
    kept = {group.name: group.classes for group in roster.groups}
    for number, unit in enumerate(roster.units):
        again = units[number].as_mapping() if number < len(units) else {}
        said = unit.as_mapping()
        wrong = next((name for name, value in said.items() if again.get(name) != value), None)
        if wrong is None and classes.get(unit.group) != kept[unit.group]:
            wrong = CLASS
        if wrong is not None:
            yield unit, wrong
