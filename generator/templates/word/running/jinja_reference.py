"""Jinja's code for a part, and the source of a failed tag's place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateSyntaxError

from generator.ground.errors import TemplateError
from generator.templates.expressions import NameRead, SafeEnvironment, names_read, rendered_in, unknown_filters
from generator.templates.word.reading.part_tags import Problems, WordTag
from generator.templates.word.rendering_state import PartContext
from generator.templates.word.running.part_environment import STATEMENT, VARIABLE, writer_of, writing_filter
from generator.templates.word.running.part_segments import Segment
from generator.templates.word.running.syntax_problems import has_dash, syntax_problem, tag_problems


@dataclass(frozen=True)
class Reference:
    """The names that Jinja's code reads, the tag on each line of its source, and the code itself."""

    reads: tuple[tuple[NameRead, WordTag], ...]
    lines: _Lines
    template: Template

    def rendered(self, context: PartContext) -> str:
        """The XML that the part becomes with ``context``. Raises what expressions raise, and LimitError."""
        return rendered_in(self.template, context)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of the Jinja source on which tags begin; each tag has a line of its own."""

    first: list[int]
    tags: list[WordTag]

    def tag(self, line: int) -> WordTag:
        """The tag on ``line``, counted from 1."""
        return self.tags[bisect_right(self.first, line) - 1]


def reference(segments: Iterable[Segment], safe: SafeEnvironment, filename: str) -> Reference:
    """Jinja's code for ``segments``, compiled in ``safe``. Raises TemplateError with the faults of its tags."""
    source, lines = _source(segments)
    tree = _parsed(source, lines, safe)
    reads = tuple((read, lines.tag(read.line)) for read in names_read(tree, safe.globals))
    _set_writers(tree, lines)
    return Reference(reads, lines, _code(tree, safe, filename, lines))


def _source(segments: Iterable[Segment]) -> tuple[str, _Lines]:
    texts: list[str] = []
    lines = _Lines([], [])
    line = 1
    for segment in segments:
        if isinstance(segment, str):
            text = segment
        else:
            opener, closer = VARIABLE if segment.kind == "variable" else STATEMENT
            text = f"{opener}\n{segment.inner}{closer}"
            lines.first.append(line + 1)
            lines.tags.append(segment)
        texts.append(text)
        line += text.count("\n")
    return "".join(texts), lines


def _parsed(source: str, lines: _Lines, safe: SafeEnvironment) -> nodes.Template:
    try:
        tree = safe.parse(source)
    except TemplateSyntaxError as fault:
        # All tags that are wrong by themselves, or else the one at which Jinja stopped.
        alone = Problems(tag_problems(lines.tags))
        raise TemplateError(alone or syntax_problem(lines.tag(fault.lineno), fault.message or "")) from fault
    except RecursionError as fault:
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault
    if any(unknown_filters(tree, safe)) or any(has_dash(tag) for tag in lines.tags):
        raise TemplateError(Problems(tag_problems(lines.tags)))
    return tree


def _set_writers(tree: nodes.Template, lines: _Lines) -> None:
    """Wrap each value that is not written as text in the filter of its writer."""
    for output in tree.find_all(nodes.Output):
        output.nodes = [_through_writer(node, lines) for node in output.nodes]


def _through_writer(node: nodes.Expr, lines: _Lines) -> nodes.Expr:
    if isinstance(node, nodes.TemplateData):
        return node
    writer = writer_of(lines.tag(node.lineno))
    if writer == "text":
        return node
    return nodes.Filter(
        node, writing_filter(writer), [], [], None, None, lineno=node.lineno, environment=node.environment
    )


def _code(tree: nodes.Template, safe: SafeEnvironment, filename: str, lines: _Lines) -> Template:
    try:
        code = safe.compile(tree, filename=filename)
    except (SyntaxError, RecursionError) as fault:  # Python's own bound on nested blocks
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault
    return Template.from_code(safe, code, safe.make_globals(None))
