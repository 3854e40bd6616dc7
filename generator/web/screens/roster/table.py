"""The table of the roster: looked at, filtered, sorted, its cells edited, the last edit taken back, exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

from starlette.responses import Response

from generator.desk.starters.starter_desk import is_first_roster
from generator.dispatch.roster_rows import RowQuery
from generator.ground.errors import GeneratorError, Problem, RosterError
from generator.ground.words.vocabularies import page_text as text
from generator.roster.editing.unit_edits import CellEdit, change_cells, change_classes, take_back
from generator.roster.sheets.exporting import sheet_bytes
from generator.roster.units.addressing import shared_classes
from generator.roster.units.groups import texts_in
from generator.web.answers import REFUSED, download, page, see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.endpoints import route
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.open_roster import SeenRoster
from generator.web.screens.roster import desk_roster
from generator.web.screens.roster.desk_roster import Cell, Column, cell_of, columns_of, columns_that_say

_EXPORTED = ".xlsx"
_MOST_IN_A_CELL = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: the ``number`` of its unit in the roster, from 1, its ``line`` in the file, and its cells."""

    number: int
    id: str
    name: str
    group: str
    line: str
    cells: tuple[Cell, ...]
    is_wanted: bool


@dataclass(frozen=True, slots=True)
class View:
    """What is asked of the table, with the addresses that ask for it otherwise."""

    words: str
    group: str
    sort: str
    only_doubtful: bool
    line: str
    page: int
    all_columns: bool = False

    @classmethod
    def of(cls, request: DeskRequest) -> View:
        """The view that the address asks for."""
        get = request.query.get
        return cls(
            get("words", ""),
            get("group", ""),
            get("sort", ""),
            get("doubtful", "") != "",
            get("line", ""),
            whole_number(get("page", "")) or 1,
            get("all", "") != "",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but all units is asked for."""
        return bool(self.words or self.group or self.only_doubtful)

    def address(self, **others: str) -> str:
        """The address of the table with ``others`` in place of what is asked for now; a new order begins at page 1."""
        now = {
            "words": self.words,
            "group": self.group,
            "sort": self.sort,
            "doubtful": "1" if self.only_doubtful else "",
            "all": "1" if self.all_columns else "",
        }
        given = {name: value for name, value in {**now, **others}.items() if value}
        return f"/roster?{urlencode(given)}" if given else "/roster"

    def sorted_by(self, field: str) -> str:
        """The address of the table sorted by ``field``, downwards where it is sorted upwards by it already."""
        return self.address(sort=f"-{field}" if self.sort == field else field)

    def row_query(self, kept: SeenRoster) -> RowQuery:
        """What the library is asked for."""
        return RowQuery(
            self.words,
            self.group or None,
            (self.sort,) if self.sort else (),
            kept.doubts.keys() if self.only_doubtful else None,
        )


def show(request: DeskRequest) -> Response:
    """The table; where there is no roster yet, how one comes in. Raises RosterError where it cannot be read."""
    return _table(request)


def save_classes(request: DeskRequest) -> Response:
    """Saves by which words notices address a group."""
    group, form = request.form.text("group"), request.form
    if group not in {each.name for each in desk_roster.roster_typed_in(request).roster.groups}:
        raise NotFoundError
    typed = {group: texts_in(form.text("classes"))}
    try:
        change = partial(change_classes, typed=typed, based_on=form.text("based_on"))
        desk_roster.edit(request, text("roster-did-classes", group=group), change)
    except RosterError as fault:
        return _table(request, fault.problems)
    return see_other(View.of(request).address(group=group))


def _table(request: DeskRequest, refused: Sequence[Problem] = ()) -> Response:
    try:
        kept = desk_roster.kept_roster(request)
    except GeneratorError:
        if is_first_roster(desk_roster.roster_path(request)):
            return page(request, "roster/none.html")
        raise
    view = View.of(request)
    if refused:
        view = replace(view, group=request.form.text("group"))
    rows = kept.rows(view.row_query(kept))
    wanted = _at_line(kept, view.line)
    number = min(max(view.page, 1), rows.pages)
    if wanted is not None and wanted in rows.numbers:
        number = rows.page_with(wanted)
    columns = columns_of(kept.roster) if view.all_columns else columns_that_say(kept.roster)
    return page(
        request,
        "roster/table.html",
        status=REFUSED if refused else 200,
        refused=refused,
        shared=shared_classes(kept.roster),
        typed_classes=request.form.text("classes"),
        kept=kept,
        view=view,
        rows=rows,
        page_number=number,
        columns=columns,
        table=[_row(kept, columns, each, view.line if each == wanted else "") for each in rows.page(number)],
        mends=sum(len({each.field for each in doubts if each.suggestion}) for doubts in kept.doubts.values()),
        last=request.desk.roster.last,
        is_sample=is_first_roster(desk_roster.roster_path(request)),
    )


def _at_line(kept: SeenRoster, line: str) -> int | None:
    """The number of the unit that a line of the file is of."""
    wanted = whole_number(line)
    if wanted is None:
        return None
    before = ((unit.place.line, number) for number, unit in enumerate(kept.roster.units))
    return max((each for each in before if each[0] <= wanted), default=(0, None))[1]


def _row(kept: SeenRoster, columns: Sequence[Column], number: int, line: str = "") -> Row:
    """A row of the table with these ``columns``; ``line`` is the line of the file that somebody looks for in it."""
    unit, doubts = kept.roster.units[number], kept.doubts.get(number, ())
    cells = (cell_of(unit, column, tuple(each for each in doubts if each.field == column.field)) for column in columns)
    place = line or str(unit.place.line)
    return Row(number + 1, opaque_id(unit.identity), unit.name, unit.group, place, tuple(cells), bool(line))


def save_cell(request: DeskRequest) -> Response:
    """Saves what was typed in one cell; the answer is the cell, with its problems where it was not saved."""
    kept, form = desk_roster.roster_typed_in(request), request.form
    column = _column(kept, form.text("field"))
    number = kept.numbers.get(form.text("unit"))
    if number is None:
        return _lost_cell(request, column)
    unit, typed = kept.roster.units[number], form.text("text")
    cell = CellEdit(unit.identity, column.field, typed, form.text("was"))
    change = partial(change_cells, edits=[cell], based_on=form.text("based_on"))
    try:
        edited = desk_roster.edit(request, text("roster-did-cell", unit=unit.name, field=column.title), change)
    except RosterError as fault:
        return _cell(request, unit.identity, column, problems=fault.problems[:_MOST_IN_A_CELL], typed=typed)
    changes = edited.comparison.changes
    after = edited.after.units[changes[0].unit] if changes else unit  # its identity may be another now
    return _cell(request, after.identity, column)


def show_cell(request: DeskRequest) -> Response:
    """One cell as it is now."""
    kept = desk_roster.kept_roster(request)
    _, unit = desk_roster.unit_asked(kept, request.query.get("unit", ""))
    return _cell(request, unit.identity, _column(kept, request.query.get("field", "")))


def _column(kept: SeenRoster, field: str) -> Column:
    found = next((each for each in columns_of(kept.roster) if each.field == field), None)
    if found is None:
        raise NotFoundError
    return found


def _cell(
    request: DeskRequest, identity: str, column: Column, *, problems: tuple[Problem, ...] = (), typed: str | None = None
) -> Response:
    """The cell of the unit with that identity as it is now, or with what was ``typed`` and its ``problems``."""
    kept = desk_roster.roster_typed_in(request)
    number = kept.numbers.get(opaque_id(identity))
    if number is None:
        return _lost_cell(request, column)
    row = _row(kept, columns_of(kept.roster), number)
    now = next(each for each in row.cells if each.column == column)
    shown = cell_of(kept.roster.units[number], column, problems, typed) if problems else now
    return _answered_cell(request, row, shown, now.text, kept.roster.sha256)


def _lost_cell(request: DeskRequest, column: Column) -> Response:
    """The cell of a unit that was renamed or removed elsewhere, with what was typed in it."""
    form = request.form
    gone = Problem("roster-edit-gone", None, {"unit": form.text("name")}, column.field)
    row = Row(0, form.text("unit"), form.text("name"), "", "", (), is_wanted=False)
    return _answered_cell(request, row, Cell(column, form.text("text"), "", (gone,)), "", form.text("based_on"))


def _answered_cell(request: DeskRequest, row: Row, cell: Cell, now: str, based_on: str) -> Response:
    return page(
        request,
        "roster/cell_saved.html",
        status=REFUSED if cell.is_wrong else 200,
        row=row,
        place=request.form.text("place") or request.query.get("place", ""),
        cell=cell,
        now=now,
        based_on=based_on,
        is_elsewhere="roster-edit-cell-elsewhere" in {each.code for each in cell.problems},
        is_saved=not cell.is_wrong,
        last=request.desk.roster.last,
    )


def mend(request: DeskRequest) -> Response:
    """Puts what is suggested into every doubtful cell."""
    desk_roster.mend_doubts(request)
    return see_other("/roster")


def undo(request: DeskRequest) -> Response:
    """Takes back the last edit, and goes back to the dispatch where that was asked for. Raises NotFoundError."""
    last = request.desk.roster.last
    if last is not None:
        with request.desk.writing:
            take_back(desk_roster.roster_path(request), last.before, based_on=last.sha256)
            request.desk.roster.last = None
    notice = request.form.text("notice")
    return see_other(f"{request.desk.notice(notice).address}/recipients" if notice else "/roster")


def export(request: DeskRequest) -> Response:
    """The roster as a sheet."""
    name = text("roster-export-name") + _EXPORTED
    return download(name, sheet_bytes(desk_roster.kept_roster(request).roster, _EXPORTED, name))


ROUTES = [
    route("/roster", show),
    route("/roster/cell", show_cell),
    route("/roster/cell", save_cell, "POST"),
    route("/roster/classes", save_classes, "POST"),
    route("/roster/mend", mend, "POST"),
    route("/roster/undo", undo, "POST"),
    route("/roster/export", export),
]
