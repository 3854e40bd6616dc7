"""Recovery of an interrupted run: finish it, or remove its files."""

from __future__ import annotations

from generator.writing import exchanging, moving_into_place
from generator.writing.run_errors import UnfinishedRunError
from generator.writing.writing_run import WritingRun


def recover(run: WritingRun) -> None:
    """Finish what an interrupted run began, and clear its folder; the caller holds its lock.

    Raises ForeignRunError where no run on this machine left it, UnfinishedRunError where it cannot be recovered.
    """
    journal = run.journal()
    try:
        if journal is not None and journal.state == "folder":
            exchanging.finish(run, journal.folder)
        elif journal is not None and journal.state != "staging":
            moving_into_place.finish(run, journal)
        run.clear()
    except OSError as fault:
        raise UnfinishedRunError(run.folder.path, fault) from fault
