"""YAML as an editor sees it: the scalars of YAML 1.2's core schema, held against a JSON Schema by jsonschema."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml
from jsonschema import Draft7Validator

_FRONT_MATTER = re.compile(r"^---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_INT = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_WORDS = {"true": True, "false": False, "null": None, "": None, "~": None}


class _Core(yaml.SafeLoader):
    """https://yaml.org/spec/1.2.2/#103-core-schema: ``yes`` is a text, 0123 is 123, a date is a text."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[str, object]:
    """A mapping; ``{{ name }}`` without quotes is one with a mapping for its key."""
    return {
        str(key.value if isinstance(key, yaml.ScalarNode) else "{…}"): loader.construct_object(value, deep=True)
        for key, value in node.value
    }


def _scalar(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    """The value of a plain scalar; one in quotes or a block is a text."""
    text = node.value
    if node.style is not None:
        return text
    if text.lower() in _WORDS and text in (text.lower(), text.capitalize(), text.upper()):
        return _WORDS[text.lower()]
    if _INT.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text.replace(".inf", "inf").replace(".nan", "nan")) if _FLOAT.fullmatch(text) else text


for _tag in ("bool", "float", "int", "merge", "null", "str", "timestamp", "value"):
    _Core.add_constructor(f"tag:yaml.org,2002:{_tag}", _scalar)
_Core.add_constructor("tag:yaml.org,2002:map", _mapping)


def as_editor_sees(text: str) -> object:
    """The value of a YAML file."""
    return yaml.load(text, _Core)


def front_matter(text: str) -> str:
    """The YAML of a text template."""
    match = _FRONT_MATTER.match(text)
    assert match is not None, text
    return match[1]


def flagged(schema: Mapping[str, object], text: str) -> list[str]:
    """What an editor flags in the YAML ``text``."""
    errors = Draft7Validator(schema).iter_errors(as_editor_sees(text))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]
