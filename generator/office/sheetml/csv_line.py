"""A line of the CSV file and its cells (RFC 4180): every cell in quotes, commas between them, no line break inside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

END = "\r\n"

_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"')


class CsvCell(NamedTuple):
    """A cell's text, and the column, from 1, in which the text begins after its quote."""

    text: str
    column: int


class LineError(ValueError):
    """The line is not written in this form; ``column``, from 1, is the first that departs from it."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


def line_of(texts: Iterable[str]) -> str:
    """Return the line that holds ``texts``, without its line end."""
    return ",".join('"{}"'.format(text.replace('"', '""')) for text in texts)


def cells_of(line: str) -> tuple[CsvCell, ...]:
    """Split ``line`` into its cells. Raises LineError."""
    cells = []
    place = 0
    while True:
        match = _CELL.match(line, place)
        if match is None:
            raise LineError(place + 1)
        cells.append(CsvCell(match[1].replace('""', '"'), place + 2))
        place = match.end()
        if place == len(line):
            return tuple(cells)
        if line[place] != ",":
            raise LineError(place + 1)
        place += 1
