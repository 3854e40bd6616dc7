"""Namespaces and element names of SpreadsheetML (ECMA-376 part 1, 18)."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
EXTENSION = "http://schemas.microsoft.com/office/excel/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"

MAX_ROW = 1_048_576
"""The number of the last row of a sheet."""
MAX_COLUMN = 16_384
"""The number of the last column of a sheet, XFD."""


def s(name: str) -> str:
    """``name`` in the namespace of spreadsheets."""
    return f"{{{MAIN}}}{name}"


def d(name: str) -> str:
    """``name`` in the namespace of drawings on a sheet."""
    return f"{{{DRAWING}}}{name}"


ROW, CELL, VALUE, FORMULA, INLINE, TEXT, RUN = map(s, ("row", "c", "v", "f", "is", "t", "r"))
ITEM = s("si")
