"""The entries of one year, and the number that a notice would get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from generator.ground.errors import Problem, RegisterError
from generator.register.next_number import Gap, RegisterYears, Standing, YearLine, gap_text
from generator.register.register_row import RegisterRow, Series
from generator.web.answers import REFUSED, page
from generator.web.desk_request import DeskRequest, whole_number
from generator.web.problem_addresses import problem_addresses
from generator.web.screens.register.added_rows import warnings_about
from generator.web.screens.register.notice_number import notice_number
from generator.web.today import today

_PER_PAGE = 100
_MOST_PROBLEMS = 20
_MOST_GAPS = 20


@dataclass(frozen=True)
class RegisterPage:
    """A page of the ``year``: its ``lines``, the latest first, at most a hundred; ``part`` of ``parts``, from 1."""

    years: Sequence[int]
    year: int
    lines: Sequence[YearLine]
    count: int
    part: int
    standings: Sequence[Standing]

    @property
    def parts(self) -> int:
        """How many pages the year has."""
        return max(1, -(-self.count // _PER_PAGE))

    @property
    def missing(self) -> list[str]:
        """The first of the missing numbers, successive ones together."""
        return [gap_text(*each).text() for each in self._gaps[:_MOST_GAPS]]

    @property
    def more_missing(self) -> int:
        """How many more there are."""
        return max(0, len(self._gaps) - _MOST_GAPS)

    @property
    def next_numbers(self) -> list[str]:
        """The next free number of each series."""
        return [each.series.number(each.next) for each in self.standings]

    @property
    def _gaps(self) -> list[tuple[Series, Gap]]:
        return [(each.series, gap) for each in self.standings for gap in each.gaps]


def show(request: DeskRequest) -> Response:
    """The register: a year, and what the notice at hand would get."""
    return register_page(request)


def register_page(request: DeskRequest, *, problems: Sequence[Problem] = ()) -> Response:
    """The register, with ``problems`` of what was asked of it."""
    damages: Sequence[Problem] = ()
    try:
        shown = _page_of(request, request.desk.register())
    except RegisterError as fault:
        damages, shown = fault.problems, None
    done = None if shown is None else _done(request)
    return page(
        request,
        "register/register.html",
        status=REFUSED if problems else 200,
        shown=shown,
        damages=damages[:_MOST_PROBLEMS],
        more_damages=max(0, len(damages) - _MOST_PROBLEMS),
        problems_found=problems,
        states=request.desk.states(),
        number=notice_number(request),
        address_of=_no_address if request.current is None else problem_addresses(request.desk, request.current),
        done=done,
        warnings=() if done is None else warnings_about(request.desk, done.serial),
        address=address,
        gap_text=gap_text,
    )


def address(request: DeskRequest, **query: object) -> str:
    """The address of the register with these parameters, about the same notice."""
    current = request.current
    kept = {} if current is None else {"notice": current.id}
    return f"/register?{urlencode(kept | {key: str(value) for key, value in query.items()})}"


def _no_address(_: Problem) -> None:
    """The address of a problem without a notice: none."""


def _page_of(request: DeskRequest, register: RegisterYears) -> RegisterPage:
    years = register.years or (today().year,)
    wanted = whole_number(request.query.get("year", ""))
    year = wanted if wanted in years else years[0]
    lines = register.lines(year)
    last = max(1, -(-len(lines) // _PER_PAGE))
    part = min(max(1, whole_number(request.query.get("page", "")) or 1), last)
    return RegisterPage(
        years=years,
        year=year,
        lines=lines[(part - 1) * _PER_PAGE : part * _PER_PAGE],
        count=len(lines),
        part=part,
        standings=register.standings(year),
    )


def _done(request: DeskRequest) -> RegisterRow | None:
    """The row that was just added, by its 顺序号 in the address."""
    rows = request.desk.register().rows
    serial = whole_number(request.query.get("done", ""))
    return rows[serial - 1] if serial is not None and 0 < serial <= len(rows) else None
