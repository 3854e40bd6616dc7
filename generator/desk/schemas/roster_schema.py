"""The schema of units.yaml: the standard fields and those that one office declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from generator.desk.schemas.value_shapes import ANY_TEXT, Schema, ValueShapes, listed, mapping, remedy
from generator.roster.units import UNIT_FIELDS, DeclaredField, FieldKind
from generator.roster.units.declared_fields import (
    FIELD_KEYS,
    FIELD_NAMES,
    FIELD_REQUIRED,
    GROUP_KEYS,
    GROUP_NAMES,
    GROUP_REQUIRED,
    ROSTER_NAMES,
    TOP_KEYS,
    TOP_REQUIRED,
    UNIT_REQUIRED,
    unit_names,
)
from generator.roster.units.unit import MOST_COPIES

_VALUES = ValueShapes()
_NAME_FORM = r"^[^\s!-/:-@\[-`{-~0-9][^\s!-/:-@\[-^`{-~]*$"
"""The names of fields, as far as a pattern can check: no mark of ASCII but _, and no digit or _ at the beginning."""


def roster_schema(fields: Sequence[DeclaredField] = ()) -> Schema:
    """The schema of a roster that declares ``fields``; any other field is unknown in it."""
    one_field: Schema = {"name": "$1", "title": "$2", "kind": "${3|text,number,date,list,mapping|}"}
    one_group: Schema = {"name": "$1", "class": "$2", "units": [{"name": "$3"}]}
    top = {
        "fields": listed(_ref("field")) | _snippet("一个栏目", one_field),
        "groups": listed(_ref("group"), empty=False) | _snippet("一组单位", one_group),
    }
    definitions = {"field": _field(), "group": _group(), "unit": _unit(fields)}
    return mapping(top, TOP_KEYS, ROSTER_NAMES, TOP_REQUIRED) | {"definitions": definitions}


def _group() -> Schema:
    one_unit: Schema = {"name": "$1", "addressee": "$2", "code": '"$3"', "copies": "${4:1}"}
    properties = {
        "name": _needed("name"),
        "class": _VALUES.texts(empty=True),
        "everybody": _VALUES.flag(),
        "units": listed(_ref("unit"), empty=False) | _snippet("一个单位", one_unit),
    }
    return mapping(properties, GROUP_KEYS, GROUP_NAMES, GROUP_REQUIRED)


def _unit(fields: Sequence[DeclaredField]) -> Schema:
    of_kind: Mapping[str, Schema] = {
        "text": _VALUES.text(empty=True),
        "texts": _VALUES.texts(empty=True),
        "copies": _VALUES.number(remedy("roster-copies", value=""), 1, MOST_COPIES, whole_only=True, empty=True)
        | {"default": 1},
    }
    shapes = {key: of_kind[each.kind] for key, each in UNIT_FIELDS.items()}
    shapes |= {key: _needed(key) for key in UNIT_REQUIRED}
    shapes |= {field.name: _VALUES.of_kind(field.kind, empty=not field.required) for field in fields}
    required = (*UNIT_REQUIRED, *(field.name for field in fields if field.required))
    return mapping(shapes, shapes, unit_names(tuple(fields)), required)


def _field() -> Schema:
    properties = {
        "name": _VALUES.written(_NAME_FORM, remedy("roster-field-name", name="")),
        "title": _VALUES.text(empty=True),
        "required": _VALUES.flag(),
        "kind": _VALUES.choice(get_args(FieldKind), FIELD_NAMES.values["kind"], blanks=False, empty=True),
    }
    return mapping(properties, FIELD_KEYS, FIELD_NAMES, FIELD_REQUIRED)


def _needed(key: str) -> Schema:
    """A text that must not be empty."""
    return _VALUES.text(ANY_TEXT, remedy("source-missing-key", key=key))


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _snippet(label: str, body: Schema) -> Schema:
    """An item that an editor offers to insert into a list."""
    return {"defaultSnippets": [{"label": label, "body": [body]}]}
