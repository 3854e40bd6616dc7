"""Table grids made to fit the rows, with the columns of the widest row (ECMA-376 part 1, 17.4.48)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from generator.office.package.xml_parsing import whole
from generator.office.wordml.wordml_names import CELL_PROPERTIES, TBL, TC, TR, own_elements, w

_GRID, _COLUMN, _WIDTH, _VALUE, _TYPE = map(w, ("tblGrid", "gridCol", "w", "val", "type"))
_SPAN, _CELL_WIDTH = w("gridSpan"), w("tcW")
_BEFORE, _AFTER = f"{w('trPr')}/{w('gridBefore')}", f"{w('trPr')}/{w('gridAfter')}"
_BEFORE_WIDTH, _AFTER_WIDTH = f"{w('trPr')}/{w('wBefore')}", f"{w('trPr')}/{w('wAfter')}"
_TABLE_PROPERTIES = w("tblPr")
_MOST_COLUMNS = 2_000


def set_grids(root: etree._Element) -> None:
    """Gives each table at and below ``root`` whose rows do not fit its grid a grid with the columns of its rows.

    The table keeps its width. Its columns are divided by the cell widths of the widest row, or evenly where it has
    none; the other cells are as wide as the columns they span. A table with more columns than the limit is skipped.
    """
    for table in root.iter(TBL):
        rows = [_Row.of(row) for row in own_elements(table, TR)]
        widest = max((row.width for row in rows), default=0)
        grid = _grid(table)
        columns = grid.findall(_COLUMN)
        if widest in {0, len(columns)} or widest > _MOST_COLUMNS:
            continue
        widths = _shared([_width(column) for column in columns], _wanted(rows, widest), widest)
        for column in columns:
            grid.remove(column)
        for place, width in enumerate(widths):
            grid.insert(place, etree.Element(_COLUMN, {_WIDTH: str(width)}))
        for row in rows:
            _set_widths(row, widths)


@dataclass(frozen=True, slots=True)
class _Row:
    """The gap before, the cells and the gap after in a row: their width elements and numbers of columns."""

    widths: list[etree._Element | None]
    spans: list[int]

    @property
    def width(self) -> int:
        return sum(self.spans)

    @classmethod
    def of(cls, row: etree._Element) -> _Row:
        properties = [cell.find(CELL_PROPERTIES) for cell in own_elements(row, TC)]
        cells = [(None, None) if each is None else (each.find(_CELL_WIDTH), each.find(_SPAN)) for each in properties]
        before, after = _count(row.find(_BEFORE), 0), _count(row.find(_AFTER), 0)
        return cls(
            [row.find(_BEFORE_WIDTH), *(width for width, _ in cells), row.find(_AFTER_WIDTH)],
            [before, *(_count(span, 1) for _, span in cells), after],
        )


def _grid(table: etree._Element) -> etree._Element:
    grid = table.find(_GRID)
    if grid is None:
        grid = etree.Element(_GRID)
        properties = table.find(_TABLE_PROPERTIES)
        if properties is None:
            table.insert(0, grid)
        else:
            properties.addnext(grid)
    return grid


def _count(element: etree._Element | None, least: int) -> int:
    """The number of columns of ``element``, ``least`` where there is none."""
    return least if element is None else max(least, whole(element.get(_VALUE), least))


def _width(element: etree._Element) -> int:
    """The width of ``element``, not negative."""
    return max(0, whole(element.get(_WIDTH)))


def _wanted(rows: list[_Row], widest: int) -> list[int]:
    """The column widths by the cells of the widest row with the most cells; empty where one has no width."""
    fullest = max((row for row in rows if row.width == widest), key=lambda row: len(row.spans))
    widths: list[int] = []
    for width, span in zip(fullest.widths[1:-1], fullest.spans[1:-1], strict=True):
        if width is None or width.get(_TYPE) != "dxa" or not _width(width):
            return []
        widths += [_width(width) // span] * span
    return widths if len(widths) == widest else []


def _shared(old: list[int], wanted: list[int], count: int) -> list[int]:
    """``count`` widths with the sum of ``old``, in the ratios of ``wanted`` or else of ``old``."""
    total = sum(old)
    average = total / len(old) if old else 0.0
    ratios = [*map(float, wanted or old[:count])]
    ratios += [average] * (count - len(ratios))
    whole = sum(ratios)
    if not total or not whole:
        return [round(each) for each in ratios]
    edges = [0.0]
    for each in ratios:
        edges.append(edges[-1] + each * total / whole)
    return [round(right) - round(left) for left, right in pairwise(edges)]


def _set_widths(row: _Row, columns: list[int]) -> None:
    """Writes the widths of the cells and gaps of ``row`` with ``columns``."""
    place = 0
    for written, span in zip(row.widths, row.spans, strict=True):
        width = sum(columns[place : place + span])
        place += span
        if written is not None and written.get(_TYPE) in {"dxa", "pct"} and span and width:
            written.set(_TYPE, "dxa")
            written.set(_WIDTH, str(width))
