"""Doubtful constructs in a Word template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.ground.errors import Problem, Span, TemplateError
from generator.templates.doubts.code import code_of
from generator.templates.doubts.known import Known
from generator.templates.doubts.lookalikes import deleted_tags, lookalikes
from generator.templates.doubts.names import name_problems, undefined_at
from generator.templates.doubts.sense import sense_problems
from generator.templates.doubts.structure import block_problems
from generator.templates.doubts.tags import ReadPart, read_part
from generator.templates.expressions import Variable
from generator.templates.word.reading.template_parts import template_package, template_parts

_TOO_MUCH = frozenset({"template-tags-many", "template-problems-many"})
"""Problems beyond which nobody reads on."""


def word_doubts(
    data: bytes, name: str, known: Known, variables: Iterable[Variable] = (), refused: Sequence[Problem] = ()
) -> list[Problem]:
    """What is odd in the Word template ``data``, in the order of its text and each once; ``name`` is its file.

    With ``known`` also each name that neither roster nor notice has. ``variables`` are those that the opened template
    reads. ``refused`` is why it cannot be opened: these problems are put in order with the others.
    """
    too_much = any(problem.code in _TOO_MUCH for problem in refused)
    parts = [] if too_much else parts_of(data, name)
    beside = [problem.span for problem in refused if problem.code == "template-text-lost" and problem.span]
    problems = [*refused, *(problem for part in parts for problem in _observed(part, known, beside))]
    problems += _elsewhere(variables, parts, known)
    return _in_order(problems, parts)


def parts_of(data: bytes, name: str) -> list[ReadPart]:
    """The parts of the Word template ``data`` that may have tags, read; none where it cannot be opened."""
    try:
        return [read_part(part, name) for part in template_parts(template_package(data, name))]
    except TemplateError:  # reported already: it could not be opened
        return []


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
    """``problems`` by their place in the document, each reported once."""
    places = [_place(paragraph.place) for part in parts for paragraph in part.paragraphs]
    order = {place: number for number, place in reversed(list(enumerate(places)))}
    once = {(problem.code, problem.span, problem.message("zh")): problem for problem in problems}
    return sorted(once.values(), key=lambda problem: order.get(_place(problem.span), -1))


def _place(span: Span | None) -> tuple[object, ...] | None:
    return None if span is None else (span.part, span.table, span.row, span.cell, span.paragraph)
