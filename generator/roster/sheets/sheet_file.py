"""The file of a sheet, by its suffix, and the grids in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import SHEET, read_contents
from generator.ground.errors import Problem, RosterError, Span
from generator.office.package import blanks_behind
from generator.roster.sheets.csv_sheet import read_csv
from generator.roster.sheets.grid import Grid
from generator.roster.sheets.sheet_suffixes import OLD_WORKBOOKS, SUFFIXES, TEXTS
from generator.roster.sheets.xls_workbook import old_workbook_grids
from generator.roster.sheets.xlsx_workbook import workbook_grids

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file's bytes, its sheets, and what is to be reported of it.

    ``are_readings``: the grids are one sheet, read with several delimiters, of which one is right; ``faults`` are the
    problems that kept it from being read with another.
    """

    data: bytes
    grids: Sequence[Grid]
    notes: Sequence[Problem] = ()
    faults: Sequence[Problem] = ()
    are_readings: bool = False


def read_file(path: Path, file: str) -> SheetFile:
    """Read the sheets in the file at ``path``, called ``file`` in problems.

    Raises UsageError when the file does not exist, RosterError for a file of another kind, or of another kind than its
    suffix says.
    """
    suffix = path.suffix.lower()
    data = read_contents(path, SHEET, name=file, error=RosterError)
    if suffix not in SUFFIXES:
        raise RosterError(Problem("sheet-suffix", Span(file), {"suffix": suffix}))
    if suffix in TEXTS:
        read = read_csv(data, file)
        return SheetFile(data, read.grids, read.notes, read.faults, are_readings=True)
    if suffix in OLD_WORKBOOKS and not data.startswith(_COMPOUND):
        raise RosterError(Problem("sheet-not-xls", Span(file)))
    if suffix in OLD_WORKBOOKS:
        return SheetFile(data, old_workbook_grids(data, file))
    return SheetFile(data, workbook_grids(data, file), tuple(blanks_behind(data, file)))
