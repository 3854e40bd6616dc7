"""A text template: its text filled with values, as lines with their places in the file.

Structure is decided by what the author typed, never by a value: while Jinja runs, a value is represented by a token of
control characters, which no source file can hold. The text is split into lines first, then the values are inserted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

from jinja2 import Template, TemplateSyntaxError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from generator.ground.errors import Problem, Span
from generator.ground.kept_results import kept
from generator.ground.source.source_file import SourceFile
from generator.office.pictures import PictureError, PictureFault
from generator.templates.expressions import (
    bare_names,
    jinja_rendering,
    name_reads,
    rendering_limits,
    sandbox,
    value_conversion,
)
from generator.templates.text.content_filters import FOLDER, PrintedPicture, RaisedText
from generator.templates.text.filled_lines import FilledLine, LinePiece, joined, trimmed
from generator.templates.text.text_tables import end_rows
from generator.templates.text.text_tags import TextTag, TextTags, text_environment

_VALUES = "=values"
_Value = str | PrintedPicture | RaisedText
_TOKEN = re.compile("\x01([0-9]+)\x02|\x03([0-9]+):([0-9]+)\x04")


@pass_context
def _keep_aside(context: Context, value: object) -> str:
    values: list[_Value] = context[_VALUES]
    kept = value if isinstance(value, PrintedPicture | RaisedText) else value_conversion.text_of(value)
    text = kept.text if isinstance(kept, RaisedText) else kept
    if isinstance(text, str) and isinstance(context, rendering_limits.CountedContext):
        context.charge_made(len(text))  # of the output, only the token is measured
    value_conversion.refuse_unwritable(text if isinstance(text, str) else "")
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
    def front_matter(self) -> str:
        """The lines above the text, as typed, without those that enclose them."""
        lines = self._file.lines[: (self._begins.line or 1) - 1]
        return "".join(f"{line}\n" for line in lines if line.rstrip() != "---")

    @property
    def typed(self) -> str:
        """The text below the front matter, as typed."""
        return "\n".join(self._file.lines[(self._begins.line or 1) - 1 :])

    @property
    def opening_problems(self) -> list[Problem]:
        """Why the template cannot be used: its problems, or that it has no text."""
        return [self.no_text()] if self._is_blank else self.problems

    def no_text(self) -> Problem:
        """The problem of a file without text below the front matter, or whose filled text is empty."""
        return Problem("notice-no-text", self._begins, {"name": self._file.path.name})

    def _prepare(self, tree: nodes.Template) -> Iterator[Problem]:
        """Adds line ends and marks of places to ``tree``; yield a problem for each recursive loop.

        A recursive loop would return its lines as a value.
        """
        for loop in tree.find_all(nodes.For):
            if loop.recursive:
                yield self._tags.at(loop.lineno).problem("text-statement", {"word": "recursive"})
            if self._tags.at(loop.lineno).begins_line:
                end_rows(loop)
        for output in tree.find_all(nodes.Output):
            output.nodes = [each for node in output.nodes for each in self._marked(node)]

    def fill(self, context: Mapping[str, object], problems: list[Problem]) -> tuple[FilledLine, ...]:
        """The lines filled with ``context``, without empty lines and leading blanks.

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
            filled = _filled(tuple(pieces))
            if filled is not None:
                yield filled

    def _marked(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        if isinstance(node, nodes.TemplateData):
            lines = enumerate(node.data.split("\n"), start=node.lineno)
            node.data = "\n".join(_mark(self._tags.typed_line(number)) + line for number, line in lines)
        else:
            span = self._tags.at(node.lineno).span
            yield nodes.TemplateData(_mark(span.line, span.column), lineno=node.lineno)
        yield node


@kept
def _filled(pieces: tuple[LinePiece, ...]) -> FilledLine | None:
    if not joined(pieces).strip():
        pictures = (piece for piece in pieces if piece.picture is not None)
        return next((FilledLine("", 0, piece.span, pieces) for piece in pictures), None)
    shown = trimmed([piece for piece in pieces if piece.text])
    typed = sum(len(piece.text) for piece in takewhile(lambda piece: piece.typed, shown))
    return FilledLine(joined(shown), typed, replace(shown[0].span, column=1), pieces)


def _mark(line: int | None, column: int | None = 1) -> str:
    return f"\x03{line}:{column}\x04"


def _value(value: _Value, span: Span) -> LinePiece:
    if isinstance(value, RaisedText):
        return LinePiece(value.text, False, span, align=value.align)
    return LinePiece(value, False, span) if isinstance(value, str) else LinePiece("", False, span, value)


# The tags of a text are compiled by Jinja, and run for one record.


_Prepare = Callable[[nodes.Template], Iterable[Problem]]
"""Changes the tree of a template before it is compiled, and returns what is wrong with it."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


class CompiledTags:
    """The tags of a text, compiled. Where ``problems`` has any, they cannot be run.

    ``reads`` are the names that they read, each with its tag.
    """

    def __init__(
        self, tags: TextTags, environment: sandbox.SafeEnvironment, name: str, prepare: _Prepare = lambda _tree: ()
    ) -> None:
        """``name`` is that of the file in tracebacks."""
        self.reads: tuple[tuple[name_reads.NameRead, TextTag], ...] = ()
        self.problems: list[Problem] = list(tags.problems)
        self._tags = tags
        self._template: Template | None = None
        if not self.problems:
            self._compile(environment, name, prepare)

    def _compile(self, environment: sandbox.SafeEnvironment, name: str, prepare: _Prepare) -> None:
        try:
            tree = environment.parse(self._tags.source)
            reads = name_reads.names_read(tree, environment.globals)
            self.reads = tuple((read, self._tags.at(read.line)) for read in reads)
            self.problems += prepare(tree)
            code = environment.compile(tree, filename=name)
            self._template = Template.from_code(environment, code, environment.make_globals(None))
            self._template.filename = name
        except TemplateSyntaxError as fault:
            self.problems.append(self._tags.stopped(fault.lineno, fault.message or ""))
        except (RecursionError, SyntaxError):  # Python's own bound on nested blocks
            self.problems.append(self._tags.all[0].problem("text-deep"))

    def run(
        self, context: Mapping[str, object], problems: list[Problem], hidden: Mapping[str, object] = _NOTHING
    ) -> str | None:
        """The text for ``context``; None after noting in ``problems`` what went wrong.

        ``hidden`` are values for the environment, which messages do not suggest as names.
        """
        if self._template is None:
            raise AssertionError(self.problems)
        absent = [_missing(tag, lack, context) for tag, lack in name_reads.certain_lacks(self.reads, context)]
        if absent:
            problems.extend(absent)
            return None
        try:
            return jinja_rendering.rendered(self._template, {**context, **hidden})
        except Exception as fault:  # an expression may raise anything
            line = jinja_rendering.failed_line(fault, self._template)
            if line is None:
                raise
            problems.append(_fault_problem(fault, self._tags.at(line), self.reads, context))
            return None


# Errors of filling become problems at their tag.


_VALUE_FAULTS = {
    "nothing": "text-value-nothing",
    "group": "text-value-group",
    "list": "text-value-list",
    "object": "text-value-object",
}
_PICTURES: dict[PictureFault, str] = {
    "path": "text-picture-path",
    "missing": "text-picture-missing",
    "bytes": "text-picture-bytes",
    "format": "text-picture-format",
    "broken": "text-picture-broken",
    "pixels": "text-picture-pixels",
    "length": "text-picture-length",
    "qr-long": "text-picture-qr-long",
    "qr-empty": "text-picture-qr-empty",
}
_WANTED = {
    "number": "text-needs-number",
    "whole": "text-needs-whole",
    "amount": "text-needs-amount",
    "date": "text-needs-date",
    "serial": "text-needs-serial",
    "list": "text-needs-list",
    "option": "text-needs-option",
}


def _fault_problem(
    fault: Exception, tag: TextTag, reads: Iterable[tuple[name_reads.NameRead, TextTag]], context: Mapping[str, object]
) -> Problem:
    """The problem of ``fault``, raised in ``tag`` while the template was filled with ``context``."""
    if isinstance(fault, bare_names.MissingNameError):
        context = fault.seen(context)
        return _missing(tag, name_reads.name_missed(fault, reads, tag, context), context)
    if isinstance(fault, value_conversion.NotTextError):
        return tag.problem(_VALUE_FAULTS[fault.kind])
    if isinstance(fault, value_conversion.CharacterError):
        return tag.problem("text-character", {"character": str(fault)})
    if isinstance(fault, PictureError):
        return tag.problem(_PICTURES[fault.fault], fault.facts)
    if isinstance(fault, value_conversion.FilterValueError):
        return tag.problem(_WANTED[fault.wanted], {"filter": fault.filter, "value": fault.value})
    if isinstance(fault, rendering_limits.LimitError):
        return tag.problem("text-time" if fault.limit == "seconds" else "text-limit", {"most": fault.most})
    if isinstance(fault, SecurityError):
        return tag.problem("text-unsafe")
    if jinja_rendering.expression_fault(fault)[0] == "template-call":
        return tag.problem("text-call")
    return tag.problem("text-failed", {"why": f"{type(fault).__name__}: {fault}"})


def _missing(tag: TextTag, lack: name_reads.MissingName, context: Mapping[str, object]) -> Problem:
    meant = bare_names.suggested_name(lack.name, lack.known, context, bare_names.titles_in(context))
    facts = {"tag": tag.raw, **bare_names.undefined_facts(lack.name, context)}
    return Problem("text-missing-name", _within(tag, name_reads.last_piece(lack.name)), facts, lack.name, meant)


def _within(tag: TextTag, word: str) -> Span:
    """The place of ``word`` in ``tag``; the whole tag where its first line does not have the word."""
    match = re.search(rf"\b{re.escape(word)}\b", tag.raw.partition("\n")[0])
    if match is None or tag.span.column is None:
        return tag.span
    return replace(tag.span, column=tag.span.column + match.start(), length=len(word))
