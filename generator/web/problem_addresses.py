"""Where on the page a problem can be put right: the field or line of a notice, the line of the roster."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from generator.ground.errors import Problem
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.open_desk import OpenDesk, OpenNotice

_MISSING = "source-missing-key"
"""The problem of a key that is on no line; its own is that of the mapping which lacks it."""


def problem_addresses(desk: OpenDesk, notice: OpenNotice) -> Callable[[Problem], str | None]:
    """A function that returns the address of a problem's place; None where no page shows that."""
    roster = desk.places().units.path

    def address(problem: Problem) -> str | None:
        span = problem.span
        if span is None:
            return None
        path, line = Path(span.file), span.line
        if path == roster:
            return (
                f"/roster?notice={notice.id}" if line is None else f"/roster?notice={notice.id}&line={line}#line-{line}"
            )
        if path.parent != notice.folder:
            return None
        page = notice.address
        file = "" if path.name == NOTICE_FILE else f"-in-{quote(path.name, errors='replace')}"
        if problem.code == _MISSING and problem.field is not None:
            return f"{page}#key-{quote(problem.field)}{file}"
        return page if line is None else f"{page}#line-{line}{file}"

    return address
