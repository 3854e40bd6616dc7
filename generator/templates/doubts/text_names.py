"""Unknown names in a text template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.ground.errors import Problem, Span
from generator.templates.doubts.known import Known
from generator.templates.doubts.name_doubts import name_problem_at, root_of
from generator.templates.expressions import ROOTS
from generator.templates.text import PaperTemplate


def text_doubts(template: PaperTemplate, known: Known) -> Iterator[Problem]:
    """Yield a problem for each name in ``template`` that is not among the ``known`` names of roster and notice."""
    for read, span in template.reads:
        if read.optional:
            continue
        if known.per_dispatch and root_of(read.name) not in known.roots and root_of(read.name) in ROOTS:
            yield Problem("template-dispatch-unit", span, {"tag": _tag(span), "name": read.name}, read.name)
            continue
        problem = name_problem_at(span, read.name, known.at(read.own_unit), conditional=read.conditional)
        if problem is not None:
            yield replace(problem, facts={**problem.facts, "tag": _tag(span)})


def _tag(span: Span) -> str:
    """Return the tag at ``span`` as typed."""
    start = (span.column or 1) - 1
    return (span.source or "")[start : start + (span.length or 0)]
