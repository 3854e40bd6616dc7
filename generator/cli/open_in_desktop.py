"""Opens a file or folder with the program that the desktop uses for it."""

from __future__ import annotations

from pathlib import Path

from generator.cli.printing import print_problems


def open_place(path: Path) -> None:
    """Opens ``path`` as a double click does; prints a problem where nothing can."""
    from generator.desk.desktop import opened

    problem = opened(path)
    if problem is not None:
        print_problems([problem])
