"""Opens a file or folder with the program that the desktop uses for it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.printing import print_problems
from generator.ground.errors import Problem, Span

_PATIENCE = 3.0
"""Seconds in which xdg-open has found a program or has failed; on some desktops it goes on until that is closed."""


def open_place(path: Path) -> None:
    """Opens ``path`` as a double click does; prints a problem where nothing can."""
    place = str(path.absolute())
    if not (_opened_by_desktop(place) if sys.platform.startswith("linux") else click.launch(place) == 0):
        print_problems([Problem("cli-not-opened", Span(str(path)))])


def _opened_by_desktop(place: str) -> bool:
    """Opens ``place`` with xdg-open, whose output is dropped; returns whether it did."""
    import subprocess

    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            ["xdg-open", place], stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
