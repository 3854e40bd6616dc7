"""The schemas by name, with the fields and defaults of one office's roster and house; as text, and written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from generator.desk.schemas import NAMES, file_name
from generator.desk.schemas.front_matter_schema import attachment_schema, house_schema, notice_schema, paper_schema
from generator.desk.schemas.options_schema import options_schema
from generator.desk.schemas.roster_schema import roster_schema
from generator.desk.schemas.value_shapes import Schema
from generator.ground.disk import missing
from generator.ground.errors import UsageError
from generator.roster.sheets import load_units
from generator.templates.text.front_matter import house_defaults
from generator.writing import output_errors, write_files

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(name: str, *, units: Path | None = None, house: Path | None = None) -> Schema:
    """The schema ``name``, one of :data:`NAMES`.

    It has the fields that the roster ``units`` declares, and does not require keys that ``house`` (house.yaml) has.
    Raises UsageError where one of the two is missing, RosterError or NoticeError where it cannot be read.
    """
    for path in (units, house):
        if path is not None and not os.path.lexists(path):
            raise UsageError(missing(path))
    return {"$schema": _DRAFT, **_made(name, units, house)}


def schemas(*, units: Path | None = None, house: Path | None = None) -> dict[str, bytes]:
    """All schemas as files, by their names in the folder of schemas. Raises what :func:`schema` raises."""
    return {file_name(name): as_text(schema(name, units=units, house=house)).encode() for name in NAMES}


def as_text(made: Schema) -> str:
    """The text of a schema's file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def write_schemas(files: Mapping[Path, bytes]) -> None:
    """Writes the schemas, over existing ones, all or none of them. Raises OutputError."""
    with output_errors(next(iter(files))):
        write_files(files)


def _made(name: str, units: Path | None, house: Path | None) -> Schema:
    if name == "units":
        return roster_schema(() if units is None else load_units(units).fields)
    if name == "front-matter":
        return notice_schema(house_defaults(house))
    if name == "paper":
        return paper_schema(house_defaults(house))
    if name == "attachment":
        return attachment_schema()
    return house_schema() if name == "house" else options_schema()
