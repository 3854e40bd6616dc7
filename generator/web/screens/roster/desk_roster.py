"""The roster of the desk, and what is done to it one after another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.ground.errors import GeneratorError
from generator.roster.editing import Edited
from generator.roster.sheets import is_sheet, load_units
from generator.roster.units import Unit
from generator.web.asked import Asked
from generator.web.open_desk import NotFoundError
from generator.web.open_roster import LastEdit, SeenRoster


def roster_path(asked: Asked) -> Path:
    """The file of the desk's roster. Raises InputError where it is a link that leads out."""
    return asked.desk.places().units.to_read()


def kept_roster(asked: Asked) -> SeenRoster:
    """The desk's roster as it is now. Raises UsageError where there is none, RosterError with its problems."""
    path = roster_path(asked)
    return asked.desk.roster.seen(asked.desk.files.read(path, load_units), is_sheet=is_sheet(path))


def roster_typed_in(asked: Asked) -> SeenRoster:
    """The roster that somebody typed in: as it is now, else as it was read last, so that nothing typed is lost.

    Raises what :func:`kept_roster` raises where it was never read.
    """
    try:
        return kept_roster(asked)
    except GeneratorError:
        if asked.desk.roster.latest is None:
            raise
        return asked.desk.roster.latest


def unit_asked(kept: SeenRoster, unit_id: str) -> tuple[int, Unit]:
    """The unit of that id, and its number from 0. Raises NotFoundError."""
    number = kept.numbers.get(unit_id)
    if number is None:
        raise NotFoundError
    return number, kept.roster.units[number]


def edit(asked: Asked, said: str, change: Callable[[Path], Edited]) -> Edited:
    """Make a ``change`` of the roster, which can be taken back as long as it is the last; ``said`` is it in words.

    Raises what ``change`` raises; nothing is done then.
    """
    with asked.desk.writing:
        edited = change(roster_path(asked))
        if not edited.comparison.is_empty:
            asked.desk.roster.last = LastEdit.of(said, edited)
    return edited
