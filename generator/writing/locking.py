"""Locks: one run at a time in a folder, or for a file.

The lock is the system's own on an open file (flock, or msvcrt on Windows), so it ends with the process however that
ends. The file contains the holder's process id, is removed with the lock, and may keep a mark that a killed run leaves
to the next one: entries already made. `filelock` does none of these.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from generator.ground.disk import Folder
from generator.ground.errors import OutputError, Problem, Span
from generator.writing.system_errors import ForeignRunError

PATIENCE = 5.0
"""Default number of seconds that a run waits for another run's lock."""

_POLL = 0.02
_BEYOND = 1 << 30  # a locked byte cannot be read by others on Windows: it is one far after the process id
_MOST = 1 << 16  # bytes read of a lock file


class Lock:
    """A held lock: the open file ``name`` in ``folder``; ``made``: by this process, not found there."""

    def __init__(self, folder: Folder, name: str, handle: int, *, made: bool) -> None:
        self.folder = folder
        self.name = name
        self.made = made
        self._handle = handle
        os.lseek(handle, 0, os.SEEK_SET)
        self.mark = _mark_in(os.read(handle, _MOST), os.fstat(handle))
        """The mark of a killed run on this machine, or of this one; None where there is none."""

    def sign(self) -> None:
        """Writes this process's id into the file; a mark that was found stays. Raises OSError."""
        self.note(self.mark)

    def note(self, mark: Mapping[str, object] | None) -> None:
        """Leaves ``mark`` to the next run in case this one is killed, and flushes it. Raises OSError."""
        _content_with(mark, self._handle)
        self.mark = mark

    def strike(self) -> None:
        """Drops the mark: it is removed with the file when the lock ends."""
        self.mark = None

    def release(self, *, keep: bool = False) -> None:
        """Ends the lock and removes its file, unless ``keep``, which keeps it with its mark."""
        if sys.platform == "win32":  # an open file cannot be removed there
            self._let_go()
        if not keep:
            with suppress(OSError):
                self.folder.unlink(self.name)
        if sys.platform != "win32":
            self._let_go()

    def _let_go(self) -> None:
        with suppress(OSError):
            _unlock(self._handle)
        os.close(self._handle)


@contextmanager
def locked(folder: Path, name: str, *, patience: float = PATIENCE) -> Iterator[Lock]:
    """Holds the lock of the file ``name`` in ``folder``, which is made where it is missing.

    A mark that is not struck stays, with the file. Raises OutputError, with the holder's process id, when another run
    holds the lock for ``patience`` seconds; ForeignRunError where the name is taken by something else, OSError when the
    file cannot be made.
    """

    def reach() -> Folder:
        reached, made = Folder.reached(folder, make=True)
        for parent, _ in made:
            parent.close()
        return reached

    lock = acquired(reach, name, patience)
    try:
        lock.sign()
        yield lock
    finally:
        lock.release(keep=lock.mark is not None)
        lock.folder.close()


def lock_of(place: Path) -> str:
    """The name of the lock of the one file at ``place``, beside it."""
    return f".{place.name}.lock"


def locked_file(place: Path, *, patience: float = PATIENCE) -> AbstractContextManager[Lock]:
    """Holds the lock of the one file at ``place``, which need not be there; raises what :func:`locked` does."""
    return locked(place.parent, lock_of(place), patience=patience)


def acquired(reach: Callable[[], Folder], name: str, patience: float) -> Lock:
    """The lock ``name`` in the folder that ``reach`` returns; ``reach`` is called for every attempt.

    The caller closes the lock's folder. Raises as :func:`locked` does.
    """
    until = time.monotonic() + patience
    while True:
        folder = reach()
        try:
            lock = acquired_at_once(folder, name, make=True)
        except BaseException:
            folder.close()
            raise
        if lock is not None:
            return lock
        process = holder(folder, name)
        folder.close()
        if time.monotonic() > until:
            raise OutputError(Problem("output-locked", Span(str(folder.path)), {"process": process or "?"}))
        time.sleep(_POLL)


def acquired_at_once(folder: Folder, name: str, *, make: bool) -> Lock | None:
    """The lock, without waiting; None where another process holds it, or the file is missing and not ``make``."""
    try:
        handle, made = _opened(folder, name, make=make)
    except FileNotFoundError:  # the process that made the folder has removed it, empty
        return None
    try:
        if _lock(handle) and _is_at(handle, folder, name):
            return Lock(folder, name, handle, made=made)
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _opened(folder: Folder, name: str, *, make: bool) -> tuple[int, bool]:
    """A handle of the lock file, and whether it was just made. Raises ForeignRunError unless it is a plain file."""
    if make:
        with suppress(FileExistsError):
            return folder.create(name, access=os.O_RDWR), True
    _refuse(folder.kind(name), folder, name)
    handle = folder.open(name, os.O_RDWR if make else os.O_RDONLY)
    try:
        _refuse(os.fstat(handle), folder, name)
    except OSError:
        os.close(handle)
        raise
    return handle, False


def _refuse(found: os.stat_result | None, folder: Folder, name: str) -> None:
    if found is None:
        raise FileNotFoundError(name)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        raise ForeignRunError(folder.path / name)


def _is_at(handle: int, folder: Folder, name: str) -> bool:
    """Whether the open file still has that name: an earlier holder may have removed it."""
    found = folder.kind(name)
    return found is not None and os.path.samestat(os.fstat(handle), found)


def holder(folder: Folder, name: str) -> str:
    """The process id in the lock file ``name``, as it is written there; ``""`` where it cannot be read."""
    with suppress(OSError, UnicodeDecodeError):
        return folder.read(name, most=_MOST).partition(b"\n")[0].decode("ascii").strip()
    return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


# Marks in the lock file: entries already made, for the next run in case this one is killed.


_SLACK = 5_000_000_000  # nanoseconds


def _content_with(mark: Mapping[str, object] | None, handle: int) -> None:
    """Writes this process's id and ``mark`` to the lock file, open as ``handle``, and flushes them.

    The file is never empty in between. Raises OSError.
    """
    moment = time.time_ns()
    for _ in range(2):
        content = f"{os.getpid()}\n{_line(mark, os.fstat(handle), moment)}".encode()
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, content)
        if os.fstat(handle).st_size > len(content):
            os.truncate(handle, len(content))
        changed = os.fstat(handle).st_ctime_ns
        if abs(changed - moment) <= _SLACK:
            break
        moment = changed  # the clock of a file server
    if mark is not None:
        os.fsync(handle)


def _mark_in(content: bytes, found: os.stat_result) -> Mapping[str, object] | None:
    """The mark in the ``content`` of a lock file with the status ``found``; None unless it was made on this machine.

    Removing the file removes the mark in one step. A file from a checkout, an archive or a copy is ignored: the mark
    names its file (device, inode, user) and the time of writing, and these must match the file's own; no program can
    choose when a file was last changed (st_ctime). The two clocks may differ by :data:`_SLACK`.
    """
    try:
        parsed = json.loads(content.split(b"\n")[1])
        moment, mark = parsed["moment"], parsed["mark"]
        ours = parsed["file"] == _file(found) and abs(found.st_ctime_ns - moment) <= _SLACK
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None
    return mark if ours and isinstance(mark, dict) else None


def _line(mark: Mapping[str, object] | None, found: os.stat_result, moment: int) -> str:
    if mark is None:
        return ""
    return json.dumps({"file": _file(found), "moment": moment, "mark": mark}) + "\n"


def _file(found: os.stat_result) -> list[int]:
    user = os.getuid() if hasattr(os, "getuid") else 0
    return [found.st_dev, found.st_ino, found.st_uid, user]
