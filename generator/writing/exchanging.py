"""Atomic exchange of the staging folder with the existing folder.

Linux (renameat2) and macOS (renameatx_np) exchange two folders in one step. Elsewhere, and on file systems that cannot,
the old folder is moved aside first: for a moment no folder has the name, and a run that is killed then is finished by
the next one before anything is read.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from generator.ground.disk import Folder, LinkOutError
from generator.writing.journal import Journal
from generator.writing.writing_run import NEW, OLD, WritingRun


def become(run: WritingRun, name: str) -> None:
    """Make the staging folder the folder ``name`` of the place. Raises OSError; nothing has changed then."""
    if not is_folder(run.place, name):
        run.folder.move(NEW, run.place, name)
    elif not run.folder.exchange(NEW, run.place, name):
        _step_by_step(run, name)
    run.place.sync()


def finish(run: WritingRun, name: str) -> None:
    """Finish an interrupted exchange; the staging folder was complete before the journal. Raises OSError."""
    new, old = run.folder.kind(NEW), run.folder.kind(OLD)
    if new is not None and old is None and is_folder(run.place, name):
        run.place.move(name, run.folder, OLD)
    if not is_folder(run.place, name):
        run.folder.move(NEW if new is not None else OLD, run.place, name)


def is_folder(place: Folder, name: str) -> bool:
    """Whether there is a folder ``name``. Raises LinkOutError, NotADirectoryError where it is something else."""
    found = place.kind(name)
    if found is None:
        return False
    if stat.S_ISLNK(found.st_mode):
        raise LinkOutError(place.path / name, place.path)
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place.path / name))
    return True


def _step_by_step(run: WritingRun, name: str) -> None:
    run.note(Journal("folder", folder=name))
    try:
        run.place.move(name, run.folder, OLD)
        run.folder.move(NEW, run.place, name)
    except OSError:
        if run.folder.kind(OLD) is not None:
            run.folder.move(OLD, run.place, name)
        with suppress(OSError):
            run.note(Journal())
        raise
