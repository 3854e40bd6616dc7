"""A number is voided, after it was asked whether that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from generator.ground.errors import GeneratorError, Problem
from generator.register import Matter, RegisterRow, voiding
from generator.web.answers import REFUSED, page, see_other
from generator.web.asked import Asked
from generator.web.open_desk import NotFoundError
from generator.web.screens.register.added_rows import note_warnings
from generator.web.screens.register.register_page import address
from generator.web.today import today


def ask_void(asked: Asked) -> Response:
    """The question, with number and title of the row whose 顺序号 is in the address. Raises NotFoundError."""
    return _void_page(asked, _row(asked, asked.query.get("row", "")))


def void(asked: Asked) -> Response:
    """The register with the number voided, or the question again with the problems. Raises NotFoundError."""
    row, reason = _row(asked, asked.form.text("row")), asked.form.text("reason").strip()
    if row.entry.number != asked.form.text("number"):
        raise NotFoundError
    year = row.number.series.year or row.entry.date.year
    with asked.desk.writing:
        done = _voided(asked, row, reason)
        if done is None:
            try:
                with voiding(asked.desk.places().register.path, row.entry.number, reason, today()) as added:
                    done = added.row
                    note_warnings(asked.desk, added)
            except GeneratorError as fault:
                return _void_page(asked, row, reason=reason, problems=fault.problems)
    return see_other(address(asked, year=year, done=done.serial))


def _void_page(asked: Asked, row: RegisterRow, *, reason: str = "", problems: Sequence[Problem] = ()) -> Response:
    return page(
        asked,
        "register/void.html",
        status=REFUSED if problems else 200,
        row=row,
        reason=reason,
        problems_found=problems,
        back=address(asked, year=row.number.series.year or row.entry.date.year),
    )


def _row(asked: Asked, serial: str) -> RegisterRow:
    """The row that issued a number, by its 顺序号. Raises NotFoundError, RegisterError where it is damaged."""
    found = {str(row.serial): row for row in asked.desk.register().rows if row.entry.matter is Matter.ISSUED}
    if serial not in found:
        raise NotFoundError
    return found[serial]


def _voided(asked: Asked, row: RegisterRow, reason: str) -> RegisterRow | None:
    """The row in which the number was voided for the same reason already, by the same form sent twice."""
    same = (Matter.VOIDED, row.entry.number, reason)
    rows = reversed(asked.desk.register().rows)
    return next((each for each in rows if (each.entry.matter, each.entry.number, each.entry.note) == same), None)
