"""Opens a page in a window of its own, without tabs and address, where there is Chromium or Edge."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.desk.desktop.opening import opened, started
from generator.ground.errors import Problem

_NAMES = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge", "msedge", "chrome")
_WINDOWS_PROGRAMS = ("ProgramFiles(x86)", "ProgramFiles")
_EDGE = ("Microsoft", "Edge", "Application", "msedge.exe")


def opened_in_own_window(page: Path) -> Problem | None:
    """Opens the file ``page``, without such a browser as a double click does; a warning where nothing can."""
    is_opened = any(started(browser, f"--app={page.absolute().as_uri()}") for browser in _browsers())
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
