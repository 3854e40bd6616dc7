"""The roster in any file: a sheet or YAML. What reads sheets is imported only for a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.roster.sheets.sheet_suffixes import is_sheet
from generator.roster.units import DeclaredField, Roster, load_roster

if TYPE_CHECKING:
    from generator.roster.units import ExplicitRoster


def load_units(path: Path, *, sheet: str | None = None, name: str | None = None) -> Roster:
    """Read the roster in the file at ``path``: a sheet by its suffix, else YAML.

    ``sheet`` names one of several sheets, ``name`` is how problems call the file. Raises what
    :func:`~generator.roster.sheets.sheet_reading.read_roster` and :func:`~generator.roster.units.load_roster` raise.
    """
    if not is_sheet(path):
        return load_roster(path, name=name)
    from generator.roster.sheets.sheet_reading import read_roster

    return read_roster(path, sheet=sheet, name=name)


def load_explicit(path: Path, *, sheet: str | None = None, own: Sequence[DeclaredField] = ()) -> ExplicitRoster:
    """Read the units in the file at ``path``, in any order, with their explicit fields; see :func:`read_explicit`."""
    if not is_sheet(path):
        from generator.roster.units import read_explicit as read_explicit_yaml

        return read_explicit_yaml(path)
    from generator.roster.sheets.sheet_reading import read_explicit

    return read_explicit(path, sheet=sheet, own=own, in_order=False)
