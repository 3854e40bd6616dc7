"""The entries of one year, and what is to be said of a row just added."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from starlette.responses import Response

from generator.ground.errors import Problem, RegisterError
from generator.register import appending, register_csv, register_row, register_sheet
from generator.register.next_number import RegisterYears, gap_text
from generator.web.answers import download, page
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.open_desk import Latest, NotFoundError, OpenDesk
from generator.web.today import today

_PER_PAGE = 100
_MOST_PROBLEMS = 20
_MOST_GAPS = 20


def show(request: DeskRequest) -> Response:
    """The register: the entries of a year."""
    damages: Sequence[Problem] = ()
    try:
        shown = _page_of(request, request.desk.register())
    except RegisterError as fault:
        damages, shown = fault.problems, None
    done = None if shown is None else _done(request)
    return page(
        request,
        "register/register.html",
        shown=shown,
        damages=damages[:_MOST_PROBLEMS],
        more_damages=max(0, len(damages) - _MOST_PROBLEMS),
        done=done,
        warnings=() if done is None else warnings_about(request.desk, done.serial),
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


# What is to be said of a row that was just added, on the page that comes after it.


_MOST_ROWS = 20

_warnings: WeakKeyDictionary[OpenDesk, Latest[tuple[Problem, ...]]] = WeakKeyDictionary()


def note_warnings(desk: OpenDesk, added: appending.AppendResult) -> None:
    """Keeps the warnings about a row that was added, where there are any."""
    if added.warnings:
        _warnings.setdefault(desk, Latest(_MOST_ROWS))[str(added.row.serial)] = added.warnings


def warnings_about(desk: OpenDesk, serial: int) -> tuple[Problem, ...]:
    """The warnings about the row with that 顺序号 when this server added it."""
    kept = _warnings.get(desk)
    return (kept.get(str(serial)) or ()) if kept is not None else ()


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
