"""``fawen schema``: JSON Schemas for editors, printed or written to files."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import INPUT, output_option, units_option
from generator.cli.printing import print_lines
from generator.cli.standing_options import StandingOption, is_default, is_typed
from generator.desk.schemas import FOLDER, NAMES
from generator.ground.desk_names import HOUSE, TEMPLATES, UNITS
from generator.ground.words.commands import text

_HOUSE = Path(TEMPLATES, HOUSE)


def add_schema(group: click.Group) -> None:
    """Adds the command ``schema`` to ``group``."""

    @group.command("schema", help=text("schema"))
    @click.argument("name", required=False, type=click.Choice(NAMES), metavar=f"[{'|'.join(NAMES)}]")
    @units_option(text("schema-units", default=UNITS))
    @click.option(
        "--house",
        cls=StandingOption,
        below=("templates", HOUSE),
        type=INPUT,
        metavar="FILE",
        default=_HOUSE,
        help=text("schema-house", default=_HOUSE),
    )
    @output_option("PATH", text("schema-output", default=FOLDER))
    @language_option()
    def schema_command(name: str | None, units: Path, house: Path, output: Path | None) -> None:
        from generator.desk.schemas.making_schemas import as_text, schema, schemas, write_schemas

        sources = {
            "units": units if os.path.lexists(units) or not is_default("units") else None,
            "house": house if os.path.lexists(house) or is_typed("house") else None,
        }
        if name is not None and output is None:
            print_lines([as_text(schema(name, **sources)).rstrip("\n")])
            return
        if name is not None and output is not None:
            files = {output: as_text(schema(name, **sources)).encode()}
        else:
            folder = output or Path(FOLDER)
            files = {folder / each: data for each, data in schemas(**sources).items()}
        write_schemas(files)
        print_lines(text("schema-written", file=file) for file in files)
