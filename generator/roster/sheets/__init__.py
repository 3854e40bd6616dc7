"""Rosters in sheets (.xlsx, .xls, .csv): read as units.yaml is, with every problem at its cell; and written.

:mod:`named_file` distinguishes sheets from YAML by :mod:`endings`; :mod:`files` opens a sheet and makes grids of it,
:mod:`heading` understands the headers, :mod:`looking` sees what a person does not, :mod:`units` reads the rows.
:mod:`exporting` writes what :mod:`table` makes of a roster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.roster.sheets.endings import SUFFIXES, is_sheet
from generator.roster.sheets.named_file import load_said, load_units

if TYPE_CHECKING:
    from generator.roster.sheets.exporting import write_roster
    from generator.roster.sheets.reading import read_roster, read_said

__all__ = ["SUFFIXES", "is_sheet", "load_said", "load_units", "read_roster", "read_said", "write_roster"]


def __getattr__(name: str) -> object:
    """What reads and writes sheets, loaded when it is first asked for: most rosters are YAML."""
    if name in ("read_roster", "read_said"):
        from generator.roster.sheets import reading

        return getattr(reading, name)
    if name == "write_roster":
        from generator.roster.sheets.exporting import write_roster

        return write_roster
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
