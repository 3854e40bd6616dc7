"""Errors while a text template is filled, as problems at their tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jinja2.exceptions import SecurityError

from generator.ground.errors import Problem, Span
from generator.office.pictures import PictureError, PictureFault
from generator.templates.expressions import (
    CharacterError,
    FilterValueError,
    LimitError,
    MissingNameError,
    NameRead,
    NotTextError,
    expression_fault,
    missing_name,
    suggested_name,
    titles_in,
    undefined_facts,
)
from generator.templates.text.text_tags import TextTag

_VALUES = {
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


def lacking(reads: Iterable[tuple[NameRead, TextTag]], context: Mapping[str, object]) -> Iterator[Problem]:
    """Yield a problem for each name that the template certainly needs and ``context`` does not have."""
    for read, tag in reads:
        lack = None if read.optional or read.conditional else missing_name(read.name, context)
        if lack is not None:
            yield _missing(tag, lack.name, lack.known, context)


def fault_problem(
    fault: Exception, tag: TextTag, reads: Iterable[tuple[NameRead, TextTag]], context: Mapping[str, object]
) -> Problem:
    """Return the problem of ``fault``, raised in ``tag`` while the template was filled with ``context``."""
    if isinstance(fault, MissingNameError):
        context = fault.seen(context)
        known = tuple(context) if fault.at_top else fault.known
        whole = (read.name for read, reading in reads if reading is tag and _last(read.name) == fault.name)
        return _missing(tag, next(whole, fault.name), known, context)
    if isinstance(fault, NotTextError):
        return tag.problem(_VALUES[fault.kind])
    if isinstance(fault, CharacterError):
        return tag.problem("text-character", {"character": str(fault)})
    if isinstance(fault, PictureError):
        return tag.problem(_PICTURES[fault.fault], fault.facts)
    return _failed(fault, tag)


def _failed(fault: Exception, tag: TextTag) -> Problem:
    """Return the problem of an expression that failed, or that the sandbox refused."""
    if isinstance(fault, FilterValueError):
        return tag.problem(_WANTED[fault.wanted], {"filter": fault.filter, "value": fault.value})
    if isinstance(fault, LimitError):
        return tag.problem("text-time" if fault.limit == "seconds" else "text-limit", {"most": fault.most})
    if isinstance(fault, SecurityError):
        return tag.problem("text-unsafe")
    if expression_fault(fault)[0] == "template-call":
        return tag.problem("text-call")
    return tag.problem("text-failed", {"why": f"{type(fault).__name__}: {fault}"})


def _missing(tag: TextTag, name: str, known: tuple[str, ...], context: Mapping[str, object]) -> Problem:
    meant = suggested_name(name, known, context, titles_in(context))
    facts = {"tag": tag.raw, **undefined_facts(name, context)}
    return Problem("text-missing-name", _within(tag, _last(name)), facts, name, meant)


def _within(tag: TextTag, word: str) -> Span:
    """Return the place of ``word`` in ``tag``; the whole tag where its first line does not have the word."""
    match = re.search(rf"\b{re.escape(word)}\b", tag.raw.partition("\n")[0])
    if match is None or tag.span.column is None:
        return tag.span
    return replace(tag.span, column=tag.span.column + match.start(), length=len(word))


def _last(name: str) -> str:
    return name.removesuffix("[]").rpartition(".")[2]
