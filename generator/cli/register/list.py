"""``fawen register list``: all entries, then what is missing and void in each series."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import json_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.register.options import register_option, require_register, series_options
from generator.cli.register.rows import row_mapping, rows_table, series_lines, series_mapping
from generator.ground.words.commands import text


def add_list(group: click.Group) -> None:
    """Adds ``list`` to the commands of ``register``."""

    @group.command("list", help=text("register-list"))
    @series_options("register-only-prefix", "register-only-year")
    @json_option(text("register-json"))
    @register_option()
    @language_option()
    def list_command(register: Path, prefix: str | None, year: int | None, as_json: bool) -> None:
        from generator.register import entries, renewed, standings

        require_register(register)
        rows = [
            row
            for row in entries(register)
            if prefix in (None, row.number.series.prefix) and year in (None, row.number.series.year)
        ]
        found = standings(rows)
        if as_json:
            print_json((*map(row_mapping, rows), *map(series_mapping, found)))
        else:
            print_lines(rows_table(rows))
            print_lines(series_lines(found))
        print_problems(renewed(register))
