"""Parser of one worksheet (ECMA-376 part 1, 18.3): its XML → the grid that a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from lxml import etree

from generator.ground.errors import Problem, RosterError, Span
from generator.office.package.integers import whole
from generator.office.sheetml.cell_addresses import area_of, column_number, place_of
from generator.office.sheetml.escapes import decoded
from generator.office.sheetml.sheetml_names import MAX_COLUMN, MAX_ROW
from generator.roster.sheets.cell_characters import shown
from generator.roster.sheets.cell_place import CellPlace
from generator.roster.sheets.grid import Grid, MergedCells, OddCell, SheetRow, Shown, StruckText
from generator.roster.sheets.number_formats import Format, held_text
from generator.roster.sheets.streaming import streamed
from generator.roster.units import MAX_UNITS

MAX_CELLS = 5_000_000
"""How many cells of one sheet may show something."""
MAX_MERGES = 100_000
"""How many merged areas one sheet may have."""

_LONGEST_NUMBER = 10  # digits of a string's number
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?Z?)?", re.ASCII)
_TRUE = ("1", "true")
_TEXTS = ("s", "str", "inlineStr")
_WATCHED = ("row", "col", "mergeCell")


@dataclass(frozen=True, slots=True)
class WorkbookSetting:
    """What the cells of all sheets refer to: the shared strings, and the number format of each cell format.

    ``odd_codes`` are the codes of formats that show texts changed, by cell format. ``recalculates``: the workbook is to
    be calculated when it is opened, since its writer did not calculate it. ``struck`` are the cell formats of struck
    text.
    """

    strings: Sequence[Shown]
    formats: Sequence[Format]
    odd_codes: Mapping[int, str] = field(default_factory=dict)
    recalculates: bool = False
    struck: frozenset[int] = frozenset()


def grid_of(data: bytes, setting: WorkbookSetting, file: str, name: str, *, is_hidden: bool) -> Grid:
    """Parse the sheet in ``data``, called ``name`` on its tab. Raises RosterError for no sheet, or one too large."""
    reading = _Reading(setting, file, name)
    try:
        for kind, element in streamed(data, _WATCHED, Span(file, part=name)):
            reading.take(kind, element)
    except ValueError as fault:
        raise RosterError(Problem("sheet-broken", Span(file, part=name), {"why": str(fault)[:40]})) from fault
    return Grid(
        file, name, reading.rows, partial(CellPlace, file, name), reading.merges, frozenset(reading.hidden_rows),
        reading.hidden_columns, is_hidden,
    )  # fmt: skip


@dataclass
class _Reading:
    """One sheet while its elements are read."""

    setting: WorkbookSetting
    file: str
    name: str
    rows: list[SheetRow] = field(default_factory=list)
    merges: list[MergedCells] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    number: int = 0
    cells: int = 0

    def take(self, kind: str, element: etree._Element) -> None:
        """Take the next element. Raises ValueError for an invalid address."""
        if kind == "row":
            self._row(element)
        elif kind == "mergeCell":
            self._merge(element.get("ref", ""))
        elif element.get("hidden") in _TRUE or element.get("width") == "0":
            self.hidden_columns.append((whole(element.get("min"), 1), whole(element.get("max"), MAX_COLUMN)))

    def _row(self, element: etree._Element) -> None:
        before, self.number = self.number, int(element.get("r") or self.number + 1)
        if not before < self.number <= MAX_ROW:
            raise ValueError(element.get("r"))
        cells = dict(self._shown(element))
        if not cells:
            return
        self.rows.append(SheetRow(self.number, cells))
        if element.get("hidden") in _TRUE or element.get("ht") == "0":
            self.hidden_rows.add(self.number)
        self.cells += len(cells)
        if len(self.rows) > 2 * MAX_UNITS or self.cells > MAX_CELLS:
            raise RosterError(Problem("roster-many-units", Span(self.file, part=self.name), {"limit": MAX_UNITS}))

    def _shown(self, row: etree._Element) -> Iterator[tuple[int, Shown]]:
        """Yield the cells that show something, with their columns."""
        column = 0
        for cell in row.iterchildren("{*}c"):
            address = cell.get("r")
            before, column = column, _column(address) if address else column + 1
            if not before < column <= MAX_COLUMN:
                raise ValueError(address)
            text = self._cell(cell)
            if text != "":
                yield column, text

    def _cell(self, cell: etree._Element) -> Shown:
        text = self._held(cell)
        if self.setting.struck and isinstance(text, str) and whole(cell.get("s")) in self.setting.struck:
            return StruckText(text)
        code = self.setting.odd_codes.get(whole(cell.get("s"))) if self.setting.odd_codes else None
        return text if code is None or cell.get("t") not in _TEXTS else held_text(code, text)

    def _held(self, cell: etree._Element) -> Shown:
        kind, value, formula = cell.get("t", "n"), None, False
        for child in cell:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                value = child.text
            elif name == "f":
                formula = True
            elif name == "is" and kind == "inlineStr":
                return text_of(child)
        if kind == "str":
            return shown(decoded(value or ""))
        if not value or (formula and value == "0" and self.setting.recalculates):
            return OddCell("sheet-formula") if formula else ""
        if kind == "s":
            return self._string(value)
        return self._value(kind, value, cell.get("s"))

    def _value(self, kind: str, value: str, look: str | None) -> Shown:
        if kind == "n":
            number = whole(look)
            formats = self.setting.formats
            return formats[number if 0 <= number < len(formats) else 0](value)
        if kind == "b":
            return OddCell("sheet-boolean", {"value": "TRUE" if value in _TRUE else "FALSE"})
        if kind == "e":
            return OddCell("sheet-error-value", {"value": value[:40]})
        if kind == "d":
            day = _ISO_DAY.fullmatch(value)
            return OddCell("sheet-date", {"value": value[:40]}, date=None if day is None else day[1])
        return OddCell("sheet-broken", {"why": kind[:40]})

    def _string(self, value: str) -> Shown:
        if value.isdecimal() and len(value) < _LONGEST_NUMBER and int(value) < len(self.setting.strings):
            return self.setting.strings[int(value)]
        return OddCell("sheet-broken", {"why": value[:40]})

    def _merge(self, address: str) -> None:
        area = area_of(address)
        if len(self.merges) == MAX_MERGES:
            raise ValueError(address)
        if not area.is_cell:
            self.merges.append(MergedCells(area.first, area.last, column_number(area.left), column_number(area.right)))


def text_of(item: etree._Element) -> Shown:
    """Return the text of a string item or an inline string: all its runs, without phonetic text."""
    if len(item) == 1 and item[0].tag.endswith("}t"):
        return shown(decoded(item[0].text or ""))
    texts: list[str] = []
    for child in item:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += (each.text or "" for each in child.iterchildren("{*}t"))
    text = shown(decoded("".join(texts)))
    return StruckText(text) if isinstance(text, str) and is_struck(item) else text


def is_struck(element: etree._Element) -> bool:
    """Whether ``element`` has a mark of struck text in it (18.4.10)."""
    return any(each.get("val") not in ("0", "false") for each in element.iter("{*}strike"))


def _column(address: str) -> int:
    return _column_of(address.rstrip("0123456789"))


@cache
def _column_of(letters: str) -> int:
    """Return the number of a column. Raises ValueError for letters of no column."""
    return column_number(place_of(f"{letters}1")[0])
