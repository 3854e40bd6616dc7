"""A Word template → what is wrong with it, and what looks as if it were meant otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.check.finding import Finding, Report
from generator.check.templates.code import code_of
from generator.check.templates.known import Known
from generator.check.templates.lookalikes import deleted_tags, lookalikes
from generator.check.templates.names import name_problems, undefined_at
from generator.check.templates.sense import sense_problems
from generator.check.templates.structure import block_problems, prefix_as_meant
from generator.check.templates.tags import ReadPart, read_part
from generator.disk import TEMPLATE, read_contents
from generator.docx_template import DocxTemplate
from generator.docx_template.reading.parts import Part, template_package, template_parts
from generator.errors import Problem, Span, TemplateError
from generator.expressions import Variable


def check_template(path: Path, known: Known) -> Report:
    """The findings of the Word template at ``path``, in the order of its text.

    With ``known`` also each name that neither roster nor notice has. What keeps the template from being opened is
    a finding like any other.
    """
    shown = str(path)
    try:
        data = read_contents(path, TEMPLATE, error=TemplateError)
    except TemplateError as error:
        return Report(shown, "template", tuple(map(Finding, error.problems)))
    refused, variables, notes = _opened(data, shown)
    too_much = any(problem.code in _TOO_MUCH for problem in refused)
    parts = [] if too_much else [read_part(part, shown) for part in _parts(data, shown)]
    problems = [_as_meant(problem) for problem in refused]
    beside = [problem.span for problem in refused if problem.code == "template-text-lost" and problem.span]
    problems += [problem for part in parts for problem in _observed(part, known, beside)]
    problems += _elsewhere(variables, parts, known)
    return Report(shown, "template", tuple(map(Finding, (*notes, *_in_order(problems, parts)))))


_TOO_MUCH = frozenset({"template-tags-many", "template-problems-many"})
"""Problems beyond which nobody reads on."""


def _opened(data: bytes, shown: str) -> tuple[tuple[Problem, ...], tuple[Variable, ...], tuple[Problem, ...]]:
    """Why it cannot be opened, else what it reads, and what was passed over."""
    try:
        template = DocxTemplate.open(data, name=shown)
    except TemplateError as error:
        return error.problems, (), ()
    return (), template.variables(), template.notes


def _parts(data: bytes, shown: str) -> list[Part]:
    try:
        return template_parts(template_package(data, shown))
    except TemplateError:  # told already: it could not be opened
        return []


def _as_meant(problem: Problem) -> Problem:
    """A statement that there is not, as a slip of its prefix where it is one."""
    right = prefix_as_meant(str(problem.facts.get("tag", ""))) if problem.code == "template-statement" else None
    if right is None:
        return problem
    return replace(problem, code="template-prefix-written", facts={**problem.facts, "right": right}, suggestion=None)


def _observed(part: ReadPart, known: Known, beside: list[Span]) -> Iterator[Problem]:
    yield from lookalikes(part, known)
    yield from deleted_tags(part)
    code = code_of(part.tags)
    if code is not None:
        yield from block_problems(code.blocks, part.tags, beside)
        yield from name_problems(code, known)
        yield from sense_problems(code, known)


def _elsewhere(variables: Iterable[Variable], parts: Iterable[ReadPart], known: Known) -> Iterator[Problem]:
    """Names that are read where no tag was typed as text: in merge fields, in attributes."""
    typed = {tag.span for part in parts for tag in part.tags}
    for variable in variables:
        if variable.span not in typed and not variable.optional:
            problem = undefined_at(variable.span, variable.name, known, conditional=variable.conditional)
            if problem is not None:
                yield problem


def _in_order(problems: Iterable[Problem], parts: Iterable[ReadPart]) -> list[Problem]:
    """``problems`` by their place in the document, each told once."""
    places = [_place(paragraph.place) for part in parts for paragraph in part.paragraphs]
    order = {place: number for number, place in reversed(list(enumerate(places)))}
    once = {(problem.code, problem.span, problem.message()): problem for problem in problems}
    return sorted(once.values(), key=lambda problem: order.get(_place(problem.span), -1))


def _place(span: Span | None) -> tuple[object, ...] | None:
    return None if span is None else (span.part, span.table, span.row, span.cell, span.paragraph)
