"""One unit on a page of its own: its fields as a form, added, moved, removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from starlette.responses import Response

from generator.ground.errors import Problem, RosterError
from generator.ground.words.vocabularies import page_text as text
from generator.roster.editing.in_place import RosterEdit
from generator.roster.editing.roster_changes import shown_text
from generator.roster.editing.unit_edits import CellEdit, add_unit, change_cells, move_unit, remove_unit
from generator.roster.units.unit import NAME_BY_DEFAULT, Unit
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.opaque_ids import opaque_id
from generator.web.open_roster import SeenRoster
from generator.web.screens.roster.desk_roster import Cell, columns_of, edit, kept_roster, roster_typed_in, unit_asked

_CELL, _WAS = "cell-", "was-"
"""What the names of inputs begin with: what is typed for a field, and what the field was before."""
_MOST_NEIGHBOURS = 500


def show(request: DeskRequest) -> Response:
    """All fields of one unit."""
    return _form(request, kept_roster(request))


def show_new(request: DeskRequest) -> Response:
    """The empty form of a new unit."""
    return _form(request, kept_roster(request), is_new=True)


def save(request: DeskRequest) -> Response:
    """Saves the fields of one unit that were changed."""
    kept = roster_typed_in(request)
    typed, was = _texts(request, _CELL), _texts(request, _WAS)
    if request.path["unit"] not in kept.numbers and was:
        gone = Problem("roster-edit-gone", None, {"unit": was.get("name", "")})
        return _form(request, kept, [gone], is_new=True)
    _, unit = unit_asked(kept, request.path["unit"])
    edits = [
        CellEdit(unit.identity, field, typed[field], was[field]) for field in typed if typed[field] != was.get(field)
    ]
    change = partial(change_cells, edits=edits, based_on=request.form.text("based_on"))
    return _edited(request, text("roster-did-unit", unit=unit.name), change, _identity(typed) or unit.identity)


def add(request: DeskRequest) -> Response:
    """Adds a unit."""
    typed = _texts(request, _CELL)
    group = _group(request)
    change = partial(add_unit, group=group, typed=typed, based_on=request.form.text("based_on"))
    said = text("roster-did-add", unit=typed.get("name", "").strip())
    return _edited(request, said, change, _identity(typed), is_new=True)


def move(request: DeskRequest) -> Response:
    """Moves a unit to a group, and there before another unit or to the end."""
    kept, group = roster_typed_in(request), _group(request)
    _, unit = unit_asked(kept, request.path["unit"])
    before = unit_asked(kept, request.form.text("before"))[1] if request.form.text("before") else None
    ahead_of = before.identity if before is not None and before.group == group else None
    based_on = request.form.text("based_on")
    change = partial(move_unit, unit=unit.identity, group=group, before=ahead_of, based_on=based_on)
    return _edited(request, text("roster-did-move", unit=unit.name, group=group), change, unit.identity)


def remove(request: DeskRequest) -> Response:
    """Removes a unit, which can be undone at once."""
    kept = kept_roster(request)
    _, unit = unit_asked(kept, request.path["unit"])
    change = partial(remove_unit, unit=unit.identity, based_on=request.form.text("based_on"))
    try:
        edit(request, text("roster-did-remove", unit=unit.name), change)
    except RosterError as fault:
        return _form(request, kept, fault.problems)
    return see_other("/roster")


def _texts(request: DeskRequest, begin: str) -> Mapping[str, str]:
    """What was filled in for each field of the roster."""
    return {name.removeprefix(begin): value for name, value in request.form.all_texts() if name.startswith(begin)}


def _identity(typed: Mapping[str, str]) -> str:
    """The identity of a unit with these values; ``""`` where neither code nor name is among them."""
    return typed.get("code", "").strip() or typed.get("name", "").strip()


def _group(request: DeskRequest) -> str:
    """The group that was chosen, or that is to be made."""
    return request.form.text("new-group").strip() or request.form.text("group")


def _edited(
    request: DeskRequest, said: str, change: Callable[[Path], RosterEdit], identity: str, *, is_new: bool = False
) -> Response:
    """The way to the table after ``change``, at the unit with that identity; where it cannot be, the form again."""
    try:
        edit(request, said, change)
    except RosterError as fault:
        return _form(request, roster_typed_in(request), fault.problems, is_new=is_new)
    kept = kept_roster(request)
    number = kept.numbers.get(opaque_id(identity))
    line = 0 if number is None else kept.roster.units[number].place.line
    return see_other(f"/roster?line={line}#line-{line}" if line else "/roster")


def _form(request: DeskRequest, kept: SeenRoster, found: Iterable[Problem] = (), *, is_new: bool = False) -> Response:
    """The form of the unit in the address, or of a new one, with what was typed and the problems of it."""
    problems = list(found)
    number, unit = (None, None) if is_new else unit_asked(kept, request.path["unit"])
    typed = _texts(request, _CELL)
    doubts = kept.doubts.get(number, ()) if number is not None and not problems else ()
    cells = [
        Cell(
            column,
            typed.get(column.field, "" if unit is None else shown_text(unit, column.field)),
            unit.name if unit is not None and column.field in NAME_BY_DEFAULT else "",
            tuple(each for each in (*problems, *doubts) if each.field == column.field),
        )
        for column in columns_of(kept.roster)
    ]
    fields = {cell.column.field for cell in cells}
    return page(
        request,
        "roster/unit.html",
        status=REFUSED if problems else 200,
        kept=kept,
        unit=unit,
        id=request.path.get("unit", ""),
        cells=cells,
        now={cell.column.field: "" if unit is None else shown_text(unit, cell.column.field) for cell in cells},
        group=request.form.text("group") or request.query.get("group", "") or ("" if unit is None else unit.group),
        new_group=request.form.text("new-group"),
        neighbours=_neighbours(kept, unit),
        others=[each for each in problems if each.field not in fields],
        found=problems,
    )


def _neighbours(kept: SeenRoster, unit: Unit | None) -> list[tuple[str, str]]:
    """The ids and names of the other units of the group: fewer than can be chosen from where there are very many."""
    if unit is None:
        return []
    group = next(each for each in kept.roster.groups if each.name == unit.group)
    others = [each for each in group.units if each is not unit]
    return [(opaque_id(each.identity), each.name) for each in others] if len(others) <= _MOST_NEIGHBOURS else []


ROUTES = [
    route("/roster/new", show_new),
    route("/roster/new", add, "POST"),
    route("/roster/units/{unit}", show),
    route("/roster/units/{unit}", save, "POST"),
    route("/roster/units/{unit}/move", move, "POST"),
    route("/roster/units/{unit}/remove", remove, "POST"),
]
