"""The tree of YAML nodes: scalars as typed, every node with its position."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.errors import Span


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value as the text that was typed (``023``, ``5E1``, ``yes``, ``null``); an empty value is ``""``."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list; its position is that of the first dash or the bracket."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in the order typed; its position is that of the first key or the brace."""

    entries: dict[str, Node]
    key_spans: dict[str, Span]
    span: Span


Node = ScalarNode | SequenceNode | MappingNode
