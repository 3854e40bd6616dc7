"""What Jinja reports of a text template, as problems with a line of the file."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError

from generator.errors import Problem, closest
from generator.expressions import ForbiddenStatementError, LimitError, MissingNameError, NotTextError
from generator.source import SourceFile


def syntax_problem(fault: TemplateSyntaxError, file: SourceFile, first_line: int) -> Problem:
    """A template that cannot be compiled."""
    span = file.span(fault.lineno + first_line - 1)
    if isinstance(fault, ForbiddenStatementError):
        return Problem("text-forbidden", span, {"statement": fault.statement})
    return Problem("text-syntax", span, {"reason": fault.message or ""})


def fault_problem(fault: Exception, file: SourceFile, line: int) -> Problem:
    """A template that failed while it was filled."""
    if isinstance(fault, MissingNameError):
        return _missing(fault, file, line)
    span = file.span(line)
    if isinstance(fault, NotTextError):
        return Problem("text-not-text", span, {"kind": fault.kind})
    if isinstance(fault, LimitError):
        return Problem("text-limit", span, {"reason": str(fault)})
    return Problem("text-failed", span, {"reason": str(fault)})


def _missing(fault: MissingNameError, file: SourceFile, line: int) -> Problem:
    column = file.lines[line - 1].find(fault.name) + 1 if line <= len(file.lines) else 0
    span = file.span(line, column or None, len(fault.name))
    return Problem("text-missing-name", span, {"name": fault.name}, fault.name, closest(fault.name, fault.known))
