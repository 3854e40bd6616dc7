"""This process made to behave as on Windows, as far as files, modules and signals go.

What Windows lacks is taken away: modules, functions of :mod:`os`, signals. What it refuses is refused, as Microsoft and
Python's documentation say of it: renaming onto something that is there, or away with a file open below; removing an
open file, or one that is read-only; opening a folder. Every name that is made is noted.
"""

from __future__ import annotations

import errno
import fcntl
import importlib
import os
import pkgutil
import shutil
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

MODULES = frozenset({"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "syslog", "readline", "curses"})
FUNCTIONS = (
    *("fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "killpg", "getpgid", "setsid", "sync", "uname"),
    *("sched_getaffinity", "sched_setaffinity", "statvfs", "mkfifo", "chown", "lchown", "nice", "pread", "pwrite"),
    *("O_PATH", "O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK", "WNOHANG", "posix_fallocate", "fdatasync"),
    "getpgrp",
)
SIGNALS = ("SIGKILL", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCHLD", "SIGALRM", "SIGPIPE", "alarm", "setitimer")

_WRITING = os.O_WRONLY | os.O_RDWR
_O_CREAT = os.O_CREAT


def modules() -> list[str]:
    """The names of all modules of the package."""
    package = importlib.import_module("generator")
    return ["generator", *(each.name for each in pkgutil.walk_packages(package.__path__, "generator."))]


def become_windows(folder: Path) -> list[str]:
    """From now on it is Windows below ``folder``; the list grows with every path that is made there.

    Whatever others have written is imported first: only the package meets the other system.
    """
    names = modules()
    for name in names:
        importlib.import_module(name)
    for name in [each for each in sys.modules if each.partition(".")[0] == "generator"]:
        del sys.modules[name]
    _take_away()
    made: list[str] = []
    sys.addaudithook(FileSystem(folder, made).audit)
    _refuse_renaming_onto(os.rename)
    for name in names:
        importlib.import_module(name)
    return made


def _take_away() -> None:
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails then
    for name in FUNCTIONS:
        if hasattr(os, name):
            delattr(os, name)
    for name in SIGNALS:
        if hasattr(signal, name):
            delattr(signal, name)
    os.supports_dir_fd, os.supports_fd = set(), set()  # names are looked up by path only
    os.O_BINARY = 0  # type: ignore[attr-defined]  # what text files are opened with elsewhere does not matter here
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    os.link = _linking(os.link)
    sys.modules["msvcrt"] = _msvcrt()
    sys.platform = "win32"


def _linking(link: Callable[..., None]) -> Callable[..., None]:
    """os.link as it is there: without the option that a link is not to be followed."""

    def linked(source: object, target: object, **options: object) -> None:
        if options:
            raise NotImplementedError("os.link: follow_symlinks unavailable on this platform")
        link(source, target)

    return linked


def _msvcrt() -> ModuleType:
    made = ModuleType("msvcrt")
    made.LK_NBLCK, made.LK_UNLCK = 2, 0  # type: ignore[attr-defined]

    def locking(handle: int, mode: int, _bytes: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB if mode else fcntl.LOCK_UN)

    made.locking = locking  # type: ignore[attr-defined]
    return made


def _refuse_renaming_onto(rename: Callable[..., None]) -> None:
    def renamed(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "Cannot create a file when that file already exists", str(target))
        rename(source, target)

    os.rename = renamed  # type: ignore[assignment]


class FileSystem:
    """What looks at each call that touches a file below ``folder`` before it is done, and notes what is ``made``."""

    def __init__(self, folder: Path, made: list[str]) -> None:
        self._folder = folder
        self._made = made
        self._watched: dict[str, Callable[..., None]] = {
            "open": self._opened,
            "os.rename": self._renamed,
            "os.remove": self._removed,
            "os.mkdir": self._note,
            "os.link": self._linked,
        }

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        """Python's audit hook: what it raises comes out of the call."""
        look = self._watched.get(event)
        if look is not None:
            look(*arguments)

    def _inside(self, path: object) -> str | None:
        if not isinstance(path, str | bytes | os.PathLike):
            return None
        text = os.path.abspath(os.fsdecode(path))
        return text if text.startswith(f"{self._folder}{os.sep}") else None

    def _note(self, path: object, *_: object) -> None:
        text = self._inside(path)
        if text is not None:
            self._made.append(os.path.relpath(text, self._folder))

    def _opened(self, path: object, _mode: object, flags: object) -> None:
        text = self._inside(path)
        if text is None or not isinstance(flags, int):
            return
        if os.path.isdir(text) or (flags & _WRITING and _read_only(text)):
            raise PermissionError(errno.EACCES, "Permission denied", text)
        if flags & _O_CREAT:
            self._note(text)

    def _renamed(self, source: object, target: object, *_: object) -> None:
        for path in (self._inside(source), self._inside(target)):
            if path is not None:
                _refuse_open(path)
        place = self._inside(target)
        if place is not None and os.path.isdir(place):
            raise PermissionError(errno.EACCES, "Access is denied", place)
        self._note(target)

    def _removed(self, path: object, *_: object) -> None:
        text = self._inside(path)
        if text is not None:
            _refuse_open(text)
            if _read_only(text):
                raise PermissionError(errno.EACCES, "Access is denied", text)

    def _linked(self, _source: object, target: object, *_: object) -> None:
        self._note(target)


def _read_only(path: str) -> bool:
    return os.path.isfile(path) and not os.stat(path).st_mode & stat.S_IWUSR


def _refuse_open(path: str) -> None:
    """Raises PermissionError where this process has ``path``, or something below it, open."""
    for number in os.listdir("/proc/self/fd"):
        try:
            place = os.readlink(f"/proc/self/fd/{number}")
        except OSError:  # the handle that lists them
            continue
        if place == path or place.startswith(f"{path}/"):
            raise PermissionError(errno.EACCES, "The process cannot access the file: it is being used", path)
