"""The tree of YAML nodes: scalars as typed, every node with its position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.ground.errors import Span
from generator.ground.source.source_file import SourceFile


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
    """Keys and values in the order typed; its position is that of the first key or the brace.

    ``words`` are the words that the file uses for keys, where these have Chinese names
    (:func:`~generator.ground.source.key_translation.in_english`).
    """

    entries: dict[str, Node]
    key_spans: dict[str, Span]
    span: Span
    words: Mapping[str, str] = field(default_factory=dict)

    def word(self, key: str) -> str:
        """The word that the file uses for ``key``."""
        return self.words.get(key, key)


Node = ScalarNode | SequenceNode | MappingNode


class Place(NamedTuple):
    """Line and column (from 1) and length, in characters.

    Only numbers are kept; the line is looked up on demand. ``file`` is the file, or only its name after pickling: the
    text is not sent to other processes.
    """

    file: SourceFile | str
    line: int
    column: int
    length: int

    @property
    def span(self) -> Span:
        """The position with the line as typed, where the text is available."""
        if isinstance(self.file, str):
            return Span(self.file, self.line, self.column, self.length)
        return self.file.span(self.line, self.column, self.length)

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int, int]]:
        name = self.file if isinstance(self.file, str) else self.file.name
        return Place, (name, self.line, self.column, self.length)
