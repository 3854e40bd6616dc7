"""Errors while a record is rendered, as problems at their tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ground.errors import Problem
from generator.roster.units import STANDARD_FIELD_TITLES
from generator.templates.expressions import (
    Lack,
    MissingNameError,
    expression_fault,
    failed_line,
    lack_of,
    meant_name,
    value_fault,
)
from generator.templates.word.compiling import CompiledPart
from generator.templates.word.content import ContentError
from generator.templates.word.fields import merge_value
from generator.templates.word.reading.cells import CellValueError
from generator.templates.word.reading.tags import Tag
from generator.templates.word.records import Records, Start


def problem_of(error: Exception, part: CompiledPart, context: Mapping[str, object]) -> Problem:
    """The problem that ``error`` means, raised while ``part`` was rendered with ``context``.

    An error that comes from none of the part's tags is our own: it is raised again.
    """
    line = failed_line(error, part.reference.template)
    if line is None:
        raise error
    tag = part.reference.lines.tag(line)
    if isinstance(error, MissingNameError):
        return _missing(error, tag, part, context)
    unprintable = value_fault(error)
    if unprintable is not None:
        return tag.problem(*unprintable, field=tag.said)
    if isinstance(error, CellValueError):
        return tag.problem(error.code, {"value": error.value}, field=tag.said)
    return _failed(error, tag)


def _failed(error: Exception, tag: Tag) -> Problem:
    """The problem of an expression that could not be worked out, or was not let."""
    if isinstance(error, ContentError):
        return tag.problem(error.code, error.facts, field=tag.said, suggestion=error.suggestion)
    return tag.problem(*expression_fault(error))


def _missing(error: MissingNameError, tag: Tag, part: CompiledPart, context: Mapping[str, object]) -> Problem:
    known = tuple(context) if error.at_top else error.known
    reads = [read.name for read, reading in part.reference.reads if reading is tag and _last(read.name) == error.name]
    name = reads[0] if reads else error.name
    return _undefined(tag, name, meant_name(name, known, context, STANDARD_FIELD_TITLES))


def _undefined(tag: Tag, name: str, meant: str | None) -> Problem:
    return tag.problem("template-undefined", {"name": name}, field=name, suggestion=meant)


def _lack_of_field(name: str, context: Mapping[str, object], titles: Mapping[str, str]) -> Lack | None:
    try:
        merge_value(name, Records.of(context, Start()).record, context, titles)
    except MissingNameError as error:
        return Lack(name, error.known)
    return None


def _last(name: str) -> str:
    return name.removesuffix("[]").rpartition(".")[2]


def missing_names(part: CompiledPart, context: Mapping[str, object], titles: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each name that ``part`` is sure to need and that ``context`` does not have.

    ``titles`` are the Chinese titles of a unit's fields, by which merge fields may name them.
    """
    for read, tag in part.reference.reads:
        if not (read.optional or read.conditional):
            lack = _lack_of_field(read.name, context, titles) if read.merge_field else lack_of(read.name, context)
            if lack is not None:
                yield _undefined(tag, lack.name, meant_name(lack.name, lack.known, context, titles))
