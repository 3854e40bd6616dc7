"""A sheet that comes in: its sheet and columns chosen, its changes looked at, then taken or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response
from starlette.routing import Route

from generator.ground.errors import Problem, RosterError
from generator.ground.words.vocabularies import page_text as text
from generator.roster.editing.importing import ImportChanges
from generator.roster.sheets.column_choice import SeenSheet, cell_words
from generator.roster.sheets.heading_meanings import LEFT_OUT, TITLES
from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.open_roster import IncomingSheet, LastEdit
from generator.web.screens.roster.columns import title_of
from generator.web.screens.roster.desk_roster import roster_path
from generator.web.screens.roster.looking import SheetLook, bring_in, look_at

_COLUMN = "column-"
"""What the names of choices begin with, before the heading of a column."""
_AS_IT_IS, _LEAVE = "-", "leave"
"""What is chosen for a column that is read by its heading, and for one that is not read."""
_SHOWN_ROWS = 50
_SHOWN_CHANGES = 1_000
_OFFERED = "sheet-name-offered"
"""The question whether a column names the units: answering yes is pressing a button."""
_ASKED_BELOW = frozenset((
    _OFFERED, "sheet-several", "sheet-name-twice", "sheet-persons", "sheet-no-name-column",
    "sheet-no-headers", "sheet-column-near", "sheet-column-twice", "sheet-name-unknown",
    "sheet-groups-taken", "sheet-groups-offered",
))  # fmt: skip
"""Problems whose remedy is a choice below them."""


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """A problem of a sheet, its cell in words and as row and column, and the ``address`` of that on the page.

    ``is_asked``: a choice on the page solves it.
    """

    problem: Problem
    words: str
    cell: tuple[int, int] | None
    address: str
    is_asked: bool


def drop(request: DeskRequest) -> Response:
    """Keeps the sheet that was sent, and looks at it."""
    upload = request.form.upload("file")
    if upload is None:
        return see_other("/roster")
    sheet = IncomingSheet.of(upload.name, upload.data, request.form.text("notice"))
    request.desk.roster.incoming = sheet
    return see_other(f"/roster/import/{sheet.id}")


def show(request: DeskRequest) -> Response:
    """What the sheet would change, or what is wrong with it."""
    return _page(request, _incoming(request))


def choose(request: DeskRequest) -> Response:
    """Keeps what is chosen for the sheet, and takes it or looks at it again.

    The user has seen what becomes of missing and of new units. Where it is now read in another way, its changes are
    shown again first, which that page says.
    """
    sheet, form = _incoming(request), request.form
    chosen = {
        name.removeprefix(_COLUMN): LEFT_OUT if value == _LEAVE else value
        for name, value in form.all_texts()
        if name.startswith(_COLUMN) and value != _AS_IT_IS
    }
    kept = replace(
        sheet,
        chosen_sheet=form.text("sheet") or None,
        chosen=chosen,
        group=form.text("group") or None,
        removes=form.has("removes"),
        everybody=form.has("everybody"),
    )
    request.desk.roster.incoming = kept
    as_read = replace(kept, group=sheet.group, removes=sheet.removes, everybody=sheet.everybody)
    if form.has("take") and as_read == sheet:
        return take(request)
    return see_other(f"/roster/import/{sheet.id}{'?read=again' if form.has('take') else ''}")


def take(request: DeskRequest) -> Response:
    """Brings the sheet into the roster; where that cannot be, look at it again."""
    sheet, form, kept = _incoming(request), request.form, request.desk.roster
    with request.desk.writing:
        try:
            imported = bring_in(
                roster_path(request), sheet, may_lose=form.has("loses"), based_on=form.text("based_on") or None
            )
        except RosterError as fault:
            return _page(request, sheet, fault.problems)
    kept.incoming = None
    if imported is None:
        kept.last = None
        return see_other(f"/notices/{sheet.notice}/recipients" if sheet.notice else "/roster?done=imported")
    if not imported.edited.is_same:
        said = text("roster-did-import", file=sheet.name, counts=ImportChanges(imported).counts())
        kept.last = LastEdit.of(said, imported.edited)
    return see_other(f"/notices/{sheet.notice}/recipients" if sheet.notice else "/roster")


def give_up(request: DeskRequest) -> Response:
    """Forgets the sheet."""
    _incoming(request)
    request.desk.roster.incoming = None
    return see_other("/roster")


def _incoming(request: DeskRequest) -> IncomingSheet:
    sheet = request.desk.roster.incoming
    if sheet is None or sheet.id != request.path["sheet"]:
        raise NotFoundError
    return sheet


def _page(request: DeskRequest, sheet: IncomingSheet, problems: Sequence[Problem] = ()) -> Response:
    """The page of the sheet; ``problems`` kept it from being taken."""
    look = look_at(roster_path(request), sheet)
    into, seen, coming, imported = look.into, look.seen, look.coming, look.imported
    warnings = () if coming is None else coming.roster.warnings
    found = [*problems, *look.problems, *warnings, *(() if imported is None else imported.warnings)]
    placed = [_placed(seen, each) for each in found]
    heading = 0 if seen is None else seen.row
    rows = sorted({each.cell[0] for each in placed if each.cell is not None} - {heading})[:_SHOWN_ROWS]
    is_empty = imported is not None and imported.edited.is_same
    replaces = is_sheet(roster_path(request))
    changes = None if imported is None else ImportChanges(imported)
    own = {} if into is None else {each.name: each.title for each in into.fields}
    titles = {name: title_of(name) for name in TITLES}
    return page(
        request,
        "roster/incoming.html",
        status=REFUSED if problems or look.problems else 200,
        sheet=sheet,
        seen=seen,
        fields=[*titles.items(), *own.items()],
        titles=titles,
        own=own,
        found=placed,
        excerpt=[] if seen is None else [(row, seen.cells(row)) for row in rows],
        marked={each.cell for each in placed},
        offered={each.cell[1] for each in placed if each.cell is not None and each.problem.code == _OFFERED},
        coming=coming,
        changes=None if changes is None else sorted(changes, key=lambda each: replaces and not each.is_loss),
        counts="" if changes is None else changes.counts(),
        is_empty=is_empty,
        can_take=coming is not None and not look.problems and not is_empty,
        replaces=replaces,
        losses=imported.comparison.losses if imported is not None and replaces else 0,
        groups=[] if replaces else _groups_for_new(look),
        most=_SHOWN_CHANGES,
        into=into,
    )


def _groups_for_new(look: SheetLook) -> Sequence[str]:
    """The groups that new units can be put into, where the sheet does not say and there are several."""
    if look.into is None or look.imported is None or look.coming is None or not look.imported.comparison.added:
        return []
    return [] if {"group", "class"} & look.coming.columns else [group.name for group in look.into.groups]


def _placed(seen: SeenSheet | None, problem: Problem) -> PlacedProblem:
    cell = None if seen is None or problem.span is None else seen.cell_at(problem.span)
    words = "" if cell is None else cell_words(*cell).text()
    is_heading = cell is not None and seen is not None and cell[0] == seen.row
    address = "" if cell is None else f"#column-{cell[1]}" if is_heading else f"#cell-{cell[0]}-{cell[1]}"
    return PlacedProblem(problem, words, cell, address, problem.code in _ASKED_BELOW)


ROUTES: list[Route] = [
    route("/roster/import", drop, "POST"),
    route("/roster/import/{sheet}", show),
    route("/roster/import/{sheet}", choose, "POST"),
    route("/roster/import/{sheet}/give-up", give_up, "POST"),
]
