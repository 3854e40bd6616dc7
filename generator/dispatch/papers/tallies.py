"""Check that the copies in a list add up to its total (份数, 合计).

A list is made from somebody's template; whoever prints would believe a total that was typed, or that leaves units out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from generator.ground.errors import InputError, Problem, Span
from generator.office.package import Package, read_package
from generator.office.package.integers import whole
from generator.office.wordml.grids import own_elements
from generator.office.wordml.main_document import document_of
from generator.office.wordml.wordml_names import CELL_PROPERTIES, TBL, TC, TR, T, w
from generator.templates.excel import open_book, rows_of

COPIES = "份数"
_TOTAL = ("合计", "总计", "共计")
_DIGITS = 12
_HEAD_ROWS = 5  # a title and some lines may be above the head

Table = list[dict[int, str]]
"""The texts of each row by their columns, from 1."""


def copies_problems(data: bytes, path: str, units: Collection[str], copies: int) -> Iterator[Problem]:
    """A problem for each table of the list ``data`` whose copies do not add up, and one where it cannot be read.

    A table's total has to be the sum of its rows; where the table lists all ``units``, that sum has to be ``copies``. A
    column that holds anything but numbers is skipped. ``path`` is the list's name in problems.
    """
    try:
        for table in _sheets(data, path) if path.endswith(".xlsx") else _tables(data, path):
            yield from _of_table(table, path, units, copies)
    except InputError as fault:
        first = fault.problems[0]
        yield Problem("output-list-unread", Span(path), {"why": first.quoted})
    except ValueError as fault:  # the address of a cell that is none
        yield Problem("output-list-unread", Span(path), {"why": str(fault)})


def _of_table(table: Table, path: str, units: Collection[str], copies: int) -> Iterator[Problem]:
    head = next((number for number, row in enumerate(table[:_HEAD_ROWS]) if COPIES in row.values()), None)
    if head is None:
        return
    column = next(column for column, text in table[head].items() if text == COPIES)
    rows = table[head + 1 :]
    listed = [row for row in rows if not _is_total(row)]
    counts = [row[column] for row in listed if row.get(column)]
    if not counts or not all(map(_is_count, counts)):
        return
    total = sum(map(int, counts))
    for said in (row.get(column, "") for row in rows if _is_total(row)):
        if _is_count(said) and int(said) != total:
            yield Problem("output-copies-total", Span(path), {"said": said, "total": total})
    names = {text for row in listed for text in row.values()}
    if units and names.issuperset(units) and total != copies:
        yield Problem("output-copies-units", Span(path), {"total": total, "copies": copies})


def _is_count(text: str) -> bool:
    return len(text) <= _DIGITS and text.isdecimal()


def _is_total(row: Mapping[int, str]) -> bool:
    return any(text.replace(" ", "").replace("\u3000", "").startswith(_TOTAL) for text in row.values())


def _tables(data: bytes, path: str) -> Iterator[Table]:
    """The tables of a Word file; a merged cell is in the column where it begins. Raises InputError."""
    document = document_of(Package(read_package(data, name=path), path))
    for table in document.iter(TBL):
        yield [_row(row) for row in own_elements(table, TR)]


def _row(row: etree._Element) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 1
    for cell in own_elements(row, TC):
        cells[column] = "".join(each.text or "" for each in cell.iter(T)).strip()
        span = cell.find(f"{CELL_PROPERTIES}/{w('gridSpan')}")
        column += 1 if span is None else whole(span.get(w("val"), "1"), 1)
    return cells


def _sheets(data: bytes, path: str) -> Iterator[Table]:
    """The sheets of a workbook. Raises InputError, and ValueError for an address that is none."""
    book = open_book(data, path)
    for sheet in book.sheets:
        yield [{column: text.strip() for column, text in row.items()} for row in rows_of(sheet, book)]
