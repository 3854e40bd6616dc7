"""Errors while a record is rendered, as problems at their tag."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from generator.ground.errors import Problem
from generator.ground.representation import Unrepresented, reported
from generator.templates.expressions.bare_names import (
    UNIT,
    MissingNameError,
    split_name,
    suggested_name,
    titles_in,
    undefined_facts,
)
from generator.templates.expressions.jinja_rendering import expression_fault, failed_line, value_fault
from generator.templates.expressions.name_reads import MissingName, missing_name
from generator.templates.word.content.base_content import ContentError
from generator.templates.word.fields.field_names import merge_value
from generator.templates.word.part_compiling import CompiledPart
from generator.templates.word.reading.part_tags import WordTag
from generator.templates.word.reading.table_cell_tags import CellValueError
from generator.templates.word.records import MergeRecords, MergeStart, MergeState


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
    context = error.seen(context)
    known = tuple(context) if error.at_top else error.known
    reads = [read for read, reading in part.reference.reads if reading is tag and _last(read.name) == error.name]
    lack = MissingName(reads[0].name if reads else error.name, known)
    return _undefined(tag, lack, context, merge_field=bool(reads) and reads[0].merge_field)


def _undefined(tag: WordTag, lack: MissingName, context: Mapping[str, object], *, merge_field: bool) -> Problem:
    meant = suggested_name(lack.name, lack.known, context, titles_in(context))
    facts = undefined_facts(lack.name, context, merge_field=merge_field)
    return tag.problem("template-undefined", facts, field=lack.name, suggestion=meant)


def _missing_field(name: str, context: Mapping[str, object]) -> MissingName | None:
    try:
        merge_value(name, MergeRecords.of(context, MergeStart()).record, context, titles_in(context))
    except MissingNameError as error:
        return MissingName(name, error.known)
    return None


def _last(name: str) -> str:
    return name.removesuffix("[]").rpartition(".")[2]


def noted_values(parts: Iterable[CompiledPart], merge: MergeState) -> list[Problem]:
    """Problems of the values that fields in ``parts`` cannot print, and a warning about numbers that they rounded."""
    tags = [tag for part in parts for tag in part.reference.lines.tags] if merge.noted else []
    quoted = ((json.dumps(field, ensure_ascii=False), text, facts) for (field, text), facts in merge.noted.items())
    found = [(tag, text, facts) for field, text, facts in quoted for tag in tags if field in tag.inner]
    refused = (tag.problem("template-field-value", facts, field=tag.expression) for tag, _, facts in found if facts)
    rounded = (Unrepresented("rounded", tag.span, text) for tag, text, facts in found if not facts)
    return [*refused, *reported("template-field-rounded", rounded, numbered=False)]


def unmoved_names(part: CompiledPart, context: Mapping[str, object]) -> Iterator[Problem]:
    """A problem for each bare name of a tag that is the unit's: NEXT fields in ``part`` would not move it on."""
    for read, tag in part.reference.reads:
        if not read.merge_field and read.own_unit is None and split_name(read.name, context)[0] == UNIT:
            yield tag.problem("template-field-next-tag", {"name": read.name})


def missing_names(part: CompiledPart, context: Mapping[str, object]) -> Iterator[Problem]:
    """A problem for each name that ``part`` needs in any case and that ``context`` does not have."""
    for read, tag in part.reference.reads:
        if not (read.optional or read.conditional):
            lack = _missing_field(read.name, context) if read.merge_field else missing_name(read.name, context)
            if lack is not None:
                yield _undefined(tag, lack, context, merge_field=read.merge_field)
