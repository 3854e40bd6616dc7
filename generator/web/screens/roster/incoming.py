"""A sheet that comes in: its sheet and columns chosen, its changes looked at, then taken or given up.

It is brought into units.yaml, or takes the place of a roster's sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.responses import Response

from generator.desk.notice_states import addressed_words
from generator.desk.starters.starter_desk import is_first_roster, write_first_roster
from generator.ground.desk_names import TEMPLATES
from generator.ground.errors import GeneratorError, Problem, RosterError
from generator.ground.words.vocabularies import page_text as text
from generator.roster.editing.importing import ImportChanges, ImportResult, import_into
from generator.roster.incoming_mends import incoming_mends, with_mends
from generator.roster.sheet_replacing import replace_sheet, sheet_for, write_first_sheet
from generator.roster.sheets.column_choice import SeenSheet, cell_words, seen_sheet
from generator.roster.sheets.heading_meanings import LEFT_OUT, TITLES
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Roster, for_everybody
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError
from generator.web.open_roster import IncomingSheet, LastEdit
from generator.web.screens.roster.desk_roster import roster_path, title_of

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
    if form.has("mend"):
        kept = request.desk.roster.incoming = replace(kept, mends=sheet.mends | set(form.texts("mend")))
    elif form.has("unmend"):
        kept = request.desk.roster.incoming = replace(kept, mends=frozenset())
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
    replaces = is_sheet(roster_path(request))
    mends = () if coming is None or replaces else incoming_mends(coming.roster)
    there = {each.code for each in found}
    found += [each.problem for each in mends if each.problem is not None and each.code not in there]
    placed = [_placed(seen, each) for each in found]
    heading = 0 if seen is None else seen.row
    rows = sorted({each.cell[0] for each in placed if each.cell is not None} - {heading})[:_SHOWN_ROWS]
    is_empty = imported is not None and imported.edited.is_same
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
        causes=_by_cause(placed),
        mends=Counter(each.code for each in mends),
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


def _by_cause(placed: Sequence[PlacedProblem]) -> list[list[PlacedProblem]]:
    """The problems of one cause together, in the order of the first of each."""
    found: dict[tuple[str, str], list[PlacedProblem]] = {}
    for each in placed:
        found.setdefault((each.problem.severity, each.problem.code), []).append(each)
    return list(found.values())


def _placed(seen: SeenSheet | None, problem: Problem) -> PlacedProblem:
    cell = None if seen is None or problem.span is None else seen.cell_at(problem.span)
    if seen is None or cell is None:
        return PlacedProblem(problem, "", None, "", problem.code in _ASKED_BELOW)
    fields = {each.number: each.field for each in seen.columns}
    if fields.get(cell[1]) == "name" and problem.field in fields.values():  # of a unit, which is placed at its name
        cell = cell[0], next(number for number, field in fields.items() if field == problem.field)
    address = f"#column-{cell[1]}" if cell[0] == seen.row else f"#cell-{cell[0]}-{cell[1]}"
    return PlacedProblem(problem, cell_words(*cell).text(), cell, address, problem.code in _ASKED_BELOW)


ROUTES = [
    route("/roster/import", drop, "POST"),
    route("/roster/import/{sheet}", show),
    route("/roster/import/{sheet}", choose, "POST"),
    route("/roster/import/{sheet}/give-up", give_up, "POST"),
]


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A look at a sheet: how it is ``seen``, its units, what these change; None where that is not known.

    ``into`` is the roster that it changes, None where it becomes the first one. ``problems`` keep it from being taken.
    """

    into: Roster | None
    seen: SeenSheet | None = None
    coming: ExplicitRoster | None = None
    imported: ImportResult | None = None
    problems: Sequence[Problem] = ()


def look_at(path: Path, sheet: IncomingSheet) -> SheetLook:
    """What ``sheet`` would change of the roster at ``path``. Raises RosterError where that roster cannot be read."""
    look = SheetLook(_into(path))
    with sheet.on_disk() as source:
        try:
            look = replace(look, seen=_seen(path, source, sheet, look.into))
            if look.seen is None or look.seen.name is not None or is_sheet(path):
                look = replace(look, coming=_coming(path, source, sheet, look.into))
            if look.coming is not None and look.into is not None:
                look = replace(look, imported=_imported(path, look.coming, sheet, dry_run=True))
        except GeneratorError as fault:
            look = replace(look, problems=fault.problems)
    return look


def bring_in(path: Path, sheet: IncomingSheet, *, may_lose: bool, based_on: str | None) -> ImportResult | None:
    """Writes what ``sheet`` changes of the roster at ``path``; None where it has become the first one.

    ``may_lose``: what only a roster's present sheet has may be lost. ``based_on`` is the SHA-256 of the roster that
    somebody has seen. Raises UsageError, RosterError, OutputError; nothing is written then.
    """
    into = _into(path)
    with sheet.on_disk() as source:
        coming = _coming(path, source, sheet, into)
        if into is not None:
            return _imported(path, coming, sheet, may_lose=may_lose, based_on=based_on)
    write_first = write_first_sheet if is_sheet(path) else write_first_roster
    write_first(path, coming.roster)
    return None


def _into(path: Path) -> Roster | None:
    """The roster that a sheet changes; None where it becomes the first one."""
    return None if is_first_roster(path) else load_units(path)


def _seen(path: Path, source: Path, sheet: IncomingSheet, into: Roster | None) -> SeenSheet | None:
    """How the sheet at ``source`` is seen; None for a roster in YAML. A roster's sheet has no words of its own."""
    if not is_sheet(source):
        return None
    known = None if is_sheet(path) else into
    return seen_sheet(source, sheet=sheet.chosen_sheet, into=known, chosen=sheet.chosen, name=sheet.name)


def _coming(path: Path, source: Path, sheet: IncomingSheet, into: Roster | None) -> ExplicitRoster:
    if is_sheet(path):
        return sheet_for(path, source, name=sheet.name)
    read = load_explicit(
        source,
        sheet=sheet.chosen_sheet,
        into=into,
        chosen=sheet.chosen,
        name=sheet.name,
        takes_in=True,
        addresses=addressed_words(path.parent / TEMPLATES),
    )
    read = with_mends(read, sheet.mends)
    return replace(read, roster=for_everybody(read.roster)) if sheet.everybody else read


def _imported(
    path: Path,
    coming: ExplicitRoster,
    sheet: IncomingSheet,
    *,
    may_lose: bool = False,
    based_on: str | None = None,
    dry_run: bool = False,
) -> ImportResult:
    if is_sheet(path):
        return replace_sheet(path, coming, may_lose=may_lose, based_on=based_on, dry_run=dry_run)
    removes, group = sheet.removes, sheet.group
    return import_into(path, coming, remove=removes, group=group, based_on=based_on, dry_run=dry_run)
