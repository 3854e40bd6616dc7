"""What went wrong while a record was rendered, as a problem of the tag it went wrong in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from jinja2.exceptions import SecurityError

from generator.docx_template.compiling import CompiledPart
from generator.docx_template.content import ContentError
from generator.docx_template.fields import merge_value
from generator.docx_template.reading.cells import CellValueError
from generator.docx_template.reading.tags import Tag
from generator.docx_template.records import Records, Start
from generator.docx_template.running.escaping import CharacterError
from generator.errors import Problem, closest
from generator.expressions import (
    FilterValueError,
    Lack,
    LimitError,
    MissingNameError,
    NotTextError,
    failed_line,
    lack_of,
)

_VALUES = {
    "nothing": "template-value-nothing",
    "group": "template-value-group",
    "list": "template-value-list",
    "object": "template-value-object",
}
_WANTED = {
    "number": "template-needs-number",
    "whole": "template-needs-whole",
    "amount": "template-needs-amount",
    "date": "template-needs-date",
    "serial": "template-needs-serial",
    "list": "template-needs-list",
    "option": "template-needs-option",
}


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
    if isinstance(error, CharacterError):
        return tag.problem("template-character", _character(error), field=tag.said)
    if isinstance(error, NotTextError):
        return tag.problem(_VALUES[error.kind], field=tag.said)
    if isinstance(error, CellValueError):
        return tag.problem(error.code, {"value": error.value}, field=tag.said)
    return _failed(error, tag)


def _failed(error: Exception, tag: Tag) -> Problem:
    """The problem of an expression that could not be worked out, or was not let."""
    if isinstance(error, ContentError):
        return tag.problem(error.code, error.facts, field=tag.said, suggestion=error.suggestion)
    if isinstance(error, FilterValueError):
        return tag.problem(_WANTED[error.wanted], {"filter": error.filter, "value": error.value})
    if isinstance(error, LimitError):
        return tag.problem("template-time" if error.limit == "seconds" else "template-limit", {"most": error.most})
    if isinstance(error, RecursionError):
        return tag.problem("template-deep")
    if isinstance(error, SecurityError):
        return tag.problem("template-forbidden")
    return tag.problem("template-failed", {"why": f"{type(error).__name__}: {error}"})


def _character(error: CharacterError) -> dict[str, object]:
    name = unicodedata.name(error.character, "") or {"Cs": "lone surrogate", "Cc": "control character"}.get(
        unicodedata.category(error.character), "noncharacter"
    )
    before = error.before[-10:]
    return {
        "character": f"U+{ord(error.character):04X}",
        "name": name,
        "position": len(error.before) + 1,
        "before": before,
    }


def _missing(error: MissingNameError, tag: Tag, part: CompiledPart, context: Mapping[str, object]) -> Problem:
    known = tuple(context) if error.at_top else error.known
    reads = [read.name for read, reading in part.reference.reads if reading is tag and _last(read.name) == error.name]
    return undefined(tag, reads[0] if reads else error.name, known)


def undefined(tag: Tag, name: str, known: tuple[str, ...]) -> Problem:
    """The problem of a ``name`` in ``tag`` that is not there; ``known`` are those beside it."""
    return tag.problem("template-undefined", {"name": name}, field=name, suggestion=closest(_last(name), known))


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
                yield undefined(tag, lack.name, lack.known)
