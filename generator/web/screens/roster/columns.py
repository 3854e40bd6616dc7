"""The columns of the roster's table: the standard fields of units, then those of the office's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.ground.errors import Problem, language
from generator.ground.words.vocabularies import page_text as text
from generator.roster.editing.roster_changes import shown_text
from generator.roster.sheets.heading_meanings import TITLES
from generator.roster.units.groups import Roster
from generator.roster.units.unit import FIELDS_OF_TEXTS, NAME_BY_DEFAULT, NESTED_KINDS, UNIT_FIELDS, Unit


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the ``field`` that it shows under its ``title``, with a ``hint`` where somebody fills it in."""

    field: str
    title: str
    hint: str = ""
    is_editable: bool = True
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its ``text``, the ``default`` that an empty one stands for, and its problems."""

    column: Column
    text: str
    default: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether it is reported as an error; a doubt is none."""
        return any(each.severity == "error" for each in self.problems)


def columns_of(roster: Roster) -> tuple[Column, ...]:
    """The columns of a table of ``roster``, the name first."""
    return tuple(_columns(roster))


def columns_that_say(roster: Roster) -> tuple[Column, ...]:
    """Those of the columns in which some unit has something of its own: no other, and not the name again."""
    return tuple(
        column
        for column in columns_of(roster)
        if column.is_required or any(_says(unit, column.field) for unit in roster.units)
    )


def _says(unit: Unit, field: str) -> bool:
    text = shown_text(unit, field)
    return bool(text) and not (field in NAME_BY_DEFAULT and text == unit.name)


def title_of(field: str) -> str:
    """The title of a standard field, of the group or its class, in the language that is spoken."""
    return TITLES[field][0] if language() == "zh" else field.replace("_", " ").capitalize()


def cell_of(unit: Unit, column: Column, problems: tuple[Problem, ...] = (), typed: str | None = None) -> Cell:
    """The cell of ``unit`` in ``column``; ``typed`` is what somebody has typed there and is not saved."""
    default = unit.name if column.field in NAME_BY_DEFAULT else ""
    return Cell(column, shown_text(unit, column.field) if typed is None else typed, default, problems)


def _columns(roster: Roster) -> Iterator[Column]:
    for name, field in UNIT_FIELDS.items():
        hint = field.zh if language() == "zh" else field.en
        if name in FIELDS_OF_TEXTS:
            hint = f"{hint}{text('roster-several')}"
        yield Column(name, title_of(name), hint, is_required=name == "name")
    for own in roster.fields:
        yield Column(own.name, own.title, "", own.kind not in NESTED_KINDS, own.required)
