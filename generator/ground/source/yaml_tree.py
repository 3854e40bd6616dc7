"""YAML parsed into nodes, every scalar as typed and every error with its position."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

import yaml

from generator.ground.errors import InputError, Problem, Span
from generator.ground.source import source_file, yaml_slips
from generator.ground.source.nodes import MappingNode, Node, Place, ScalarNode, SequenceNode

_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that YAML refuses, treats as line ends or silently drops."""

_EMPTY_BEFORE_COMMENT = re.compile(rf"[ \t]*:{yaml_slips.TEXT_AS_COMMENT.pattern}")


def load_yaml(
    file: source_file.SourceFile,
    *,
    first_line: int = 1,
    last_line: int | None = None,
    error: type[InputError] = InputError,
) -> MappingNode:
    """The mapping in ``file`` between the two lines (both included, from 1).

    Raises ``error`` with all problems: YAML's syntax, duplicate keys, full-width marks, anchors,
    aliases, tags, a second document, anything but a mapping at the top, exceeded limits.
    """
    return built(TreeBuilder(YamlText(file, first_line, last_line)), error)


def built(builder: TreeBuilder, error: type[InputError]) -> MappingNode:
    """The mapping that ``builder`` makes. Raises ``error`` with all its problems."""
    builder.check_characters()
    node = None if builder.problems else builder.build()
    if builder.problems or not isinstance(node, MappingNode):
        raise error(source_file.bounded(builder.problems))
    return node


class TreeBuilder:
    """Builds the nodes of ``text`` in one pass over its events, and collects ``problems``."""

    def __init__(self, text: YamlText) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._events = Events(text.text)
        self._nodes = 0
        self._may_lose_text = yaml_slips.TEXT_AS_COMMENT.search(text.text) is not None
        self._path: list[tuple[str, dict[str, Node]]] = []
        """The path to the current value: keys, each with the entries before it in its mapping, and ``[]``."""

    def check_characters(self) -> None:
        """Adds a problem for every character that YAML would not keep."""
        if _NOT_YAML.search(self._text.text) is not None:
            self.problems += source_file.bounded(self._characters())

    def _characters(self) -> Iterator[Problem]:
        for number, line in enumerate(self._text.lines):
            for match in _NOT_YAML.finditer(line):
                facts = {"character": f"U+{ord(match.group()):04X}"}
                yield Problem("source-yaml-character", self._text.span(number, match.start()), facts)

    def build(self) -> Node | None:
        """The document's node; None, or not a mapping, only where there are problems."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as fault:
            slip = yaml_slips.explain(self._text.lines, fault, self._events.last)
            span = self._text.span(slip.line, slip.column, slip.length)
            noted = {(problem.code, problem.span.line) for problem in self.problems if problem.span is not None}
            if (slip.code, span.line) not in noted:
                self.problems.append(Problem(slip.code, span, slip.facts))
        except _StoppedError as fault:
            self.problems.append(fault.problem)
        finally:
            self._events.dispose()
        return None

    def _document(self) -> Node | None:
        self._events.next()
        event = self._events.next()
        if isinstance(event, yaml.StreamEndEvent):
            self._report("source-empty", self._text.span(0, 0))
            return None
        node = self._node(self._events.next(), 1)
        if not isinstance(node, MappingNode):  # what the parser makes of the rest follows from that
            self._wrong_top(node)
            return node
        self._events.next()
        event = self._events.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._report("source-several-documents", self._text.span_of(event))
        return node

    def _wrong_top(self, node: Node) -> None:
        if isinstance(node, ScalarNode) and not node.value:
            self._report("source-empty", self._text.span(0, 0))
        elif isinstance(node, ScalarNode) and (match := yaml_slips.KEY_WITHOUT_BLANK.match(node.value)):
            column = (node.span.column or 1) + match.end()
            self._report("source-colon-blank", replace(node.span, column=column, length=1))
        elif not (isinstance(node, ScalarNode) and self._full_width_colon(node.span)):
            self._report("source-top-not-mapping", node.span)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        span = self._text.span_of(event)
        self._nodes += 1
        if self._nodes > source_file.MAX_NODES:
            raise _StoppedError(Problem("source-many-values", span, {"limit": source_file.MAX_NODES}))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._report("source-alias", span)
        elif getattr(event, "tag", None) is not None:
            self._report("source-tag", span)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, span)
        if isinstance(event, yaml.AliasEvent):
            return ScalarNode("", span)
        if depth > source_file.MAX_DEPTH:
            raise _StoppedError(Problem("source-too-deep", span, {"limit": source_file.MAX_DEPTH}))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(span, depth)
        return self._mapping(span, depth)

    def _sequence(self, span: Span, depth: int) -> SequenceNode:
        items = []
        self._path.append(("[]", {}))
        while not isinstance(event := self._events.next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        self._path.pop()
        return SequenceNode(tuple(items), span)

    def _mapping(self, span: Span, depth: int) -> MappingNode:
        entries: dict[str, Node] = {}
        key_spans: dict[str, Span] = {}
        while not isinstance(event := self._events.next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            self._path.append((key.value if isinstance(key, ScalarNode) else "", entries))
            key_end, first = self._events.last, self._events.next()
            self._report_lost(key_end, self.lost_in_empty(key_end, first))
            value = self._node(first, depth + 1)
            self._path.pop()
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
        """The text of a key; None, with a problem, where it is not a text or contains a slip."""
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
        """Whether the plain text at ``span`` begins like a key with a full-width colon; adds a problem if so."""
        match = yaml_slips.KEY_WITH_FULL_WIDTH_COLON.match((span.source or "")[(span.column or 1) - 1 :])
        if match is None or span.line is None:
            return False
        column = (span.column or 1) + match.end()
        self._report("source-full-width-colon", replace(span, column=column, length=1))
        return True

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> ScalarNode:
        character = source_file.unholdable(event.value)
        if character is not None:
            self._report("source-xml-character", span, {"character": character})
        self._report_lost(event, self.lost_behind(event))
        if event.implicit[0] and yaml_slips.end_of(event)[0] > yaml_slips.start_of(event)[0]:
            self._continued(event)
        return ScalarNode(event.value, span)

    def lost_behind(self, event: yaml.ScalarEvent) -> str:
        """The comment after the plain value ``event`` that looks like lost text, from ``#`` on, or ``""``."""
        if not self._may_lose_text or event.style or event.end_mark is None:
            return ""
        match = yaml_slips.TEXT_AS_COMMENT.match(self._text.text, event.end_mark.index)
        return "" if match is None else match["text"]

    def lost_in_empty(self, key: yaml.Event | None, value: yaml.Event) -> str:
        """The comment that looks like lost text where ``value``, after ``key`` in braces, is empty, or ``""``.

        YAML ends an empty value only at the next token.
        """
        if not self._may_lose_text or key is None or key.end_mark is None or value.start_mark is None:
            return ""
        if not isinstance(value, yaml.ScalarEvent) or value.value or value.style or self.lost_behind(value):
            return ""
        match = _EMPTY_BEFORE_COMMENT.match(self._text.text, key.end_mark.index, value.start_mark.index)
        return "" if match is None else match["text"]

    def _report_lost(self, event: yaml.Event | None, text: str) -> None:
        """Adds the problem that ``text``, a comment after ``event``, is lost; nothing where it is empty."""
        if text and event is not None:
            line, column = yaml_slips.end_of(event)
            begin = self._text.lines[line].index("#", column)
            self._report("source-comment", self._text.span(line, begin, len(text.rstrip())))

    def _continued(self, event: yaml.ScalarEvent) -> None:
        """Checks the further lines of a plain text: one that begins like a key was meant as a key."""
        end, first = yaml_slips.end_of(event), yaml_slips.start_of(event)[0] + 1
        for number in range(first, min(end[0] + 1, first + source_file.MAX_SUSPECTS)):
            line = self._text.lines[number] if number < len(self._text.lines) else ""
            indent = len(line) - len(line.lstrip())
            if (number, indent) < end and line[indent : indent + 1].isascii():
                self._full_width_colon(self._text.span(number, indent))

    def _report(
        self, code: str, span: Span, facts: Mapping[str, object] | None = None, field: str | None = None
    ) -> None:
        problem = Problem(code, span, facts or {}, field)
        if len(self.problems) >= source_file.MAX_PROBLEMS:
            raise _StoppedError(problem)
        self.problems.append(problem)


class _StoppedError(Exception):
    """Parsing ends here, with ``problem``."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


# PyYAML's events can be put back to be read again.


class Events:
    """The events of ``text`` in order; ``last`` is the latest one, None before the first.

    Events are used rather than composed nodes: they show aliases, anchors and tags, and nesting that is too deep is
    refused before it is parsed. The C parser is used where PyYAML has it.
    """

    def __init__(self, text: str) -> None:
        self.last: yaml.Event | None = None
        self._parser = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
        self._again: list[yaml.Event] = []
        self._fault: yaml.MarkedYAMLError | None = None

    @property
    def parse(self) -> Callable[[], yaml.Event]:
        """The parser's own method for the next event, which ignores ``last`` and events put back: for speed.

        For use inside mappings and lists, where there is a next event. The caller puts back what it raises.
        """
        return cast("Callable[[], yaml.Event]", self._parser.get_event)

    def next(self) -> yaml.Event:
        """The next event; after the last, the end of the stream. Raises MarkedYAMLError where the parser stops."""
        if self._again:
            event = self._again.pop()
        elif self._fault is not None:
            raise self._fault
        else:
            event = self._parser.get_event() or yaml.StreamEndEvent()
        self.last = event
        return event

    def put_back(self, events: Iterable[yaml.Event], fault: yaml.MarkedYAMLError | None = None) -> None:
        """``events`` next, in this order, and then raise ``fault``."""
        self._again += reversed(list(events))
        self._fault = fault

    def dispose(self) -> None:
        """Frees the parser's memory."""
        self._parser.dispose()


# Positions of the events are places in the file that the YAML is in.


class YamlText:
    """The ``text`` of ``file`` from ``first_line`` to ``last_line`` (both included, from 1)."""

    def __init__(self, file: source_file.SourceFile, first_line: int = 1, last_line: int | None = None) -> None:
        self._file = file
        self._first, self._last = first_line - 1, last_line
        self._is_whole = first_line == 1 and last_line is None
        self.text = file.text if self._is_whole else "\n".join(self.lines)
        self._line_start, self._line_end, self._line = 0, -1, ""

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines without line ends. They take as much memory as the text: only for finding slips."""
        return self._file.lines if self._is_whole else self._file.lines[self._first : self._last]

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """The position at ``line`` and ``column``, both from 0 as the parser counts them."""
        return self._file.span(line + self._first + 1, column + 1, max(1, length))

    def span_of(self, event: yaml.Event) -> Span:
        """The position of ``event``: the first line of a scalar, the first character of a collection."""
        line, column = yaml_slips.start_of(event)
        source = None if event.start_mark is None else self._line_around(event.start_mark.index, column)
        if source is None:
            source = self.span(line, column).source or ""
        if isinstance(event, yaml.CollectionStartEvent):
            length = 1
        else:
            end_line, end = yaml_slips.end_of(event)
            length = max(1, (end if end_line == line else len(source)) - column)
        return Span(self._file.name, line + self._first + 1, column + 1, length, source)

    def place_of(self, event: yaml.ScalarEvent) -> Place:
        """The position of ``event``, a scalar in one line."""
        line, column = yaml_slips.start_of(event)
        return Place(self._file, line + self._first + 1, column + 1, max(1, yaml_slips.end_of(event)[1] - column))

    def _line_around(self, index: int, column: int) -> str | None:
        """The line with ``index`` at ``column``; None after the end, where the parser counts one more line."""
        if not self._line_start <= index <= self._line_end:
            self._line_start = self.text.rfind("\n", 0, index) + 1
            end = self.text.find("\n", index)
            self._line_end = len(self.text) if end < 0 else end
            self._line = self.text[self._line_start : self._line_end]
        return self._line if index - self._line_start == column else None
