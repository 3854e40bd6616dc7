"""Atomic exchange of the staging folder with the existing folder.

Where the system exchanges two folders in one step (Linux: renameat2, macOS: renameatx_np) that is all. Elsewhere, and
where the file system has no such step, the old one is moved aside first: for a moment no folder has the name, and a run
that is killed in it is finished by the next before anything is read.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from generator.ground.disk import Folder, LinkOutError
from generator.writing.journal import Journal
from generator.writing.run import NEW, OLD, Run


def become(run: Run, name: str) -> None:
    """Makes the staging folder the folder ``name`` of the place. Raises OSError; then all is as it was."""
    if not is_folder(run.place, name):
        run.folder.move(NEW, run.place, name)
    elif not run.folder.exchange(NEW, run.place, name):
        _step_by_step(run, name)
    run.place.sync()


def finish(run: Run, name: str) -> None:
    """Does what is left to do of an exchange: the staging folder was whole before the journal was. Raises OSError."""
    new, old = run.folder.kind(NEW), run.folder.kind(OLD)
    if new is not None and old is None and is_folder(run.place, name):
        run.place.move(name, run.folder, OLD)
    if not is_folder(run.place, name):
        run.folder.move(NEW if new is not None else OLD, run.place, name)


def is_folder(place: Folder, name: str) -> bool:
    """Whether there is a folder ``name``, False for nothing. Raises LinkOutError, NotADirectoryError otherwise."""
    found = place.kind(name)
    if found is None:
        return False
    if stat.S_ISLNK(found.st_mode):
        raise LinkOutError(place.path / name, place.path)
    if not stat.S_ISDIR(found.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place.path / name))
    return True


def _step_by_step(run: Run, name: str) -> None:
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
