"""Tables in the flow of the text (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.ground.length import Length
from generator.official.blocks import Align, ParagraphBlock, TableBlock, TableCell, TableRow
from generator.official.writer.border import border
from generator.official.writer.xml import element, inside, on

_JC: dict[Align, str] = {"left": "left", "centre": "center", "right": "right"}
_VERTICAL = {"top": None, "centre": "center", "bottom": "bottom"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")

WriteParagraph = Callable[[ParagraphBlock], str]
"""Returns the ``w:p`` of a paragraph in a cell."""


def table_xml(block: TableBlock, write: WriteParagraph) -> str:
    """Return ``block`` as ``w:tbl`` with columns of fixed width; no row is split over two pages."""
    rows = "".join(_row(row, block, write) for row in block.rows)
    grid = inside("tblGrid", "".join(element("gridCol", w=width.twips) for width in block.columns))
    return inside("tbl", _properties(block) + grid + rows)


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


def _row(row: TableRow, block: TableBlock, write: WriteParagraph) -> str:
    properties = (
        on("cantSplit")
        + (element("trHeight", val=row.height.twips, hRule="atLeast") if row.height is not None else "")
        + (on("tblHeader") if row.head else "")
    )
    cells = (_cell(cell, width, block.keep_next, write) for cell, _, width in block.cells(row))
    return inside("tr", inside("trPr", properties) + "".join(cells))


def _cell(cell: TableCell, width: Length, kept: bool, write: WriteParagraph) -> str:
    vertical = _VERTICAL[cell.vertical]
    properties = (
        element("tcW", w=width.twips, type="dxa")
        + (element("gridSpan", val=cell.columns) if cell.columns > 1 else "")
        + (element("vAlign", val=vertical) if vertical is not None else "")
    )
    content = "".join(write(replace(each, keep_next=True) if kept else each) for each in cell.paragraphs)
    return inside("tc", inside("tcPr", properties) + content)
