"""Recovery of an interrupted run: finish it, or clean it up."""

from __future__ import annotations

from generator.writing import exchanging, moving
from generator.writing.faults import UnfinishedRunError
from generator.writing.run import Run


def recover(run: Run) -> None:
    """Finishes what an interrupted run began, and clears its folder; the lock is held.

    Raises ForeignRunError where it was left by none of ours, UnfinishedRunError where it cannot be put right.
    """
    journal = run.journal()
    try:
        if journal is not None and journal.state == "folder":
            exchanging.finish(run, journal.folder)
        elif journal is not None and journal.state != "staging":
            moving.finish(run, journal)
        run.clear()
    except OSError as fault:
        raise UnfinishedRunError(run.folder.path, fault) from fault
