"""Changed cells of a table → edits of its rows in the source."""

from __future__ import annotations

from collections.abc import Sequence

from generator.desk.reviewing.base_draft import BaseItem
from generator.desk.reviewing.built_draft import BuiltDraft, LineOrigin
from generator.desk.reviewing.composing import composed_cell
from generator.desk.reviewing.flow import Cell, FlowItem, FlowTable, cell_text
from generator.desk.reviewing.line_edits import replaced_lines
from generator.desk.reviewing.proposal import Proposal, SourceEdit
from generator.desk.reviewing.refusal import RefusedError
from generator.desk.reviewing.typed_lines import cells_of


def table_edit(built: BuiltDraft, base: BaseItem, copies: Sequence[FlowItem], proposal: Proposal) -> None:
    """Put into ``proposal`` what ``base``, a table, needs to print what came back. Raises RefusedError."""
    today = built.flow.items[base.today or 0]
    table = copies[0] if len(copies) == 1 else None
    then = base.item
    if not isinstance(table, FlowTable) or not isinstance(then, FlowTable) or not isinstance(today, FlowTable):
        raise RefusedError("structure")
    if _shape(table) != _shape(then):
        raise RefusedError("structure")
    if _shape(today) != _shape(then):
        raise RefusedError("changed")
    printed: list[str] = []
    edits: list[SourceEdit] = []
    for number, rows in enumerate(zip(then.rows, table.rows, today.rows, strict=True)):
        before, after, now = ([cell_text(cell) for cell in row] for row in rows)
        if before == after:
            printed += now
            continue
        if number in base.changed_rows:
            raise RefusedError("changed")
        edit, texts = _row(built, rows[2], before, after)
        edits.append(edit)
        printed += texts
    proposal.edits, proposal.printed = tuple(edits), (tuple(printed),)
    proposal.line = next(
        (_line(built, row) for row, texts in zip(today.rows, table.rows, strict=True) if _differ(row, texts)), None
    )


def _row(
    built: BuiltDraft, row: Sequence[Cell], before: Sequence[str], after: Sequence[str]
) -> tuple[SourceEdit, list[str]]:
    """The edit of a ``row``, and the texts that it will print."""
    origin = next((built.origins[mark] for mark in _marks(row) if mark in built.origins), None)
    if not isinstance(origin, LineOrigin):
        raise RefusedError("set-in" if origin is None else "element")
    if origin.typed is None:
        raise RefusedError("repeated")
    head, cells, end = cells_of(origin.typed)
    if len(cells) != len(before):
        raise RefusedError("structure")
    written, printed = [], []
    for cell, then, now in zip(cells, before, after, strict=True):
        if then == now:
            written.append(cell.written)
            printed.append(cell.text)
            continue
        seen = cell.with_values(then)
        if seen is None or ("\n" in now and "\n" not in then):
            raise RefusedError("structure" if seen is not None else "value")
        written.append(composed_cell(seen, now, cell))
        printed.append(now)
    row_written = head + "|".join(written) + end
    return replaced_lines(built.files[origin.file], origin.file, origin.line, origin.line, [row_written]), printed


def _line(built: BuiltDraft, row: Sequence[Cell]) -> int | None:
    origin = next((built.origins[mark] for mark in _marks(row) if mark in built.origins), None)
    return origin.line if origin is not None else None


def _differ(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return [cell_text(cell) for cell in row] != [cell_text(cell) for cell in other]


def _marks(row: Sequence[Cell]) -> list[str]:
    return [mark for cell in row for paragraph in cell for mark in (*paragraph.marks, *paragraph.emptied)]


def _shape(table: FlowTable) -> list[int]:
    return [len(row) for row in table.rows]
