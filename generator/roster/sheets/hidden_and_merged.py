"""Hidden rows and columns of a sheet, and its merged cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.ground.errors import Problem, Said
from generator.office.sheetml.cell_addresses import CellRange, column_letters
from generator.roster.sheets.grid import Grid, SheetRow, Shown, StruckText
from generator.roster.sheets.header_words import GROUP_COLUMNS
from generator.roster.sheets.heading import Heading, quoting


def hidden_problems(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Iterator[Problem]:
    """Yield a problem for the hidden rows of a sheet, for struck cells, and for each hidden column that is read."""
    hidden = [row.number for row in rows if row.number in grid.hidden_rows]
    if heading.row in grid.hidden_rows:
        hidden.insert(0, heading.row)
    if hidden:
        span = grid.span(hidden[0], min(heading.columns.values(), default=1))
        yield Problem("sheet-hidden-rows", span, {"rows": _ranges(hidden), "count": len(hidden)})
    columns = sorted(heading.columns.values())
    struck = [(row.number, at) for row in rows for at in columns if isinstance(row.cells.get(at), StruckText)]
    if struck:
        facts = {"rows": _ranges(sorted({row for row, _ in struck})), "count": len(struck)}
        yield Problem("sheet-struck", grid.span(*struck[0]), facts)
    for column in columns:
        if grid.hides(column):
            span = quoting(grid.span(heading.row, column), heading.texts.get(column))
            yield Problem("sheet-hidden-column", span, {"column": column_letters(column)})


@dataclass(frozen=True)
class Merges:
    """The merged cells of a sheet: the texts that they give to rows, by row and column, and the refused ones."""

    filled: dict[tuple[int, int], Shown]
    problems: Sequence[Problem]


def merges_of(grid: Grid, heading: Heading, rows: Sequence[SheetRow]) -> Merges:
    """Return the merged cells that touch the headers or ``rows`` in columns that are read."""
    cells = {row.number: row.cells for row in rows}
    numbers = sorted(cells)
    taken = set(heading.columns.values())
    fillable = {heading.columns[name] for name in (*GROUP_COLUMNS, *heading.own) if name in heading.columns}
    reached = dict.fromkeys(fillable, heading.row)
    filled: dict[tuple[int, int], Shown] = {}
    problems = []
    for merge in sorted(grid.merges):
        touched = slice(bisect_left(numbers, merge.first), bisect_right(numbers, merge.last))
        if merge.is_upright and merge.left in fillable and merge.first > reached[merge.left]:
            text = cells.get(merge.first, {}).get(merge.left, "")
            filled.update({(number, merge.left): text for number in numbers[touched]})
            reached[merge.left] = merge.last
        elif merge.first <= heading.row <= merge.last or (touched.start < touched.stop and merge.meets(taken)):
            area = CellRange(column_letters(merge.left), column_letters(merge.right), merge.first, merge.last)
            problems.append(Problem("sheet-merged", grid.span(merge.first, merge.left), {"area": area.text()}))
    return Merges(filled, problems)


def _ranges(numbers: Sequence[int]) -> Said:
    """Return row numbers as 3—5、8; of more than eight ranges the first."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [f"{first}" if first == last else f"{first}—{last}" for first, last in ranges[:8]]
    more = len(ranges) > len(shown)
    return Said("、".join(shown) + ("……" if more else ""), ", ".join(shown) + (" …" if more else ""))
