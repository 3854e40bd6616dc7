"""Opens papers with the program that the desktop uses for them, the page in a window of its own or in a browser's tab.

A window without tabs and address is opened where there is Chromium or Edge.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.ground.errors import Problem, Span

_PATIENCE = 3.0
"""Seconds in which the system has found a program or has failed; some go on until that program is closed."""

_PROGRAM = "open" if sys.platform == "darwin" else "xdg-open"


def opened(path: Path) -> Problem | None:
    """Opens ``path`` as a double click does; a warning where nothing can."""
    place = str(path.absolute())
    done = _opened_by_windows(place) if sys.platform == "win32" else _started(_PROGRAM, place)
    return None if done else Problem("cli-not-opened", Span(str(path)))


def _opened_by_windows(place: str) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(place)
        except OSError:
            return False
    return True


def _started(program: str, word: str) -> bool:
    """Starts ``program`` with one ``word``, its output dropped; returns whether it has found what it needs."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen([program, word], stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True


_NAMES = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge", "msedge", "chrome")
_WINDOWS_PROGRAMS = ("ProgramFiles(x86)", "ProgramFiles")
_EDGE = ("Microsoft", "Edge", "Application", "msedge.exe")


def opened_in_own_window(page: Path) -> Problem | None:
    """Opens the file ``page``, without such a browser as a double click does; a warning where nothing can."""
    is_opened = any(_started(browser, f"--app={page.absolute().as_uri()}") for browser in _browsers())
    return None if is_opened else opened(page)


def _browsers() -> Iterator[str]:
    """The browsers of this machine that have such windows."""
    for name in _NAMES:
        if (found := shutil.which(name)) is not None:
            yield found
    for variable in _WINDOWS_PROGRAMS:
        edge = Path(os.environ.get(variable, ""), *_EDGE)
        if edge.is_absolute() and edge.is_file():
            yield str(edge)
