"""The lines of a table, each drawn once: between two cells the stronger of the two that are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.office.reading.document import Border, Row

Line = Border | None
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True, slots=True)
class Edges:
    """The lines of a table.

    ``usual`` has the commonest line for each place (``top``, ``insideH`` …); ``others`` those of cells that differ, by
    row, cell and side.
    """

    usual: dict[str, Line]
    others: dict[tuple[int, int], dict[str, Line]]


def edges_of(rows: tuple[Row, ...]) -> Edges:
    """The lines of a table with these ``rows``."""
    drawn = dict(_drawn(rows))
    places: dict[str, Counter[Line]] = {}
    for place, line in drawn.values():
        places.setdefault(place, Counter())[line] += 1
    usual = {place: lines.most_common(1)[0][0] for place, lines in places.items()}
    others: dict[tuple[int, int], dict[str, Line]] = {}
    for (row, cell, side), (place, line) in drawn.items():
        if line != usual[place]:
            others.setdefault((row, cell), {})[side] = line
    return Edges(usual, others)


def _drawn(rows: tuple[Row, ...]) -> Iterator[tuple[tuple[int, int, str], tuple[str, Line]]]:
    """Each side of each cell with its place in the table and its line; an inner line belongs to the cell before it."""
    grid = [_columns(row) for row in rows]
    for number, row in enumerate(rows):
        for index, cell in enumerate(row.cells):
            first, last = grid[number][index]
            for side in _SIDES:
                own = _plain(cell.borders.get(side))
                if side == "left" and index > 0:
                    continue
                if side == "top" and number > 0:
                    continue
                if side == "right" and index < len(row.cells) - 1:
                    yield (
                        (number, index, side),
                        ("insideV", _stronger(own, _plain(row.cells[index + 1].borders.get("left")))),
                    )
                elif side == "bottom" and number < len(rows) - 1:
                    below = _below(rows[number + 1], grid[number + 1], first, last)
                    yield (number, index, side), ("insideH", _stronger(own, *below))
                else:
                    yield (number, index, side), (side, own)


def _below(row: Row, columns: list[tuple[int, int]], first: int, last: int) -> list[Line]:
    touching = [cell for cell, (left, right) in zip(row.cells, columns, strict=True) if left < last and right > first]
    return [_plain(cell.borders.get("top")) for cell in touching]


def _columns(row: Row) -> list[tuple[int, int]]:
    found, column = [], 0
    for cell in row.cells:
        found.append((column, column + cell.span))
        column += cell.span
    return found


def _plain(border: Border | None) -> Line:
    """A line without its distance to the text."""
    return None if border is None else Border(border.kind, border.width, border.space * 0, border.color or "000000")


def _stronger(*lines: Line) -> Line:
    return max(lines, key=lambda line: (0.0, "") if line is None else (line.width.pt, line.kind))
