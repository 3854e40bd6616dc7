"""A roster written as a sheet, and only where the same roster would be read from it."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from generator.ground.errors import GeneratorError, Problem, RosterError, Span, UsageError
from generator.ground.source import bounded
from generator.roster.sheets.csv_sheet import protected, read_csv
from generator.roster.sheets.grid import Grid
from generator.roster.sheets.heading import heading_of
from generator.roster.sheets.looking import rows_below, totals
from generator.roster.sheets.table import Table, differing, table_of
from generator.roster.sheets.units import UnitRows
from generator.roster.sheets.words import TITLES
from generator.roster.sheets.workbook import workbook_grids
from generator.roster.sheets.workbook_writing import workbook_bytes
from generator.roster.units import Group, Roster
from generator.writing import output_errors, write_files

_END = "\r\n"


def write_roster(roster: Roster, path: Path) -> tuple[Problem, ...]:
    """Writes ``roster`` as the sheet (.xlsx or .csv) at ``path``; the same roster gives the same bytes.

    Every cell is text. A warning comes back for each group without units, which no sheet can hold. Raises UsageError
    for another ending, or where there is such a file already, RosterError naming what would not come back as it is,
    OutputError where the file cannot be written.
    """
    if os.path.lexists(path):
        raise UsageError(Problem("sheet-export-exists", Span(str(path))))
    data = sheet_bytes(roster, path.suffix.lower(), str(path))
    with output_errors(path):
        write_files({path: data})
    empty = (group for group in roster.groups if not group.units)
    return tuple(Problem("sheet-group-empty", group.span, {"group": group.name}) for group in empty)


def sheet_bytes(roster: Roster, suffix: str, file: str) -> bytes:
    """The bytes of the sheet with that ending. Raises what :func:`write_roster` raises but OutputError."""
    if suffix not in _WRITERS:
        raise UsageError(Problem("sheet-export-suffix", Span(file), {"suffix": suffix}))
    table = table_of(roster)
    data = _WRITERS[suffix](table)
    problems = bounded(_lost(roster, data, suffix, file))
    if problems:
        raise RosterError(problems)
    return data


def csv_bytes(table: Table) -> bytes:
    """The CSV of ``table``: UTF-8 with its mark, every cell in quotes, none that a spreadsheet takes for a formula."""
    lines = (_line(map(protected, row)) for row in (table.headers, *table.rows))
    return codecs.BOM_UTF8 + "".join(lines).encode()


_WRITERS: Mapping[str, Callable[[Table], bytes]] = {".xlsx": workbook_bytes, ".csv": csv_bytes}


def _line(cells: Iterable[str]) -> str:
    return ",".join('"{}"'.format(cell.replace('"', '""')) for cell in cells) + _END


def _lost(roster: Roster, data: bytes, suffix: str, file: str) -> Iterator[Problem]:
    """A problem for each unit that would not be read from ``data`` as it is."""
    try:
        grid = (workbook_grids(data, file) if suffix == ".xlsx" else read_csv(data, file).grids)[0]
        fields, groups = _read_back(grid)
    except GeneratorError as fault:
        yield from fault.problems
        return
    if fields != roster.fields:
        yield Problem("sheet-fields-lost", Span(roster.file))
        return
    titles = {**{name: words[0] for name, words in TITLES.items()}, **{each.name: each.title for each in roster.fields}}
    for unit, name in differing(roster, groups):
        yield Problem("sheet-text-lost", unit.span, {"name": unit.name, "field": titles.get(name, name)}, name)


def _read_back(grid: Grid) -> tuple[tuple[object, ...], tuple[Group, ...]]:
    heading = heading_of(grid)
    if heading is None or heading.problems:
        return (), ()
    below = rows_below(grid, heading)
    sums = totals(grid, heading, below)
    groups = UnitRows(grid, heading, {}, "").groups([row for row in below if row.number not in sums])
    return heading.fields, groups
