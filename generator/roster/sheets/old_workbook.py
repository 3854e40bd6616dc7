"""A workbook of Excel 97 to 2003 (.xls), read by xlrd with its number formats → grids."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

import xlrd

from generator.ground.errors import Problem, RosterError, Span
from generator.roster.sheets.characters import shown
from generator.roster.sheets.formats import BUILT_IN, UNKNOWN, Format, format_of, held_text
from generator.roster.sheets.grid import Grid, Merge, OddCell, Row, Shown
from generator.roster.sheets.places import CellPlace

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def old_workbook_grids(data: bytes, file: str) -> list[Grid]:
    """The worksheets of the workbook in ``data``; ``file`` is its name in problems.

    Raises RosterError where it is none, encrypted, or broken.
    """
    if _ENCRYPTED in data:
        raise RosterError(Problem("sheet-encrypted", Span(file)))
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        formats = cache(partial(format_of, date1904=bool(book.datemode)))
        codes = [_code(book, each.format_key) for each in book.xf_list]
        looks = [_Look(formats(code), code) for code in codes]
        return [_grid(sheet, looks, file) for sheet in book.sheets()]
    except xlrd.XLRDError as fault:
        code = "sheet-encrypted" if "encrypt" in str(fault).lower() else "sheet-broken"
        raise RosterError(Problem(code, Span(file), {"why": str(fault)[:80]})) from fault
    except RosterError:
        raise
    except Exception as fault:  # xlrd meets a broken file with whatever its bytes happen to raise
        raise RosterError(Problem("sheet-broken", Span(file), {"why": type(fault).__name__})) from fault


class _Look(NamedTuple):
    """How the cells of one cell format look: by its number format, which ``code`` writes."""

    format: Format
    code: str


def _code(book: xlrd.book.Book, key: int) -> str:
    """The format of that number; of one that the file leaves to Excel what Excel takes it for."""
    found = book.format_map.get(key)
    return (found and found.format_str) or BUILT_IN.get(key, UNKNOWN)


def _grid(sheet: xlrd.sheet.Sheet, looks: list[_Look], file: str) -> Grid:
    rows = [Row(number + 1, cells) for number in range(sheet.nrows) if (cells := dict(_cells(sheet, number, looks)))]
    merges = [Merge(first + 1, last, left + 1, right) for first, last, left, right in sheet.merged_cells]
    hidden = frozenset(number + 1 for number, each in sheet.rowinfo_map.items() if each.hidden or each.height == 0)
    columns = [(number + 1, number + 1) for number, each in sheet.colinfo_map.items() if each.hidden or each.width == 0]
    return Grid(
        file, sheet.name, rows, partial(CellPlace, file, sheet.name), merges, hidden, columns, sheet.visibility != 0
    )


def _cells(sheet: xlrd.sheet.Sheet, row: int, looks: list[_Look]) -> Iterator[tuple[int, Shown]]:
    for column, cell in enumerate(sheet.row(row), start=1):
        text = _shown(cell, looks)
        if text != "":
            yield column, text


def _shown(cell: xlrd.sheet.Cell, looks: list[_Look]) -> Shown:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        if cell.value == "":  # only a formula leaves an empty text: one without a result, or of nothing
            return OddCell("sheet-formula")
        return held_text(looks[cell.xf_index or 0].code, shown(cell.value))
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return looks[cell.xf_index or 0].format(repr(cell.value))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return OddCell("sheet-boolean", {"value": "TRUE" if cell.value else "FALSE"})
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return OddCell("sheet-error-value", {"value": xlrd.error_text_from_code.get(cell.value, "#?")})
    return ""
