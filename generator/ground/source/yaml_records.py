"""Streaming reader of YAML with one long list: items are handled while parsing, not kept as nodes.

Nearly every item is a record: a mapping of known names to texts and lists of texts, each in one line, which needs no
nodes. Any other item is made into nodes like the rest of the file, by the same code and from the same events, so
that it gets the same problems.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import yaml

from generator.ground.errors import InputError, Span
from generator.ground.source.nodes import MappingNode, Node, Place, SequenceNode
from generator.ground.source.source_file import SourceFile, unholdable
from generator.ground.source.yaml_tree import TreeBuilder, YamlText, built

ITEM = "[]"
"""The name in a path that stands for any item of a list."""

_MOST_ITEMS = 100
"""A record with a longer list is made into nodes, which are counted against the limit."""


class RecordReader(Protocol):
    """Reads the items of one list."""

    @property
    def keys(self) -> Mapping[str, str]:
        """The words for the keys that a record may have, of letters, digits and ``_``, each with its key."""

    def read(self, item: YamlRecord | Node) -> None:
        """Reads the next item: a record, or the node of any other item."""


Start = Callable[[Sequence[Mapping[str, Node]]], RecordReader]
"""Makes the reader of a list; gets the mappings around it, the outermost first, each as far as it is parsed."""


@dataclass(frozen=True, slots=True)
class RecordsNode(SequenceNode):
    """A list whose items went to ``reader``; ``items`` is empty."""

    reader: RecordReader


class YamlRecord:
    """A mapping that was just parsed, valid until the next one is parsed.

    ``texts`` holds its single values as typed, ``lists`` its lists of texts, both by key.
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
        """The position of the single value of ``name``."""
        return self._builder.place(self.values[name])

    def node(self) -> Node:
        """The record as a node with the position of every value."""
        return self._builder.node(self.events, self._depth)


def load_yaml_records(
    file: SourceFile,
    path: Sequence[str],
    start: Start,
    *,
    words: Mapping[str, str] | None = None,
    error: type[InputError] = InputError,
) -> MappingNode:
    """The mapping in ``file`` as from :func:`load_yaml`, with the lists at ``path`` (keys, ITEM for any item) streamed.

    ``words`` are other words for the keys of ``path``, each with its key. Each list becomes a RecordsNode: ``start``
    makes its reader, which reads the items one after another. ``file`` must come from :func:`read_source`. Raises
    ``error`` with all problems; what readers have read is then invalid.
    """
    return built(_RecordsBuilder(YamlText(file), tuple(path), start, words or {}), error)


class _RecordsBuilder(TreeBuilder):
    def __init__(self, text: YamlText, path: tuple[str, ...], start: Start, words: Mapping[str, str]) -> None:
        super().__init__(text)
        self._wanted = path
        self._words = words
        self._start = start
        self._has_escapes = "\\" in text.text

    def place(self, value: yaml.ScalarEvent) -> Place:
        """The position of ``value``, part of a record."""
        return self._text.place_of(value)

    def node(self, events: Sequence[yaml.Event], depth: int) -> Node:
        """The record of ``events``, which must be the latest ones, as a node."""
        self._events.put_back(events[1:])
        return self._node(events[0], depth)

    def _sequence(self, span: Span, depth: int) -> SequenceNode:
        if tuple(self._words.get(name, name) for name, _ in self._path) != self._wanted:
            return super()._sequence(span, depth)
        reader = self._start([entries for name, entries in self._path if name != ITEM])
        self._path.append((ITEM, {}))
        kept = self._nodes
        while not isinstance(event := self._events.next(), yaml.SequenceEndEvent):
            reader.read(self._record(event, reader.keys, depth + 1) or self._node(event, depth + 1))
            self._nodes = kept
        self._path.pop()
        return RecordsNode((), span, reader)

    def _record(self, first: yaml.Event, keys: Mapping[str, str], depth: int) -> YamlRecord | None:
        """The record that begins with ``first``; None for any other item, with the events after ``first`` put back."""
        if not (isinstance(first, yaml.MappingStartEvent) and _unmarked(first)):
            return None
        record, fault = YamlRecord(self, depth, first), None
        try:
            if self._fill(record, keys):
                self._events.last = record.events[-1]
                return record
        except yaml.MarkedYAMLError as stopped:
            fault = stopped
        self._events.put_back(record.events[1:], fault)
        return None

    def _fill(self, record: YamlRecord, keys: Mapping[str, str]) -> bool:
        """Parses into ``record``; False for an item that is not one, with its events so far added to ``record``.

        A known key cannot be a slip: with a full-width colon after it, it would be longer, or stop the parser.
        """
        parse, add, texts, lists = self._events.parse, record.events.append, record.texts, record.lists
        key_of = keys.get
        while isinstance(key := parse(), yaml.ScalarEvent):
            add(key)
            name = key_of(key.value)
            if name is None or name in texts or name in lists or key.anchor is not None or key.tag is not None:
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
        """The texts of the list that begins with ``first``; None where it is not a list of texts."""
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
        """Whether a value is in one line, without anchor, tag or lost text, and XML can hold its escapes."""
        begin, end = event.start_mark, event.end_mark
        if begin is None or end is None or begin.line != end.line or event.anchor is not None or event.tag is not None:
            return False
        if self.lost_behind(event):
            return False
        return not self._has_escapes or event.style != '"' or unholdable(event.value) is None


def _unmarked(event: yaml.CollectionStartEvent) -> bool:
    return event.anchor is None and event.tag is None
