"""The heights that rows of a list need for wrapped text where no program computes them."""

from __future__ import annotations

import math
import unicodedata

from lxml import etree

from generator.office.package.xml_parsing import whole
from generator.office.sheetml import column_number, place_of, s
from generator.templates.excel.areas import merged
from generator.templates.excel.cell_filling import CellLooks

_USUAL_WIDTH, _MARGIN = 8.43, 0.7  # of a column, in digits of the workbook's own size
_WIDE = 2.1  # a Chinese character in such digits
_LINE, _LEAST_LINE = 1.3, 1.15  # a line's height by its type size: as programs set it, and the least that holds it
_HIGHEST = 409.0  # a row in points


class RowHeights:
    """What the text of the cells of one sheet needs; programs fit neither a row of a set height nor merged cells."""

    def __init__(self, root: etree._Element, looks: CellLooks) -> None:
        """``root`` is the sheet of the template, ``looks`` the cell formats of the list."""
        self._looks = looks
        form = root.find(s("sheetFormatPr"))
        self._usual = _number(None if form is None else form.get("defaultColWidth"), _USUAL_WIDTH)
        self._columns = [
            (whole(each.get("min"), 1), whole(each.get("max"), 1), _number(each.get("width"), self._usual))
            for each in root.iterfind(f"{s('cols')}/{s('col')}")
        ]
        areas = (area for area in merged(root) if area.first == area.last)
        self._merged = {(area.first, column_number(area.left)): column_number(area.right) for area in areas}

    def fit(self, row: etree._Element, number: int, wrapped: list[tuple[etree._Element, str]]) -> None:
        """Has programs fit ``row``, made of that ``number`` of the template, to its ``wrapped`` texts, or makes it fit.

        A height that the clerk has set only grows.
        """
        lefts = [column_number(place_of(cell.get("r", ""))[0]) for cell, _ in wrapped]
        rights = [self._merged.get((number, left), left) for left in lefts]
        is_set = row.get("customHeight") in ("1", "true")
        if not is_set and lefts == rights:
            row.attrib.pop("ht", "")
            return
        height, needed = _number(row.get("ht"), 0.0), 0.0
        for (cell, text), left, right in zip(wrapped, lefts, rights, strict=True):
            size = self._looks.size(whole(cell.get("s")))
            lines = self._lines(text, sum(map(self._width, range(left, right + 1))), size)
            if lines > max(1, height // (size * _LEAST_LINE)):
                needed = max(needed, min(lines * size * _LINE, _HIGHEST))
        if needed > height:
            row.set("ht", f"{needed:.2f}")
            row.set("customHeight", "1")

    def _width(self, column: int) -> float:
        return next((width for first, last, width in self._columns if first <= column <= last), self._usual)

    def _lines(self, text: str, width: float, size: float) -> int:
        digits = max((width - _MARGIN) * self._looks.size(0) / size, _WIDE)
        lengths = [
            sum(_WIDE if unicodedata.east_asian_width(each) in "WFA" else 1 for each in line)
            for line in text.split("\n")
        ]
        return sum(max(1, math.ceil(length / digits)) for length in lengths)


def _number(text: str | None, usual: float) -> float:
    try:
        return float(text or "")
    except ValueError:
        return usual
