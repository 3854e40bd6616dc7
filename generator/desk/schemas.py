"""JSON Schemas (draft 7) of what people write, made of the readers' own tables, for editors that help with YAML.

A schema says which keys there are, of what kind their values are, and which fixed values; all else is left to fawen. To
fawen every value is text as typed; to an editor ``500237001`` is a number and ``true`` a truth value: so a text may be
any scalar here, or nothing yet.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

from generator.desk import fawen_yaml as standing
from generator.ground.disk import missing
from generator.ground.errors import UsageError
from generator.ground.source.date import DATE_FORMS
from generator.ground.source.key_translation import FLAG_VALUES, NO_NAMES, KeyNames
from generator.ground.source.yaml_values import WRITTEN_NUMBER
from generator.ground.words.vocabularies import phrase
from generator.roster.sheets.named_file import load_units
from generator.roster.units import declared_fields
from generator.roster.units.declared_fields import DeclaredField, FieldKind
from generator.roster.units.unit import UNIT_FIELDS
from generator.templates.text.front_matter import key_table
from generator.templates.text.front_matter.key_table import FRONT_MATTER, Key, SubKey
from generator.writing import output_errors, write_files

NAMES = ("units", "front-matter", "paper", "attachment", "house", "options")
"""Of units.yaml, notice.md, a ``.md`` for units or the dispatch, a text attachment, house.yaml, fawen.yaml."""

FOLDER = ".schemas"
"""The folder, beside units.yaml, in which files look for their schema."""


def file_name(name: str) -> str:
    """The file of the schema ``name`` in :data:`FOLDER`."""
    return f"{name}.json"


_Schema = dict[str, object]

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema(name: str, *, units: Path | None = None) -> _Schema:
    """The schema ``name``, one of :data:`NAMES`, with the fields that the roster ``units`` declares.

    Raises UsageError where that is missing, RosterError where it cannot be read.
    """
    if units is not None and not os.path.lexists(units):
        raise UsageError(missing(units))
    return {"$schema": _DRAFT, **_made(name, units)}


def schemas(*, units: Path | None = None) -> dict[str, bytes]:
    """All schemas as files, by their names in the folder of schemas. Raises what :func:`schema` raises."""
    return {file_name(name): as_text(schema(name, units=units)).encode() for name in NAMES}


def as_text(made: _Schema) -> str:
    """The text of a schema's file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def write_schemas(files: Mapping[Path, bytes]) -> None:
    """Writes the schemas, over existing ones, all or none of them. Raises OutputError."""
    with output_errors(next(iter(files))):
        write_files(files)


def _made(name: str, units: Path | None) -> _Schema:
    if name == "units":
        return _roster(() if units is None else load_units(units).fields)
    if name == "front-matter":  # what house.yaml often has, such as the issuer, is not required
        return _of_table({key: FRONT_MATTER[key] for key in key_table.KEYS}, key_table.NAMES, ("title", "date"))
    if name == "paper":
        listed = replace(FRONT_MATTER["attachments"], entries={"title": FRONT_MATTER["title"]})
        rows = {key: FRONT_MATTER[key] for key in key_table.PAPER_KEYS} | {"attachments": listed}
        return _of_table(rows, key_table.NAMES, ("title",), tags=True)
    if name == "attachment":
        return _of_table(key_table.ATTACHMENT_FRONT_MATTER, key_table.ATTACHMENT_NAMES, ("title",))
    if name == "house":
        return _of_table(FRONT_MATTER, key_table.NAMES)
    options = {key: _value(row.kind, [*row.choices, *row.choices.values()]) for key, row in standing.KEYS.items()}
    return _mapping(options, standing.NAMES)


def _roster(fields: Sequence[DeclaredField]) -> _Schema:
    """The schema of a roster that declares ``fields``; any other field is unknown in it."""
    kinds = [*get_args(FieldKind), *declared_fields.KIND_WORDS.values()]
    field = {"name": "text", "title": "text", "required": "flag", "kind": "choice"}
    unit = {key: row.kind for key, row in UNIT_FIELDS.items()} | {each.name: each.kind for each in fields}
    group = {"name": _value("text"), "class": _value("texts"), "everybody": _value("flag"), "units": _listed("unit")}
    required = (*declared_fields.UNIT_REQUIRED, *(each.name for each in fields if each.required))
    definitions = {
        "field": _mapping(
            {key: _value(kind, kinds) for key, kind in field.items()},
            declared_fields.FIELD_NAMES,
            declared_fields.FIELD_REQUIRED,
        ),
        "group": _mapping(group, declared_fields.GROUP_NAMES, declared_fields.GROUP_REQUIRED),
        "unit": _mapping(
            {key: _value(kind) for key, kind in unit.items()}, declared_fields.unit_names(tuple(fields)), required
        ),
    }
    top = {"fields": _listed("field"), "groups": _listed("group")}
    return _mapping(top, declared_fields.ROSTER_NAMES, declared_fields.TOP_REQUIRED) | {"definitions": definitions}


def _of_table(
    table: Mapping[str, SubKey], names: KeyNames, required: Iterable[str] = (), *, tags: bool = False
) -> _Schema:
    """A mapping with the keys of ``table``; where its texts may hold ``tags``, a text with one is always accepted."""
    rows = {key: _of_row(row, names.below.get(key, NO_NAMES), tags=tags) for key, row in table.items()}
    return _mapping(rows, names, required)


def _of_row(row: SubKey, below: KeyNames, *, tags: bool) -> _Schema:
    if row.kind == "free" and row.entries:
        each = _of_table(row.entries, below.below.get("", NO_NAMES), ("base",))
        return {"type": ["object", "null"], "additionalProperties": each}
    if row.kind == "mapping":
        return _of_table(row.entries, below, tags=tags)
    if row.kind != "mappings":
        shape = _value(row.kind, dict.fromkeys([*row.choices, *row.values, *row.values.values()]))
        shape = {"anyOf": [shape, _TEXT]} if isinstance(row, Key) and row.is_open else shape
        return {"anyOf": [shape, _TAG]} if tags else shape
    if "file" in row.entries:  # a name alone is a file
        entry = _of_table(row.entries, below, ("file",), tags=tags) | {"type": ["object", "string"]}
        return {"type": ["array", "null"], "items": entry}
    entry = _of_table(row.entries, below, row.entries, tags=tags)  # one of them needs no list
    return entry | {"type": ["array", "object", "null"], "items": entry}


def _mapping(shapes: Mapping[str, _Schema], names: KeyNames, required: Iterable[str] = ()) -> _Schema:
    """A mapping with these keys, each under any of its ``names``; those that are ``required`` have to be there."""
    words = {key: list(dict.fromkeys((key, *names.names.get(key, ())))) for key in shapes}
    properties = {word: shape for key, shape in shapes.items() for word in words[key]}
    needed = [{"anyOf": [{"required": [word]} for word in words[key]]} for key in required]
    made: _Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"allOf": needed} if needed else {})


def _listed(name: str) -> _Schema:
    return {"type": ["array", "null"], "items": {"$ref": f"#/definitions/{name}"}}


def _value(kind: str, choices: Iterable[object] = ()) -> _Schema:
    """A value of that ``kind``, with the ``choices`` where it is a choice."""
    return {"enum": list(choices)} if kind == "choice" else _VALUES[kind]


def _written(*forms: re.Pattern[str]) -> str:
    return f"^(?:{'|'.join(form.pattern for form in forms)})?$"


_TAG: _Schema = {"type": ["string", "object"], "pattern": r"\{[{%#]"}  # {{ name }} without quotes looks like a mapping
_SCALARS = ["string", "number", "boolean", "null"]
_TEXT: _Schema = {"type": _SCALARS}
_ANY_KEYS: _Schema = {"type": ["object", "null"]}
_NUMBER: _Schema = {
    "type": ["number", "string", "null"],
    "pattern": _written(WRITTEN_NUMBER),
    "errorMessage": "请写阿拉伯数字。",
}
_DATE_HOW = phrase("date-how").zh
_VALUES: Mapping[str, _Schema] = {
    **dict.fromkeys(("text", "path"), _TEXT),
    **dict.fromkeys(("number", "count", "copies"), _NUMBER),
    **dict.fromkeys(("mapping", "free"), _ANY_KEYS),
    "texts": {"type": [*_SCALARS, "array"], "items": _TEXT},
    "date": {"type": ["string", "null"], "pattern": _written(*DATE_FORMS), "errorMessage": f"{_DATE_HOW}。"},
    "flag": {"enum": [True, False, *FLAG_VALUES.values()]},
    "list": {"type": ["array", "null"]},
}
"""A value by its kind, as the tables of keys name it."""
