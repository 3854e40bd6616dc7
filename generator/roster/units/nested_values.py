"""Values of declared fields that hold several: lists and mappings, which only a roster in YAML can have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from generator.ground.errors import Problem
from generator.ground.source import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    read_items,
    read_mapping,
    read_text,
)

Nested: TypeAlias = "str | list[Nested] | dict[str, Nested]"
"""A text as typed, or a list or mapping of such values."""

NESTED_KINDS = ("list", "mapping")
"""The kinds of declared fields that no cell of a sheet can hold."""


def read_nested_list(node: Node, field: str, problems: list[Problem]) -> list[Nested] | None:
    """Return the list at ``node``, whose items are all of the kind of the first one.

    Returns None after noting a problem at each item that is not, or at ``node`` where it is no list.
    """
    items = read_items(node, field, problems)
    noted = len(problems)
    found = _items(items or (), field, problems)
    return None if items is None or len(problems) > noted else found


def read_nested_mapping(node: Node, field: str, problems: list[Problem]) -> dict[str, Nested] | None:
    """Return the mapping at ``node``; None after noting a problem in it, or at ``node`` where it is no mapping."""
    if isinstance(node, ScalarNode) and not node.value:
        return {}
    mapping = read_mapping(node, field, problems)
    noted = len(problems)
    found = {} if mapping is None else _entries(mapping, field, problems)
    return None if mapping is None or len(problems) > noted else found


def _items(nodes: Sequence[Node], field: str, problems: list[Problem]) -> list[Nested]:
    first = nodes[0] if nodes else None
    if isinstance(first, MappingNode):
        mappings = (read_mapping(each, field, problems) for each in nodes)
        return [_entries(each, field, problems) for each in mappings if each is not None]
    if isinstance(first, SequenceNode):
        lists = (read_items(each, field, problems) for each in nodes)
        return [_items(each, field, problems) for each in lists if each is not None]
    return [text for each in nodes if (text := read_text(each, field, problems)) is not None]


def _entries(node: MappingNode, field: str, problems: list[Problem]) -> dict[str, Nested]:
    return {key: _value(value, f"{field}.{key}", problems) for key, value in node.entries.items()}


def _value(node: Node, field: str, problems: list[Problem]) -> Nested:
    if isinstance(node, SequenceNode):
        return _items(node.items, field, problems)
    return _entries(node, field, problems) if isinstance(node, MappingNode) else node.value
