"""The roster in whatever file somebody names; what reads sheets is loaded where it is one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.roster.sheets.endings import is_sheet
from generator.roster.units import DeclaredField, Roster, SaidRoster, load_roster
from generator.roster.units import read_said as said_in


def load_units(path: Path, *, sheet: str | None = None, name: str | None = None) -> Roster:
    """The roster in the file at ``path``, whatever it is: a sheet by its ending, else YAML.

    ``sheet`` names one of several sheets, ``name`` is how problems call the file. Raises what
    :func:`~generator.roster.sheets.reading.read_roster` and :func:`~generator.roster.units.load_roster` raise.
    """
    if not is_sheet(path):
        return load_roster(path, name=name)
    from generator.roster.sheets.reading import read_roster

    return read_roster(path, sheet=sheet, name=name)


def load_said(path: Path, *, sheet: str | None = None, own: Sequence[DeclaredField] = ()) -> SaidRoster:
    """The units in the file at ``path``, in whatever order, with what it says of each; else as :func:`read_said`."""
    if not is_sheet(path):
        return said_in(path)
    from generator.roster.sheets.reading import read_said

    return read_said(path, sheet=sheet, own=own, in_order=False)
