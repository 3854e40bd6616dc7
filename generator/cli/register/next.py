"""``fawen register next``: the next number of a series."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import json_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.register.options import notice_options, prefix_of_house, register_option, series_options, today
from generator.ground.errors import Problem, Span
from generator.ground.words.commands import text


def add_next(group: click.Group) -> None:
    """Adds ``next`` to the commands of ``register``."""

    @group.command("next", example="fawen register next --notice templates/notice", help=text("register-next"))
    @series_options("register-prefix", "register-year")
    @notice_options()
    @register_option()
    @json_option(text("register-next-json"))
    @language_option()
    def next_command(
        register: Path, prefix: str | None, year: int | None, notice: Path | None, templates: Path, as_json: bool
    ) -> None:
        from generator.register import next_number

        besides = None
        if notice is not None:
            from generator.dispatch import read_series

            found = read_series(templates=templates, notice=notice)
            prefix, year, besides = prefix or found.prefix, year or found.year, found.besides
        else:
            prefix = prefix or prefix_of_house(templates)
        number = next_number(register, prefix=prefix, year=year or today().year, besides=besides)
        if not os.path.exists(register):
            print_problems([Problem("register-new", Span(str(register)))])
        if as_json:
            print_json([{"record": "next", "number": number}])
        else:
            print_lines([number])
