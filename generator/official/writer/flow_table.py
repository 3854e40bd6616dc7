"""Tables in the flow of the text (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.ground.length import Length
from generator.official.blocks import Align, ParagraphBlock, TableBlock, TableCell, TableRow
from generator.official.writer.border import border
from generator.official.writer.xml import element, inside, on

_JC: dict[Align, str] = {"left": "left", "centre": "center", "right": "right"}
_VERTICAL = {"top": None, "centre": "center", "bottom": "bottom"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")

WriteParagraph = Callable[[ParagraphBlock], str]
"""Returns the ``w:p`` of a paragraph in a cell."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell in a row, from ``column`` on; ``reached``: it began in a row above and spans this one."""

    cell: TableCell
    column: int
    reached: bool


def table_xml(block: TableBlock, write: WriteParagraph) -> str:
    """Return ``block`` as ``w:tbl`` with columns of fixed width; no row is split over two pages."""
    rows = "".join(_row(row, places, block, write) for row, places in zip(block.rows, _places(block.rows), strict=True))
    grid = inside("tblGrid", "".join(element("gridCol", w=width.twips) for width in block.columns))
    return inside("tbl", _properties(block) + grid + rows)


def _places(rows: Sequence[TableRow]) -> Iterator[tuple[_Place, ...]]:
    """Yield the cells of each row from left to right: its own, and those of rows above that span it."""
    reaching: dict[int, tuple[TableCell, int]] = {}
    for row in rows:
        places: list[_Place] = []
        column, own = 0, deque(row.cells)
        while column in reaching or own:
            reached = column in reaching
            cell, left = reaching.pop(column) if reached else (own[0], own.popleft().rows)
            places.append(_Place(cell, column, reached))
            if left > 1:
                reaching[column] = (cell, left - 1)
            column += cell.columns
        yield tuple(places)


def _properties(block: TableBlock) -> str:
    padding = block.padding.twips
    borders = "".join(border(side, block.rule) for side in _SIDES)
    return inside(
        "tblPr",
        element("tblW", w=sum(width.twips for width in block.columns), type="dxa")
        + element("jc", val=_JC.get(block.align, "left"))
        + inside("tblBorders", borders)
        + element("tblLayout", type="fixed")
        + inside("tblCellMar", element("left", w=padding, type="dxa") + element("right", w=padding, type="dxa"))
        + (element("tblCaption", val=block.caption) if block.caption else "")
        + (element("tblDescription", val=block.description) if block.description else ""),
    )


def _row(row: TableRow, places: tuple[_Place, ...], block: TableBlock, write: WriteParagraph) -> str:
    properties = (
        on("cantSplit")
        + (element("trHeight", val=row.height.twips, hRule="atLeast") if row.height is not None else "")
        + (on("tblHeader") if row.head else "")
    )
    return inside("tr", inside("trPr", properties) + "".join(_cell(place, block, write) for place in places))


def _cell(place: _Place, block: TableBlock, write: WriteParagraph) -> str:
    cell = place.cell
    width = Length(sum(block.columns[place.column : place.column + cell.columns]))
    vertical = _VERTICAL[cell.vertical]
    properties = (
        element("tcW", w=width.twips, type="dxa")
        + (element("gridSpan", val=cell.columns) if cell.columns > 1 else "")
        + _merged(place)
        + (element("vAlign", val=vertical) if vertical is not None else "")
    )
    return inside("tc", inside("tcPr", properties) + _content(place, block.keep_next, write))


def _merged(place: _Place) -> str:
    if place.cell.rows == 1:
        return ""
    return element("vMerge") if place.reached else element("vMerge", val="restart")


def _content(place: _Place, kept: bool, write: WriteParagraph) -> str:
    """Return the cell's paragraphs; in a row that it only spans, an empty one with the look of its first."""
    paragraphs = place.cell.paragraphs
    if place.reached:
        paragraphs = (replace(paragraphs[0], runs=()),)
    return "".join(write(replace(each, keep_next=True) if kept else each) for each in paragraphs)
