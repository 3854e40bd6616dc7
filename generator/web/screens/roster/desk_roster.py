"""The roster of the desk, what is done to it one after another, and the columns of its table.

The columns are the standard fields of units, then those of the office's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.ground.errors import GeneratorError, Problem, language
from generator.ground.words.vocabularies import page_text as text
from generator.roster.editing.in_place import RosterEdit
from generator.roster.editing.roster_changes import shown_text
from generator.roster.editing.unit_edits import CellEdit, change_cells
from generator.roster.sheets.heading_meanings import TITLES
from generator.roster.sheets.named_file import load_units
from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.roster.units.groups import Roster
from generator.roster.units.unit import FIELDS_OF_TEXTS, NAME_BY_DEFAULT, NESTED_KINDS, UNIT_FIELDS, Unit
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import NotFoundError
from generator.web.open_roster import LastEdit, SeenRoster

_NARROWEST, _WIDEST = 4, 60


def roster_path(request: DeskRequest) -> Path:
    """The file of the desk's roster. Raises InputError where it is a link that leads out."""
    return request.desk.places().units.to_read()


def kept_roster(request: DeskRequest) -> SeenRoster:
    """The desk's roster as it is now. Raises UsageError where there is none, RosterError with its problems."""
    path = roster_path(request)
    return request.desk.roster.seen(request.desk.files.read(path, load_units), is_sheet=is_sheet(path))


def roster_typed_in(request: DeskRequest) -> SeenRoster:
    """The roster under an edit: as it is now, else as it was last read, so that no edit is lost.

    Raises what :func:`kept_roster` raises where it was never read.
    """
    try:
        return kept_roster(request)
    except GeneratorError:
        if request.desk.roster.latest is None:
            raise
        return request.desk.roster.latest


def unit_asked(kept: SeenRoster, unit_id: str) -> tuple[int, Unit]:
    """The unit of that id, and its number from 0. Raises NotFoundError."""
    number = kept.numbers.get(unit_id)
    if number is None:
        raise NotFoundError
    return number, kept.roster.units[number]


def edit(request: DeskRequest, said: str, change: Callable[[Path], RosterEdit]) -> RosterEdit:
    """Makes a ``change`` of the roster, which can be taken back as long as it is the last; ``said`` is it in words.

    Raises what ``change`` raises; nothing is done then.
    """
    with request.desk.writing:
        edited = change(roster_path(request))
        if not edited.comparison.is_empty:
            request.desk.roster.last = LastEdit.of(said, edited)
    return edited


def mend_doubts(request: DeskRequest) -> None:
    """Puts what is suggested into each doubtful cell. Raises what :func:`edit` raises."""
    kept = kept_roster(request)
    edits = {
        (number, each.field): CellEdit(unit.identity, each.field, each.suggestion, shown_text(unit, each.field))
        for number, doubts in kept.doubts.items()
        for unit in [kept.roster.units[number]]
        for each in doubts
        if each.suggestion and each.field
    }
    change = partial(change_cells, edits=list(edits.values()), based_on=kept.roster.sha256)
    edit(request, text("roster-did-mend", count=len(edits)), change)


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
    def size(self) -> int:
        """How wide its field is, in digits, of which a Chinese character takes two."""
        shown = self.text or self.default
        return min(max(sum(1 if each.isascii() else 2 for each in shown) + 1, _NARROWEST), _WIDEST)

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
