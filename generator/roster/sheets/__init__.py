"""Rosters in sheets (.xlsx, .xls, .csv): read as units.yaml is, with every problem at its cell; and written.

:mod:`named_file` distinguishes sheets from YAML by :mod:`sheet_suffixes`. :mod:`sheet_reading` makes grids of a file,
and looks at cells that a person sees otherwise. :mod:`heading_columns` finds and understands the headers, also the one
that names the units; :mod:`own_columns` looks at the other columns and picks the rows of units, :mod:`unit_rows` reads
them. :mod:`exporting` writes the :mod:`roster_table` of a roster. :mod:`seen_sheet` shows a sheet to somebody who
chooses what its columns mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ground.on_first_use import on_first_use
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.sheets.sheet_suffixes import is_sheet

if TYPE_CHECKING:
    from generator.roster.sheets.exporting import write_roster
    from generator.roster.sheets.sheet_reading import read_roster
else:  # what reads and writes sheets: most rosters are YAML
    __getattr__ = on_first_use(
        __name__,
        {
            "exporting": ["write_roster"],
            "sheet_reading": ["read_roster"],
        },
    )

__all__ = ["is_sheet", "load_explicit", "load_units", "read_roster", "write_roster"]
