"""``fawen schema``: JSON Schemas for editors, printed or written to files."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import INPUT, UNITS, output_option, units_option
from generator.cli.printing import print_lines
from generator.cli.texts import text
from generator.desk.schemas import FOLDER, NAMES
from generator.ground.disk import default_input

_HOUSE = Path("templates/house.yaml")


def add_schema(group: click.Group) -> None:
    """Adds the command ``schema`` to ``group``."""

    @group.command("schema", help=text("schema"))
    @click.argument("name", required=False, type=click.Choice(NAMES), metavar=f"[{'|'.join(NAMES)}]")
    @units_option(text("schema-units", default=UNITS), default=None)
    @click.option("--house", type=INPUT, metavar="FILE", help=text("schema-house", default=_HOUSE))
    @output_option("PATH", text("schema-output", default=FOLDER))
    @language_option()
    def schema_command(name: str | None, units: Path | None, house: Path | None, output: Path | None) -> None:
        from generator.desk.schemas.making_schemas import as_text, schema, schemas, write_schemas

        units = units or _default(UNITS)
        house = house or _default(_HOUSE)
        if name is not None and output is None:
            print_lines([as_text(schema(name, units=units, house=house)).rstrip("\n")])
            return
        if name is not None and output is not None:
            files = {output: as_text(schema(name, units=units, house=house)).encode()}
        else:
            folder = output or Path(FOLDER)
            files = {folder / each: data for each, data in schemas(units=units, house=house).items()}
        write_schemas(files)
        print_lines(text("schema-written", file=file) for file in files)


def _default(path: Path) -> Path | None:
    """The default ``path``, None where nothing is there. Raises InputError where a link there leads out."""
    return default_input(path) if os.path.lexists(path) else None
