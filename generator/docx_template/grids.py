"""A table's grid: as many columns as its widest row has (ECMA-376 part 1, 17.4.48)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from generator.docx_template.wordml import CELL_PROPERTIES, TBL, TC, TR, w

_GRID, _COLUMN, _WIDTH, _VALUE, _TYPE = map(w, ("tblGrid", "gridCol", "w", "val", "type"))
_SPAN, _CELL_WIDTH = f"{CELL_PROPERTIES}/{w('gridSpan')}", f"{CELL_PROPERTIES}/{w('tcW')}"
_BEFORE, _AFTER = f"{w('trPr')}/{w('gridBefore')}", f"{w('trPr')}/{w('gridAfter')}"
_BEFORE_WIDTH, _AFTER_WIDTH = f"{w('trPr')}/{w('wBefore')}", f"{w('trPr')}/{w('wAfter')}"
_TABLE_PROPERTIES = w("tblPr")


def set_grids(root: etree._Element) -> None:
    """Give each table at and below ``root`` whose rows do not fit its grid one that has their columns.

    The table keeps its width. Its columns share it as the cells of the widest row would have it, or evenly where
    they do not say; the other cells are as wide as the columns they span.
    """
    for table in root.iter(TBL):
        rows = list(_own(table, TR, TBL))
        spans = [_spans(row) for row in rows]
        widest = max((sum(each) for each in spans), default=0)
        grid = _grid(table)
        columns = grid.findall(_COLUMN)
        if widest in {0, len(columns)}:
            continue
        widths = _shared([_number(column, _WIDTH) for column in columns], _wanted(rows, spans, widest), widest)
        for column in columns:
            grid.remove(column)
        for place, width in enumerate(widths):
            grid.insert(place, etree.Element(_COLUMN, {_WIDTH: str(width)}))
        for row, each in zip(rows, spans, strict=True):
            _set_widths(row, each, widths)


def _own(element: etree._Element, name: str, container: str) -> Iterator[etree._Element]:
    """What is called ``name`` in ``element`` itself, be it in content controls, and not in a table within."""
    for each in element.iter(name):
        if next(each.iterancestors(container)) is element:
            yield each


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


def _spans(row: etree._Element) -> list[int]:
    """The columns that each thing in ``row`` takes: the gap before, the cells, the gap after."""
    cells = [_count(cell, _SPAN, 1) for cell in _own(row, TC, TR)]
    return [_count(row, _BEFORE, 0), *cells, _count(row, _AFTER, 0)]


def _count(element: etree._Element, path: str, default: int) -> int:
    found = element.find(path)
    return default if found is None else _number(found, _VALUE, default)


def _number(element: etree._Element, name: str, default: int = 0) -> int:
    text = str(element.get(name, ""))
    return int(text) if text.isdecimal() else default


def _wanted(rows: list[etree._Element], spans: list[list[int]], widest: int) -> list[int]:
    """The widths of the columns as the cells say that have one each, in the fullest of the widest rows; or empty."""
    full = [(len(each), -place) for place, each in enumerate(spans) if sum(each) == widest]
    _, place = max(full)
    widths: list[int] = []
    for cell, span in zip(_own(rows[-place], TC, TR), spans[-place][1:-1], strict=True):
        width = cell.find(_CELL_WIDTH)
        if width is None or width.get(_TYPE) != "dxa" or not _number(width, _WIDTH):
            return []
        widths += [_number(width, _WIDTH) // span] * span
    return widths if len(widths) == widest else []


def _shared(old: list[int], wanted: list[int], count: int) -> list[int]:
    """``count`` widths that add up to what ``old`` did, in the ratios of ``wanted`` or else of ``old``."""
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


def _set_widths(row: etree._Element, spans: list[int], widths: list[int]) -> None:
    """Write into ``row`` how wide its cells and gaps are with columns of ``widths``."""
    things = [row.find(_BEFORE_WIDTH), *(cell.find(_CELL_WIDTH) for cell in _own(row, TC, TR)), row.find(_AFTER_WIDTH)]
    place = 0
    for thing, span in zip(things, spans, strict=True):
        width = sum(widths[place : place + span])
        place += span
        if thing is not None and thing.get(_TYPE) in {"dxa", "pct"} and span and width:
            thing.set(_TYPE, "dxa")
            thing.set(_WIDTH, str(width))
