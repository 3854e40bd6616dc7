"""Lists are held to their own sums: what a column of 份数 adds up to is what its 合计 says.

A list is somebody's template; a total that was typed, or that leaves units out, would be believed by whoever prints.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from generator.errors import Problem, Span
from generator.package import parsed, read_package

COPIES = "份数"
_TOTAL = ("合计", "总计", "共计")
_HEAD_ROWS = 5  # a title and some lines may stand above the head
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Table = list[list[str]]


def copies_problems(data: bytes, path: str, units: Collection[str], copies: int) -> Iterator[Problem]:
    """A problem for each table of the list ``data`` whose copies do not add up.

    Its own total has to be the sum of its rows; and where it lists all ``units``, that sum has to be ``copies``. A
    column with anything but numbers in it is let pass. ``path`` is what problems call the list.
    """
    for table in _sheets(data) if path.endswith(".xlsx") else _tables(data, path):
        yield from _of_table(table, path, units, copies)


def _of_table(table: Table, path: str, units: Collection[str], copies: int) -> Iterator[Problem]:
    head = next((number for number, row in enumerate(table[:_HEAD_ROWS]) if COPIES in row), None)
    if head is None:
        return
    column = table[head].index(COPIES)
    rows = [row for row in table[head + 1 :] if len(row) > column]
    listed = [row for row in rows if not _is_total(row)]
    counts = [row[column] for row in listed if row[column]]
    if not counts or not all(map(str.isdecimal, counts)):
        return
    total = sum(map(int, counts))
    for row in rows:
        if _is_total(row) and row[column].isdecimal() and int(row[column]) != total:
            yield Problem("output-copies-total", Span(path), {"said": row[column], "total": total})
    names = {cell for row in listed for cell in row}
    if units and names.issuperset(units) and total != copies:
        yield Problem("output-copies-units", Span(path), {"total": total, "copies": copies})


def _is_total(row: Sequence[str]) -> bool:
    return any(cell.replace(" ", "").replace("\u3000", "").startswith(_TOTAL) for cell in row)


def _tables(data: bytes, path: str) -> Iterator[Table]:
    """The tables of a Word file, a merged cell as often as it is wide."""
    main = read_package(data, name=path).get("word/document.xml")
    for table in () if main is None else parsed(main, Span(path)).iter(f"{_W}tbl"):
        yield [
            [text for cell in row.findall(f"{_W}tc") for text in [_text(cell)] * _width(cell)]
            for row in table.findall(f"{_W}tr")
        ]


def _text(cell: etree._Element) -> str:
    return "".join(each.text or "" for each in cell.iter(f"{_W}t")).strip()


def _width(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return 1 if span is None else int(span.get(f"{_W}val", "1"))


def _sheets(data: bytes) -> Iterator[Table]:
    """The sheets of a workbook; the text of merged cells stands in the first of them."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        yield [["" if value is None else str(value).strip() for value in row] for row in rows]
