"""Markdown tables: lines that begin with ``|``, the first row is the head. A ``|`` in a value starts no cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jinja2 import nodes

from generator.ground.errors import Problem
from generator.official.document import CellAlign, WrittenTable
from generator.templates.text.filled_lines import BLANKS, FilledLine, LinePiece, joined, marked, trimmed

_RULE, _FULL_WIDTH = "|", "｜"
_ALIGNMENT = re.compile("(:?)-+(:?)")
_SHORTEST = 3
_DASHES = frozenset("-: ")
_ALIGNS: Mapping[tuple[bool, bool], CellAlign | None] = {
    (False, False): None,
    (True, False): "left",
    (True, True): "centre",
    (False, True): "right",
}

Cell = Sequence[LinePiece]


def is_row(line: FilledLine) -> bool:
    """Whether ``line`` is a row of a table: its first character is a ``|`` that was typed."""
    return line.typed > 0 and line.text.startswith(_RULE)


def looks_like_row(line: FilledLine) -> bool:
    """Whether ``line`` was probably meant as a row: it begins with a typed ``｜``, and has another."""
    return line.typed > 0 and line.text.startswith(_FULL_WIDTH) and line.text.count(_FULL_WIDTH) > 1


def table(lines: Sequence[FilledLine], problems: list[Problem]) -> WrittenTable:
    """Makes a table of consecutive rows; problems are noted in ``problems``."""
    rows = [cells(line) for line in lines]
    alignment = _alignment(lines, rows, problems)
    body = [(line, row) for number, (line, row) in enumerate(zip(lines, rows, strict=True)) if number != alignment[0]]
    problems.extend(_slips(body))
    spans = tuple(line.span for line, _ in body)
    return WrittenTable(tuple(tuple(map(marked, row)) for _, row in body), alignment[1], lines[0].span, spans)


def cells(line: FilledLine) -> list[list[LinePiece]]:
    """Splits a row at each typed ``|`` into cells without typed blanks; the last ``|`` may be absent."""
    found: list[list[LinePiece]] = [[]]
    for piece in line.pieces:
        first, *others = piece.text.split(_RULE) if piece.typed else [piece.text]
        found[-1].append(replace(piece, text=first, picture=None))
        found.extend([LinePiece(each, piece.typed, piece.span)] for each in others)
    row = [trimmed(each) for each in found[1:]]
    return row if row and row[-1] else row[:-1]


def _alignment(
    lines: Sequence[FilledLine], rows: Sequence[Sequence[Cell]], problems: list[Problem]
) -> tuple[int | None, tuple[CellAlign | None, ...]]:
    """The number of the row of dashes, None where there is none, and the alignment that it sets."""
    found: tuple[int | None, tuple[CellAlign | None, ...]] = (None, ())
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        if not _is_dashes(row):
            continue
        aligned = [_ALIGNMENT.fullmatch(joined(cell)) for cell in row]
        if number != 1:
            problems.append(Problem("text-table-dashes-place", line.span))
        elif not all(match and len(match[0]) >= _SHORTEST for match in aligned):
            problems.append(Problem("text-table-dashes", line.span))
        elif len(row) != len(rows[0]):
            problems.append(_unequal(line, len(row), len(rows[0])))
        else:
            found = (number, tuple(_ALIGNS[bool(match[1]), bool(match[2])] for match in aligned if match))
            continue
        if number == 1:
            found = (number, ())
    return found


def _is_dashes(row: Sequence[Cell]) -> bool:
    """Whether every cell of a row has only typed dashes and colons."""
    return bool(row) and all(
        cell and all(piece.typed for piece in cell) and "-" in joined(cell) and set(joined(cell)) <= _DASHES
        for cell in row
    )


def _slips(rows: Sequence[tuple[FilledLine, Sequence[Cell]]]) -> Iterator[Problem]:
    (head_line, head), *others = rows
    if not head:
        yield Problem("text-table-empty", head_line.span)
    elif not others:
        yield Problem("text-table-rows", head_line.span)
    else:
        yield from (_unequal(line, len(row), len(head)) for line, row in others if len(row) != len(head))


def _unequal(line: FilledLine, count: int, wanted: int) -> Problem:
    return Problem("text-table-cells", line.span, {"count": count, "wanted": wanted})


def end_rows(loop: nodes.For) -> None:
    """Puts each round of a loop that was typed on one line, from ``|`` to ``|``, on a separate line."""
    first, last = _edge(loop.body[:1], 0), _edge(loop.body[-1:], -1)
    if first.lstrip(BLANKS).startswith(_RULE) and last.rstrip(BLANKS).endswith(_RULE):
        loop.body.append(nodes.Output([nodes.TemplateData("\n", lineno=loop.lineno)], lineno=loop.lineno))


def _edge(body: Sequence[nodes.Node], place: int) -> str:
    """The text typed at the edge of a loop's body; ``""`` where a tag is there."""
    for node in body:
        data = node.nodes[place] if isinstance(node, nodes.Output) else None
        return data.data if isinstance(data, nodes.TemplateData) else ""
    return ""
