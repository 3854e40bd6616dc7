"""The folder of one run of the office suite: locked while the run lives, and swept by the next if it was killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_UNLOCKED, _LOCKED = ".fawen-pdf-", "fawen-pdf-"
_PROFILE_OPTION = "-env:UserInstallation="
# A process that was killed may be writing still when its folder is emptied.
_REMOVALS, _PAUSE = 20, 0.05


def profile_option(profile: Path) -> str:
    """The argument that gives an office process its profile; by it a run's processes are known from all others."""
    return _PROFILE_OPTION + profile.as_uri()


@contextmanager
def run_folder() -> Iterator[Path]:
    """A new folder for one run. In the end it is gone, and so is every office process whose profile lies in it.

    A run that was killed outright could not clear up: the next one does, for every folder that no run holds any more.
    """
    _sweep()
    folder, lock = _made()
    try:
        yield folder
    finally:
        try:
            _remove(folder)
        except BaseException:  # an interrupt in the middle of it
            _remove(folder)
            raise
        finally:
            if lock is not None:
                os.close(lock)


def _made() -> tuple[Path, int | None]:
    """The folder and what holds its lock. It gets the name that is swept only once it is locked."""
    folder = Path(tempfile.mkdtemp(prefix=_UNLOCKED))
    if sys.platform == "win32":
        return folder, None
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError:  # a file system without locks: nobody sweeps there
        os.close(lock)
        return folder, None
    return folder.rename(folder.with_name(_LOCKED + folder.name.removeprefix(_UNLOCKED))), lock


def _sweep() -> None:
    """Remove the folders of runs that are no more, with their office processes. The system unlocks what a run held."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_LOCKED}*"):
        with suppress(OSError):  # it is another user's, or has just gone, or its run lives and holds the lock
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(lock).st_uid == os.getuid():
                    _remove(folder)
            finally:
                os.close(lock)


def _remove(folder: Path) -> None:
    for _ in range(_REMOVALS):
        _end_processes(folder)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)


def _end_processes(folder: Path) -> None:
    """Kill the process groups in which a process has its office profile in ``folder``."""
    if sys.platform == "win32":
        return
    mark = profile_option(folder) + "/"
    for process, arguments in _processes():
        if any(argument.startswith(mark) for argument in arguments):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(os.getpgid(process), signal.SIGKILL)


def _processes() -> Iterator[tuple[int, list[str]]]:
    """The numbers of all processes, each with its arguments; none where the system does not tell."""
    if Path("/proc/self/cmdline").exists():
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                yield int(place.name), os.fsdecode((place / "cmdline").read_bytes()).split("\0")
    elif (ps := shutil.which("ps")) is not None:
        listing = subprocess.run([ps, "-Ao", "pid=,args="], capture_output=True, check=False, text=True).stdout
        for line in listing.splitlines():
            process, *arguments = line.split()
            yield int(process), arguments
