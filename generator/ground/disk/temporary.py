"""Folders for one run below the system's folder for temporary files: locked while the run lives, then gone.

A run that was killed outright could not clear up: the next one that makes a folder of the same kind does, for every one
that no run holds any more.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

# A process that was killed may be writing still when its folder is emptied.
_REMOVALS, _PAUSE = 20, 0.05


@contextmanager
def temporary_folder(kind: str, *, leaving: Callable[[Path], None] = lambda _: None) -> Iterator[Path]:
    """A new folder, which only this user can enter; in the end it is gone, also where the run is interrupted.

    ``kind`` is a word of its name; ``leaving`` is called before a folder is emptied, of a killed run's as well. Raises
    OSError where it cannot be made.
    """
    unlocked, name = f".fawen-{kind}-", f"fawen-{kind}-"
    _sweep(name, leaving)
    folder, lock = _made(unlocked, name)
    try:
        yield folder
    finally:
        try:
            _remove(folder, leaving)
        except BaseException:  # an interrupt in the middle of it
            _remove(folder, leaving)
            raise
        finally:
            if lock is not None:
                os.close(lock)


def _made(unlocked: str, name: str) -> tuple[Path, int | None]:
    """The folder and what holds its lock. It gets the name that is swept only once it is locked."""
    folder = Path(tempfile.mkdtemp(prefix=unlocked))
    if sys.platform == "win32":
        return folder, None
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError:  # a file system without locks: nobody sweeps there
        os.close(lock)
        return folder, None
    return folder.rename(folder.with_name(name + folder.name.removeprefix(unlocked))), lock


def _sweep(name: str, leaving: Callable[[Path], None]) -> None:
    """Removes the folders of runs that are no more. The system unlocks what a run held."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{name}*"):
        with suppress(OSError):  # it is another user's, or has just gone, or its run lives and holds the lock
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(lock).st_uid == os.getuid():
                    _remove(folder, leaving)
            finally:
                os.close(lock)


def _remove(folder: Path, leaving: Callable[[Path], None]) -> None:
    for _ in range(_REMOVALS):
        leaving(folder)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)
