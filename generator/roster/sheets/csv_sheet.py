"""A CSV file → the grid that a person sees when a spreadsheet opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from generator.ground.errors import Problem, RosterError, Span
from generator.ground.source.text_encoding import decode_any
from generator.office.sheetml import MARK, dangerous, inert
from generator.roster.sheets.grid import Grid, OddCell, SheetRow, Shown, shown
from generator.roster.units.unit_reading import MAX_UNITS

_SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d+)?E[+-]\d{2,3}", re.ASCII | re.IGNORECASE)
"""How Excel writes a long number: its last digits are lost."""

_FAILED = re.compile("#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|#{3,}")
"""What Excel writes for a failed formula, and for a value that its column was too narrow to show."""

_KEPT = re.compile(r'="((?:[^"]|"")*)"')
"""A text written as a formula (``="007"``), so that Excel does not read it as a number."""
_HEAD = 10_000  # characters, among which the headers are
_SEPARATOR = re.compile(r"sep=(.)\n", re.IGNORECASE)


class _CsvPlace(NamedTuple):
    """A cell of a CSV file: its record's line, from 1, and the offset where it begins. Pickled without the text."""

    file: _CsvText | str
    line: int
    start: int

    @property
    def span(self) -> Span:
        """The cell's line and column, where the text is at hand."""
        if isinstance(self.file, str):
            return Span(self.file, self.line)
        return self.file.span_at(self.start)

    def __reduce__(self) -> tuple[type[_CsvPlace], tuple[str, int, int]]:
        return _CsvPlace, (self.file if isinstance(self.file, str) else self.file.file, self.line, self.start)


class _CsvRead(NamedTuple):
    """The grids of a CSV file, one for each delimiter that it may have.

    ``notes`` describe its encoding, ``faults`` what kept it from being read by another delimiter.
    """

    grids: Sequence[Grid]
    notes: Sequence[Problem]
    faults: Sequence[Problem]


def read_csv(data: bytes, file: str) -> _CsvRead:
    """Reads the CSV file in ``data``. Raises RosterError where it is no text."""
    text, notes = _text_of(data, file)
    declared = _SEPARATOR.match(text)
    grids: list[Grid] = []
    faults: list[Problem] = []
    likely = [each for each in _DELIMITERS if each in text[:_HEAD]] or _DELIMITERS[:1]
    for delimiter in (declared[1],) if declared else likely:
        with RosterError.gathered_in(faults):
            grids.append(_grid(_CsvText(file, text, delimiter), skips_first=bool(declared)))
    return _CsvRead(grids, notes, faults)


def protected(text: str) -> str:
    """``text`` as a cell that reads back the same, and that no spreadsheet takes for a formula or a number."""
    return f"{MARK}{text}" if _SCIENTIFIC.fullmatch(text) or _FAILED.fullmatch(text) else inert(text)


def _grid(text: _CsvText, *, skips_first: bool) -> Grid:
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


def _place(text: _CsvText, records: dict[int, tuple[int, ...]], line: int, column: int) -> _CsvPlace:
    starts = records.get(line, ())
    return _CsvPlace(text, line, starts[min(column, len(starts)) - 1] if starts else 0)


def _shown(cell: str) -> Shown:
    """What the cell shows, without a mark that keeps a value a text."""
    first, rest = cell[:1], cell[1:]
    if first == MARK and (dangerous(rest) or rest.startswith(MARK) or rest[:1].isdecimal() or _FAILED.fullmatch(rest)):
        return shown(rest)  # before other texts the mark is part of them
    if first == "=" and (kept := _KEPT.fullmatch(cell)):
        return shown(kept[1].replace('""', '"'))
    if _SCIENTIFIC.fullmatch(cell):
        return OddCell("sheet-scientific", {"value": cell})
    if first == "#" and _FAILED.fullmatch(cell):
        return OddCell("sheet-narrow" if cell.startswith("##") else "sheet-error-value", {"value": cell})
    return shown(cell)


# CSV (RFC 4180) is parsed, also with ``;`` or tabs, into records of cells with their places.


_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class _CsvRecord:
    """The cells of one record without their quotes, their places in the text, and the line where the record begins."""

    line: int
    cells: tuple[str, ...]
    starts: tuple[int, ...]


class _CsvText:
    """The text of a file whose cells are separated by ``delimiter``."""

    def __init__(self, file: str, text: str, delimiter: str) -> None:
        self.file = file
        self.text = text
        cell = re.escape(delimiter)
        self._cell = re.compile(rf'"((?:[^"]|"")*)"(?={cell}|\n|\Z)|([^"{cell}\n][^{cell}\n]*|)(?={cell}|\n|\Z)')

    def records(self) -> Iterator[_CsvRecord]:
        """The records from top to bottom, without empty lines. Raises RosterError at a misplaced quote."""
        text, match_at, place, line = self.text, self._cell.match, 0, 1
        while place < len(text):
            first, cells, starts = line, [], []
            while True:
                match = match_at(text, place)
                if match is None:
                    raise RosterError(Problem("sheet-quote", self.span_at(place)))
                quoted, bare = match.groups()
                starts.append(place)
                if quoted is None:
                    cells.append(bare)
                else:
                    cells.append(quoted.replace('""', '"') if '"' in quoted else quoted)
                    line += quoted.count("\n")
                place = match.end()
                if text[place : place + 1] in ("\n", ""):
                    break
                place += 1
            place += 1
            line += 1
            if len(cells) > 1 or cells[0]:
                yield _CsvRecord(first, tuple(cells), tuple(starts))

    def span_at(self, place: int) -> Span:
        """The line and column of ``place`` in the text, with the line as typed."""
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        source = self.text[start:] if end < 0 else self.text[start:end]
        return Span(self.file, self.text.count("\n", 0, place) + 1, place - start + 1, 1, source)


# A CSV file is in UTF-8, UTF-16 with its mark, or GB18030, as Excel in China saves it.


_ZIP, _COMPOUND, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


def _text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of ``data``, with newlines as line ends, and a note where its encoding was guessed.

    Raises RosterError for data that is no text, or of uncertain encoding.
    """
    span = Span(file)
    if data.startswith((_ZIP, _COMPOUND, _PDF)):
        raise RosterError(Problem("sheet-not-csv", span))
    found = decode_any(data)
    if found is None:
        raise RosterError(Problem("sheet-encoding-unclear", span))
    notes = [] if found.guessed is None else [Problem("sheet-encoding", span, {"encoding": found.guessed})]
    return found.text, notes
