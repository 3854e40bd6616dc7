"""Conditional formatting of cells by a table style (ECMA-376 part 1, 17.7.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from lxml import etree

from generator.office.reading.attribute_values import Properties, attributes, integer, on, over, properties
from generator.office.reading.docx_parts import StyleSheet
from generator.office.wordml.grids import own_elements
from generator.office.wordml.wordml_names import TC, TR, w

_WIDEST = 1_000  # columns of a cell that are read
_FLAGS = {  # the attributes of w:tblLook, and their bits in its older form (17.4.56)
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


@dataclass(frozen=True, slots=True)
class _Region:
    """A region of the table that a cell is in, and which of the region's edges are the cell's."""

    name: str
    top: bool = True
    bottom: bool = True
    left: bool = True
    right: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """The place of a cell: its row and its first column, from 0, and which edges of the table it is at."""

    row: int
    column: int
    first_row: bool
    last_row: bool
    first_column: bool
    last_column: bool


class CellStyles:
    """The style of one table, by cell."""

    def __init__(self, table: etree._Element, styles: StyleSheet) -> None:
        given = properties(table.find(w("tblPr")))
        self._style = styles.of("table", given.get("tblStyle", {}).get("val"))
        self._styles = styles
        self._shown = _shown(given.get("tblLook", {}))
        self._places = dict(_places(table)) if self._shown else {}
        self._of = cache(partial(styles.conditional, self._style))

    def text(self, cell: etree._Element) -> Properties:
        """The style's text and paragraph properties for ``cell``."""
        whole = over(self._styles.paragraph(self._style), self._styles.run(self._style))
        for region in self._regions(cell):
            whole = over(over(whole, self._of(region.name, "pPr")), self._of(region.name, "rPr"))
        return whole

    def look(self, cell: etree._Element) -> Properties:
        """The style's cell properties for ``cell``: shading, alignment."""
        whole: Properties = {}
        for region in self._regions(cell):
            whole = over(whole, self._of(region.name, "tcPr"))
        return whole

    def borders(self, cell: etree._Element) -> Properties:
        """The style's conditional borders for ``cell``, by side; they override those of the whole table."""
        whole: Properties = {}
        for region in self._regions(cell):
            given = self._of(region.name, "tcPr/tcBorders")
            for side, name, edge in (
                ("top", "insideH", region.top),
                ("bottom", "insideH", region.bottom),
                ("left", "insideV", region.left),
                ("right", "insideV", region.right),
            ):
                found = given.get(side if edge else name)
                if found is not None:
                    whole[side] = found
        return whole

    def _regions(self, cell: etree._Element) -> Iterator[_Region]:
        """The regions of ``cell``, in increasing precedence."""
        place = self._places.get(cell)
        if place is None:
            return
        yield from self._bands(place)
        ends = {
            "firstRow": place.first_row,
            "lastRow": place.last_row and not place.first_row,
            "firstCol": place.first_column,
            "lastCol": place.last_column and not place.first_column,
        }
        here = [name for name, is_there in ends.items() if is_there and name in self._shown]
        for name in here:
            across = name.endswith("Row")
            yield _Region(
                name,
                top=across or place.first_row,
                bottom=across or place.last_row,
                left=not across or place.first_column,
                right=not across or place.last_column,
            )
        corner = _CORNERS.get("".join(here))
        if corner is not None:
            yield _Region(corner)

    def _bands(self, place: _Place) -> Iterator[_Region]:
        row, column = place.row - ("firstRow" in self._shown), place.column - ("firstCol" in self._shown)
        if "vertical bands" in self._shown and column >= 0:
            yield _Region(f"band{column % 2 + 1}Vert", top=place.first_row, bottom=place.last_row)
        if "horizontal bands" in self._shown and row >= 0:
            yield _Region(f"band{row % 2 + 1}Horz", left=place.first_column, right=place.last_column)


_CORNERS = {
    "firstRowfirstCol": "nwCell",
    "firstRowlastCol": "neCell",
    "lastRowfirstCol": "swCell",
    "lastRowlastCol": "seCell",
}


def _shown(look: dict[str, str]) -> frozenset[str]:
    """The regions of the style that the table shows."""
    if not look:
        return frozenset()
    try:
        bits = int(look.get("val", "0"), 16)
    except ValueError:
        bits = 0
    flags = {name: on({"val": look[name]}) if name in look else bool(bits & bit) for name, bit in _FLAGS.items()}
    parts = {
        "firstRow": flags["firstRow"],
        "lastRow": flags["lastRow"],
        "firstCol": flags["firstColumn"],
        "lastCol": flags["lastColumn"],
        "horizontal bands": not flags["noHBand"],
        "vertical bands": not flags["noVBand"],
    }
    return frozenset(name for name, shown in parts.items() if shown)


def _places(table: etree._Element) -> Iterator[tuple[etree._Element, _Place]]:
    rows = [cells for row in own_elements(table, TR) if (cells := list(own_elements(row, TC)))]
    spans = [[span_of(cell) for cell in cells] for cells in rows]
    columns = max(map(sum, spans), default=0)
    for number, cells in enumerate(rows):
        column = 0
        for cell, span in zip(cells, spans[number], strict=True):
            in_last_row, in_last_column = number == len(rows) - 1, column + span >= columns
            yield cell, _Place(number, column, number == 0, in_last_row, column == 0, in_last_column)
            column += span


def span_of(cell: etree._Element) -> int:
    """The number of columns that ``cell`` spans."""
    given = attributes(cell.find(f"{w('tcPr')}/{w('gridSpan')}"))
    return min(max(integer(given.get("val")) or 1, 1), _WIDEST)
