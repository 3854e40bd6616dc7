"""Rosters in sheets (.xlsx, .xls, .csv): read as units.yaml is, with every problem at its cell; and written.

:mod:`files` opens a file by its ending and makes grids of it, :mod:`heading` understands the headers, :mod:`looking`
sees what a person does not, :mod:`units` reads the rows. :mod:`exporting` writes what :mod:`table` makes of a roster.
"""

from generator.roster_sheets.exporting import write_roster
from generator.roster_sheets.files import SUFFIXES, is_sheet
from generator.roster_sheets.reading import load_said, load_units, read_roster, read_said

__all__ = ["SUFFIXES", "is_sheet", "load_said", "load_units", "read_roster", "read_said", "write_roster"]
