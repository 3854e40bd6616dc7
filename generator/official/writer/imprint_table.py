"""The 版记 as a floating table at the foot of the text area (ECMA-376 part 1, 17.4.57)."""

from __future__ import annotations

from generator.ground.length import Length
from generator.official.blocks import Face, ImprintBlock, PageSetup
from generator.official.writer.border import border
from generator.official.writer.paragraph import Styles, paragraph_xml, thin_paragraph
from generator.official.writer.xml import element, inside, on


def imprint_xml(block: ImprintBlock, styles: Styles, setup: PageSetup, names: dict[Face, str]) -> str:
    """Return ``block`` as ``w:tbl``; a row without text below the last rule lifts that rule off the page margin."""
    width = Length(setup.width - setup.left - setup.right).twips
    rows = [
        _row("".join(paragraph_xml(each, styles, setup, names) for each in row), width, _borders(block, position))
        for position, row in enumerate(block.rows)
    ]
    return inside(
        "tbl", _properties(width) + inside("tblGrid", element("gridCol", w=width)) + "".join(rows) + _lift(block, width)
    )


def _properties(width: int) -> str:
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


def _borders(block: ImprintBlock, position: int) -> str:
    top = block.outer if position == 0 else block.inner
    bottom = block.outer if position == len(block.rows) - 1 else block.inner
    return border("top", top) + border("bottom", bottom)


def _row(content: str, width: int, borders: str, height: str = "") -> str:
    cell = element("tcW", w=width, type="dxa") + (inside("tcBorders", borders) if borders else "")
    return inside("tr", inside("trPr", on("cantSplit") + height) + inside("tc", inside("tcPr", cell) + content))


def _lift(block: ImprintBlock, width: int) -> str:
    if not block.below.twips:
        return ""
    height = element("trHeight", val=block.below.twips, hRule="exact")
    return _row(thin_paragraph(), width, border("top", block.outer), height)
