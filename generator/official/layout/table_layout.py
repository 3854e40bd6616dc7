"""Tables in the text (5.2.2 and 8): the size of their type, the widths and alignment of their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, repeat
from math import ceil, sqrt

from generator.ground.errors import LayoutError, Problem, Span
from generator.ground.kept_results import Same, kept
from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import DrawnRule, Face, ParagraphBlock, Role, TableBlock, TableCell, TableRow, TextRun
from generator.official.document import CellAlign, WrittenTable, plain
from generator.official.layout.line_breaking import Metrics, text_width, widest_piece
from generator.official.layout.page_setup import TypeArea
from generator.official.layout.paragraph_lines import line_texts
from generator.official.layout.program_differences import PROGRAMS
from generator.official.layout.type_widths import off_grid
from generator.standard import length, number

_NUMBER = re.compile(r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?")
_WHOLE = re.compile(r"^.{1,4}$|[0-9](?:[0-9年月日时分:：.,/~～—–-]*[0-9年月日时分])?", re.MULTILINE)
"""What is kept on one line where there is room: a number, a date, the whole of a short line."""
_CLOSE = 0.001
_NOTHING = frozenset(("", "—", "-", "/"))
"""The texts of a cell in a column of numbers that has none."""


@dataclass(frozen=True, slots=True)
class _Type:
    """A size of type, its pitch, and whether it is only for tables whose cells then have one line each."""

    size: Length
    pitch: Length
    for_single_lines: bool = False

    @property
    def metrics(self) -> tuple[Metrics, ...]:
        """The widths of characters in each program."""
        return tuple(off_grid(self.size, program=program) for program in PROGRAMS)


def table_block(table: WrittenTable, area: TypeArea, caption: str = "") -> TableBlock:
    """Lays out ``table`` as wide as ``area``: in 3号 where every cell has one line, else in 4号 or 小四.

    ``caption`` says in its alternative text what it is about.
    Raises LayoutError where the columns are too narrow for their longest words, or a row is higher than a page.
    """
    bare = _bare_block(replace(table, span=None, row_spans=()), area, caption)
    if isinstance(bare, Problem):
        raise LayoutError(replace(bare, span=table.span))
    return _with_sources(Same(bare), tuple(map(table.row_span, range(len(table.rows)))))


@kept
def _with_sources(bare: Same[TableBlock], sources: tuple[Span | None, ...]) -> TableBlock:
    rows = []
    for row, source in zip(bare.it.rows, sources, strict=True):
        cells = (replace(each, paragraphs=(replace(each.paragraphs[0], source=source),)) for each in row.cells)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(bare.it, rows=tuple(rows))


@kept
def _bare_block(table: WrittenTable, area: TypeArea, caption: str) -> TableBlock | Problem:
    """``table`` without its places in the source, or why it cannot be laid out."""
    types = (
        _Type(length("table.largest_size"), length("table.largest_pitch"), for_single_lines=True),
        _Type(length("table.size"), length("table.pitch")),
        _Type(length("table.smallest_size"), length("table.smallest_pitch")),
    )
    for kind in types:
        columns = _columns(table, kind, area.width)
        if columns is not None:
            return _of_page_height(replace(_block(table, kind, columns), caption=caption), table, area)
    return Problem("layout-table-wide", None, {"columns": len(table.rows[0])})


def _of_page_height(block: TableBlock, table: WrittenTable, area: TypeArea) -> TableBlock | Problem:
    """``block``, or the problem of a row that does not fit on a page below the head."""
    head, *rows = (block_row.height or NOTHING for block_row in block.rows)
    tallest = max(rows)
    if head + tallest + length("table.rule") * 3 > area.height:
        row = table.rows[rows.index(tallest) + 1]
        return Problem("layout-table-high", None, {"row": plain(row[0])[:20], "number": rows.index(tallest) + 1})
    return block


def _columns(table: WrittenTable, kind: _Type, width: Length) -> tuple[int, ...] | None:
    """The widths of the columns in twips; None where they do not fit in type of that ``kind``."""
    beside = (length("table.padding") * 2 + length("table.rule")).twips
    columns = [[plain(cell) for cell in column] for column in zip(*table.rows, strict=True)]
    wanted = [max(_width(cell, kind.metrics) for cell in column) + beside for column in columns]
    if sum(wanted) <= width.twips:
        edges = [round(width.twips * sum(wanted[:count]) / sum(wanted)) for count in range(len(wanted) + 1)]
        return tuple(right - left for left, right in pairwise(edges))
    for whole in () if kind.for_single_lines else (_WHOLE, None):
        least = [_least(column, kind.metrics, whole) + beside for column in columns]
        if sum(least) <= width.twips:
            return _shared(wanted, least, width.twips)
    return None


def _least(column: Sequence[str], metrics: Sequence[Metrics], whole: re.Pattern[str] | None) -> int:
    """The least width of a column: that of its widest word, number, or ``whole``, or of a few characters."""
    full = metrics[0].full
    widest = max(widest_piece(cell, each) for cell in column for each in metrics)
    word = min(widest, full * number("table.longest_word"))
    text = min(max(_width(cell, metrics) for cell in column), full * number("table.narrowest"))
    kept = (_width(piece, metrics) for cell in column for piece in (whole.findall(cell) if whole else ()))
    return int(max(word, text, *kept))


def _width(text: str, metrics: Sequence[Metrics]) -> int:
    """The greatest width of a line of ``text`` in a program, in twips."""
    return ceil(max(text_width(line, each) for line in text.split("\n") for each in metrics))


def _shared(wanted: Sequence[int], least: Sequence[int], width: int) -> tuple[int, ...]:
    """Shares out ``width``: narrow columns get their wanted width, the others the rest by the root of theirs."""

    def given(level: float) -> list[int]:
        shares = (int(level * sqrt(want)) for want in wanted)
        return [min(want, max(need, share)) for want, need, share in zip(wanted, least, shares, strict=True)]

    low, high = 0.0, sqrt(max(wanted))
    while high - low > _CLOSE:
        level = (low + high) / 2
        low, high = (level, high) if sum(given(level)) <= width else (low, level)
    shared = given(low)
    shared[wanted.index(max(wanted))] += width - sum(shared)
    return tuple(shared)


def _block(table: WrittenTable, kind: _Type, columns: Sequence[int]) -> TableBlock:
    widths = tuple(Twips(each) for each in columns)
    head, *rows = table.rows
    inside = tuple(Length(each - length("table.padding") * 2 - length("table.rule")) for each in widths)
    wanted = zip(table.aligned or (None,) * len(head), zip(*rows, strict=True), strict=True)
    aligned = tuple(align or _usual(column) for align, column in wanted)
    headings = "、".join("".join(plain(cell).split()) for cell in head if cell.strip())
    return TableBlock(
        columns=widths,
        rows=(
            _row(head, list(repeat("centre", len(head))), Face.HEI, kind, inside, head=True),
            *(_row(row, aligned, Face.FANGSONG, kind, inside) for row in rows),
        ),
        rule=DrawnRule(length("table.rule")),
        padding=length("table.padding"),
        description=f"各栏：{headings}；共{len(rows)}行",
    )


def _row(
    cells: Sequence[str],
    aligned: Sequence[CellAlign],
    face: Face,
    kind: _Type,
    inside: Sequence[Length],
    *,
    head: bool = False,
) -> TableRow:
    paragraphs = [_paragraph(text, align, face, kind) for text, align in zip(cells, aligned, strict=True)]
    lines = max(
        len(line_texts(each, width, program))
        for each, width in zip(paragraphs, inside, strict=True)
        for program in PROGRAMS
    )
    return TableRow(
        cells=tuple(TableCell(paragraphs=(each,), vertical="centre") for each in paragraphs),
        head=head,
        height=kind.pitch * lines + length("table.white") * 2,
    )


def _paragraph(text: str, align: CellAlign, face: Face, kind: _Type) -> ParagraphBlock:
    return ParagraphBlock(
        role=Role.TABLE_TEXT,
        runs=TextRun(text, face, kind.size).in_pieces,
        pitch=kind.pitch,
        align=align,
        grid=False,
    )


def _usual(column: Sequence[str]) -> CellAlign:
    """The usual alignment: numbers flush right, serials and short entries centred, sentences flush left."""
    entries = [plain(cell).strip() for cell in column]
    if [cell for cell in entries if cell] == [str(serial) for serial in range(1, len(entries) + 1)]:
        return "centre"
    if all(_NUMBER.fullmatch(cell) or cell in _NOTHING for cell in entries):
        return "right"
    metrics = _Type(length("table.size"), length("table.pitch")).metrics
    widest = max(_width(cell, metrics) for cell in entries)
    return "centre" if widest <= metrics[0].full * number("table.short_entry") else "left"
