"""Export of a roster to a sheet, which is written only where it reads back as the same roster."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.ground.errors import GeneratorError, Problem, RosterError, Span, UsageError
from generator.ground.source import bounded
from generator.office.sheetml.csv_line import END, line_of
from generator.roster.sheets.csv_sheet import protected, read_csv
from generator.roster.sheets.grid import Grid
from generator.roster.sheets.header_words import TITLES
from generator.roster.sheets.heading_row import heading_of
from generator.roster.sheets.roster_table import RosterTable, differing, table_of
from generator.roster.sheets.rows_below import rows_below, totals
from generator.roster.sheets.unit_rows import UnitRows
from generator.roster.sheets.workbook_writing import workbook_bytes
from generator.roster.sheets.xlsx_workbook import workbook_grids
from generator.roster.units import NESTED_KINDS, DeclaredField, Group, Roster
from generator.writing import output_errors, write_files


def write_roster(roster: Roster, path: Path) -> tuple[Problem, ...]:
    """Write ``roster`` to the sheet (.xlsx or .csv) at ``path``; the same roster gives the same bytes.

    Every cell is text. Returns a warning for each group without units, which no sheet can hold. Raises UsageError for
    another suffix, or where the file exists already, RosterError naming the units that would not read back the same,
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
    """Return the bytes of the sheet with that suffix. Raises what :func:`write_roster` raises, except OutputError."""
    if suffix not in _WRITERS:
        raise UsageError(Problem("sheet-export-suffix", Span(file), {"suffix": suffix}))
    nested = [field for field in roster.fields if field.kind in NESTED_KINDS]
    if nested:
        raise RosterError([_nested(field, roster) for field in nested])
    table = table_of(roster)
    data = _WRITERS[suffix](table)
    problems = bounded(_lost(roster, data, suffix, file))
    if problems:
        raise RosterError(problems)
    return data


def _nested(field: DeclaredField, roster: Roster) -> Problem:
    """Return the problem of a field whose values no cell can hold."""
    kind = roster.words.get(f"fields/kind={field.kind}", field.kind)
    facts = {"title": field.title, "kind": kind}
    return Problem("roster-nested", Span(roster.file), facts, field.name).in_words(roster.words)


def csv_bytes(table: RosterTable) -> bytes:
    """Return ``table`` as CSV: UTF-8 with its mark, every cell in quotes, no cell that can be taken for a formula."""
    lines = (line_of(map(protected, row)) + END for row in (table.headers, *table.rows))
    return codecs.BOM_UTF8 + "".join(lines).encode()


_WRITERS: Mapping[str, Callable[[RosterTable], bytes]] = {".xlsx": workbook_bytes, ".csv": csv_bytes}


def _lost(roster: Roster, data: bytes, suffix: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each unit that would not read back from ``data`` the same."""
    try:
        grid = (workbook_grids(data, file) if suffix == ".xlsx" else read_csv(data, file).grids)[0]
        fields, groups = _read_back(grid)
    except GeneratorError as fault:
        yield from fault.problems
        return
    if fields != roster.fields:
        yield Problem("sheet-fields-lost", Span(roster.file)).in_words(roster.words)
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
