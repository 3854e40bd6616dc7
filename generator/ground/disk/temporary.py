"""Temporary folders for one run: locked while the run lives, then removed.

The next run that makes a folder of the same kind removes all folders left behind by killed runs.
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

# A killed process may still be writing while its folder is removed.
_REMOVALS, _PAUSE = 20, 0.05


@contextmanager
def temporary_folder(kind: str, *, leaving: Callable[[Path], None] = lambda _: None) -> Iterator[Path]:
    """A new folder that only this user can enter; removed at the end, also after an interrupt.

    ``kind`` is a word of its name; ``leaving`` is called before a folder is removed, also one of a killed run. Raises
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
        except BaseException:  # interrupted while removing
            _remove(folder, leaving)
            raise
        finally:
            if lock is not None:
                os.close(lock)


def _made(unlocked: str, name: str) -> tuple[Path, int | None]:
    """The folder and the handle that holds its lock. It gets the name that is swept only once it is locked."""
    folder = Path(tempfile.mkdtemp(prefix=unlocked))
    if sys.platform == "win32":
        return folder, None
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError:  # a file system without locks: nothing is swept there
        os.close(lock)
        return folder, None
    return folder.rename(folder.with_name(name + folder.name.removeprefix(unlocked))), lock


def _sweep(name: str, leaving: Callable[[Path], None]) -> None:
    """Removes the folders of runs that have ended: the system has released their locks."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{name}*"):
        with suppress(OSError):  # another user's, already removed, or locked by a run that lives
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
