"""Masking of tags in front matter, so that YAML does not read ``{{`` as one of its own braces.

People write ``recipients: {{ unit.addressee }}`` with quotes or without. While YAML is parsed, a tag outside of quotes
is replaced by as many characters without a meaning, so that all places stay right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.ground.errors import InputError, Problem, Span
from generator.ground.source import (
    FrontMatter,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    SourceFile,
    split_front_matter,
)
from generator.templates.text.front_matter.keys import NAMES

_PRIVATE = range(0xF0000, 0xFFFFE)
"""The characters for private use of plane 15."""

_QUOTED_OR_OPENING = re.compile(r"""(?<=[\s\[{,])(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')|(?P<opening>\{[{%#])""")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}


def split_with_tags(file: SourceFile, *, error: type[InputError]) -> FrontMatter:
    """Split ``file`` into front matter, whose values may hold unquoted tags, and text. Raises ``error``."""
    masks = _Masks(file)
    try:
        front = split_front_matter(replace(file, text=masks.text), NAMES, error=error)
    except error as fault:
        raise error([masks.unmasked_problem(problem) for problem in fault.problems]) from fault
    node = masks.unmasked(front.node)
    if not isinstance(node, MappingNode):
        raise AssertionError(node)
    return FrontMatter(node, front.body_first_line, front.body)


def _tags(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each tag outside of quotes begins and ends."""
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

    def __init__(self, file: SourceFile) -> None:
        taken = frozenset(file.text)
        self._file = file
        self._free = (character for character in map(chr, _PRIVATE) if character not in taken)
        self._tags: dict[str, str] = {}
        self.text = self._masked()
        self._mask = re.compile(rf"([{''.join(self._tags)}])\1*") if self._tags else None

    def _masked(self) -> str:
        first, *lines = self._file.lines
        end = next((number for number, line in enumerate(lines) if line.rstrip() == "---"), len(lines))
        return "\n".join([first, *map(self._masked_line, lines[:end]), *lines[end:]])

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

    def unmasked(self, node: Node) -> Node:
        span = self._span(node.span)
        if isinstance(node, ScalarNode):
            return ScalarNode(self._typed(node.value), span)
        if isinstance(node, SequenceNode):
            return SequenceNode(tuple(map(self.unmasked, node.items)), span)
        entries = {self._typed(key): self.unmasked(value) for key, value in node.entries.items()}
        spans = {self._typed(key): self._span(at) for key, at in node.key_spans.items()}
        return MappingNode(entries, spans, span, node.words)

    def unmasked_problem(self, problem: Problem) -> Problem:
        facts = {name: self._typed(fact) if isinstance(fact, str) else fact for name, fact in problem.facts.items()}
        return replace(problem, span=None if problem.span is None else self._span(problem.span), facts=facts)

    def _span(self, span: Span) -> Span:
        return replace(span, source=None if span.source is None else self._typed(span.source))
