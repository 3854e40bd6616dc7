"""A table of a notice's text as a page of inputs: cells, rows and columns changed, then written into the text."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from generator.desk.notice_editing.form_values import FormText
from generator.desk.notice_editing.kept_drafts import KeptDraft
from generator.desk.notice_editing.open_texts import OpenText, open_texts
from generator.desk.notice_editing.text_grids import GridRow, TextGrid, text_grids, with_rows
from generator.desk.notice_editing.value_writing import with_values
from generator.ground.errors import NoticeError
from generator.web.answers import page, see_other
from generator.web.asked import Asked
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError, opaque_id
from generator.web.screens.notice.kept_texts import keep_unsaved, kept_texts
from generator.web.screens.notice.preview import text_id
from generator.web.screens.notice.saving import address, refused

_MOST = 2000
_MOST_COLUMNS = 100


def open_table(asked: Asked) -> Response:
    """What was typed is kept, then the page of the table follows that the button names."""
    kept = kept_texts(asked)
    if kept.problems:
        return refused(asked, kept)
    file, _, number = asked.form.text("table").partition(":")
    _found(asked, file, number)
    return see_other(_table_address(asked, file, number))


def show_table(asked: Asked) -> Response:
    """The table as a grid of inputs."""
    text, _, grid = _found(asked, asked.query.get("text", ""), asked.query.get("table", ""))
    width = grid.width
    rows = [GridRow(row.line, (*row.cells, *[""] * (width - len(row.cells)))) for row in grid.rows]
    return page(
        asked,
        "notice/table.html",
        address=address(asked),
        text=opaque_id(text.name),
        number=asked.query["table"],
        rows=rows,
        width=width,
    )


def change_table(asked: Asked) -> Response:
    """The cells as typed, kept in the unsaved text, with a row or column more, less or moved as the button says."""
    file, number, what = (asked.form.text(each) for each in ("text", "table", "do"))
    with asked.desk.writing:
        text, form, grid = _found(asked, file, number)
        rows = _changed(_typed_rows(asked, grid), what)
        data = with_values(form, {}, with_rows(form.body, grid, rows))
        keep_unsaved(asked, {text.name: KeptDraft(data, text.based_on)})
    if asked.wants_fragment:
        return Response(status_code=204)
    is_done = what == "done" or not rows
    return see_other(f"{address(asked)}#{text_id(text.name)}" if is_done else _table_address(asked, file, number))


def _table_address(asked: Asked, file: str, number: str) -> str:
    return f"{address(asked)}/table?text={file}&table={number}"


def _found(asked: Asked, file: str, number: str) -> tuple[OpenText, FormText, TextGrid]:
    """The table ``number`` of the text whose id is ``file``. Raises NotFoundError."""
    for text in open_texts(asked.notice.folder):
        if opaque_id(text.name) == file:
            grids = _grids(text)
            if number.isascii() and number.isdigit() and len(number) < 5 and int(number) < len(grids):
                return text, text.form(), grids[int(number)]
    raise NotFoundError


def _grids(text: OpenText) -> tuple[TextGrid, ...]:
    try:
        return text_grids(text.form().body)
    except NoticeError:
        return ()


def _typed_rows(asked: Asked, grid: TextGrid) -> list[GridRow]:
    """The rows as typed; each says which of the table's lines it was, and where the text has changed since, none."""
    known = {str(row.line): row.line for row in grid.rows}
    rows: list[GridRow] = []
    for number, line in enumerate(asked.form.texts("line")[:_MOST]):
        cells = tuple(asked.form.texts(f"cell-{number}")[:_MOST_COLUMNS])
        origin = known.pop(line, None)
        old = next((row for row in grid.rows if row.line == origin and origin is not None), None)
        is_same = old is not None and len(cells) <= grid.width and _is_same(old, cells)
        rows.append(old if old is not None and is_same else GridRow(origin, cells))
    return rows


def _is_same(old: GridRow, cells: tuple[str, ...]) -> bool:
    """Whether ``cells`` are those of the row ``old``, which may have been shown with empty cells to the right."""
    return cells[: len(old.cells)] == old.cells and not any(cells[len(old.cells) :])


def _changed(rows: list[GridRow], do: str) -> list[GridRow]:
    what, _, typed = do.partition(":")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else -1
    width = max((len(row.cells) for row in rows), default=1)
    if what == "add-row" and number < len(rows):
        return [*rows[: number + 1], GridRow(None, ("",) * width), *rows[number + 1 :]]
    if what == "remove-row" and 0 <= number < len(rows):
        return [*rows[:number], *rows[number + 1 :]]
    if what == "up" and 0 < number < len(rows):
        return [*rows[: number - 1], rows[number], rows[number - 1], *rows[number + 1 :]]
    if what == "add-column" and number < width:
        return [GridRow(row.line, _with_cell(row, number + 1, width)) for row in rows]
    if what == "remove-column" and 0 <= number < width and width > 1:
        return [GridRow(row.line, (*row.cells[:number], *row.cells[number + 1 :])) for row in rows]
    return rows


def _with_cell(row: GridRow, place: int, width: int) -> tuple[str, ...]:
    cells = (*row.cells, *[""] * (width - len(row.cells)))
    return (*cells[:place], "", *cells[place:])


ROUTES: list[Route] = [
    route("/notices/{notice}/tables", open_table, "POST"),
    route("/notices/{notice}/table", show_table),
    route("/notices/{notice}/table", change_table, "POST"),
]
