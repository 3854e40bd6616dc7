"""The tables of a text as grids of cells, and changed cells written back; a row or cell that is the same stays.

A cell is shown as it is written, with its tags. Only what could not be typed in a cell is a value in the text: a ``|``
that separates no cells, and dashes that are no line below the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.notices.drafts.taking.source_text import value_tag
from generator.templates.text.filled_lines import BLANKS
from generator.templates.text.text_tags import line_pieces

_BAR = "|"
_DASHES = frozenset("-: ")
_VALUE = re.compile(r'\{\{ "([-: |]{1,100})" \}\}')
_BARS = re.compile(r"\|{1,100}")
_MOST_LINES = 200  # of one tag
_Bars = tuple[int, ...] | None
"""The offsets of the bars that separate the cells of a row; none in another line, None where they are not certain."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of ``cells``; ``line`` is its line in the text, from 0, None for a new row."""

    line: int | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextGrid:
    """A table of a text: its lines from ``first`` to ``last``, from 0, and its rows, the head first.

    ``dashes`` is the line that aligns the columns, None where there is none.
    """

    first: int
    last: int
    rows: tuple[GridRow, ...]
    dashes: int | None = None

    @property
    def width(self) -> int:
        """The number of cells in the longest row."""
        return max((len(row.cells) for row in self.rows), default=0)


def text_grids(text: str) -> tuple[TextGrid, ...]:
    """The tables of ``text``; one with a tag of several lines, or half a tag, is left out."""
    lines = text.split("\n")
    rows = list(_rows(lines))
    return tuple(grid for first, last in _runs(rows) if (grid := _grid(lines, rows, first, last)) is not None)


def with_rows(text: str, grid: TextGrid, rows: Sequence[GridRow]) -> str:
    """``text`` with ``rows`` in the place of those of its table ``grid``; without the table where there are none."""
    lines = text.split("\n")
    made = [_row_line(lines, row) for row in rows]
    if made and grid.dashes is not None:
        dashes, width = lines[grid.dashes], len(rows[0].cells)
        made.insert(1, dashes if width == len(grid.rows[0].cells) else _dashes_line(dashes, width))
    return "\n".join([*lines[: grid.first], *made, *lines[grid.last + 1 :]])


def _rows(lines: Sequence[str]) -> Iterator[_Bars]:
    """The bars of each line."""
    number = 0
    while number < len(lines):
        last = _last_line(lines, number)
        if last == number:
            yield _bars(lines[number])
        else:
            is_row = any(line.strip(BLANKS).startswith(_BAR) for line in lines[number : last + 1])
            yield from [None if is_row else ()] * (last + 1 - number)
        number = last + 1


def _last_line(lines: Sequence[str], first: int) -> int:
    """The line that ends the tag of several lines that begins in the line ``first``; ``first`` where there is none."""
    if line_pieces(lines[first]) is not None:
        return first
    ends = range(first + 1, min(len(lines), first + _MOST_LINES))
    return next((end for end in ends if line_pieces("\n".join(lines[first : end + 1])) is not None), first)


def _bars(line: str) -> _Bars:
    if not line.strip(BLANKS).startswith(_BAR):
        return ()
    pieces = line_pieces(line)
    if pieces is None:
        return None
    found: list[int] = []
    done = 0
    for kind, text in pieces:
        found += [done + place for place, character in enumerate(text) if kind == "typed" and character == _BAR]
        done += len(text)
    return tuple(found)


def _runs(rows: Sequence[_Bars]) -> Iterator[tuple[int, int]]:
    """The first and last line of each table."""
    first: int | None = None
    for number, bars in enumerate([*rows, ()]):
        if bars == () and first is not None:
            yield first, number - 1
            first = None
        elif bars != () and first is None:
            first = number


def _grid(lines: Sequence[str], rows: Sequence[_Bars], first: int, last: int) -> TextGrid | None:
    found: list[GridRow] = []
    dashes: int | None = None
    for number in range(first, last + 1):
        bars = rows[number]
        if bars is None:
            return None
        cells = [lines[number][start:end] for start, end in _cells(lines[number], bars)]
        if number == first + 1 and cells and all("-" in cell and set(cell) <= _DASHES for cell in cells):
            dashes = number
        else:
            found.append(GridRow(number, tuple(map(_shown, cells))))
    return TextGrid(first, last, tuple(found), dashes)


def _cells(line: str, bars: Sequence[int]) -> list[tuple[int, int]]:
    """The start and end of the text of each cell; the last ``|`` may be absent."""
    spans = [(bar + 1, end) for bar, end in zip(bars, [*bars[1:], len(line)], strict=True)]
    if spans and not line[slice(*spans[-1])].strip(BLANKS):
        spans.pop()
    return [_stripped(line, start, end) for start, end in spans]


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    text = line[start:end]
    lead = len(text) - len(text.lstrip(BLANKS))
    place = start + (min(lead, 1) if lead == len(text) else lead)
    return place, place + len(text.strip(BLANKS))


def _row_line(lines: Sequence[str], row: GridRow) -> str:
    """The line of a row; the cells that are the same stay as they are."""
    if row.line is not None:
        line = lines[row.line]
        spans = _cells(line, _bars(line) or ())
        if len(spans) == len(row.cells):
            for (start, end), cell in reversed([*zip(spans, row.cells, strict=True)]):
                if _shown(line[start:end]) != cell:
                    line = line[:start] + _written(cell) + line[end:]
            return line
    return f"| {' | '.join(map(_written, row.cells))} |"


def _dashes_line(line: str, width: int) -> str:
    """The line that aligns the columns, with as many cells as ``width`` says."""
    spans = _cells(line, _bars(line) or ())
    cells = [line[start:end] for start, end in spans]
    return f"| {' | '.join([*cells[:width], *['---'] * (width - len(cells))])} |"


def _shown(cell: str) -> str:
    return _VALUE.sub(lambda match: match[1], cell)


def _written(cell: str) -> str:
    """The source of a cell that shows ``cell``: in one line, a ``|`` outside of tags as a value."""
    text = " ".join(map(str.strip, cell.splitlines())).strip(BLANKS)
    if text and set(text) <= _DASHES:
        return value_tag(text)
    pieces = line_pieces(text) or [("typed", text)]
    return "".join(
        _BARS.sub(lambda bars: value_tag(bars[0]), each) if kind == "typed" else each for kind, each in pieces
    )
