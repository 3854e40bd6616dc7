"""A template's text with its values filled in, as lines that know where they were written.

Structure is decided by what the writer typed, never by a value: while Jinja runs, a value is represented by a
token of control characters, which no source file can hold; the lines are cut first and the values set in after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Template, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context

from generator.errors import Problem, Span
from generator.expressions import (
    ForbiddenStatementError,
    LimitError,
    MissingNameError,
    NotTextError,
    environment,
    failed_line,
    rendered,
    text_of,
)
from generator.source import SourceFile
from generator.text_template.faults import fault_problem, syntax_problem

_VALUES = "=values"
_TOKEN = re.compile("\x01([0-9]+)\x02|\x03([0-9]+)\x04")
_BLANKS = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class FilledLine:
    """One line of the filled text; its first ``typed`` characters stand in the template as they are."""

    text: str
    typed: int
    span: Span


@pass_context
def _keep_aside(context: Context, value: object) -> str:
    values: list[str] = context[_VALUES]
    values.append(text_of(value))
    return f"\x01{len(values) - 1}\x02"


_ENVIRONMENT = environment(finalize=_keep_aside)


class TextTemplate:
    """The text of one file, compiled. ``problems`` holds what is wrong with it; it cannot be filled then."""

    def __init__(self, file: SourceFile, body: str, first_line: int) -> None:
        self._file = file
        self._first_line = first_line
        self._template: Template | None = None
        self.problems: list[Problem] = []
        try:
            tree = _ENVIRONMENT.parse(body)
            _mark_lines(tree)
            code = _ENVIRONMENT.compile(tree, filename=file.name)
            self._template = Template.from_code(_ENVIRONMENT, code, {})
            self._template.filename = file.name
        except (TemplateSyntaxError, ForbiddenStatementError) as fault:
            self.problems.append(syntax_problem(fault, file, first_line))

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> tuple[FilledLine, ...]:
        """The lines with the values of ``context``; empty lines and leading blanks vanish.

        What goes wrong while filling is noted in ``problems``, and no lines come back then.
        """
        if self._template is None:
            problems.extend(self.problems)
            return ()
        values: list[str] = []
        try:
            text = rendered(self._template, {**context, _VALUES: values})
        except (
            MissingNameError,
            NotTextError,
            LimitError,
            ArithmeticError,
            LookupError,
            TypeError,
            ValueError,
        ) as fault:
            line = failed_line(fault, self._template)
            problems.append(fault_problem(fault, self._file, (line or 1) + self._first_line - 1))
            return ()
        return tuple(self._lines(text, values))

    def _lines(self, text: str, values: list[str]) -> Iterator[FilledLine]:
        number = 1
        for line in text.split("\n"):
            pieces: list[tuple[str, bool]] = []
            position = 0
            for token in _TOKEN.finditer(line):
                pieces.append((line[position : token.start()], True))
                if token[1] is not None:
                    pieces.append((values[int(token[1])], False))
                else:
                    number = int(token[2])
                position = token.end()
            pieces.append((line[position:], True))
            filled = self._filled([piece for piece in pieces if piece[0]], number + self._first_line - 1)
            if filled is not None:
                yield filled

    def _filled(self, pieces: list[tuple[str, bool]], line: int) -> FilledLine | None:
        while pieces and pieces[0][1] and not pieces[0][0].strip(_BLANKS):
            pieces.pop(0)
        while pieces and pieces[-1][1] and not pieces[-1][0].strip(_BLANKS):
            pieces.pop()
        if not pieces:
            return None
        if pieces[0][1]:
            pieces[0] = (pieces[0][0].lstrip(_BLANKS), True)
        if pieces[-1][1]:
            pieces[-1] = (pieces[-1][0].rstrip(_BLANKS), True)
        typed = 0
        for piece, was_typed in pieces:
            if not was_typed:
                break
            typed += len(piece)
        return FilledLine("".join(piece for piece, _ in pieces), typed, self._file.span(line))


def _mark_lines(tree: nodes.Template) -> None:
    """Lets every line of the template's own text carry its number through the rendering."""
    for node in tree.find_all(nodes.TemplateData):
        first, *rest = node.data.split("\n")
        marked = (f"\n\x03{node.lineno + count}\x04{line}" for count, line in enumerate(rest, start=1))
        node.data = first + "".join(marked)
