"""The rows below the headers of a sheet: which of them are units, totals, headings or remarks."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from generator.ground.errors import Problem, joined
from generator.roster.sheets.grid import Grid, SheetRow, is_blank
from generator.roster.sheets.heading import Heading, quoting

_TOTAL = re.compile("(?:合计|总计|共计|小计|总数)[:：]?")
_GROUP_COUNT = re.compile(r"(.+?)[(（]\s*共?\s*(\d+)\s*[^\d()（）]{0,3}[)）]")
_TEXTS_NAMED = 3
_BLANK = re.compile(r"\s")
_SERIAL = re.compile(r"[(（]?(?:[0-9.\-]++|[一二三四五六七八九十百千〇零]+|[①-㊿㈠-㈩])[)）]?[.．、。)）]*")
_REMARK = re.compile(r"[(（]?[\u3400-\u9fff（）()\s]{1,10}[:：].*", re.DOTALL)


def rows_below(grid: Grid, heading: Heading) -> list[SheetRow]:
    """Return the rows below the headers that have more than a serial number, which may be filled in beforehand."""
    return [row for row in grid.with_data() if row.number > heading.row and not _has_serials_alone(row, heading)]


def is_counted(heading: Heading, column: int, rows: Iterable[SheetRow]) -> bool:
    """Whether ``column`` does nothing but number ``rows``: by its heading, and by all that is in it."""
    cells = (row.cells.get(column, "") for row in rows)
    return column in heading.serials and all(isinstance(each, str) and _is_count(each) for each in cells)


def _is_count(text: str) -> bool:
    return not text.strip() or _SERIAL.fullmatch(text.strip()) is not None


def _has_serials_alone(row: SheetRow, heading: Heading) -> bool:
    return all(column in heading.serials for column, each in row.cells.items() if not is_blank(each))


def group_headings(grid: Grid, heading: Heading) -> list[tuple[int, int, str]]:
    """The rows below the headers with nothing but a text in the column of serial numbers: row, column, text."""
    return [
        (row.number, column, each.strip())
        for row in grid.with_data()
        if row.number > heading.row and _has_serials_alone(row, heading)
        for column, each in row.cells.items()
        if isinstance(each, str) and not _is_count(each)
    ]


def counted_groups(headings: Sequence[tuple[int, int, str]], rows: Sequence[SheetRow]) -> dict[int, str]:
    """The group of each of ``rows``, by the row's number, where ``headings`` say how many are in it: 甲市（2所）.

    Empty where any row is below no such heading, or the number of rows below one is another.
    """
    counts = [_GROUP_COUNT.fullmatch(text) for _, _, text in headings]
    first = [row for row, _, _ in headings]
    above = [bisect(first, row.number) - 1 for row in rows]
    groups = [(each[1].strip(), int(each[2]) == above.count(at)) for at, each in enumerate(counts) if each]
    if -1 in above or len(groups) < len(headings) or not all(is_so for _, is_so in groups):
        return {}
    return {row.number: groups[at][0] for row, at in zip(rows, above, strict=True)}


def of_group_headings(code: str, grid: Grid, heading: Heading, found: Sequence[tuple[int, int, str]]) -> Problem:
    """The problem of the group headings ``found``, at the first of them."""
    [(row, column, text), *_] = found
    texts = joined(f"“{each}”" for _, _, each in found[:_TEXTS_NAMED])
    facts = {"texts": texts, "count": len(found), "column": _BLANK.sub("", heading.texts[column])}
    return Problem(code, quoting(grid.span(row, column), text), facts)


def remarks(grid: Grid, heading: Heading, rows: Iterable[SheetRow]) -> Iterator[Problem]:
    """Yield a warning for each unit whose name looks like a remark below a table: 填表人：……"""
    column = heading.columns.get("name", 1)
    for row in rows:
        name = row.cells.get(column, "")
        if isinstance(name, str) and _REMARK.fullmatch(name.strip()):
            yield Problem("sheet-remark", quoting(grid.span(row.number, column), name), {"name": name.strip()})


def totals(grid: Grid, heading: Heading, rows: Iterable[SheetRow]) -> dict[int, Problem]:
    """Return a warning for each row that begins with 合计, or has it as its name, by the row's number."""
    found = {}
    for row in rows:
        first = next((column for column in sorted(row.cells) if row.cells[column] != ""), 1)
        for column in dict.fromkeys((first, heading.columns.get("name", first))):
            text = row.cells.get(column, "")
            if isinstance(text, str) and _TOTAL.fullmatch(word := _BLANK.sub("", text)):
                span = quoting(grid.span(row.number, column), text)
                found[row.number] = Problem("sheet-total", span, {"text": word})
    return found
