"""A sheet that comes in: its sheet and columns chosen, its changes looked at, then taken or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Route

from generator.desk.starters import write_first_roster
from generator.ground.errors import GeneratorError, Problem, RosterError
from generator.roster.editing import ImportChanges, Imported, import_into
from generator.roster.sheets import is_sheet, load_explicit
from generator.roster.sheets.header_words import TITLES
from generator.roster.sheets.heading_words import LEFT_OUT
from generator.roster.sheets.seen_sheet import SeenSheet, cell_words, seen_sheet
from generator.roster.units import ExplicitRoster, Roster, load_roster
from generator.web.answers import page, see_other
from generator.web.asked import Asked
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.open_roster import IncomingSheet, LastEdit
from generator.web.screens.roster.columns import title_of
from generator.web.screens.roster.desk_roster import roster_path, takes_whole
from generator.web.texts import text

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


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in a sheet: how it is ``seen``, its units, what these change; None where that is not known.

    ``problems`` keep it from being taken.
    """

    seen: SeenSheet | None = None
    coming: ExplicitRoster | None = None
    imported: Imported | None = None
    problems: Sequence[Problem] = ()


def drop(asked: Asked) -> Response:
    """Keep the sheet that was sent, and look at it."""
    upload = asked.form.upload("file")
    if upload is None:
        return see_other("/roster")
    sheet = IncomingSheet.of(upload.name, upload.data, asked.desk.roster.id_of)
    asked.desk.roster.incoming = sheet
    return see_other(f"/roster/import/{sheet.id}")


def show(asked: Asked) -> Response:
    """What the sheet would change, or what is wrong with it."""
    return _looked_at(asked, _incoming(asked))


def choose(asked: Asked) -> Response:
    """Keep what is chosen for the sheet, and look at it again; it is taken where nothing else is chosen than before."""
    sheet, form = _incoming(asked), asked.form
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
    )
    asked.desk.roster.incoming = kept
    return take(asked) if form.has("take") and kept == sheet else see_other(f"/roster/import/{sheet.id}")


def take(asked: Asked) -> Response:
    """Bring the sheet into the roster; where that cannot be, look at it again."""
    sheet = _incoming(asked)
    with asked.desk.writing, sheet.on_disk() as source:
        try:
            _bring_in(asked, sheet, source)
        except RosterError as fault:
            return _looked_at(asked, sheet, fault.problems)
    asked.desk.roster.incoming = None
    return see_other("/roster")


def give_up(asked: Asked) -> Response:
    """Forget the sheet."""
    _incoming(asked)
    asked.desk.roster.incoming = None
    return see_other("/roster")


def _bring_in(asked: Asked, sheet: IncomingSheet, source: Path) -> None:
    """Write what the sheet, a file at ``source``, changes. Raises RosterError, OutputError."""
    into, path, kept = _into(asked), roster_path(asked), asked.desk.roster
    coming = _read(source, sheet, into)
    if into is None:
        write_first_roster(path, coming.roster)
        kept.last = None
        return
    imported = _import(path, coming, sheet, based_on=asked.form.text("based_on") or None)
    if not imported.comparison.is_empty:
        said = text("roster-did-import", file=sheet.name, counts=ImportChanges(imported).counts())
        kept.last = LastEdit.of(said, imported.edited)


def _import(
    path: Path, coming: ExplicitRoster, sheet: IncomingSheet, *, based_on: str | None = None, dry_run: bool = False
) -> Imported:
    return import_into(path, coming, remove=sheet.removes, group=sheet.group, based_on=based_on, dry_run=dry_run)


def _looked_at(asked: Asked, sheet: IncomingSheet, problems: Sequence[Problem] = ()) -> Response:
    """The page of the sheet; ``problems`` kept it from being taken."""
    into = _into(asked)
    with sheet.on_disk() as path:
        look = _look(path, sheet, into)
        if look.coming is not None and into is not None:
            try:
                imported = _import(roster_path(asked), look.coming, sheet, dry_run=True)
            except RosterError as fault:
                look = replace(look, problems=fault.problems)
            else:
                look = replace(look, imported=imported)
    return _page(asked, sheet, into, replace(look, problems=(*problems, *look.problems)))


def _look(path: Path, sheet: IncomingSheet, into: Roster | None) -> Look:
    try:
        if not is_sheet(path):
            return Look(coming=_read(path, sheet, into))
        seen = seen_sheet(path, sheet=sheet.chosen_sheet, into=into, chosen=sheet.chosen, name=sheet.name)
    except GeneratorError as fault:
        return Look(problems=fault.problems)
    if seen.name is None:
        return Look(seen)
    try:
        return Look(seen, _read(path, sheet, into))
    except GeneratorError as fault:
        return Look(seen, problems=fault.problems)


def _incoming(asked: Asked) -> IncomingSheet:
    sheet = asked.desk.roster.incoming
    if sheet is None or sheet.id != asked.path["sheet"] or is_sheet(roster_path(asked)):
        raise NotFoundError
    return sheet


def _into(asked: Asked) -> Roster | None:
    """The roster that the sheet changes; None where it becomes the roster as a whole. Raises RosterError."""
    path = roster_path(asked)
    return None if takes_whole(path) else load_roster(path)


def _read(path: Path, sheet: IncomingSheet, into: Roster | None) -> ExplicitRoster:
    return load_explicit(path, sheet=sheet.chosen_sheet, into=into, chosen=sheet.chosen, name=sheet.name)


def _page(asked: Asked, sheet: IncomingSheet, into: Roster | None, look: Look) -> Response:
    seen, coming = look.seen, look.coming
    changes = None if look.imported is None else ImportChanges(look.imported)
    warnings = () if coming is None else coming.roster.warnings
    found = [*look.problems, *warnings, *(() if look.imported is None else look.imported.warnings)]
    placed = [_placed(seen, each) for each in found]
    heading = 0 if seen is None else seen.row
    rows = sorted({each.cell[0] for each in placed if each.cell is not None} - {heading})[:_SHOWN_ROWS]
    return page(
        asked,
        "roster/incoming.html",
        status=422 if look.problems else 200,
        sheet=sheet,
        seen=seen,
        fields=_choices(into),
        titles={name: title_of(name) for name in TITLES},
        own={} if into is None else {each.name: each.title for each in into.fields},
        found=placed,
        excerpt=[] if seen is None else [(row, seen.cells(row)) for row in rows],
        marked={each.cell for each in placed},
        offered={each.cell[1] for each in placed if each.cell is not None and each.problem.code == _OFFERED},
        coming=coming,
        changes=None if changes is None else list(changes),
        counts="" if changes is None else changes.counts(),
        is_empty=look.imported is not None and look.imported.comparison.is_empty,
        groups=_groups_for_new(into, look),
        most=_SHOWN_CHANGES,
        based_on="" if into is None else into.sha256,
    )


def _groups_for_new(into: Roster | None, look: Look) -> Sequence[str]:
    """The groups that new units can be put into, where the sheet does not say and there are several."""
    if into is None or look.imported is None or look.coming is None or not look.imported.comparison.added:
        return []
    return [] if {"group", "class"} & look.coming.columns else [group.name for group in into.groups]


def _placed(seen: SeenSheet | None, problem: Problem) -> PlacedProblem:
    cell = None if seen is None or problem.span is None else seen.cell_at(problem.span)
    words = "" if cell is None else cell_words(*cell).text()
    is_heading = cell is not None and seen is not None and cell[0] == seen.row
    address = "" if cell is None else f"#column-{cell[1]}" if is_heading else f"#cell-{cell[0]}-{cell[1]}"
    return PlacedProblem(problem, words, cell, address, problem.code in _ASKED_BELOW)


def _choices(into: Roster | None) -> list[tuple[str, str]]:
    """The fields that a column can be, with their titles."""
    own = () if into is None else into.fields
    standard = [(name, title_of(name)) for name in TITLES]
    return [*standard, *((each.name, each.title) for each in own)]


ROUTES: list[Route] = [
    route("/roster/import", drop, "POST"),
    route("/roster/import/{sheet}", show),
    route("/roster/import/{sheet}", choose, "POST"),
    route("/roster/import/{sheet}/give-up", give_up, "POST"),
]
