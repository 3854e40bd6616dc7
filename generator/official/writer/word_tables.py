"""Tables in the flow of the text (ECMA-376 part 1, 17.4), and the 版记, a floating one (17.4.57)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from generator.ground.length import Length
from generator.official import blocks
from generator.official.writer.paragraph import Styles, paragraph_xml, thin_paragraph
from generator.official.writer.xml import border, element, inside, on

_JC: dict[blocks.Align, str] = {"left": "left", "centre": "center", "right": "right"}
_VERTICAL = {"top": None, "centre": "center", "bottom": "bottom"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")

_WriteParagraph = Callable[[blocks.ParagraphBlock], str]
"""Returns the ``w:p`` of a paragraph in a cell."""


def table_xml(block: blocks.TableBlock, write: _WriteParagraph) -> str:
    """``block`` as ``w:tbl`` with columns of fixed width; no row is split over two pages."""
    rows = "".join(_flow_row(row, block, write) for row in block.rows)
    grid = inside("tblGrid", "".join(element("gridCol", w=width.twips) for width in block.columns))
    return inside("tbl", _flow_properties(block) + grid + rows)


def _flow_properties(block: blocks.TableBlock) -> str:
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


def _flow_row(row: blocks.TableRow, block: blocks.TableBlock, write: _WriteParagraph) -> str:
    properties = (
        on("cantSplit")
        + (element("trHeight", val=row.height.twips, hRule="atLeast") if row.height is not None else "")
        + (on("tblHeader") if row.head else "")
    )
    cells = (_cell(cell, width, block.keep_next, write) for cell, _, width in block.cells(row))
    return inside("tr", inside("trPr", properties) + "".join(cells))


def _cell(cell: blocks.TableCell, width: Length, kept: bool, write: _WriteParagraph) -> str:
    vertical = _VERTICAL[cell.vertical]
    properties = (
        element("tcW", w=width.twips, type="dxa")
        + (element("gridSpan", val=cell.columns) if cell.columns > 1 else "")
        + (element("vAlign", val=vertical) if vertical is not None else "")
    )
    content = "".join(write(replace(each, keep_next=True) if kept else each) for each in cell.paragraphs)
    return inside("tc", inside("tcPr", properties) + content)


def imprint_xml(
    block: blocks.ImprintBlock, styles: Styles, setup: blocks.PageSetup, names: dict[blocks.Face, str]
) -> str:
    """``block`` as ``w:tbl``; a row without text below the last rule lifts that rule off the page margin."""
    width = Length(setup.width - setup.left - setup.right).twips
    rules = [block.outer, *[block.inner] * (len(block.rows) - 1), block.outer]
    rows = ""
    for row, (above, below) in zip(block.rows, pairwise(rules), strict=True):
        content = "".join(paragraph_xml(each, styles, setup, names) for each in row)
        rows += _imprint_row(content, width, border("top", above) + border("bottom", below))
    if block.below.twips:
        height = element("trHeight", val=block.below.twips, hRule="exact")
        rows += _imprint_row(thin_paragraph(), width, border("top", block.outer), height)
    return inside("tbl", _imprint_properties(width) + inside("tblGrid", element("gridCol", w=width)) + rows)


def _imprint_properties(width: int) -> str:
    position = element(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="margin",
        tblpX=1,
        tblpYSpec="bottom",
    )
    margins = inside("tblCellMar", element("left", w=0, type="dxa") + element("right", w=0, type="dxa"))
    return inside(
        "tblPr",
        position
        + element("tblOverlap", val="never")
        + element("tblW", w=width, type="dxa")
        + element("tblLayout", type="fixed")
        + margins,
    )


def _imprint_row(content: str, width: int, borders: str, height: str = "") -> str:
    cell = element("tcW", w=width, type="dxa") + (inside("tcBorders", borders) if borders else "")
    return inside("tr", inside("trPr", on("cantSplit") + height) + inside("tc", inside("tcPr", cell) + content))
