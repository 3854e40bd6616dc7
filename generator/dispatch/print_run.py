"""The print run of the notice: checks that its copies add up."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ground.errors import NoticeError, Problem
from generator.roster.units import Unit
from generator.templates.text import Notice


def print_run(notice: Notice, units: Sequence[Unit]) -> int:
    """印制份数: the copies of the notice for ``units``, for 抄送机关 and for the office's own archive, added up.

    Raises NoticeError where the notice gives another number.
    """
    printing = notice.printing
    distributed: int = sum(unit.copies for unit in units)
    total = distributed + printing.copy_to + printing.archive
    if printing.run is not None and printing.run != total:
        facts = {
            "run": printing.run,
            "total": total,
            "units": distributed,
            "copy_to": printing.copy_to,
            "archive": printing.archive,
        }
        problem = Problem("notice-print-run", printing.spans.get("run"), facts, "printing.run")
        raise NoticeError(problem.in_words(notice.words))
    return total
