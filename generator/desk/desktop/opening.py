"""Opens a file or folder with the program that the desktop uses for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.ground.errors import Problem, Span

_PATIENCE = 3.0
"""Seconds in which the system has found a program or has failed; some go on until that program is closed."""

_PROGRAM = "open" if sys.platform == "darwin" else "xdg-open"


def opened(path: Path) -> Problem | None:
    """Opens ``path`` as a double click does; a warning where nothing can."""
    place = str(path.absolute())
    done = _opened_by_windows(place) if sys.platform == "win32" else started(_PROGRAM, place)
    return None if done else Problem("cli-not-opened", Span(str(path)))


def _opened_by_windows(place: str) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(place)
        except OSError:
            return False
    return True


def started(program: str, word: str) -> bool:
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
