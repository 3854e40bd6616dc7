"""A CSV file → the grid that a person sees when a spreadsheet opens it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from generator.ground.errors import Problem, RosterError, Span
from generator.office.sheetml.inert import MARK, dangerous, inert
from generator.roster.sheets.characters import shown
from generator.roster.sheets.csv_encoding import text_of
from generator.roster.sheets.csv_records import DELIMITERS, CsvText
from generator.roster.sheets.grid import Grid, OddCell, Row, Shown
from generator.roster.units import MAX_UNITS

SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d+)?E[+-]\d{2,3}", re.ASCII | re.IGNORECASE)
"""How Excel writes a long number that it has taken for one: its last digits are lost."""

_FAILED = re.compile("#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|#{3,}")
"""What Excel writes for a formula that failed, and for what its column was too narrow to show."""

_KEPT = re.compile(r'="((?:[^"]|"")*)"')
"""How Excel is kept from doing so."""
_HEAD = 10_000  # characters, among which the headers are
_SEPARATOR = re.compile(r"sep=(.)\n", re.IGNORECASE)


class CsvPlace(NamedTuple):
    """A cell of a CSV file by its record's line and its number in it, from 1; pickled, it leaves the text behind."""

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
    """The file in ``data``. Raises RosterError where it is no text."""
    text, notes = text_of(data, file)
    told = _SEPARATOR.match(text)
    grids: list[Grid] = []
    faults: list[Problem] = []
    for delimiter in (told[1],) if told else _in_use(text):
        try:
            grids.append(_grid(CsvText(file, text, delimiter), skipped=bool(told)))
        except RosterError as fault:
            faults += fault.problems
    return CsvRead(grids, notes, faults)


def protected(text: str) -> str:
    """``text`` as a cell that comes back as it is, and that no spreadsheet takes for a formula or a number."""
    return f"{MARK}{text}" if SCIENTIFIC.fullmatch(text) or _FAILED.fullmatch(text) else inert(text)


def _in_use(text: str) -> Iterable[str]:
    head = text[:_HEAD]
    return [each for each in DELIMITERS if each in head] or DELIMITERS[:1]


def _grid(text: CsvText, *, skipped: bool) -> Grid:
    records = {}
    rows = []
    for record in text.records():
        if skipped and record.line == 1:
            continue
        records[record.line] = record.starts
        rows.append(Row(record.line, {place: _shown(cell) for place, cell in enumerate(record.cells, start=1)}))
        if len(rows) > 2 * MAX_UNITS:
            raise RosterError(Problem("roster-many-units", Span(text.file, record.line), {"limit": MAX_UNITS}))
    return Grid(text.file, "", rows, partial(_place, text, records), knows_widths=True)


def _place(text: CsvText, records: dict[int, tuple[int, ...]], line: int, column: int) -> CsvPlace:
    starts = records.get(line, ())
    return CsvPlace(text, line, starts[min(column, len(starts)) - 1] if starts else 0)


def _needs_mark(text: str) -> bool:
    """Whether a mark before ``text`` keeps it a text: before any other it is a character of its own."""
    return dangerous(text) or text.startswith(MARK) or text[:1].isdecimal() or _FAILED.fullmatch(text) is not None


def _shown(cell: str) -> Shown:
    """What the cell says: a mark that keeps a value a text is none of it."""
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
