"""``fawen roster``: the roster from and to sheets, and checked. A module for each command."""

from __future__ import annotations

import click

from generator.cli.groups import add_group
from generator.cli.roster.check import add_check
from generator.cli.roster.export import add_export
from generator.cli.roster.import_ import add_import


def add_roster(program: click.Group) -> None:
    """Adds the command ``roster`` and those below it to ``program``."""
    add_group(program, "roster", (add_import, add_export, add_check))
