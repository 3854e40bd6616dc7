"""The tree that YAML is read into: scalars as typed, every node with its place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.errors import Span


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """One value, as text: ``023``, ``5E1``, ``yes`` and ``null`` are what was typed; an empty value is ``""``."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list; its place is that of the first dash or of the bracket."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Named values in the order typed; its place is that of the first key or of the brace."""

    entries: dict[str, Node]
    key_spans: dict[str, Span]
    span: Span


Node = ScalarNode | SequenceNode | MappingNode
