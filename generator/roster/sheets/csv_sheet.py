"""A CSV file → the grid that a person sees when a spreadsheet opens it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from generator.ground.errors import Problem, RosterError, Span
from generator.office.sheetml.inert import MARK, dangerous, inert
from generator.roster.sheets.cell_characters import shown
from generator.roster.sheets.csv_encoding import text_of
from generator.roster.sheets.csv_records import DELIMITERS, CsvText
from generator.roster.sheets.grid import Grid, OddCell, SheetRow, Shown
from generator.roster.units import MAX_UNITS

SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d+)?E[+-]\d{2,3}", re.ASCII | re.IGNORECASE)
"""How Excel writes a long number: its last digits are lost."""

_FAILED = re.compile("#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|#{3,}")
"""What Excel writes for a failed formula, and for a value that its column was too narrow to show."""

_KEPT = re.compile(r'="((?:[^"]|"")*)"')
"""A text written as a formula (``="007"``), so that Excel does not read it as a number."""
_HEAD = 10_000  # characters, among which the headers are
_SEPARATOR = re.compile(r"sep=(.)\n", re.IGNORECASE)


class CsvPlace(NamedTuple):
    """A cell of a CSV file: its record's line, from 1, and the offset where it begins. Pickled without the text."""

    file: CsvText | str
    line: int
    start: int

    @property
    def span(self) -> Span:
        """The cell's line and column, where the text is at hand."""
        if isinstance(self.file, str):
            return Span(self.file, self.line)
        return self.file.span_at(self.start)

    def __reduce__(self) -> tuple[type[CsvPlace], tuple[str, int, int]]:
        return CsvPlace, (self.file if isinstance(self.file, str) else self.file.file, self.line, self.start)


class CsvRead(NamedTuple):
    """The grids of a CSV file, one for each delimiter that it may have.

    ``notes`` describe its encoding, ``faults`` what kept it from being read by another delimiter.
    """

    grids: Sequence[Grid]
    notes: Sequence[Problem]
    faults: Sequence[Problem]


def read_csv(data: bytes, file: str) -> CsvRead:
    """Read the CSV file in ``data``. Raises RosterError where it is no text."""
    text, notes = text_of(data, file)
    declared = _SEPARATOR.match(text)
    grids: list[Grid] = []
    faults: list[Problem] = []
    for delimiter in (declared[1],) if declared else _likely_delimiters(text):
        try:
            grids.append(_grid(CsvText(file, text, delimiter), skips_first=bool(declared)))
        except RosterError as fault:
            faults += fault.problems
    return CsvRead(grids, notes, faults)


def protected(text: str) -> str:
    """Return ``text`` as a cell that reads back the same, and that no spreadsheet takes for a formula or a number."""
    return f"{MARK}{text}" if SCIENTIFIC.fullmatch(text) or _FAILED.fullmatch(text) else inert(text)


def _likely_delimiters(text: str) -> Iterable[str]:
    head = text[:_HEAD]
    return [each for each in DELIMITERS if each in head] or DELIMITERS[:1]


def _grid(text: CsvText, *, skips_first: bool) -> Grid:
    records = {}
    rows = []
    for record in text.records():
        if skips_first and record.line == 1:
            continue
        records[record.line] = record.starts
        rows.append(SheetRow(record.line, {place: _shown(cell) for place, cell in enumerate(record.cells, start=1)}))
        if len(rows) > 2 * MAX_UNITS:
            raise RosterError(Problem("roster-many-units", Span(text.file, record.line), {"limit": MAX_UNITS}))
    return Grid(text.file, "", rows, partial(_place, text, records), knows_widths=True)


def _place(text: CsvText, records: dict[int, tuple[int, ...]], line: int, column: int) -> CsvPlace:
    starts = records.get(line, ())
    return CsvPlace(text, line, starts[min(column, len(starts)) - 1] if starts else 0)


def _needs_mark(text: str) -> bool:
    """Whether a mark before ``text`` is there to keep it a text; before any other text it is part of the text."""
    return dangerous(text) or text.startswith(MARK) or text[:1].isdecimal() or _FAILED.fullmatch(text) is not None


def _shown(cell: str) -> Shown:
    """Return what the cell shows, without a mark that keeps a value a text."""
    first = cell[:1]
    if first == MARK and _needs_mark(cell[1:]):
        return shown(cell[1:])
    if first == "=" and (kept := _KEPT.fullmatch(cell)):
        return shown(kept[1].replace('""', '"'))
    if SCIENTIFIC.fullmatch(cell):
        return OddCell("sheet-scientific", {"value": cell})
    if first == "#" and _FAILED.fullmatch(cell):
        return OddCell("sheet-narrow" if cell.startswith("##") else "sheet-error-value", {"value": cell})
    return shown(cell)
