"""A line of the CSV file and its cells (RFC 4180): every cell in quotes, commas between them, no line break inside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

END = "\r\n"

_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"')


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and the column, from 1, that it begins in behind its quote."""

    text: str
    column: int


class LineError(ValueError):
    """The line is not written this way; ``column`` is the first, from 1, that departs."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column


def line_of(texts: Iterable[str]) -> str:
    """The line that holds ``texts``, without its end."""
    return ",".join('"{}"'.format(text.replace('"', '""')) for text in texts)


def cells_of(line: str) -> tuple[Cell, ...]:
    """The cells of ``line``. Raises LineError."""
    cells = []
    place = 0
    while True:
        match = _CELL.match(line, place)
        if match is None:
            raise LineError(place + 1)
        cells.append(Cell(match[1].replace('""', '"'), place + 2))
        place = match.end()
        if place == len(line):
            return tuple(cells)
        if line[place] != ",":
            raise LineError(place + 1)
        place += 1
