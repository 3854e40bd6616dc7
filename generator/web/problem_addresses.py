"""Where on the page a problem can be put right: the field or line of a notice, the line of the roster."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.ground.errors import Problem
from generator.web.open_desk import OpenDesk, OpenNotice


def problem_addresses(desk: OpenDesk, notice: OpenNotice) -> Callable[[Problem], str | None]:
    """A function that returns the address of a problem's place; None where no page shows that."""
    roster = desk.places().units.path

    def address(problem: Problem) -> str | None:
        span = problem.span
        if span is None:
            return None
        path = Path(span.file)
        if path.parent == notice.folder:
            return _at_line(f"/notices/{notice.id}", span.line)
        return _at_line(f"/roster?notice={notice.id}", span.line) if path == roster else None

    return address


def _at_line(page: str, line: int | None) -> str:
    return page if line is None else f"{page}#line-{line}"
