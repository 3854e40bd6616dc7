"""The roster in any file: a sheet or YAML. What reads sheets is imported only for a sheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster

NOTHING_CHOSEN: Mapping[str, str] = {}

if TYPE_CHECKING:
    from generator.roster.units.explicit_roster import ExplicitRoster


def load_units(
    path: Path, *, sheet: str | None = None, name_column: str | None = None, name: str | None = None
) -> Roster:
    """Reads the roster in the file at ``path``: a sheet by its suffix, else YAML.

    ``sheet`` names one of several sheets, ``name_column`` is the heading above the units' names; neither is for YAML.
    ``name`` is how problems call the file. Raises what
    :func:`~generator.roster.sheets.sheet_reading.read_roster` and :func:`~generator.roster.units.load.load_roster`
    raise.
    """
    if not is_sheet(path):
        return load_roster(path, name=name)
    from generator.roster.sheets.sheet_reading import read_roster

    return read_roster(path, sheet=sheet, name_column=name_column, name=name)


def load_explicit(
    path: Path,
    *,
    sheet: str | None = None,
    into: Roster | None = None,
    name_column: str | None = None,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    name: str | None = None,
    takes_in: bool = False,
    addresses: Collection[str] | None = None,
) -> ExplicitRoster:
    """Reads the units in the file at ``path`` to be imported, with their explicit fields; see :func:`read_explicit`.

    The fields and headings of the roster ``into`` are known, and its units may come in any order; ``name_column`` is
    the heading above the units' names. ``chosen`` are the fields that somebody has chosen for headings, ``name`` is how
    problems call the file. Columns that only number the rows are left out. ``takes_in``: the units go into a
    units.yaml; ``addresses`` are the words by which notices address units, for a roster that gets its first groups.
    """
    if not is_sheet(path):
        from generator.roster.units.explicit_roster import read_explicit as read_explicit_yaml

        return read_explicit_yaml(path, name=name)
    from generator.roster.sheets.heading_meanings import words_of
    from generator.roster.sheets.sheet_reading import read_explicit

    words = words_of(into, name_column, chosen)
    return read_explicit(
        path,
        sheet=sheet,
        name=name,
        words=words,
        in_order=into is None,
        with_serials=False,
        takes_in=takes_in,
        addresses=addresses if into is None else None,
    )
