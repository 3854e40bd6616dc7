"""A workbook of Excel 97 to 2003 (.xls), read by xlrd with its number formats → grids."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

import xlrd

from generator.ground.errors import Problem, RosterError, Span
from generator.ground.words.vocabularies import phrase
from generator.office.package import is_encrypted
from generator.roster.sheets.grid import (
    CellPlace,
    Grid,
    MergedCells,
    OddCell,
    RaisedText,
    SheetRow,
    Shown,
    StruckText,
    UnseenText,
    shown,
)
from generator.roster.sheets.sheet_numbers import BUILT_IN, UNKNOWN, Format, format_of, held_text, unlike_zero


def old_workbook_grids(data: bytes, file: str) -> list[Grid]:
    """The worksheets of the workbook in ``data``; ``file`` is its name in problems.

    Raises RosterError where it is no workbook, encrypted, or broken.
    """
    if is_encrypted(data):
        raise RosterError(Problem("sheet-encrypted", Span(file)))
    try:
        book = _opened(data)
        if book.biff_version < _UNICODE and book.codepage is None:  # xlrd would read it as Western
            book = _opened(data, encoding_override="gb18030")
        formats = cache(partial(format_of, date1904=bool(book.datemode)))
        codes = [_code(book, each.format_key) for each in book.xf_list]
        struck = frozenset(number for number, font in enumerate(book.font_list) if font.struck_out)
        used = zip(codes, book.xf_list, strict=True)
        looks = [_Look(formats(code), code, _doubtful(book, xf, struck)) for code, xf in used]
        raised = frozenset(number for number, font in enumerate(book.font_list) if font.escapement)
        return [_grid(sheet, looks, file, struck, raised) for sheet in book.sheets()]
    except xlrd.XLRDError as fault:
        code = "sheet-encrypted" if "encrypt" in str(fault).lower() else "sheet-broken"
        raise RosterError(Problem(code, Span(file), {"why": phrase("roster-no-workbook")})) from fault
    except RosterError:
        raise
    except Exception as fault:  # for a broken file xlrd raises errors of any type
        raise RosterError(Problem("sheet-old-broken", Span(file))) from fault


_UNICODE = 80
"""The version of the format from which on texts are in Unicode; before, they are in the workbook's code page."""


def _opened(data: bytes, **how: str) -> xlrd.book.Book:
    return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO(), **how)


class _Look(NamedTuple):
    """A cell format: its number format, and the ``code`` of that; what its texts are, if struck out or unseen."""

    format: Format
    code: str
    doubtful: type[str] | None


_WHITES = (1, 9)
_SYSTEM = 64  # from here on colours are those of the system: a sheet's background, and the colour of texts
_SOLID = 1


def _doubtful(book: xlrd.book.Book, xf: xlrd.formatting.XF, struck: frozenset[int]) -> type[str] | None:
    """Whether texts in the cell format ``xf`` are struck through, or in the colour of what is behind them."""
    if xf.font_index in struck:
        return StruckText
    ink, fill = book.font_list[xf.font_index].colour_index, xf.background
    paper = fill.pattern_colour_index if fill.fill_pattern == _SOLID else _WHITES[0]
    is_same = ink == paper or {ink, paper}.issubset(_WHITES)
    return UnseenText if is_same and ink < _SYSTEM and fill.fill_pattern in (0, _SOLID) else None


def _code(book: xlrd.book.Book, key: int) -> str:
    """The code of the number format ``key``; the built-in one where the file does not define it."""
    found = book.format_map.get(key)
    return (found and found.format_str) or BUILT_IN.get(key, UNKNOWN)


def _grid(
    sheet: xlrd.sheet.Sheet, looks: list[_Look], file: str, struck: frozenset[int], raised: frozenset[int]
) -> Grid:
    """``struck`` and ``raised`` are the fonts of such text, in which a part of a cell may be."""
    fonts = {place: {font for _, font in runs} for place, runs in sheet.rich_text_runlist_map.items()}
    parts: dict[tuple[int, int], type[str]] = {place: RaisedText for place, used in fonts.items() if used & raised}
    parts |= {place: StruckText for place, used in fonts.items() if used & struck}
    rows = [
        SheetRow(number + 1, cells)
        for number in range(sheet.nrows)
        if (cells := dict(_cells(sheet, number, looks, parts)))
    ]
    merges = [MergedCells(first + 1, last, left + 1, right) for first, last, left, right in sheet.merged_cells]
    hidden = frozenset(number + 1 for number, each in sheet.rowinfo_map.items() if each.hidden or each.height == 0)
    columns = [(number + 1, number + 1) for number, each in sheet.colinfo_map.items() if each.hidden or each.width == 0]
    return Grid(
        file, sheet.name, rows, partial(CellPlace, file, sheet.name), merges, hidden, columns, sheet.visibility != 0
    )


def _cells(
    sheet: xlrd.sheet.Sheet, row: int, looks: list[_Look], parts: Mapping[tuple[int, int], type[str]]
) -> Iterator[tuple[int, Shown]]:
    for column, cell in enumerate(sheet.row(row), start=1):
        text = _shown(cell, looks)
        if not sheet.show_zero_values:
            text = unlike_zero(text, phrase("roster-zeros-unseen"))
        kind = looks[cell.xf_index or 0].doubtful or parts.get((row, column - 1))
        if text != "":
            yield column, kind(text) if kind is not None and isinstance(text, str) else text


def _shown(cell: xlrd.sheet.Cell, looks: list[_Look]) -> Shown:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        if cell.value == "":  # only formulas leave an empty text
            return OddCell("sheet-formula")
        return held_text(looks[cell.xf_index or 0].code, shown(cell.value))
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return looks[cell.xf_index or 0].format(repr(cell.value))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return OddCell("sheet-boolean", {"value": "TRUE" if cell.value else "FALSE"})
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return OddCell("sheet-error-value", {"value": xlrd.error_text_from_code.get(cell.value, "#?")})
    return ""
