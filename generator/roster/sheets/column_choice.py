"""A sheet as it is shown to a user who chooses the fields of its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.ground.errors import Problem, RosterError, Span, TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.office.sheetml import column_letters
from generator.roster.sheets.grid import Grid, SheetRow, Shown, SpanPlace, is_blank
from generator.roster.sheets.heading_columns import MAX_HEAD, heading_of
from generator.roster.sheets.heading_meanings import HeaderWords, Heading, in_one_line, texts_in, words_of
from generator.roster.sheets.inferred_columns import readable, rows_below, totals, without_counts
from generator.roster.sheets.named_file import NOTHING_CHOSEN
from generator.roster.sheets.sheet_reading import SheetFile, read_file
from generator.roster.units.groups import Roster

_SAMPLES = 3
_CELL = re.compile(r"![A-Z]{1,3}[0-9]{1,7}\Z")


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column with its ``number``, from 1, its ``letters`` and ``heading``; ``samples`` are the first texts below.

    ``field`` is what it is read as, None where it is not read.
    """

    number: int
    letters: str
    heading: str
    field: str | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """One sheet of a file, ``name``, and the names of all that have something; ``row`` is that of the headings.

    Where several have something and none is named, ``name`` is None and there are no columns.
    """

    names: tuple[str, ...]
    name: str | None
    row: int
    columns: tuple[SeenColumn, ...]
    grid: Grid | None

    def cells(self, row: int) -> Mapping[int, str]:
        """The texts of a row, by the numbers of their columns, from 1."""
        rows = () if self.grid is None else self.grid.rows
        found = next((each for each in rows if each.number == row), None)
        return {} if found is None else {column: _shown(each) for column, each in found.cells.items()}

    def cell_at(self, span: Span) -> tuple[int, int] | None:
        """Row and column, from 1, of the cell at ``span``; None where that is a whole sheet or file."""
        if span.part is not None:
            return SpanPlace(span).row_and_column if _CELL.search(span.part) else None
        grid, line = self.grid, span.line
        if grid is None or line is None:
            return None
        return next(
            ((line, column) for column in self.cells(line) if grid.span(line, column).column == span.column), None
        )


def cell_words(row: int, column: int) -> TranslatedText:
    """The place of a cell in words: 第 7 行 D 列."""
    letters = column_letters(column)
    return phrase("roster-row-column", row=row, letters=letters)


def seen_sheet(
    path: Path,
    *,
    sheet: str | None = None,
    into: Roster | None = None,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    name: str | None = None,
) -> SeenSheet:
    """Looks at the sheet at ``path`` as :func:`~generator.roster.sheets.named_file.load_explicit` reads it.

    Raises UsageError when the file does not exist, RosterError where it cannot be read at all, or has nothing in it.
    """
    file_name = str(path) if name is None else name
    file = read_file(path, file_name)
    words = words_of(into, None, chosen)
    shown = [grid for grid in file.grids if grid.has_data and not grid.is_hidden]
    if not shown:
        raise RosterError(file.faults or Problem("sheet-empty", Span(file_name)))
    names = () if file.are_readings else tuple(grid.name for grid in shown)
    grid = _grid(file, shown, sheet, words)
    if grid is None:
        return SeenSheet(names, None, 0, (), None)
    return _seen(names, grid, words)


def _grid(file: SheetFile, shown: Sequence[Grid], sheet: str | None, words: HeaderWords) -> Grid | None:
    """The only or the chosen sheet; None where one has to be chosen."""
    if file.are_readings:
        return max(shown, key=lambda grid: (_known_columns(grid, words), len(_longest(grid).cells)))
    if len(shown) == 1:
        return shown[0]
    return next((grid for grid in shown if grid.name == sheet), None)


def _seen(names: tuple[str, ...], grid: Grid, words: HeaderWords) -> SeenSheet:
    heading = heading_of(grid, words)
    row = _longest(grid) if heading is None else next(each for each in grid.rows if each.number == heading.row)
    below = [each for each in grid.with_data() if each.number > row.number]
    fields = {} if heading is None else {column: name for name, column in _read(grid, heading).columns.items()}
    columns = tuple(
        SeenColumn(
            column,
            column_letters(column),
            in_one_line(text),
            fields.get(column),
            tuple(_shown(each.cells[column]) for each in below[:_SAMPLES] if not is_blank(each.cells.get(column, ""))),
        )
        for column, text in texts_in(row).items()
    )
    return SeenSheet(names, grid.name, row.number, columns, grid)


def _known_columns(grid: Grid, words: HeaderWords) -> int:
    heading = heading_of(grid, words)
    return 0 if heading is None else len(heading.columns)


def _read(grid: Grid, heading: Heading) -> Heading:
    """``heading`` with the columns that are read alone."""
    below = rows_below(grid, heading)
    sums = totals(grid, heading, below)
    rows = [row for row in below if row.number not in sums]
    return readable(grid, without_counts(heading, rows), rows)


def _longest(grid: Grid) -> SheetRow:
    """The row that looks most like headings: the first of those with most texts."""
    return max(islice(grid.with_data(), MAX_HEAD), key=lambda each: len(texts_in(each)))


def _shown(cell: Shown) -> str:
    return cell if isinstance(cell, str) else cell.date or cell.number or "…"
