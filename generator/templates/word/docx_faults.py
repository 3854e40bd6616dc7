"""Errors while a record is rendered, as problems at their tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ground.errors import Problem
from generator.roster.units import STANDARD_FIELD_TITLES
from generator.templates.expressions import (
    MissingName,
    MissingNameError,
    expression_fault,
    failed_line,
    missing_name,
    suggested_name,
    value_fault,
)
from generator.templates.word.content import ContentError
from generator.templates.word.fields import merge_value
from generator.templates.word.part_compiling import CompiledPart
from generator.templates.word.reading.part_tags import WordTag
from generator.templates.word.reading.table_cell_tags import CellValueError
from generator.templates.word.records import MergeRecords, MergeStart


def problem_of(error: Exception, part: CompiledPart, context: Mapping[str, object]) -> Problem:
    """The problem for ``error``, raised while ``part`` was rendered with ``context``.

    An error that was raised by none of the part's tags is a bug of ours and is raised again.
    """
    line = failed_line(error, part.reference.template)
    if line is None:
        raise error
    tag = part.reference.lines.tag(line)
    if isinstance(error, MissingNameError):
        return _missing(error, tag, part, context)
    unprintable = value_fault(error)
    if unprintable is not None:
        return tag.problem(*unprintable, field=tag.expression)
    if isinstance(error, CellValueError):
        return tag.problem(error.code, {"value": error.value}, field=tag.expression)
    return _failed(error, tag)


def _failed(error: Exception, tag: WordTag) -> Problem:
    """The problem of an expression that could not be evaluated, or was refused."""
    if isinstance(error, ContentError):
        return tag.problem(error.code, error.facts, field=tag.expression, suggestion=error.suggestion)
    return tag.problem(*expression_fault(error))


def _missing(error: MissingNameError, tag: WordTag, part: CompiledPart, context: Mapping[str, object]) -> Problem:
    known = tuple(context) if error.at_top else error.known
    reads = [read.name for read, reading in part.reference.reads if reading is tag and _last(read.name) == error.name]
    name = reads[0] if reads else error.name
    return _undefined(tag, name, suggested_name(name, known, context, STANDARD_FIELD_TITLES))


def _undefined(tag: WordTag, name: str, meant: str | None) -> Problem:
    return tag.problem("template-undefined", {"name": name}, field=name, suggestion=meant)


def _lack_of_field(name: str, context: Mapping[str, object], titles: Mapping[str, str]) -> MissingName | None:
    try:
        merge_value(name, MergeRecords.of(context, MergeStart()).record, context, titles)
    except MissingNameError as error:
        return MissingName(name, error.known)
    return None


def _last(name: str) -> str:
    return name.removesuffix("[]").rpartition(".")[2]


def missing_names(part: CompiledPart, context: Mapping[str, object], titles: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each name that ``part`` needs in any case and that ``context`` does not have.

    ``titles`` are the Chinese titles of a unit's fields, by which merge fields may name them.
    """
    for read, tag in part.reference.reads:
        if not (read.optional or read.conditional):
            lack = _lack_of_field(read.name, context, titles) if read.merge_field else missing_name(read.name, context)
            if lack is not None:
                yield _undefined(tag, lack.name, suggested_name(lack.name, lack.known, context, titles))
