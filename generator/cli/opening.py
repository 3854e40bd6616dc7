"""A file or a folder shown by the program that the system has for it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.printing import print_problems
from generator.errors import Lang, Problem, Span


def open_place(path: Path, lang: Lang) -> None:
    """Opens ``path`` as a double click does; where nothing can, that is told and no more."""
    if click.launch(str(path.absolute())) != 0:
        print_problems([Problem("cli-not-opened", Span(str(path)))], lang)
