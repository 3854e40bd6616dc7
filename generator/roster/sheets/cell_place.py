"""The place of a unit in a sheet."""

from __future__ import annotations

from typing import NamedTuple

from generator.ground.errors import Span
from generator.office.sheetml.cell_addresses import column_letters, column_number, place_of


class CellPlace(NamedTuple):
    """A cell of a worksheet, rows and columns counted from 1. It is small: a roster has one for each unit."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def line(self) -> int:
        """The row."""
        return self.row

    @property
    def span(self) -> Span:
        """The place as problems print it: ``名单.xlsx:Sheet1!C5``."""
        return Span(self.file, part=f"{self.sheet}!{column_letters(self.column)}{self.row}")


class SpanPlace(NamedTuple):
    """The place of a unit that was read from nodes, which have spans."""

    span: Span

    @property
    def line(self) -> int:
        """The line of a text file, or the row of a worksheet."""
        return self.row_and_column[0]

    @property
    def row_and_column(self) -> tuple[int, int]:
        """Row and column, from 1; of a text file line and character."""
        if self.span.line is not None:
            return self.span.line, self.span.column or 1
        letters, row = place_of((self.span.part or "").rpartition("!")[2])
        return row, column_number(letters)
