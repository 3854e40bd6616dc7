"""What of a sheet a person does not see, or sees as one where it is several: hidden and merged cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.ground.errors import Problem, Said
from generator.office.sheetml.cell_addresses import CellRange, column_letters
from generator.roster.sheets.grid import Grid, Row, Shown, is_blank
from generator.roster.sheets.heading import Heading, quoting
from generator.roster.sheets.words import CLASS

_TOTAL = re.compile("(?:合计|总计|共计|小计|总数)[:：]?")
_BLANK = re.compile(r"\s")
_SERIAL = re.compile(r"[(（]?(?:[0-9.\-]++|[一二三四五六七八九十百千〇零]+|[①-㊿㈠-㈩])[)）]?[.．、。)）]*")
_REMARK = re.compile(r"[(（]?[\u3400-\u9fff（）()\s]{1,10}[:：].*", re.DOTALL)

FILLED = ("group", CLASS)
"""The columns in which one merged cell may speak for several rows."""


def rows_below(grid: Grid, heading: Heading) -> list[Row]:
    """The rows below the headers in which something is, apart from a number that was filled in beforehand."""
    return [row for row in grid.with_data() if row.number > heading.row and not _says_serials_alone(row, heading)]


def _says_serials_alone(row: Row, heading: Heading) -> bool:
    return all(column in heading.serials for column, each in row.cells.items() if not is_blank(each))


def headings_left(grid: Grid, heading: Heading) -> Iterator[Problem]:
    """A warning for each row below the headers in which a text is where others have but their number."""
    for row in grid.with_data():
        if row.number > heading.row and _says_serials_alone(row, heading):
            for column, each in row.cells.items():
                text = each.strip() if isinstance(each, str) else ""
                if text and not _SERIAL.fullmatch(text):
                    facts = {"text": text, "column": _BLANK.sub("", heading.texts[column])}
                    yield Problem("sheet-heading-left", quoting(grid.span(row.number, column), text), facts)


def remarks(grid: Grid, heading: Heading, rows: Iterable[Row]) -> Iterator[Problem]:
    """A warning for each unit whose name looks like what is written below a table: 填表人：……"""
    column = heading.columns.get("name", 1)
    for row in rows:
        name = row.cells.get(column, "")
        if isinstance(name, str) and _REMARK.fullmatch(name.strip()):
            yield Problem("sheet-remark", quoting(grid.span(row.number, column), name), {"name": name.strip()})


def totals(grid: Grid, heading: Heading, rows: Iterable[Row]) -> dict[int, Problem]:
    """The rows that begin with 合计, or have that for a name, by their numbers, each with the warning that says so."""
    found = {}
    for row in rows:
        first = next((column for column in sorted(row.cells) if row.cells[column] != ""), 1)
        for column in dict.fromkeys((first, heading.columns.get("name", first))):
            text = row.cells.get(column, "")
            if isinstance(text, str) and _TOTAL.fullmatch(said := _BLANK.sub("", text)):
                span = quoting(grid.span(row.number, column), text)
                found[row.number] = Problem("sheet-total", span, {"text": said})
    return found


def hidden_problems(grid: Grid, heading: Heading, rows: Sequence[Row]) -> Iterator[Problem]:
    """A problem for the hidden rows of a sheet, and one for each hidden column that would be taken."""
    hidden = [row.number for row in rows if row.number in grid.hidden_rows]
    if heading.row in grid.hidden_rows:
        hidden.insert(0, heading.row)
    if hidden:
        span = grid.span(hidden[0], min(heading.columns.values(), default=1))
        yield Problem("sheet-hidden-rows", span, {"rows": _ranges(hidden), "count": len(hidden)})
    for column in sorted(heading.columns.values()):
        if grid.hides(column):
            span = quoting(grid.span(heading.row, column), heading.texts.get(column))
            yield Problem("sheet-hidden-column", span, {"column": column_letters(column)})


@dataclass(frozen=True)
class Merges:
    """The merged cells of a sheet: what those of the group's columns say for the rows below, and what is refused."""

    filled: dict[tuple[int, int], Shown]
    problems: Sequence[Problem]


def merges_of(grid: Grid, heading: Heading, rows: Sequence[Row]) -> Merges:
    """The merged cells that touch the headers or ``rows``, in columns that are taken."""
    cells = {row.number: row.cells for row in rows}
    numbers = sorted(cells)
    taken = set(heading.columns.values())
    speaking = {heading.columns[name] for name in FILLED if name in heading.columns}
    reached = dict.fromkeys(speaking, heading.row)
    filled: dict[tuple[int, int], Shown] = {}
    problems = []
    for merge in sorted(grid.merges):
        touched = slice(bisect_left(numbers, merge.first), bisect_right(numbers, merge.last))
        if merge.is_upright and merge.left in speaking and merge.first > reached[merge.left]:
            text = cells.get(merge.first, {}).get(merge.left, "")
            filled.update({(number, merge.left): text for number in numbers[touched]})
            reached[merge.left] = merge.last
        elif merge.first <= heading.row <= merge.last or (touched.start < touched.stop and merge.meets(taken)):
            area = CellRange(column_letters(merge.left), column_letters(merge.right), merge.first, merge.last)
            problems.append(Problem("sheet-merged", grid.span(merge.first, merge.left), {"area": area.text()}))
    return Merges(filled, problems)


def _ranges(numbers: Sequence[int]) -> Said:
    """Row numbers as 3—5、8, the first of many."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    told = [f"{first}" if first == last else f"{first}—{last}" for first, last in ranges[:8]]
    more = len(ranges) > len(told)
    return Said("、".join(told) + ("……" if more else ""), ", ".join(told) + (" …" if more else ""))
