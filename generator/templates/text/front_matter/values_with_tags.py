"""A front matter whose values may hold tags: hidden from YAML, compiled once, filled in for each record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.ground.errors import InputError, Problem, Span
from generator.ground.source import front_matter, key_translation, nodes, source_file
from generator.templates.expressions import name_reads, sandbox, value_conversion
from generator.templates.text.front_matter.front_matter_reading import BAR
from generator.templates.text.front_matter.key_table import NAMES
from generator.templates.text.text_tags import TextTag, TextTags
from generator.templates.text.text_template import CompiledTags

_DELIMITERS = ("{{", "{%", "{#", "}}", "%}", "#}")
_BLOCK_SCALAR = "|>"
_QUOTES = "'\""


def _kept(value: object) -> str:
    """A value as text, in which a ``|`` breaks no title."""
    text = value_conversion.text_of(value)
    value_conversion.refuse_unwritable(text)
    return text.replace("|", BAR)


_ENVIRONMENT = sandbox.environment(finalize=_kept)


def value_template(file: source_file.SourceFile, node: nodes.ScalarNode) -> CompiledTags:
    """Compiles one value with tags."""
    return CompiledTags(TextTags(file, node.value, *_begins(file, node.span)), _ENVIRONMENT, file.name)


def compiled_text(file: source_file.SourceFile, text: str, first_line: int) -> CompiledTags:
    """Compiles a text below a front matter that is printed as it is, with every line and blank."""
    return CompiledTags(TextTags(file, text, first_line), _ENVIRONMENT, file.name)


class FrontTemplate:
    """A front matter whose values may hold tags. Where ``problems`` has any, it cannot be filled."""

    def __init__(self, file: source_file.SourceFile, node: nodes.MappingNode) -> None:
        self._node = node
        self._values = {id(scalar): value_template(file, scalar) for scalar in _with_tags(node)}
        self.problems = [problem for value in self._values.values() for problem in value.problems]

    @property
    def reads(self) -> tuple[tuple[name_reads.NameRead, TextTag], ...]:
        """Each name that a value reads, with its tag."""
        return tuple(read for value in self._values.values() for read in value.reads)

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> nodes.MappingNode:
        """The front matter for ``context``; a value that tags leave empty counts as absent.

        Problems are noted in ``problems``.
        """
        entries = self._entries(self._node, context, problems)
        title = self._node.entries.get("title")
        return replace(
            self._node,
            entries={key: node if title is self._node.entries[key] else _plain(node) for key, node in entries.items()},
        )

    def _entries(
        self, mapping: nodes.MappingNode, context: Mapping[str, object], problems: list[Problem]
    ) -> dict[str, nodes.Node]:
        filled = ((key, self._filled(node, context, problems)) for key, node in mapping.entries.items())
        return {key: node for key, node in filled if node is not None}

    def _filled(self, node: nodes.Node, context: Mapping[str, object], problems: list[Problem]) -> nodes.Node | None:
        """``node`` with its values filled in; None where tags left nothing of it."""
        if isinstance(node, nodes.ScalarNode):
            value = self._values.get(id(node))
            text = node.value if value is None else value.run(context, problems)
            return None if value is not None and not (text or "").strip() else replace(node, value=text or "")
        if isinstance(node, nodes.SequenceNode):
            items = [self._filled(item, context, problems) for item in node.items]
            kept = tuple(item for item in items if item is not None)
            return replace(node, items=kept) if kept or not node.items else None
        entries = self._entries(node, context, problems)
        return replace(node, entries=entries) if entries or not node.entries else None


def _with_tags(node: nodes.Node) -> Iterator[nodes.ScalarNode]:
    if isinstance(node, nodes.ScalarNode):
        if any(delimiter in node.value for delimiter in _DELIMITERS):
            yield node
        return
    for child in node.items if isinstance(node, nodes.SequenceNode) else node.entries.values():
        yield from _with_tags(child)


def _plain(node: nodes.Node) -> nodes.Node:
    """``node`` with every ``|`` of its values restored."""
    if isinstance(node, nodes.ScalarNode):
        return replace(node, value=node.value.replace(BAR, "|")) if BAR in node.value else node
    if isinstance(node, nodes.SequenceNode):
        return replace(node, items=tuple(map(_plain, node.items)))
    return replace(node, entries={key: _plain(value) for key, value in node.entries.items()})


def _begins(file: source_file.SourceFile, span: Span) -> tuple[int, int]:
    """The line and column of the first character of a scalar's text."""
    line, column = span.line or 1, span.column or 1
    first = (span.source or "")[column - 1 : column]
    if first and first in _BLOCK_SCALAR and line < len(file.lines):
        text = file.lines[line]
        return line + 1, len(text) - len(text.lstrip()) + 1
    return line, column + 1 if first and first in _QUOTES else column


_PRIVATE = range(0xF0000, 0xFFFFE)
"""The characters for private use of plane 15."""
_QUOTED_OR_OPENING = re.compile(r"""(?<=[\s\[{,])(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')|(?P<opening>\{[{%#])""")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}


def split_with_tags(
    file: source_file.SourceFile, *, error: type[InputError], names: key_translation.KeyNames = NAMES
) -> front_matter.FrontMatter:
    """Splits ``file`` into front matter, whose values may hold unquoted tags, and text. Raises ``error``.

    ``names`` are the Chinese names of its keys.

    People write ``recipients: {{ unit.addressee }}`` with quotes or without. While YAML is parsed, a tag outside of
    quotes is replaced by as many characters without a meaning, so that all places stay right.
    """
    masks = _Masks(file)
    try:
        front = front_matter.split_front_matter(replace(file, text=masks.text), names, error=error)
    except error as fault:
        raise error([masks.unmasked_problem(problem) for problem in fault.problems]) from fault
    node = masks.unmasked(front.node)
    if not isinstance(node, nodes.MappingNode):
        raise AssertionError(node)
    return front_matter.FrontMatter(node, front.body_first_line, front.body)


def _tags(line: str) -> Iterator[tuple[int, int]]:
    """Where each tag outside of quotes begins and ends."""
    last = {opening: line.rfind(closer) for opening, closer in _CLOSERS.items()}
    place = 0
    while found := _QUOTED_OR_OPENING.search(line, place):
        opening = found["opening"]
        if opening is None:
            place = found.end()
        elif last[opening] < found.end():  # never closed; found by one search, as there may be thousands
            place = found.start() + 1
        else:
            place = line.index(_CLOSERS[opening], found.end()) + 2
            yield found.start(), place


class _Masks:
    """The tags in the front matter of ``file``; ``text`` has a mask in place of each of them."""

    def __init__(self, file: source_file.SourceFile) -> None:
        taken = frozenset(file.text)
        self._file = file
        self._free = (character for character in map(chr, _PRIVATE) if character not in taken)
        self._tags: dict[str, str] = {}
        first, *lines = self._file.lines
        end = next((number for number, line in enumerate(lines) if line.rstrip() == "---"), len(lines))
        self.text = "\n".join([first, *map(self._masked_line, lines[:end]), *lines[end:]])
        self._mask = re.compile(rf"([{''.join(self._tags)}])\1*") if self._tags else None

    def _masked_line(self, line: str) -> str:
        masked, done = "", 0
        for start, end in _tags(line):
            masked += line[done:start] + self._mask_of(line[start:end])
            done = end
        return masked + line[done:]

    def _mask_of(self, tag: str) -> str:
        character = next(self._free, None)
        if character is None:
            return tag
        self._tags[character] = tag
        return character * len(tag)

    def _typed(self, text: str) -> str:
        return text if self._mask is None else self._mask.sub(lambda match: self._tags[match[1]], text)

    def unmasked(self, node: nodes.Node) -> nodes.Node:
        span = self._span(node.span)
        if isinstance(node, nodes.ScalarNode):
            return nodes.ScalarNode(self._typed(node.value), span)
        if isinstance(node, nodes.SequenceNode):
            return nodes.SequenceNode(tuple(map(self.unmasked, node.items)), span)
        entries = {self._typed(key): self.unmasked(value) for key, value in node.entries.items()}
        spans = {self._typed(key): self._span(at) for key, at in node.key_spans.items()}
        return nodes.MappingNode(entries, spans, span, node.words)

    def unmasked_problem(self, problem: Problem) -> Problem:
        facts = {name: self._typed(fact) if isinstance(fact, str) else fact for name, fact in problem.facts.items()}
        return replace(problem, span=None if problem.span is None else self._span(problem.span), facts=facts)

    def _span(self, span: Span) -> Span:
        return replace(span, source=None if span.source is None else self._typed(span.source))
