"""Jinja's code for a Word part or an Excel sheet, in whose source each tag has a line of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateSyntaxError

from generator.ground.errors import Problem, TemplateError
from generator.templates.expressions import bare_names, jinja_rendering, name_reads, sandbox, tag_errors
from generator.templates.expressions.tag_syntax import Tag, is_statement

# XML cannot hold these characters, so no text of a document is mistaken for a tag.
_STATEMENT, _VARIABLE, _COMMENT = ("\x01", "\x02"), ("\x03", "\x04"), ("\x05", "\x06")
DELIMITERS = dict(
    zip(("block_start_string", "block_end_string"), _STATEMENT, strict=True),
    variable_start_string=_VARIABLE[0],
    variable_end_string=_VARIABLE[1],
    comment_start_string=_COMMENT[0],
    comment_end_string=_COMMENT[1],
)
"""The delimiters of tags in such a source, as Jinja's environments take them."""

T = TypeVar("T", bound=Tag)


@dataclass(frozen=True, slots=True)
class TagLines(Generic[T]):
    """The lines of the source on which tags begin."""

    first: list[int]
    tags: list[T]

    def tag(self, line: int) -> T:
        """The tag on ``line``, counted from 1."""
        return self.tags[max(0, bisect_right(self.first, line) - 1)]


@dataclass(frozen=True)
class TagCode(Generic[T]):
    """The names that the code reads, each with its tag; the tag on each line of its source; and the code itself."""

    reads: tuple[tuple[name_reads.NameRead, T], ...]
    lines: TagLines[T]
    template: Template

    def failed_tag(self, error: Exception) -> T:
        """The tag that raised ``error``. One that no tag raised is a bug of ours and is raised again."""
        line = jinja_rendering.failed_line(error, self.template)
        if line is None:
            raise error
        return self.lines.tag(line)

    def problem_of(self, error: Exception, context: Mapping[str, object]) -> Problem:
        """The problem for ``error``, raised while the code ran with ``context``; raises as :meth:`failed_tag`."""
        tag = self.failed_tag(error)
        if isinstance(error, bare_names.MissingNameError):
            context = error.seen(context)
            return undefined(tag, name_reads.name_missed(error, self.reads, tag, context), context)
        unprintable = jinja_rendering.value_fault(error)
        if unprintable is not None:
            return tag.problem(*unprintable, field=tag.expression)
        return tag.problem(*jinja_rendering.expression_fault(error))


def source_of(segments: Iterable[str | T]) -> tuple[str, TagLines[T]]:
    """The source of the texts and tags in ``segments``, and its lines."""
    texts: list[str] = []
    lines = TagLines[T]([], [])
    line = 1
    for segment in segments:
        if isinstance(segment, str):
            text = segment
        else:
            opener, closer = _VARIABLE if segment.kind == "variable" else _STATEMENT
            text = f"{opener}\n{segment.inner}{closer}"
            lines.first.append(line + 1)
            lines.tags.append(segment)
        texts.append(text)
        line += text.count("\n")
    return "".join(texts), lines


def parsed(source: str, lines: TagLines[T], safe: sandbox.SafeEnvironment) -> nodes.Template:
    """The tree of ``source``. Raises TemplateSyntaxError, and TemplateError where blocks are nested too deep."""
    try:
        return safe.parse(source)
    except RecursionError as fault:
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault


def stopped(fault: TemplateSyntaxError, lines: TagLines[T]) -> Problem:
    """The problem of the tag at which Jinja stopped."""
    return _problem(lines.tag(fault.lineno), tag_errors.syntax_fault(fault.message or ""))


def compiled(
    tree: nodes.Template,
    reads: tuple[tuple[name_reads.NameRead, T], ...],
    lines: TagLines[T],
    safe: sandbox.SafeEnvironment,
    filename: str,
) -> TagCode[T]:
    """The code of ``tree``. Raises TemplateError where blocks are nested too deep."""
    try:
        code = safe.compile(tree, filename=filename)
    except (SyntaxError, RecursionError) as fault:  # Python's own bound on nested blocks
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault
    return TagCode(reads, lines, Template.from_code(safe, code, safe.make_globals(None)))


def faults_of(tag: Tag, plain: sandbox.SafeEnvironment) -> Iterator[Problem]:
    """The problems of ``tag`` by itself: syntax, unknown filters and tests; ``plain`` has Jinja's own delimiters."""
    if tag.kind == "variable" or (tag.word in tag_errors.FRAMES and is_statement(tag)):
        word = None if tag.kind == "variable" else tag.word
        yield from (_problem(tag, fault) for fault in tag_errors.tag_faults(word, tag.inner, plain))


def _problem(tag: Tag, fault: tag_errors.TagFault) -> Problem:
    return tag.problem(*tag_errors.problem_facts(fault), suggestion=fault.suggestion)


def undefined(tag: Tag, lack: name_reads.MissingName, context: Mapping[str, object]) -> Problem:
    """The problem of the undefined name that ``tag`` reads."""
    meant = bare_names.suggested_name(lack.name, lack.known, context, bare_names.titles_in(context))
    facts = bare_names.undefined_facts(lack.name, context, merge_field=lack.merge_field)
    return tag.problem("template-undefined", facts, field=lack.name, suggestion=meant)


def with_more(problems: list[Problem], more: Iterable[Problem]) -> list[Problem]:
    """``problems``, and ``more`` of other places or names."""
    reported = {(problem.span, problem.field) for problem in problems}
    return problems + [problem for problem in more if (problem.span, problem.field) not in reported]
