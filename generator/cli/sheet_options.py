"""Options of what reads a sheet: which worksheet it is, and which column names the units."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from generator.cli.options import several
from generator.cli.usage_errors import CallFault
from generator.ground.words.commands import text

F = TypeVar("F", bound=Callable[..., object])


def sheet_options() -> Callable[[F], F]:
    """``--sheet`` and ``--name-column``."""
    return several(
        click.option("--sheet", metavar="NAME", help=text("roster-sheet")),
        click.option("--name-column", metavar="HEADING", help=text("roster-name-column")),
    )


def check_sheet_options(file: Path, sheet: str | None, name_column: str | None, groups: str | None = None) -> None:
    """Raises UsageError where one of the options is given and ``file`` is no sheet."""
    from generator.roster.sheets import is_sheet

    for option, value in (("--sheet", sheet), ("--name-column", name_column), ("--group-column", groups)):
        if value is not None and not is_sheet(file):
            raise CallFault(text("roster-no-sheets", file=file, option=option))
