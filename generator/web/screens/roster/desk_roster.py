"""The roster of the desk, and what is done to it one after another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.ground.errors import GeneratorError
from generator.roster.editing.in_place import RosterEdit
from generator.roster.sheets.named_file import load_units
from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.roster.units.unit import Unit
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import NotFoundError
from generator.web.open_roster import LastEdit, SeenRoster


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
