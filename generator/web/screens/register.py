"""The screen 登记簿: the entries of a year, a number voided, the files to keep."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.responses import Response

from generator.ground.errors import GeneratorError, Problem
from generator.register import register_csv, register_row, register_sheet
from generator.register.appending import voiding
from generator.register.next_number import RegisterYears, gap_text
from generator.register.register_row import Matter, RegisterRow
from generator.web.answers import REFUSED, download, page, see_other
from generator.web.desk_request import DeskRequest, today, whole_number
from generator.web.endpoints import route
from generator.web.open_desk import NotFoundError

_PER_PAGE = 100
_MOST_GAPS = 20


def show(request: DeskRequest) -> Response:
    """The register: the entries of a year. Raises RegisterError where it is damaged."""
    done = _done(request)
    return page(
        request,
        "register/register.html",
        shown=_page_of(request, request.desk.register()),
        done=done,
        warnings=() if done is None else request.desk.entry_warnings.get(str(done.serial)) or (),
        address=address,
        gap_text=gap_text,
    )


def address(**query: object) -> str:
    """The address of the register with these parameters."""
    return f"/register?{urlencode({key: str(value) for key, value in query.items()})}"


def _page_of(request: DeskRequest, register: RegisterYears) -> dict[str, object]:
    """A page of the ``year``: its ``lines``, the latest first, at most a hundred; ``part`` of ``parts``, from 1.

    ``missing`` are the first of the missing numbers, successive ones together; there are ``more_missing``.
    """
    years = register.years or (today().year,)
    wanted = whole_number(request.query.get("year", ""))
    year = wanted if wanted in years else years[0]
    lines = register.lines(year)
    parts = max(1, -(-len(lines) // _PER_PAGE))
    part = min(max(1, whole_number(request.query.get("page", "")) or 1), parts)
    standings = register.standings(year)
    gaps = [(each.series, gap) for each in standings for gap in each.gaps]
    return {
        "years": years,
        "year": year,
        "lines": lines[(part - 1) * _PER_PAGE : part * _PER_PAGE],
        "count": len(lines),
        "part": part,
        "parts": parts,
        "missing": [gap_text(*each).text() for each in gaps[:_MOST_GAPS]],
        "more_missing": max(0, len(gaps) - _MOST_GAPS),
        "next_numbers": [each.series.number(each.next) for each in standings],
    }


def _done(request: DeskRequest) -> register_row.RegisterRow | None:
    """The row that was just added, by its 顺序号 in the address."""
    rows = request.desk.register().rows
    serial = whole_number(request.query.get("done", ""))
    return rows[serial - 1] if serial is not None and 0 < serial <= len(rows) else None


# The register as files to keep: its CSV as it is, and the worksheet of its rows.


def show_csv(request: DeskRequest) -> Response:
    """The register's own file, byte for byte. Raises NotFoundError where there is none."""
    register = request.desk.places().register.path
    data = register_csv.read_bytes(register)
    if data is None:
        raise NotFoundError
    return download(register.name, data)


def show_worksheet(request: DeskRequest) -> Response:
    """The worksheet of its rows. Raises NotFoundError without rows, RegisterError where the register is damaged."""
    rows = request.desk.register().rows
    if not rows:
        raise NotFoundError
    return download(f"{request.desk.places().register.path.stem}.xlsx", register_sheet.view_bytes(rows))


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
                    request.desk.entry_warnings[str(done.serial)] = added.warnings
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


ROUTES = [
    route("/register", show),
    route("/register/void", ask_void),
    route("/register/void", void, "POST"),
    route("/register/csv", show_csv),
    route("/register/worksheet", show_worksheet),
]
