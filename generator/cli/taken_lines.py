"""What became of a draft, as lines for people, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.desk.drafts.taking import Taken

_NEEDED_BY_A_DRAFT = ("title", "issuer")


def taken_lines(notice: Path, taken: Taken, command: str) -> Iterator[str]:
    """The report on the draft, then what to do next.

    ``command`` builds the notice, whose text is the file ``notice``.
    """
    from generator.desk.drafts.taking.report import report

    yield from report(taken, notice.name)
    yield from _next_line(notice, taken, command)


def _next_line(notice: Path, taken: Taken, command: str) -> Iterator[str]:
    from generator.desk.drafts.taking.report import names_of_keys

    build = f"{command} --draft" if taken.is_draft else command
    needed = [key for key in taken.missing if key in _NEEDED_BY_A_DRAFT]
    if needed:
        yield text("taken-next-missing", file=notice, names=names_of_keys(needed), command=build)
    else:
        yield text("taken-next", file=notice, command=build)
