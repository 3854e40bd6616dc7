"""Check of a text template (.md) for units or the dispatch, filled for every unit of the roster."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.check.finding import Finding, Report
from generator.check.sources import Behind
from generator.ground.errors import NoticeError, Problem, TemplateError, gathered_by_unit
from generator.roster.units import addressed, dispatch_context, unit_context
from generator.templates.doubts import Known, text_doubts
from generator.templates.text import Notice, PaperTemplate


def check_paper(path: Path, known: Known, behind: Behind) -> Report:
    """The findings of the text template at ``path``, in the order of its text.

    With ``known`` each name that neither roster nor notice has; with both of them ``behind`` it, also what shows only
    when it is filled, with the units concerned.
    """
    shown = str(path)
    try:
        template = PaperTemplate.open(path, pictures=behind.pictures)
    except TemplateError as error:
        return Report(shown, "template", tuple(map(Finding, error.problems)))
    problems = list(text_doubts(template, known))
    reported = {_line(problem) for problem in problems}
    filled = _filled(template, behind, known)
    problems += (each for each in filled if each.code != "text-missing-name" or _line(each) not in reported)
    return Report(shown, "template", tuple(Finding(problem) for problem in sorted(problems, key=_place)))


def _filled(template: PaperTemplate, behind: Behind, known: Known) -> list[Problem]:
    """What is wrong with the documents that a build would make of ``template``."""
    if behind.roster is None or behind.notice is None:
        return []
    notice = behind.notice
    try:
        units = addressed(behind.roster, notice.recipients, notice.recipients_span).units
    except NoticeError:  # reported of the notice
        return []
    mappings = [unit.as_mapping() for unit in units]
    if known.per_dispatch:
        return list(_problems(template, dispatch_context(notice.context, mappings), notice, known.titles))
    contexts = (unit_context(notice.context, mappings, number) for number in range(len(units)))
    found = (
        (unit.name, _problems(template, each, notice, known.titles)) for unit, each in zip(units, contexts, strict=True)
    )
    return gathered_by_unit(found, len(units))


def _problems(
    template: PaperTemplate, context: dict[str, object], notice: Notice, titles: Mapping[str, str]
) -> tuple[Problem, ...]:
    try:
        return template.fill(context, notice.behind, titles=titles).warnings
    except TemplateError as error:
        return error.problems


def _line(problem: Problem) -> int | None:
    return None if problem.span is None else problem.span.line


def _place(problem: Problem) -> tuple[int, int]:
    return (0, 0) if problem.span is None else (problem.span.line or 0, problem.span.column or 0)
