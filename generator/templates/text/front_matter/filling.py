"""Front matter values with tags, filled for each record; a filled value is always text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from jinja2 import Template, TemplateSyntaxError

from generator.ground.errors import Problem, Span
from generator.ground.source import MappingNode, Node, ScalarNode, SequenceNode, SourceFile, unholdable
from generator.templates.expressions import NameRead, environment, failed_line, names_read, rendered, text_of
from generator.templates.text.faults import CharacterError, fault_problem, lacking
from generator.templates.text.front_matter.reading import BAR
from generator.templates.text.tags import Tag, Tags

_DELIMITERS = ("{{", "{%", "{#", "}}", "%}", "#}")
_BLOCK_SCALAR = "|>"
_QUOTES = "'\""


def _kept(value: object) -> str:
    """A value as text; its ``|`` breaks no title."""
    text = text_of(value)
    character = unholdable(text)
    if character is not None:
        raise CharacterError(character)
    return text.replace("|", BAR)


_ENVIRONMENT = environment(finalize=_kept)


class ValueTemplate:
    """One value with tags, compiled. ``problems`` holds what is wrong with it; it cannot be filled then."""

    def __init__(self, file: SourceFile, node: ScalarNode) -> None:
        self.tags = Tags(file, node.value, *_begins(file, node.span))
        self.reads: tuple[tuple[NameRead, Tag], ...] = ()
        self.problems: list[Problem] = list(self.tags.problems)
        self._template: Template | None = None
        if not self.problems:
            self._compile(file)

    def _compile(self, file: SourceFile) -> None:
        try:
            tree = _ENVIRONMENT.parse(self.tags.source)
            reads = names_read(tree, _ENVIRONMENT.globals)
            self.reads = tuple((read, self.tags.at(read.line)) for read in reads)
            code = _ENVIRONMENT.compile(tree, filename=file.name)
            self._template = Template.from_code(_ENVIRONMENT, code, _ENVIRONMENT.make_globals(None))
            self._template.filename = file.name
        except TemplateSyntaxError as fault:
            self.problems.append(self.tags.stopped(fault.lineno, fault.message or ""))
        except (RecursionError, SyntaxError):  # Python's own bound on nested blocks
            self.problems.append(self.tags.all[0].problem("text-deep"))

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> str | None:
        """The value for ``context``; None after noting in ``problems`` what went wrong."""
        if self._template is None:
            raise AssertionError(self.problems)
        absent = list(lacking(self.reads, context))
        if absent:
            problems.extend(absent)
            return None
        try:
            return rendered(self._template, context)
        except Exception as fault:  # an expression may raise anything
            line = failed_line(fault, self._template)
            if line is None:
                raise
            problems.append(fault_problem(fault, self.tags.at(line), self.reads, context))
            return None


class FrontTemplate:
    """A front matter whose values may hold tags; ``problems`` holds what is wrong with them."""

    def __init__(self, file: SourceFile, node: MappingNode) -> None:
        self._node = node
        self._values = {id(scalar): ValueTemplate(file, scalar) for scalar in _with_tags(node)}
        self.problems = [problem for value in self._values.values() for problem in value.problems]

    @property
    def reads(self) -> tuple[tuple[NameRead, Tag], ...]:
        """Each name that a value reads, with its tag."""
        return tuple(read for value in self._values.values() for read in value.reads)

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> MappingNode:
        """The front matter for ``context``; a value whose tags leave nothing is as good as not written.

        What goes wrong is noted in ``problems``.
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
        """``node`` with its values filled in; None where tags left nothing of it."""
        if isinstance(node, ScalarNode):
            value = self._values.get(id(node))
            text = node.value if value is None else value.fill(context, problems)
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
    """``node`` with the ``|`` of its values as they were."""
    if isinstance(node, ScalarNode):
        return replace(node, value=node.value.replace(BAR, "|")) if BAR in node.value else node
    if isinstance(node, SequenceNode):
        return replace(node, items=tuple(map(_plain, node.items)))
    return replace(node, entries={key: _plain(value) for key, value in node.entries.items()})


def _begins(file: SourceFile, span: Span) -> tuple[int, int]:
    """Line and column of the first character of a scalar's text."""
    line, column = span.line or 1, span.column or 1
    first = (span.source or "")[column - 1 : column]
    if first and first in _BLOCK_SCALAR and line < len(file.lines):
        text = file.lines[line]
        return line + 1, len(text) - len(text.lstrip()) + 1
    return line, column + 1 if first and first in _QUOTES else column
