"""A table of a notice's text as a page of inputs: cells, rows and columns changed, then written into the text.

The page says which table it shows: one that another window has changed since is not overwritten, both are shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from generator.ground.errors import NoticeError
from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import FormText
from generator.notices.editing.kept_drafts import KeptDraft
from generator.notices.editing.open_texts import OpenText, open_texts
from generator.notices.editing.text_grids import GridRow, TextGrid, text_grids, with_rows
from generator.notices.editing.version_lines import version_lines
from generator.web.answers import CLASH, page, see_other
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.endpoints import route
from generator.web.forms import text_id, typed_texts
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.screens.notice.form import refused
from generator.web.screens.notice.kept_texts import keep_unsaved, kept_texts
from generator.web.screens.notice.preview import MINE, new_window, window_of

_SEEN, _OTHER = "seen", "other"
"""The fields with the digest of the table that the page shows, and of what another window has made of it."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The table ``number`` of a ``text``, None where the text has none there any more."""

    text: OpenText
    number: int
    grid: TextGrid | None

    @property
    def form(self) -> FormText:
        """The text that it is in."""
        return self.text.form()

    @property
    def digest(self) -> str:
        """The digest of its rows, wherever in the text they are."""
        if self.grid is None:
            return ""
        first = self.grid.first
        rows = [(row.line if row.line is None else row.line - first, row.cells) for row in self.grid.rows]
        return hashlib.sha256(repr(rows).encode()).hexdigest()


def open_table(request: DeskRequest) -> Response:
    """What was typed is kept, then the page of the table follows that the button names."""
    kept = kept_texts(request)
    if kept.is_refused:
        return refused(request, kept)
    file, _, number = request.form.text("table").partition(":")
    _found(request, file, number)
    return see_other(_table_address(request, file, number))


def show_table(request: DeskRequest) -> Response:
    """The table as a grid of inputs. Raises NotFoundError."""
    table = _found(request, request.query.get("text", ""), request.query.get("table", ""))
    if table.grid is None:
        raise NotFoundError
    return _table_page(request, table, table.grid.rows, table.digest)


def change_table(request: DeskRequest) -> Response:
    """The cells as typed, kept in the unsaved text, with a row or column more, less or moved as the button says.

    Where another window has changed the table since, or there is none any more, nothing is kept, and both are shown.
    """
    file, number, what = (request.form.text(each) for each in ("text", "table", "do"))
    with request.desk.writing:
        table = _found(request, file, number, _seen(request))
        typed = _typed_rows(request, table.grid)
        if table.grid is None or (not _is_known(request, table) and tuple(typed) != table.grid.rows):
            return _both(request, table, typed)
        rows = _changed(typed, what)
        data = with_values(table.form, {}, with_rows(table.form.body, table.grid, rows))
        writer = window_of(typed_texts(request.form))
        keep_unsaved(request, {table.text.name: KeptDraft(table.text.as_saved(data), table.text.based_on, writer)})
    if request.wants_fragment:
        seen = _found(request, file, str(table.number)).digest
        return page(request, "notice/table_state.html", seen=seen, clash=False, is_fragment=True)
    is_done = what == "done" or not rows
    text_address = f"{request.notice.address}#{text_id(table.text.name)}"
    return see_other(text_address if is_done else _table_address(request, file, str(table.number)))


def _table_address(request: DeskRequest, file: str, number: str) -> str:
    return f"{request.notice.address}/table?text={file}&table={number}"


def _table_page(
    request: DeskRequest, table: _Table, rows: Sequence[GridRow], seen: str, *, status: int = 200, **more: object
) -> Response:
    """The page with ``rows`` in the inputs of ``table``; the lines of the rows count from its first line."""
    first = 0 if table.grid is None else table.grid.first
    width = max((len(row.cells) for row in rows), default=0)
    shown = [
        GridRow(None if row.line is None else row.line - first, (*row.cells, *[""] * (width - len(row.cells))))
        for row in rows
    ]
    return page(
        request,
        "notice/table.html",
        status=status,
        address=request.notice.address,
        text=opaque_id(table.text.name),
        number=table.number,
        rows=shown,
        width=width,
        seen=seen,
        window=new_window(),
        **{"versions": None, "other": "", **more},
    )


def _both(request: DeskRequest, table: _Table, typed: Sequence[GridRow]) -> Response:
    """The page with what was typed and what another window made of the table; for a script, only that they clash."""
    seen = request.form.text(_SEEN)
    if request.wants_fragment:
        return page(request, "notice/table_state.html", seen=seen, clash=True, is_fragment=True)
    theirs = () if table.grid is None else table.grid.rows
    versions = version_lines(_in_lines(typed), _in_lines(theirs))
    return _table_page(request, table, typed, seen, status=CLASH, versions=versions, other=table.digest)


def _in_lines(rows: Iterable[GridRow]) -> str:
    return "".join(f"{' | '.join(row.cells)}\n" for row in rows)


def _seen(request: DeskRequest) -> str:
    """The digest of the table that somebody had in view, ``""`` where the form does not say."""
    return request.form.text(_OTHER if request.form.has(MINE) else _SEEN)


def _is_known(request: DeskRequest, table: _Table) -> bool:
    """Whether the table is what the window shows or has written itself; so it is where the form does not say."""
    seen = _seen(request)
    window = window_of(typed_texts(request.form))
    return seen in ("", table.digest) or (window != "" and window == table.text.writer)


def _found(request: DeskRequest, file: str, number: str, seen: str = "") -> _Table:
    """The table ``number`` of the text whose id is ``file``, or wherever the one with the digest ``seen`` is by now.

    Raises NotFoundError for another text, and for a table that never was.
    """
    wanted = whole_number(number)
    for text in open_texts(request.notice.folder):
        if opaque_id(text.name) == file and wanted is not None:
            tables = [_Table(text, place, grid) for place, grid in enumerate(_grids(text))]
            by_number = tables[wanted] if wanted < len(tables) else None
            same = next((each for each in tables if each.digest == seen), None)
            if by_number is not None and (same is None or by_number.digest == seen):
                return by_number
            if same is not None or seen:
                return same or _Table(text, wanted, None)
    raise NotFoundError


def _grids(text: OpenText) -> tuple[TextGrid, ...]:
    try:
        return text_grids(text.form().body)
    except NoticeError:
        return ()


def _typed_rows(request: DeskRequest, grid: TextGrid | None) -> list[GridRow]:
    """The rows as typed; each says which of the table's lines it was, and where the text has changed since, none."""
    old = {} if grid is None else {str((row.line or 0) - grid.first): row for row in grid.rows}
    rows: list[GridRow] = []
    typed = request.form.texts_by_name()
    for number, line in enumerate(typed.get("line", ())):
        cells = tuple(typed.get(f"cell-{number}", ()))
        row = old.pop(line, None)
        if row is not None and grid is not None and len(cells) <= grid.width and _is_same(row, cells):
            rows.append(row)
        else:
            rows.append(GridRow(None if row is None else row.line, cells))
    return rows


def _is_same(old: GridRow, cells: tuple[str, ...]) -> bool:
    """Whether ``cells`` are those of the row ``old``, which may have been shown with empty cells to the right."""
    return cells[: len(old.cells)] == old.cells and not any(cells[len(old.cells) :])


def _changed(rows: list[GridRow], do: str) -> list[GridRow]:
    """The rows with what the button ``do`` asks for, such as ``up:2``; as they are where that cannot be."""
    what, _, place = do.partition(":")
    number, width = whole_number(place), max((len(row.cells) for row in rows), default=1)
    if number is None:
        return rows
    if what == "add-row" and number < len(rows):
        return [*rows[: number + 1], GridRow(None, ("",) * width), *rows[number + 1 :]]
    if what == "remove-row" and number < len(rows):
        return [*rows[:number], *rows[number + 1 :]]
    if what == "up" and 0 < number < len(rows):
        return [*rows[: number - 1], rows[number], rows[number - 1], *rows[number + 1 :]]
    if what == "add-column" and number < width:
        whole = [(row.line, (*row.cells, *[""] * (width - len(row.cells)))) for row in rows]
        return [GridRow(line, (*cells[: number + 1], "", *cells[number + 1 :])) for line, cells in whole]
    if what == "remove-column" and number < width and width > 1:
        return [GridRow(row.line, (*row.cells[:number], *row.cells[number + 1 :])) for row in rows]
    return rows


ROUTES = [
    route("/notices/{notice}/tables", open_table, "POST"),
    route("/notices/{notice}/table", show_table),
    route("/notices/{notice}/table", change_table, "POST"),
]
