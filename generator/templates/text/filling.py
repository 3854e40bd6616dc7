"""A template's text with its values filled in, as lines that know where they were written.

Structure is decided by what the writer typed, never by a value: while Jinja runs, a value is represented by a
token of control characters, which no source file can hold; the lines are cut first and the values set in after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from jinja2 import Template, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context

from generator.ground.errors import Problem, Span
from generator.ground.source import SourceFile, unholdable
from generator.templates.expressions import CountedContext, NameRead, failed_line, names_read, rendered, text_of
from generator.templates.text.environment import text_environment
from generator.templates.text.faults import CharacterError, fault_problem, lacking
from generator.templates.text.lines import FilledLine, Piece, joined, trimmed
from generator.templates.text.pictures import FOLDER, PrintedPicture
from generator.templates.text.tables import end_rows
from generator.templates.text.tags import Tag, Tags

_VALUES = "=values"
_TOKEN = re.compile("\x01([0-9]+)\x02|\x03([0-9]+):([0-9]+)\x04")


@pass_context
def _keep_aside(context: Context, value: object) -> str:
    values: list[str | PrintedPicture] = context[_VALUES]
    kept = value if isinstance(value, PrintedPicture) else _text(value)
    if isinstance(kept, str) and isinstance(context, CountedContext):
        context.charge_made(len(kept))  # of the output, only the token is measured
    values.append(kept)
    return f"\x01{len(values) - 1}\x02"


def _text(value: object) -> str:
    text = text_of(value)
    character = unholdable(text)
    if character is not None:
        raise CharacterError(character)
    return text


_ENVIRONMENT = text_environment(finalize=_keep_aside)


class TextTemplate:
    """The text of one file, compiled. ``problems`` holds what is wrong with it; it cannot be filled then.

    ``reads`` are the names that it reads, each with its tag. ``pictures`` is the folder that its pictures lie below,
    its own where none is given.
    """

    def __init__(self, file: SourceFile, body: str, first_line: int, pictures: Path | None = None) -> None:
        self._file = file
        self._pictures = pictures or file.path.parent
        self._begins = file.span(first_line, 1)
        self._tags = Tags(file, body, first_line)
        self.reads: tuple[tuple[NameRead, Tag], ...] = ()
        self._template: Template | None = None
        self.problems: list[Problem] = list(self._tags.problems)
        if not self.problems:
            self._compile()

    def no_text(self) -> Problem:
        """The problem of a file in which nothing is below the front matter, or nothing is left when filled."""
        return Problem("notice-no-text", self._begins, {"name": self._file.path.name})

    def _compile(self) -> None:
        try:
            tree = _ENVIRONMENT.parse(self._tags.source)
            self._refuse_recursion(tree)
            reads = names_read(tree, _ENVIRONMENT.globals)
            self.reads = tuple((read, self._tags.at(read.line)) for read in reads)
            self._end_rows(tree)
            self._mark_lines(tree)
            code = _ENVIRONMENT.compile(tree, filename=self._file.name)
            self._template = Template.from_code(_ENVIRONMENT, code, _ENVIRONMENT.make_globals(None))
            self._template.filename = self._file.name
        except TemplateSyntaxError as fault:
            self.problems.append(self._tags.stopped(fault.lineno, fault.message or ""))
        except (RecursionError, SyntaxError):  # Python's own bound on nested blocks
            self.problems.append(self._tags.all[0].problem("text-deep"))

    def _refuse_recursion(self, tree: nodes.Template) -> None:
        """A loop that calls itself would hand its lines on as a value."""
        for node in tree.find_all(nodes.For):
            if node.recursive:
                self.problems.append(self._tags.at(node.lineno).problem("text-statement", {"word": "recursive"}))

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> tuple[FilledLine, ...]:
        """The lines with the values of ``context``; empty lines and leading blanks vanish.

        What goes wrong while filling is noted in ``problems``, and no lines come back then.
        """
        if self._template is None or self.problems:
            problems.extend(self.problems)
            return ()
        absent = list(lacking(self.reads, context))
        if absent:
            problems.extend(absent)
            return ()
        values: list[str | PrintedPicture] = []
        try:
            text = rendered(self._template, {**context, _VALUES: values, FOLDER: self._pictures})
        except Exception as fault:
            line = failed_line(fault, self._template)
            if line is None:
                raise
            problems.append(fault_problem(fault, self._tags.at(line), self.reads, context))
            return ()
        return tuple(self._lines(text, values))

    def _lines(self, text: str, values: Sequence[str | PrintedPicture]) -> Iterator[FilledLine]:
        span = self._file.span(self._tags.typed_line(1), 1)
        for line in text.split("\n"):
            pieces: list[Piece] = []
            position = 0
            for token in _TOKEN.finditer(line):
                pieces.append(Piece(line[position : token.start()], True, span))
                if token[1] is not None:
                    pieces.append(_value(values[int(token[1])], span))
                else:
                    span = self._file.span(int(token[2]), int(token[3]))
                position = token.end()
            pieces.append(Piece(line[position:], True, span))
            filled = self._filled(pieces)
            if filled is not None:
                yield filled

    def _filled(self, pieces: Sequence[Piece]) -> FilledLine | None:
        if not joined(pieces).strip():
            pictures = (piece for piece in pieces if piece.picture is not None)
            return next((FilledLine("", 0, piece.span, tuple(pieces)) for piece in pictures), None)
        kept = trimmed([piece for piece in pieces if piece.text])
        typed = sum(len(piece.text) for piece in takewhile(lambda piece: piece.typed, kept))
        return FilledLine(joined(kept), typed, replace(kept[0].span, column=1), tuple(pieces))

    def _end_rows(self, tree: nodes.Template) -> None:
        for loop in tree.find_all(nodes.For):
            if self._tags.at(loop.lineno).begins_line:
                end_rows(loop)

    def _mark_lines(self, tree: nodes.Template) -> None:
        """Lets every piece of text and every value carry the number of its line through the rendering."""
        for output in tree.find_all(nodes.Output):
            output.nodes = [each for node in output.nodes for each in self._marked(node)]

    def _marked(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        if isinstance(node, nodes.TemplateData):
            lines = enumerate(node.data.split("\n"), start=node.lineno)
            node.data = "\n".join(_mark(self._tags.typed_line(number)) + line for number, line in lines)
        else:
            span = self._tags.at(node.lineno).span
            yield nodes.TemplateData(_mark(span.line, span.column), lineno=node.lineno)
        yield node


def _mark(line: int | None, column: int | None = 1) -> str:
    return f"\x03{line}:{column}\x04"


def _value(value: str | PrintedPicture, span: Span) -> Piece:
    return Piece(value, False, span) if isinstance(value, str) else Piece("", False, span, value)
