"""Tables of a draft as tables of a text template."""

from __future__ import annotations

from collections.abc import Iterator

from generator.desk.drafts.taking.source_text import scripted, source_cell, source_line
from generator.desk.drafts.taking.text_area import Rows, fits
from generator.office.package import Package
from generator.office.reading.document import Cell, Table
from generator.office.wordml.wordml_names import TBL, w

_LEAST_ROWS = 2


def is_plain(table: Table, package: Package | None, *, landscape: bool = False) -> bool:
    """Whether a text template's table can hold ``table``: no merged cells, one line in each cell, nothing but text.

    It must fit on a page, which lies across with ``landscape``.
    """
    cells = [cell for row in table.rows for cell in row.cells]
    return (
        len(table.rows) >= _LEAST_ROWS
        and len({len(row.cells) for row in table.rows}) == 1
        and all(cell.span == 1 and _is_one_line(cell) for cell in cells)
        and not _is_merged_down(table, package)
        and fits(table_rows(table), landscape=landscape)
    )


def table_rows(table: Table) -> Rows:
    """The texts of the cells of ``table``; a merged cell has its text in its first place. Empty for a single row."""
    if len(table.rows) < _LEAST_ROWS:
        return ()
    rows = [[text for cell in row.cells for text in (_text(cell), *[""] * (cell.span - 1))] for row in table.rows]
    return tuple(map(tuple, rows))


def lines_of_rows(table: Table) -> Iterator[str]:
    """A line of text for each row of a ``table`` that is none in a template: it has a single row, or is too wide."""
    for row in table.rows:
        text = "\u3000".join(filter(None, map(_text, row.cells)))
        if text:
            yield source_line(text)


def row_lines(rows: Rows, width: int) -> Iterator[str]:
    """The lines of ``rows``, each with as many cells as ``width`` says."""
    for row in rows:
        yield f"| {' | '.join(map(source_cell, (*row, *[''] * (width - len(row)))))} |"


def _text(cell: Cell) -> str:
    texts = ((scripted((run.text, run.vertical) for run in each.runs), each) for each in cell.paragraphs)
    shown = (f"{each.numbering}{text}".strip() for text, each in texts)
    return "\n".join(text for text in shown if text)


def _is_one_line(cell: Cell) -> bool:
    return "\n" not in _text(cell) and not any(each.drawings for each in cell.paragraphs)


def _is_merged_down(table: Table, package: Package | None) -> bool:
    """Whether cells of ``table`` go on in the row below, which only the file says (17.4.84)."""
    part, number = table.place.part, table.place.table
    if package is None or part is None or number is None or part not in package:
        return False
    elements = list(package.look(part).iter(TBL))[number - 1 : number]
    return any(next(each.iter(w("vMerge")), None) is not None for each in elements)
