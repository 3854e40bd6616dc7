"""Streaming reader of YAML with one long list: items are handled while parsing, not kept as nodes.

Nearly every item is a record: a mapping of known names to texts and lists of texts, each in one line. That takes no
nodes. Any other item is made into nodes like the rest of the file, by the same code and from the same events, so
that it earns the same problems.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import yaml

from generator.ground.errors import InputError, Span
from generator.ground.source.file import SourceFile, unholdable
from generator.ground.source.nodes import MappingNode, Node, SequenceNode
from generator.ground.source.place import Place
from generator.ground.source.yaml_text import YamlText
from generator.ground.source.yaml_tree import TreeBuilder, built

ITEM = "[]"
"""The name, in a path, of any item of a list."""

_MOST_ITEMS = 100
"""A longer list is no record's: it is made into nodes, which are counted."""


class RecordReader(Protocol):
    """Who reads the items of one list."""

    @property
    def keys(self) -> Collection[str]:
        """The names that a record may have; of letters, digits and ``_``."""

    def read(self, item: Record | Node) -> None:
        """Takes the next item, a record or the node of what is none."""


Start = Callable[[Sequence[Mapping[str, Node]]], RecordReader]
"""Makes the reader of a list from the mappings around it, the outermost first, each as far as it has been parsed."""


@dataclass(frozen=True, slots=True)
class RecordsNode(SequenceNode):
    """A list that ``reader`` has read: ``items`` is empty."""

    reader: RecordReader


class Record:
    """A mapping that was just parsed, valid until the next one comes.

    ``texts`` holds its single values as typed, ``lists`` those that are lists of texts.
    """

    __slots__ = ("_builder", "_depth", "events", "lists", "texts", "values")

    def __init__(self, builder: _RecordsBuilder, depth: int, first: yaml.Event) -> None:
        self.texts: dict[str, str] = {}
        self.lists: dict[str, tuple[str, ...]] = {}
        self.values: dict[str, yaml.ScalarEvent] = {}
        self.events = [first]
        self._builder = builder
        self._depth = depth

    def place(self, name: str) -> Place:
        """Where the single value of ``name`` is."""
        return self._builder.place(self.values[name])

    def node(self) -> Node:
        """The same as a node, in which everything knows its place."""
        return self._builder.node(self.events, self._depth)


def load_yaml_records(
    file: SourceFile, path: Sequence[str], start: Start, *, error: type[InputError] = InputError
) -> MappingNode:
    """The mapping in ``file``, as of :func:`load_yaml`, but for the lists at ``path`` (keys, and ITEM for any item).

    These become RecordsNodes: ``start`` makes a reader for each, which reads the items one after another.
    ``file`` must come from :func:`read_source`. What readers have read counts for nothing where this raises ``error``.
    """
    return built(_RecordsBuilder(YamlText(file), tuple(path), start), error)


class _RecordsBuilder(TreeBuilder):
    def __init__(self, text: YamlText, path: tuple[str, ...], start: Start) -> None:
        super().__init__(text)
        self._wanted = path
        self._start = start
        self._has_escapes = "\\" in text.text

    def place(self, value: yaml.ScalarEvent) -> Place:
        """Where ``value``, of a record, is."""
        return self._text.place_of(value)

    def node(self, events: Sequence[yaml.Event], depth: int) -> Node:
        """The record of ``events``, which were just parsed, as a node."""
        self._events.put_back(events[1:])
        return self._node(events[0], depth)

    def _sequence(self, span: Span, depth: int) -> SequenceNode:
        if tuple(name for name, _ in self._path) != self._wanted:
            return super()._sequence(span, depth)
        reader = self._start([entries for name, entries in self._path if name != ITEM])
        self._path.append((ITEM, {}))
        kept = self._nodes
        while not isinstance(event := self._events.next(), yaml.SequenceEndEvent):
            reader.read(self._record(event, reader.keys, depth + 1) or self._node(event, depth + 1))
            self._nodes = kept
        self._path.pop()
        return RecordsNode((), span, reader)

    def _record(self, first: yaml.Event, keys: Collection[str], depth: int) -> Record | None:
        """The record that begins with ``first``; None where it is none, all behind ``first`` put back."""
        if not (isinstance(first, yaml.MappingStartEvent) and _unmarked(first)):
            return None
        record, fault = Record(self, depth, first), None
        try:
            if self._fill(record, keys):
                self._events.last = record.events[-1]
                return record
        except yaml.MarkedYAMLError as stopped:
            fault = stopped
        self._events.put_back(record.events[1:], fault)
        return None

    def _fill(self, record: Record, keys: Collection[str]) -> bool:
        """Whether a record follows. Its events are added to ``record``, those of what is none up to where it shows.

        A known name is no slip as a key: with a full-width colon behind it, it would be longer, or stop the parser.
        """
        parse, add, texts, lists = self._events.parse, record.events.append, record.texts, record.lists
        while isinstance(key := parse(), yaml.ScalarEvent):
            add(key)
            name = key.value
            if name not in keys or name in texts or name in lists or key.anchor is not None or key.tag is not None:
                return False
            add(value := parse())
            if self.lost_in_empty(key, value):
                return False
            if isinstance(value, yaml.ScalarEvent) and self._is_text(value):
                texts[name] = value.value
                record.values[name] = value
            elif (items := self._items(value, add)) is not None:
                lists[name] = items
            else:
                return False
        add(key)
        return isinstance(key, yaml.MappingEndEvent)

    def _items(self, first: yaml.Event, add: Callable[[yaml.Event], None]) -> tuple[str, ...] | None:
        """The texts of the list that begins with ``first``; None where it is no such list."""
        if not (isinstance(first, yaml.SequenceStartEvent) and _unmarked(first)):
            return None
        items: list[str] = []
        while isinstance(item := self._events.parse(), yaml.ScalarEvent):
            add(item)
            if not self._is_text(item) or len(items) == _MOST_ITEMS:
                return None
            items.append(item.value)
        add(item)
        return tuple(items) if isinstance(item, yaml.SequenceEndEvent) else None

    def _is_text(self, event: yaml.ScalarEvent) -> bool:
        """Whether a value is in one line, without marks or losing text, and XML can hold what escapes make."""
        begin, end = event.start_mark, event.end_mark
        if begin is None or end is None or begin.line != end.line or event.anchor is not None or event.tag is not None:
            return False
        if self.lost_behind(event):
            return False
        return not self._has_escapes or event.style != '"' or unholdable(event.value) is None


def _unmarked(event: yaml.CollectionStartEvent) -> bool:
    return event.anchor is None and event.tag is None
