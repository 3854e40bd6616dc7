"""Areas of cells moved and grown with the rows: merged cells, validations, page breaks, panes, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.office.package.xml_parsing import whole
from generator.office.sheetml import CellRange, area_of, areas_of, d, s
from generator.office.wordml.schema_order import remove
from generator.templates.excel.row_placing import RowPlacing

_BY_CELLS = tuple(map(s, ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange")))
"""The elements that apply to each cell of their ``sqref``."""
_WHOLE = (f"{s('autoFilter')}", f"{s('sortState')}", f"{s('autoFilter')}/{s('sortState')}")
_LISTS = tuple(map(s, ("mergeCells", "dataValidations", "hyperlinks", "ignoredErrors", "protectedRanges", "rowBreaks")))


def move_areas(root: etree._Element, placing: RowPlacing) -> None:
    """Moves all areas of cells in the sheet ``root``."""
    _grow(root.find(s("mergeCells")), placing)
    for element in list(root.iter(*_BY_CELLS)):
        areas = [
            area.at(*rows)
            for area in areas_of(element.get("sqref", ""))
            for rows in placing.stretches(area.first, area.last)
        ]
        if areas:
            element.set("sqref", " ".join(area.text() for area in areas))
        else:
            remove(element)
    for path in _WHOLE:
        _whole(root.find(path), placing)
    _repeat(root.find(s("hyperlinks")), placing)
    _breaks(root.find(s("rowBreaks")), placing)
    _views(root, placing)
    for tag in _LISTS:
        _tidy(root.find(tag))
    dimension = root.find(s("dimension"))
    if dimension is not None:
        root.remove(dimension)


def merged(root: etree._Element) -> Iterator[CellRange]:
    """The merged areas of a sheet."""
    for each in root.iterfind(f"{s('mergeCells')}/{s('mergeCell')}"):
        yield area_of(each.get("ref", ""))


def anchor_of(element: etree._Element) -> tuple[int, int]:
    """The first row of the areas of ``element``, to which its formulas are relative, and the last row."""
    areas = areas_of(element.get("sqref", ""))
    return min(area.first for area in areas), max(area.last for area in areas)


def _grow(element: etree._Element | None, placing: RowPlacing) -> None:
    """Copies merged cells for each repetition of their rows, grown over all rows of the loops within them."""
    for each in list(() if element is None else element):
        area = area_of(each.get("ref", ""))
        branch = placing.blocks.whole.innermost(area.first, area.last)
        for instance in placing.instances(branch):
            rows = placing.span(area.first, area.last, instance)
            if rows is not None and not area.at(*rows).is_cell:
                copy = deepcopy(each)
                copy.set("ref", area.at(*rows).text())
                each.addprevious(copy)
        remove(each)


def _whole(element: etree._Element | None, placing: RowPlacing) -> None:
    """Grows a range with its rows; removes it where no rows are left."""
    for each in [] if element is None else [*element.iter(s("sortCondition")), element]:
        area = area_of(each.get("ref", ""))
        rows = placing.span(area.first, area.last, placing.whole)
        if rows is None:
            remove(each)
        else:
            each.set("ref", area.at(*rows).text())


def _repeat(element: etree._Element | None, placing: RowPlacing) -> None:
    """Copies links for each repetition of their cells."""
    for each in list(() if element is None else element):
        area = area_of(each.get("ref", ""))
        for rows in placing.stretches(area.first, area.last):
            copy = deepcopy(each)
            copy.set("ref", area.at(*rows).text())
            each.addprevious(copy)
        remove(each)


def _breaks(element: etree._Element | None, placing: RowPlacing) -> None:
    """Copies page breaks, each below a row, to every row made of that row."""
    for each in list(() if element is None else element):
        row = whole(each.get("id", "0"))
        for first, last in placing.stretches(row, row):
            for number in range(first, last + 1):
                copy = deepcopy(each)
                copy.set("id", str(number))
                each.addprevious(copy)
        remove(each)
    if element is not None:
        element.set("manualBreakCount", str(sum(each.get("man") in ("1", "true") for each in element)))


def _views(root: etree._Element, placing: RowPlacing) -> None:
    """Freezes as many rows as are left of the frozen ones; drops the clerk's scroll position and selection."""
    for view in root.iter(s("sheetView")):
        view.attrib.pop("topLeftCell", "")
        for selection in list(view.iterchildren(s("selection"))):
            view.remove(selection)
        pane = view.find(s("pane"))
        if pane is not None and pane.get("state") in ("frozen", "frozenSplit") and pane.get("ySplit"):
            _freeze(pane, whole(pane.get("ySplit", "0")), placing)


def _freeze(pane: etree._Element, rows: int, placing: RowPlacing) -> None:
    kept = placing.span(1, rows, placing.whole)
    column = "".join(filter(str.isalpha, pane.get("topLeftCell", "A1")))
    count = 0 if kept is None else kept[1]
    pane.set("topLeftCell", f"{column}{count + 1}")
    if count:
        pane.set("ySplit", str(count))
    elif pane.get("xSplit"):
        pane.attrib.pop("ySplit")
        pane.set("activePane", "topRight")
    else:
        remove(pane)


def _tidy(element: etree._Element | None) -> None:
    """Removes a list without entries; update the count of one with entries."""
    if element is None:
        return
    if len(element) == 0:
        remove(element)
    elif element.get("count") is not None:
        element.set("count", str(len(element)))


def move_pictures(root: etree._Element, placing: RowPlacing) -> None:
    """Moves the drawings on a sheet, each with the row in which it begins."""
    for anchor in root:
        begin, end = anchor.find(f"{d('from')}/{d('row')}"), anchor.find(f"{d('to')}/{d('row')}")
        if begin is None:
            continue
        row = whole(begin.text or "0") + 1  # counted from 0
        rows = placing.span(row, row, placing.whole)
        moved = 0 if rows is None else rows[0] - row
        for each in (begin, end):
            if each is not None:
                each.text = str(whole(each.text or "0") + moved)


def picture_rows(root: etree._Element) -> Iterator[int]:
    """The rows in which drawings begin."""
    for each in root.iterfind(f"*/{d('from')}/{d('row')}"):
        yield whole(each.text or "0") + 1
