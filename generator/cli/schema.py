"""``fawen schema``: JSON Schemas for editors, printed or written to files."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli import language, options, printing, standing_options
from generator.desk.schemas import FOLDER, NAMES
from generator.ground.desk_names import UNITS
from generator.ground.words.vocabularies import command_text as text


def add_schema(group: click.Group) -> None:
    """Adds the command ``schema`` to ``group``."""

    @group.command("schema", help=text("schema"))
    @click.argument("name", required=False, type=click.Choice(NAMES), metavar=f"[{'|'.join(NAMES)}]")
    @options.units_option(text("schema-units", default=UNITS))
    @options.output_option("PATH", text("schema-output", default=FOLDER))
    @language.language_option()
    def schema_command(name: str | None, units: Path, output: Path | None) -> None:
        from generator.desk.schemas import as_text, schema, schemas, write_schemas

        roster = units if os.path.lexists(units) or not standing_options.is_default("units") else None
        if name is not None and output is None:
            printing.print_lines([as_text(schema(name, units=roster)).rstrip("\n")])
            return
        if name is not None and output is not None:
            files = {output: as_text(schema(name, units=roster)).encode()}
        else:
            folder = output or Path(FOLDER)
            files = {folder / each: data for each, data in schemas(units=roster).items()}
        write_schemas(files)
        printing.print_lines(text("schema-written", file=file) for file in files)
