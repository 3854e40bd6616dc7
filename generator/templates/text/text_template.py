"""A text template: its text filled with values, as lines with their places in the file.

Structure is decided by what the author typed, never by a value: while Jinja runs, a value is represented by a token of
control characters, which no source file can hold. The text is split into lines first, then the values are inserted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from jinja2 import nodes, pass_context
from jinja2.runtime import Context

from generator.ground.errors import Problem, Span
from generator.ground.source import SourceFile
from generator.templates.expressions import CountedContext, refuse_unwritable, text_of
from generator.templates.text.compiled_tags import CompiledTags
from generator.templates.text.content_filters import FOLDER, PrintedPicture, RaisedText
from generator.templates.text.filled_lines import FilledLine, LinePiece, joined, trimmed
from generator.templates.text.text_environment import text_environment
from generator.templates.text.text_tables import end_rows
from generator.templates.text.text_tags import TextTags

_VALUES = "=values"
_Value = str | PrintedPicture | RaisedText
_TOKEN = re.compile("\x01([0-9]+)\x02|\x03([0-9]+):([0-9]+)\x04")


@pass_context
def _keep_aside(context: Context, value: object) -> str:
    values: list[_Value] = context[_VALUES]
    kept = value if isinstance(value, PrintedPicture | RaisedText) else text_of(value)
    text = kept.text if isinstance(kept, RaisedText) else kept
    if isinstance(text, str) and isinstance(context, CountedContext):
        context.charge_made(len(text))  # of the output, only the token is measured
    refuse_unwritable(text if isinstance(text, str) else "")
    values.append(kept)
    return f"\x01{len(values) - 1}\x02"


_ENVIRONMENT = text_environment(finalize=_keep_aside)


class TextTemplate:
    """The text of one file, compiled. Where ``problems`` has any, it cannot be filled.

    ``reads`` are the names that it reads, each with its tag. ``pictures`` is the folder of its pictures, by default
    that of the file.
    """

    def __init__(self, file: SourceFile, body: str, first_line: int, pictures: Path | None = None) -> None:
        self._file = file
        self._pictures = pictures or file.path.parent
        self._begins = file.span(first_line, 1)
        self._is_blank = not body.strip()
        self._tags = TextTags(file, body, first_line)
        self._compiled = CompiledTags(self._tags, _ENVIRONMENT, file.name, self._prepare)
        self.reads = self._compiled.reads
        self.problems = self._compiled.problems

    @property
    def opening_problems(self) -> list[Problem]:
        """Why the template cannot be used: its problems, or that it has no text."""
        return [self.no_text()] if self._is_blank else self.problems

    def no_text(self) -> Problem:
        """Return the problem of a file without text below the front matter, or whose filled text is empty."""
        return Problem("notice-no-text", self._begins, {"name": self._file.path.name})

    def _prepare(self, tree: nodes.Template) -> Iterator[Problem]:
        """Add line ends and marks of places to ``tree``; yield a problem for each recursive loop.

        A recursive loop would return its lines as a value.
        """
        for loop in tree.find_all(nodes.For):
            if loop.recursive:
                yield self._tags.at(loop.lineno).problem("text-statement", {"word": "recursive"})
            if self._tags.at(loop.lineno).begins_line:
                end_rows(loop)
        self._mark_lines(tree)

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> tuple[FilledLine, ...]:
        """Return the lines filled with ``context``, without empty lines and leading blanks.

        Returns no lines after noting in ``problems`` what went wrong.
        """
        if self.problems:
            problems.extend(self.problems)
            return ()
        values: list[_Value] = []
        text = self._compiled.run(context, problems, {_VALUES: values, FOLDER: self._pictures})
        return () if text is None else tuple(self._lines(text, values))

    def _lines(self, text: str, values: Sequence[_Value]) -> Iterator[FilledLine]:
        span = self._file.span(self._tags.typed_line(1), 1)
        for line in text.split("\n"):
            pieces: list[LinePiece] = []
            position = 0
            for token in _TOKEN.finditer(line):
                pieces.append(LinePiece(line[position : token.start()], True, span))
                if token[1] is not None:
                    pieces.append(_value(values[int(token[1])], span))
                else:
                    span = self._file.span(int(token[2]), int(token[3]))
                position = token.end()
            pieces.append(LinePiece(line[position:], True, span))
            filled = self._filled(pieces)
            if filled is not None:
                yield filled

    def _filled(self, pieces: Sequence[LinePiece]) -> FilledLine | None:
        if not joined(pieces).strip():
            pictures = (piece for piece in pieces if piece.picture is not None)
            return next((FilledLine("", 0, piece.span, tuple(pieces)) for piece in pictures), None)
        kept = trimmed([piece for piece in pieces if piece.text])
        typed = sum(len(piece.text) for piece in takewhile(lambda piece: piece.typed, kept))
        return FilledLine(joined(kept), typed, replace(kept[0].span, column=1), tuple(pieces))

    def _mark_lines(self, tree: nodes.Template) -> None:
        """Add marks to ``tree`` by which every typed text and every value keeps its place when rendered."""
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


def _value(value: _Value, span: Span) -> LinePiece:
    if isinstance(value, RaisedText):
        return LinePiece(value.text, False, span, align=value.align)
    return LinePiece(value, False, span) if isinstance(value, str) else LinePiece("", False, span, value)
