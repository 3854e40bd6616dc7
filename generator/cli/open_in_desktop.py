"""Opens a file or folder with the program that the desktop uses for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.cli.printing import print_problems
from generator.ground.errors import Problem, Span

_PATIENCE = 3.0
"""Seconds in which a program has found what it needs or has failed; some go on until what they show is closed."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge", "msedge", "chrome")
_WINDOWS_PROGRAMS = ("ProgramFiles(x86)", "ProgramFiles")
_EDGE = r"Microsoft\Edge\Application\msedge.exe"


def open_place(path: Path) -> None:
    """Opens ``path`` as a double click does; prints a problem where nothing can."""
    place = str(path.absolute())
    if not (_opened_by_desktop(place) if sys.platform.startswith("linux") else click.launch(place) == 0):
        print_problems([Problem("cli-not-opened", Span(str(path)))])


def open_page(path: Path) -> None:
    """Opens the page ``path`` in a window of its own, where Chromium or Edge is found, else as :func:`open_place`."""
    if not any(_started([browser, f"--app={path.absolute().as_uri()}"]) for browser in _browsers()):
        open_place(path)


def _browsers() -> Iterator[str]:
    """The programs of this machine that can show a page without tabs and address."""
    import os
    import shutil

    for name in _NAMES:
        if (found := shutil.which(name)) is not None:
            yield found
    for variable in _WINDOWS_PROGRAMS:
        edge = Path(os.environ.get(variable, ""), _EDGE)
        if edge.is_absolute() and edge.is_file():
            yield str(edge)


def _opened_by_desktop(place: str) -> bool:
    """Opens ``place`` with xdg-open; returns whether it did."""
    return _started(["xdg-open", place])


def _started(words: Sequence[str]) -> bool:
    """Starts a program, whose output is dropped; returns whether it has found what it needs."""
    import subprocess

    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(words, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
