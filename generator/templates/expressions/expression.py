"""A single expression without a tag, as in ``--where``; its errors have a column, and a reason in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.lexer import TokenStream
from jinja2.parser import Parser

from generator.ground.errors import TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.templates.expressions import bare_names, name_reads, tag_syntax, value_conversion
from generator.templates.expressions.rendering_limits import CountedContext, Deadline, LimitError
from generator.templates.expressions.sandbox import SafeEnvironment, environment
from generator.templates.expressions.tag_errors import TagFault, syntax_fault, unknown_filters

_RESULT = "result"
_MOST = 10_000  # characters


class ExpressionFault(ValueError):  # noqa: N818  a fault of the typed text, like a TagFault
    """A fault in an expression: ``why`` in words, ``column`` from 1, ``length`` in characters.

    ``suggestion`` is what was probably meant there.
    """

    def __init__(self, why: TranslatedText, column: int, length: int = 1, suggestion: str | None = None) -> None:
        super().__init__(str(why))
        self.why = why
        self.column = column
        self.length = length
        self.suggestion = suggestion


class Expression:
    """An expression, compiled once in the sandbox and evaluated for any number of contexts.

    All evaluations together may take no longer than one rendering. Curly quotes count as straight ones.
    """

    def __init__(self, source: str) -> None:
        """Raises ExpressionFault where ``source`` is no expression, or uses a filter that does not exist."""
        sandbox = environment()
        tree = _parsed(tag_syntax.straight_quotes(source), sandbox)
        for unknown in unknown_filters(tree, sandbox):
            why = reason_of_fault(TagFault(unknown.kind, unknown.name))
            column = source.index(unknown.name, unknown.line - 1) + 1  # a test's node has the place of its ``is``
            raise ExpressionFault(why, column, len(unknown.name), unknown.suggestion)
        self.reads: tuple[name_reads.NameRead, ...] = name_reads.names_read(tree, sandbox.globals)
        """The names that the expression reads; their ``line`` is a column here."""
        self._template = sandbox.from_string(tree)
        self._sandbox = sandbox
        self._globals = dict(self._template.globals)
        self._deadline = Deadline()

    def value(self, context: Mapping[str, object]) -> Any:
        """The expression's value in ``context``. Raises whatever its parts raise, and LimitError."""
        names = CountedContext(self._sandbox, {**self._globals, **context}, None, {}, deadline=self._deadline)
        for _ in self._template.root_render_func(names):
            pass
        return names.vars[_RESULT]


def _parsed(source: str, sandbox: SafeEnvironment) -> nodes.Template:
    """A template that only assigns the expression to a name."""
    if len(source) > _MOST:
        raise ExpressionFault(reason_of_fault(TagFault("other")), 1, len(source))
    parser = Parser(sandbox, "")
    try:
        parser.stream = TokenStream(sandbox.lexer.wrap(_by_columns(source, sandbox)), None, None)
        expression = parser.parse_expression()
        if not parser.stream.eos:
            current = parser.stream.current
            raise TemplateSyntaxError(f"unexpected {str(current.value)!r}", current.lineno)
    except TemplateSyntaxError as fault:
        raise _fault(fault, source) from fault
    except (RecursionError, ValueError) as fault:  # nested brackets; a number of thousands of digits
        raise ExpressionFault(reason_of_fault(TagFault("other")), 1, len(source)) from fault
    body = [nodes.Assign(nodes.Name(_RESULT, "store", lineno=1), expression, lineno=1)]
    tree = nodes.Template(body, lineno=1)
    tree.set_environment(sandbox)
    return tree


def _by_columns(source: str, sandbox: SafeEnvironment) -> Iterator[tuple[int, str, str]]:
    """The lexer's tokens with columns, from 1, in place of lines, so that every node and error has a column."""
    column = 1
    try:
        for _, token, value in sandbox.lexer.tokeniter(source, None, None, state="variable"):
            yield column, token, value
            column += len(value)
    except TemplateSyntaxError as fault:
        raise TemplateSyntaxError(fault.message or "", column) from fault


def _fault(fault: TemplateSyntaxError, source: str) -> ExpressionFault:
    found = syntax_fault(fault.message or "")
    end = len(source.rstrip()) + 1
    column = end if found.kind == "unfinished" or fault.lineno > len(source) else fault.lineno
    if found.kind == "expected" and "end of template" in (fault.message or ""):
        column = end
    length = len(found.what) if found.kind == "extra" else 1
    return ExpressionFault(reason_of_fault(found), column, length, found.suggestion)


_QUOTES = frozenset("'\"")
_FAILURES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (LimitError, "expression-too-much"),
    (SecurityError, "expression-not-allowed"),
    (value_conversion.NotTextError, "expression-not-text"),
    (value_conversion.FilterValueError, "expression-unsuitable"),
    (ZeroDivisionError, "expression-by-zero"),
    ((TypeError, ValueError, ArithmeticError), "expression-incompatible"),
)


def reason_of_fault(fault: TagFault) -> TranslatedText:
    """Why an expression cannot be parsed."""
    if fault.kind == "character" and fault.what in _QUOTES:
        return phrase("expression-unpaired")
    return phrase(f"expression-{fault.kind}", what=fault.what)


def reason_of_failure(error: Exception) -> TranslatedText:
    """Why an expression could not be evaluated."""
    if isinstance(error, bare_names.MissingNameError):
        return phrase("expression-no-field", name=error.name)
    return phrase(next((key for kind, key in _FAILURES if isinstance(error, kind)), "expression-nothing"))
