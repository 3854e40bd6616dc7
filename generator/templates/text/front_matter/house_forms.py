"""Forms of the house: rows of house.yaml that name a form as their base and have other words, never other geometry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from generator.ground.errors import Problem, closest, joined
from generator.ground.source import key_translation, yaml_values
from generator.ground.source.nodes import MappingNode, Node
from generator.official.document import SignatureKind
from generator.standard import FORMS, KINDS, Form, Format
from generator.templates.text.front_matter.entries import Entries
from generator.templates.text.front_matter.key_table import FORM_KEYS

ISSUER = "{issuer}"
"""Stands for the organ in the mark of a form."""


class HouseForm(NamedTuple):
    """A form of the house: the format that is its base, and its row."""

    base: Format
    form: Form


NO_FORMS: Mapping[str, HouseForm] = {}
"""Of a house that has none."""


def house_forms(entries: Entries) -> Mapping[str, HouseForm]:
    """The forms of the house by their names; problems are noted at their places in house.yaml."""
    entry = entries.get("forms")
    node = None if entry is None else yaml_values.read_mapping(entry, "forms", entries.problems)
    if node is None:
        return {}
    read = ((name, _form(name, each, node, entries.problems)) for name, each in node.entries.items())
    return {name: form for name, form in read if form is not None}


def _form(name: str, entry: Node, node: MappingNode, problems: list[Problem]) -> HouseForm | None:
    if name in tuple(Format):
        problems.append(Problem("notice-form-name", node.key_spans[name], {"name": name}, "forms"))
        return None
    own = yaml_values.read_mapping(entry, "forms", problems)
    if own is None:
        return None
    noted = len(problems)
    known = joined(own.word(key) for key in FORM_KEYS)
    for key in (each for each in own.entries if each not in FORM_KEYS):
        facts = {"name": name, "key": own.word(key), "known": known}
        problems.append(Problem("notice-form-key", own.key_spans[key], facts, "forms"))
    base = _text(own, "base", problems)
    if "base" not in own.entries:
        problems.append(Problem("source-missing-key", node.key_spans[name], {"key": own.word("base")}, "forms"))
    elif base not in tuple(Format):
        facts = {"name": name, "base": base, "known": joined(Format)}
        span = own.entries["base"].span
        problems.append(Problem("notice-form-base", span, facts, "forms", closest(base, tuple(map(str, Format)))))
    changes: dict[str, Any] = {key: read(own, key, problems) for key, read in _READERS.items() if key in own.entries}
    key_translation.in_words(problems, noted, own)
    if base not in tuple(Format) or any(each.severity == "error" for each in problems[noted:]):
        return None
    return HouseForm(Format(base), replace(FORMS[Format(base)], name=name, **changes))


def _text(node: MappingNode, key: str, problems: list[Problem]) -> str:
    entry = node.entries.get(key)
    return "" if entry is None else (yaml_values.read_text(entry, key, problems) or "").strip()


def _texts(node: MappingNode, key: str, problems: list[Problem]) -> tuple[str, ...]:
    return yaml_values.read_texts(node.entries[key], key, problems) or ()


def _meaning(node: MappingNode, key: str, problems: list[Problem]) -> tuple[str, str]:
    text = _text(node, key, problems)
    return text, text


def _one_of(values: tuple[str, ...]) -> Callable[[MappingNode, str, list[Problem]], object]:
    """Reads a value, or a list of them, that is among ``values``."""

    def read(node: MappingNode, key: str, problems: list[Problem]) -> object:
        found = _texts(node, key, problems)
        for value in (each for each in found if each not in values):
            facts = {"field": node.word(key), "value": value, "choices": joined(values)}
            problems.append(Problem("notice-choice", node.entries[key].span, facts, key, closest(value, values)))
        return found if values == tuple(KINDS) else found[0] if found else ""

    return read


_READERS: Mapping[str, Callable[[MappingNode, str, list[Problem]], object]] = {
    "meaning": _meaning,
    "mark": _text,
    "kinds": _one_of(tuple(KINDS)),
    "title_words": _texts,
    "signature": _one_of(tuple(SignatureKind)),
}
