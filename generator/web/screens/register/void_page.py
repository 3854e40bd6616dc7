"""A number is voided, after it was asked whether that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from generator.ground.errors import GeneratorError, Problem
from generator.register.appending import voiding
from generator.register.register_row import Matter, RegisterRow
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import NotFoundError
from generator.web.screens.register.register_page import address, note_warnings
from generator.web.today import today


def ask_void(request: DeskRequest) -> Response:
    """The question, with number and title of the row whose 顺序号 is in the address. Raises NotFoundError."""
    return _void_page(request, _row(request, request.query.get("row", "")))


def void(request: DeskRequest) -> Response:
    """The register with the number voided, or the question again with the problems. Raises NotFoundError."""
    row, reason = _row(request, request.form.text("row")), request.form.text("reason").strip()
    if row.entry.number != request.form.text("number"):
        raise NotFoundError
    year = row.number.series.year or row.entry.date.year
    with request.desk.writing:
        same = (Matter.VOIDED, row.entry.number, reason)  # by the same form sent twice
        rows = reversed(request.desk.register().rows)
        done = next((each for each in rows if (each.entry.matter, each.entry.number, each.entry.note) == same), None)
        if done is None:
            try:
                with voiding(request.desk.places().register.path, row.entry.number, reason, today()) as added:
                    done = added.row
                    note_warnings(request.desk, added)
            except GeneratorError as fault:
                return _void_page(request, row, reason=reason, problems=fault.problems)
    return see_other(address(year=year, done=done.serial))


def _void_page(
    request: DeskRequest, row: RegisterRow, *, reason: str = "", problems: Sequence[Problem] = ()
) -> Response:
    return page(
        request,
        "register/void.html",
        status=REFUSED if problems else 200,
        row=row,
        reason=reason,
        problems_found=problems,
        back=address(year=row.number.series.year or row.entry.date.year),
    )


def _row(request: DeskRequest, serial: str) -> RegisterRow:
    """The row that issued a number, by its 顺序号. Raises NotFoundError, RegisterError where it is damaged."""
    found = {str(row.serial): row for row in request.desk.register().rows if row.entry.matter is Matter.ISSUED}
    if serial not in found:
        raise NotFoundError
    return found[serial]
