"""The grids in a file that is a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import SHEET, read_contents
from generator.ground.errors import Problem, RosterError, Span
from generator.office.package import blanks_behind
from generator.roster.sheets.csv_sheet import read_csv
from generator.roster.sheets.endings import OLD_WORKBOOKS, SUFFIXES, TEXTS
from generator.roster.sheets.grid import Grid
from generator.roster.sheets.old_workbook import old_workbook_grids
from generator.roster.sheets.workbook import workbook_grids

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file's bytes, its sheets, and what is to be reported of it.

    ``are_readings``: the grids are the same sheet, read in several ways, of which one is right; ``faults`` are what
    kept it from being read in another.
    """

    data: bytes
    grids: Sequence[Grid]
    notes: Sequence[Problem] = ()
    faults: Sequence[Problem] = ()
    are_readings: bool = False


def read_file(path: Path, file: str) -> SheetFile:
    """The sheets in the file at ``path``, called ``file`` in problems.

    Raises UsageError when it is not there, RosterError for a file of another kind, or one that is not what its name
    says.
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
