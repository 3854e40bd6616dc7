"""What the conditions of a schema of front matter say about given values: which keys they ask for, and which not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import cast

from generator.desk.schemas.value_shapes import UNSUGGESTED, Schema


def required_keys(schema: Schema, values: Mapping[str, object]) -> frozenset[str]:
    """The keys that ``schema`` requires beside ``values``, whose keys are English."""
    return frozenset(key for then in _asked(schema, values) for key in cast("list[str]", then.get("required", [])))


def unsuited_keys(schema: Schema, values: Mapping[str, object]) -> frozenset[str]:
    """The keys that ``schema`` does not suggest beside ``values``, whose keys are English."""
    shapes = [cast("Mapping[str, Schema]", then.get("properties", {})) for then in _asked(schema, values)]
    return frozenset(key for named in shapes for key, shape in named.items() if shape.get(UNSUGGESTED))


def _asked(schema: Schema, values: Mapping[str, object]) -> Iterator[Schema]:
    """What follows from the conditions that hold."""
    for each in cast("list[Schema]", schema.get("allOf", [])):
        if "if" in each and _holds(cast("Schema", each["if"]), values):
            yield cast("Schema", each["then"])


def _holds(schema: Schema, value: object) -> bool:
    """Whether ``value`` is valid under ``schema``, by the keywords that conditions are made of."""
    return all(_KEYWORDS[keyword](wanted, value) for keyword, wanted in schema.items())


def _all_properties(wanted: object, value: object) -> bool:
    shapes, entries = cast("Mapping[str, Schema]", wanted), cast("Mapping[str, object]", value)
    return all(_holds(shape, entries[key]) for key, shape in shapes.items() if key in entries)


_KEYWORDS: Mapping[str, Callable[[object, object], bool]] = {
    "allOf": lambda wanted, value: all(_holds(each, value) for each in cast("list[Schema]", wanted)),
    "anyOf": lambda wanted, value: any(_holds(each, value) for each in cast("list[Schema]", wanted)),
    "not": lambda wanted, value: not _holds(cast("Schema", wanted), value),
    "required": lambda wanted, value: set(cast("list[str]", wanted)) <= set(cast("Mapping[str, object]", value)),
    "properties": _all_properties,
    "enum": lambda wanted, value: value in cast("list[object]", wanted),
    "type": lambda wanted, value: wanted == "string" and isinstance(value, str),
    "pattern": lambda wanted, value: not isinstance(value, str) or re.search(str(wanted), value) is not None,
}
