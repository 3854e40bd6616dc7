"""Doubtful constructs in a Word template, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.ground.errors import Problem, Span, TemplateError
from generator.templates.doubts.known import Known
from generator.templates.doubts.lookalikes import deleted_tags, lookalikes
from generator.templates.doubts.name_doubts import name_problem_at, name_problems
from generator.templates.doubts.read_tags import ReadPart, read_part
from generator.templates.doubts.sense import sense_problems
from generator.templates.doubts.structure import block_problems
from generator.templates.doubts.tag_tree import tag_tree_of
from generator.templates.expressions import Variable
from generator.templates.word.reading.template_parts import template_package, template_parts

_TOO_MUCH = frozenset({"template-tags-many", "template-problems-many"})
"""Problems of a template that has too much in it to be read again."""


def word_doubts(
    data: bytes, name: str, known: Known, variables: Iterable[Variable] = (), refused: Sequence[Problem] = ()
) -> list[Problem]:
    """Return all doubts about the Word template ``data``, in the order of its text, each once.

    ``name`` is its file; ``known`` are the names of roster and notice, ``variables`` those that the opened template
    reads. ``refused`` are the problems of opening it, which are sorted among the others.
    """
    too_much = any(problem.code in _TOO_MUCH for problem in refused)
    parts = [] if too_much else parts_of(data, name)
    beside = [problem.span for problem in refused if problem.code == "template-text-lost" and problem.span]
    problems = [*refused, *(problem for part in parts for problem in _observed(part, known, beside))]
    problems += _elsewhere(variables, parts, known)
    return _in_order(problems, parts)


def parts_of(data: bytes, name: str) -> list[ReadPart]:
    """Return the parts of the Word template ``data`` that may have tags; none where it cannot be opened."""
    try:
        return [read_part(part, name) for part in template_parts(template_package(data, name))]
    except TemplateError:  # reported when it was opened
        return []


def _observed(part: ReadPart, known: Known, beside: list[Span]) -> Iterator[Problem]:
    yield from lookalikes(part, known)
    yield from deleted_tags(part)
    code = tag_tree_of(part.tags)
    if code is not None:
        yield from block_problems(code.blocks, part.tags, beside)
        yield from name_problems(code, known)
        yield from sense_problems(code, known)


def _elsewhere(variables: Iterable[Variable], parts: Iterable[ReadPart], known: Known) -> Iterator[Problem]:
    """Yield problems of names that are read outside of typed tags: in merge fields and attributes."""
    typed = {tag.span for part in parts for tag in part.tags}
    for variable in variables:
        if variable.span not in typed and not variable.optional:
            problem = name_problem_at(
                variable.span,
                variable.name,
                known.at(variable.own_unit),
                conditional=variable.conditional,
                merge_field=variable.merge_field,
            )
            if problem is not None:
                yield problem


def _in_order(problems: Iterable[Problem], parts: Iterable[ReadPart]) -> list[Problem]:
    """Sort ``problems`` by their place in the document, and drop repeated ones."""
    places = [_place(paragraph.place) for part in parts for paragraph in part.paragraphs]
    order = {place: number for number, place in reversed(list(enumerate(places)))}
    once = {(problem.code, problem.span, problem.message("zh")): problem for problem in problems}
    return sorted(once.values(), key=lambda problem: order.get(_place(problem.span), -1))


def _place(span: Span | None) -> tuple[object, ...] | None:
    return None if span is None else (span.part, span.table, span.row, span.cell, span.paragraph)
