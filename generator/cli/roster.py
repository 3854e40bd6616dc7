"""``fawen roster``: the roster taken out of sheets and into them, and looked at."""

from __future__ import annotations

import click

from generator.cli.language import language_option
from generator.cli.roster_check import add_check
from generator.cli.roster_export import add_export
from generator.cli.roster_import import add_import
from generator.cli.texts import text


def add_roster(group: click.Group) -> None:
    """Adds the command ``roster`` and those below it."""

    @group.group("roster", help=text("roster"))
    @language_option()
    def roster_command() -> None:
        pass

    for add in (add_import, add_export, add_check):
        add(roster_command)
