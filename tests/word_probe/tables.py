"""Tables with rules, of fixed columns (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.official.writer.xml import element, inside, on

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(widths: Sequence[int], rows: Sequence[Sequence[str]], heights: Sequence[int] = ()) -> str:
    """A table of columns of ``widths`` twips; a cell is its paragraphs, ``heights`` are the least heights of rows."""
    borders = inside(
        "tblBorders", "".join(element(side, val="single", sz=4, space=0, color="808080") for side in _SIDES)
    )
    properties = element("tblW", w=sum(widths), type="dxa") + borders + element("tblLayout", type="fixed")
    margins = inside("tblCellMar", element("left", w=60, type="dxa") + element("right", w=60, type="dxa"))
    grid = inside("tblGrid", "".join(element("gridCol", w=width) for width in widths))
    least = heights or [0] * len(rows)
    return inside(
        "tbl",
        inside("tblPr", properties + margins)
        + grid
        + "".join(_row(widths, row, height) for row, height in zip(rows, least, strict=True)),
    )


def _row(widths: Sequence[int], cells: Sequence[str], height: int) -> str:
    properties = on("cantSplit") + (element("trHeight", val=height, hRule="atLeast") if height else "")
    return inside("tr", inside("trPr", properties) + "".join(map(_cell, widths, cells)))


def _cell(width: int, content: str) -> str:
    return inside("tc", inside("tcPr", element("tcW", w=width, type="dxa")) + content)
