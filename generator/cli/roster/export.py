"""``fawen roster export``: the roster as a sheet for Excel or WPS."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import TARGET, quiet_option, units_option
from generator.cli.printing import print_lines, print_problems
from generator.ground.desk_names import UNITS
from generator.ground.words.commands import text


def add_export(group: click.Group) -> None:
    """Adds ``export`` to the commands of ``roster``."""

    @group.command("export", help=text("roster-export"))
    @click.argument("out", type=TARGET, metavar="OUT.xlsx|.csv")
    @units_option(text("roster-export-units", default=UNITS))
    @click.option("--sheet", metavar="NAME", help=text("roster-export-sheet"))
    @quiet_option()
    @language_option()
    def export_command(out: Path, units: Path, sheet: str | None, quiet: bool) -> None:
        from generator.roster.sheets import load_units, write_roster

        roster = load_units(units, sheet=sheet)
        print_problems((*roster.warnings, *write_roster(roster, out)))
        if not quiet:
            print_lines([text("roster-exported", count=len(roster.units), file=out)])
