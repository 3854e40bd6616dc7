"""Errors while an Excel template is filled, as problems at their tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ground.errors import Problem
from generator.templates.excel.cell_tags import CellTag
from generator.templates.excel.sheet_code import SheetCode
from generator.templates.expressions import (
    MissingNameError,
    expression_fault,
    failed_line,
    missing_name,
    suggested_name,
    titles_in,
    undefined_facts,
    value_fault,
)


def problem_of(error: Exception, code: SheetCode, context: Mapping[str, object]) -> Problem:
    """Return the problem of ``error``, raised while ``code`` ran with ``context``.

    An error from outside the tags is a bug of fawen: it is raised again.
    """
    line = failed_line(error, code.template)
    if line is None:
        raise error
    tag = code.lines.tag(line)
    said = tag.inner.strip()
    if isinstance(error, MissingNameError):
        context = error.seen(context)
        known = tuple(context) if error.at_top else error.known
        reads = (read.name for read, reading in code.reads if reading is tag and _last(read.name) == error.name)
        return _undefined(tag, next(reads, error.name), known, context)
    unprintable = value_fault(error)
    if unprintable is not None:
        return tag.problem(*unprintable, field=said)
    return tag.problem(*expression_fault(error))


def missing_names(code: SheetCode, context: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for each name that ``code`` certainly needs and ``context`` does not have."""
    for read, tag in code.reads:
        lack = None if read.optional or read.conditional else missing_name(read.name, context)
        if lack is not None:
            yield _undefined(tag, lack.name, lack.known, context)


def _undefined(tag: CellTag, name: str, known: tuple[str, ...], context: Mapping[str, object]) -> Problem:
    meant = suggested_name(name, known, context, titles_in(context))
    return tag.problem("template-undefined", undefined_facts(name, context), field=name, suggestion=meant)


def _last(name: str) -> str:
    return name.removesuffix("[]").rpartition(".")[2]
