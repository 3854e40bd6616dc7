"""Which of a draft's values a front matter has: those without which the notice would be another, and could be built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from generator.desk.drafts.taking.front_values import Value
from generator.desk.drafts.taking.taken import Unwritten
from generator.ground.errors import Problem
from generator.ground.source import MappingNode, list_of_texts, load_yaml, quoted, source_of
from generator.templates.text.front_matter import FrontMatterValues, read_front_matter
from generator.templates.text.front_matter.keys import KEYS

_PLACES = ("recipients_span", "sources", "title", "attachments", "kind")
"""Values that say where or how something is written, not what the notice is."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEPT = ("title", "recipients", "date")

Values = dict[str, Value]


def chosen(values: Values, house: MappingNode | None) -> tuple[Values, list[Unwritten]]:
    """The ``values`` to be written, and those with which no notice could be built, each with the problem.

    What ``house`` or the built-in defaults give in the same way is left out.
    """
    kept, refused = dict(values), []
    while (fault := next(_faults(kept, house), None)) is not None:
        key, problem = fault
        refused.append(Unwritten(key, _shown(kept.pop(key)), problem))
    wanted = _read(kept, house, [])
    for key in [key for key in reversed(KEYS) if key in kept and key not in _KEPT]:
        kept = next((shorter for shorter in _shorter(kept, key) if _read(shorter, house, []) == wanted), kept)
    return {key: kept[key] for key in KEYS if key in kept}, refused


def missing(values: Values, house: MappingNode | None) -> tuple[str, ...]:
    """The keys that a notice of these ``values`` must have and has not."""
    problems: list[Problem] = []
    _read(values, house, problems)
    absent = {each.field for each in problems if each.severity == "error" and each.field not in values}
    return tuple(key for key in KEYS if key in absent)


def yaml_of(value: Value) -> str:
    """``value`` as YAML in one line."""
    if isinstance(value, str):
        return value if _DATE.fullmatch(value) else quoted(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {yaml_of(each)}' for key, each in value.items())}}}"
    if all(isinstance(each, str) for each in value):
        return list_of_texts(each for each in value if isinstance(each, str))
    return f"[{', '.join(map(yaml_of, value))}]"


def _faults(values: Values, house: MappingNode | None) -> Iterator[tuple[str, Problem]]:
    """The values that are in error."""
    problems: list[Problem] = []
    _read(values, house, problems)
    for problem in problems:
        key = (problem.field or "").partition(".")[0]
        if problem.severity == "error" and key in values:
            yield key, problem


def _shorter(values: Values, key: str) -> Iterator[Values]:
    """``values`` without ``key``, then without each entry of the mapping that it may be."""
    yield {name: value for name, value in values.items() if name != key}
    value = values[key]
    if isinstance(value, Mapping):
        for entry in value:
            yield {**values, key: {name: each for name, each in value.items() if name != entry}}


def _read(values: Values, house: MappingNode | None, problems: list[Problem]) -> tuple[object, ...]:
    """What a notice reads from ``values``, to be compared; problems are noted in ``problems``."""
    lines = "".join(f"{key}: {yaml_of(value)}\n" for key, value in ({"title": ""} | values).items())
    node = load_yaml(source_of(lines.encode(), Path(), name="notice.md"))
    read = read_front_matter(node, house, problems)
    return (read.title.lines or read.title.text, *_compared(read))


def _compared(read: FrontMatterValues) -> Iterator[object]:
    return (getattr(read, each.name) for each in fields(read) if each.name not in _PLACES)


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, Mapping) else value
    return "、".join(_shown(each) for each in parts)
