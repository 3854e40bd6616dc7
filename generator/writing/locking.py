"""One run at a time in a folder.

The lock is the system's own on an open file (flock, or msvcrt on Windows), so it ends with the process however that
ends. The file bears the holder's process id and is taken away with the lock; `filelock` does neither.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import OutputError, Problem, Span

LOCK = ".fawen.lock"
PATIENCE = 5.0
"""Seconds that a run waits for another one's lock unless told otherwise."""

_POLL = 0.02
_BEYOND = 1 << 30  # Windows keeps others from reading what is locked: the byte locked lies behind the process id


@contextmanager
def locked(folder: Path, name: str = LOCK, *, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock that the file ``name`` in ``folder`` stands for.

    Raises OutputError, with the holder's process id, when another run holds it for ``patience`` seconds; OSError when
    the file cannot be made.
    """
    path = folder / name
    handle = _acquired(path, time.monotonic() + patience)
    try:
        yield
    finally:
        _release(handle, path)


def _acquired(path: Path, until: float) -> int:
    """The open file, locked, with our process id in it."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)  # who made it may have taken it away again, empty
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        try:
            if _lock(handle) and _is_at(handle, path):
                os.truncate(handle, 0)
                os.write(handle, f"{os.getpid()}\n".encode())
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() > until:
            raise OutputError(Problem("output-locked", Span(str(path.parent)), {"process": _holder(path) or "?"}))
        time.sleep(_POLL)


def _is_at(handle: int, path: Path) -> bool:
    """Whether the file is still the one of that name: who held the lock before has taken his file away."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False


def _holder(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="ascii").strip()
    return ""


def _release(handle: int, path: Path) -> None:
    if sys.platform == "win32":  # an open file cannot be taken away there
        _unlock(handle)
        os.close(handle)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        path.unlink()
    _unlock(handle)
    os.close(handle)


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
