"""Front matter with tags in its values, filled for each record; a filled value is always text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.ground.errors import Problem, Span
from generator.ground.source import MappingNode, Node, ScalarNode, SequenceNode, SourceFile
from generator.templates.expressions import NameRead, environment, refuse_unwritable, text_of
from generator.templates.text.compiled_tags import CompiledTags
from generator.templates.text.front_matter.front_matter_reading import BAR
from generator.templates.text.text_tags import TextTag, TextTags

_DELIMITERS = ("{{", "{%", "{#", "}}", "%}", "#}")
_BLOCK_SCALAR = "|>"
_QUOTES = "'\""


def _kept(value: object) -> str:
    """Return a value as text, in which a ``|`` breaks no title."""
    text = text_of(value)
    refuse_unwritable(text)
    return text.replace("|", BAR)


_ENVIRONMENT = environment(finalize=_kept)


def value_template(file: SourceFile, node: ScalarNode) -> CompiledTags:
    """Compile one value with tags."""
    return CompiledTags(TextTags(file, node.value, *_begins(file, node.span)), _ENVIRONMENT, file.name)


class FrontTemplate:
    """A front matter whose values may hold tags. Where ``problems`` has any, it cannot be filled."""

    def __init__(self, file: SourceFile, node: MappingNode) -> None:
        self._node = node
        self._values = {id(scalar): value_template(file, scalar) for scalar in _with_tags(node)}
        self.problems = [problem for value in self._values.values() for problem in value.problems]

    @property
    def reads(self) -> tuple[tuple[NameRead, TextTag], ...]:
        """Each name that a value reads, with its tag."""
        return tuple(read for value in self._values.values() for read in value.reads)

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> MappingNode:
        """Return the front matter for ``context``; a value that tags leave empty counts as absent.

        Problems are noted in ``problems``.
        """
        entries = self._entries(self._node, context, problems)
        title = self._node.entries.get("title")
        return replace(
            self._node,
            entries={key: node if title is self._node.entries[key] else _plain(node) for key, node in entries.items()},
        )

    def _entries(self, mapping: MappingNode, context: Mapping[str, object], problems: list[Problem]) -> dict[str, Node]:
        filled = ((key, self._filled(node, context, problems)) for key, node in mapping.entries.items())
        return {key: node for key, node in filled if node is not None}

    def _filled(self, node: Node, context: Mapping[str, object], problems: list[Problem]) -> Node | None:
        """Return ``node`` with its values filled in; None where tags left nothing of it."""
        if isinstance(node, ScalarNode):
            value = self._values.get(id(node))
            text = node.value if value is None else value.run(context, problems)
            return None if value is not None and not (text or "").strip() else replace(node, value=text or "")
        if isinstance(node, SequenceNode):
            items = [self._filled(item, context, problems) for item in node.items]
            kept = tuple(item for item in items if item is not None)
            return replace(node, items=kept) if kept or not node.items else None
        entries = self._entries(node, context, problems)
        return replace(node, entries=entries) if entries or not node.entries else None


def _with_tags(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        if any(delimiter in node.value for delimiter in _DELIMITERS):
            yield node
        return
    for child in node.items if isinstance(node, SequenceNode) else node.entries.values():
        yield from _with_tags(child)


def _plain(node: Node) -> Node:
    """Return ``node`` with every ``|`` of its values restored."""
    if isinstance(node, ScalarNode):
        return replace(node, value=node.value.replace(BAR, "|")) if BAR in node.value else node
    if isinstance(node, SequenceNode):
        return replace(node, items=tuple(map(_plain, node.items)))
    return replace(node, entries={key: _plain(value) for key, value in node.entries.items()})


def _begins(file: SourceFile, span: Span) -> tuple[int, int]:
    """Return the line and column of the first character of a scalar's text."""
    line, column = span.line or 1, span.column or 1
    first = (span.source or "")[column - 1 : column]
    if first and first in _BLOCK_SCALAR and line < len(file.lines):
        text = file.lines[line]
        return line + 1, len(text) - len(text.lstrip()) + 1
    return line, column + 1 if first and first in _QUOTES else column
