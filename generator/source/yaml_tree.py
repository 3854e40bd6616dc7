"""YAML read into nodes, every scalar as typed and every fault with its place.

The parser's events are used rather than its composed nodes: they show aliases, anchors and tags,
and a nest too deep is refused before it is followed. The C parser is taken where PyYAML has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import yaml

from generator.errors import InputError, Problem, Span
from generator.source.file import SourceFile, unholdable
from generator.source.nodes import MAX_DEPTH, MappingNode, Node, ScalarNode, SequenceNode
from generator.source.yaml_slips import KEY_WITH_FULL_WIDTH_COLON, Slip, end_of, explain, start_of

_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that YAML refuses, takes for line ends or drops without a word."""


def _parser(text: str) -> yaml.CSafeLoader | yaml.SafeLoader:
    return yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)


def load_yaml(
    file: SourceFile,
    *,
    first_line: int = 1,
    last_line: int | None = None,
    error: type[InputError] = InputError,
) -> MappingNode:
    """The mapping in ``file`` between the two lines (both included, from 1).

    Raises ``error`` with all problems: YAML's syntax, duplicate keys, full-width marks, anchors,
    aliases, tags, a second document, more than 20 levels, anything but a mapping at the top.
    """
    lines = file.lines[first_line - 1 : last_line]
    builder = _Builder(file, lines, first_line - 1)
    builder.check_characters()
    node = None if builder.problems else builder.build()
    if builder.problems or not isinstance(node, MappingNode):
        raise error(builder.problems)
    return node


class _Builder:
    """One run over the events of one text; ``problems`` grows on the way."""

    def __init__(self, file: SourceFile, lines: tuple[str, ...], offset: int) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._lines = lines
        self._offset = offset
        self._last: yaml.Event | None = None
        self._events = _parser("\n".join(lines))

    def check_characters(self) -> None:
        for number, line in enumerate(self._lines):
            for match in _NOT_YAML.finditer(line):
                facts = {"character": f"U+{ord(match.group()):04X}"}
                self._report("source-yaml-character", self._span(number, match.start()), facts)

    def build(self) -> Node | None:
        """The document's node; None or anything but a mapping when problems were noted."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as fault:
            self._stopped(explain(self._lines, fault, self._last))
        except _TooDeepError as fault:
            self._report("source-too-deep", fault.span, {"limit": MAX_DEPTH})
        finally:
            self._events.dispose()
        return None

    def _stopped(self, slip: Slip) -> None:
        """Notes what stopped the parser, unless the same slip in that line is noted already."""
        span = self._span(slip.line, slip.column, slip.length)
        noted = {(problem.code, problem.span.line) for problem in self.problems if problem.span is not None}
        if (slip.code, span.line) not in noted:
            self._report(slip.code, span, slip.facts)

    def _document(self) -> Node | None:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._report("source-empty", self._span(0, 0))
            return None
        node = self._node(self._next(), 1)
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._report("source-several-documents", self._event_span(event))
        if not isinstance(node, MappingNode):
            self._wrong_top(node)
        return node

    def _wrong_top(self, node: Node) -> None:
        if isinstance(node, ScalarNode) and not node.value:
            self._report("source-empty", self._span(0, 0))
        elif not (isinstance(node, ScalarNode) and self._full_width_colon(node.span)):
            self._report("source-top-not-mapping", node.span)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._event_span(event)
        self._refuse_marks(event, span)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, span)
        if isinstance(event, yaml.AliasEvent):
            return ScalarNode("", span)
        if depth > MAX_DEPTH:
            raise _TooDeepError(span)
        if isinstance(event, yaml.SequenceStartEvent):
            return SequenceNode(tuple(self._items(depth)), span)
        return self._mapping(span, depth)

    def _items(self, depth: int) -> list[Node]:
        items = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, span: Span, depth: int) -> MappingNode:
        entries: dict[str, Node] = {}
        key_spans: dict[str, Span] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            name = self._key(key)
            if name is None:
                continue
            if name in entries:
                self._report("source-duplicate-key", key.span, {"key": name, "line": key_spans[name].line}, name)
                continue
            entries[name] = value
            key_spans[name] = key.span
        return MappingNode(entries, key_spans, span)

    def _key(self, node: Node) -> str | None:
        """The text of a key; None when it is none or shows a slip, which is then noted."""
        if not isinstance(node, ScalarNode):
            self._report("source-key-not-text", node.span)
        elif not node.value:
            self._report("source-empty-key", node.span)
        elif node.value[0] == "\N{IDEOGRAPHIC SPACE}":
            self._report("source-full-width-blank", replace(node.span, length=1))
        elif node.value[0] in "-\N{FULLWIDTH HYPHEN-MINUS}":
            self._report("source-dash", replace(node.span, length=1))
        elif not self._full_width_colon(node.span):
            return node.value
        return None

    def _full_width_colon(self, span: Span) -> bool:
        """Whether the plain text at ``span`` begins like a key with a full-width colon; noted if so."""
        match = KEY_WITH_FULL_WIDTH_COLON.match((span.source or "")[(span.column or 1) - 1 :])
        if match is None or span.line is None:
            return False
        column = (span.column or 1) + match.end()
        self._report("source-full-width-colon", self._file.span(span.line, column))
        return True

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> ScalarNode:
        character = unholdable(event.value)
        if character is not None:
            self._report("source-xml-character", span, {"character": character})
        if event.implicit[0] and end_of(event)[0] > start_of(event)[0]:
            self._continued(event)
        return ScalarNode(event.value, span)

    def _continued(self, event: yaml.ScalarEvent) -> None:
        """Plain text may go on in deeper lines; one that begins like a key was meant as a key."""
        end = end_of(event)
        for number in range(start_of(event)[0] + 1, end[0] + 1):
            line = self._lines[number] if number < len(self._lines) else ""
            indent = len(line) - len(line.lstrip())
            if (number, indent) < end and line[indent : indent + 1].isascii():
                self._full_width_colon(self._span(number, indent))

    def _refuse_marks(self, event: yaml.Event, span: Span) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._report("source-alias", span)
        elif getattr(event, "tag", None) is not None:
            self._report("source-tag", span)

    def _next(self) -> yaml.Event:
        event = self._events.get_event()
        self._last = yaml.StreamEndEvent() if event is None else event
        return self._last

    def _event_span(self, event: yaml.Event) -> Span:
        line, column = start_of(event)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._span(line, column)
        end_line, end = end_of(event)
        width = end if end_line == line else len(self._lines[line])
        return self._span(line, column, width - column)

    def _span(self, line: int, column: int, length: int = 1) -> Span:
        return self._file.span(line + self._offset + 1, column + 1, max(1, length))

    def _report(
        self, code: str, span: Span, facts: Mapping[str, object] | None = None, field: str | None = None
    ) -> None:
        self.problems.append(Problem(code, span, facts or {}, field))


class _TooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        self.span = span
