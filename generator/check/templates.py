"""Check of templates (Word, Excel, text): each is opened as a build opens it, then searched for doubtful constructs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.check.finding import Finding, Report
from generator.check.targets import Behind
from generator.ground.disk import TEMPLATE, read_contents
from generator.ground.errors import NoticeError, Problem, TemplateError, gathered_by_unit
from generator.roster.units import addressed, dispatch_context, unit_context
from generator.templates.doubts import (
    Known,
    prefix_as_meant,
    sheet_doubts,
    text_doubts,
    word_doubts,
    word_layout_doubts,
)
from generator.templates.excel import XlsxTemplate
from generator.templates.expressions import Variable
from generator.templates.text import Notice, PaperTemplate
from generator.templates.word import DocxTemplate


def check_template(path: Path, known: Known) -> Report:
    """The findings of the Word template at ``path``, in the order of its text, then those of its layout in Word.

    With ``known`` also each name that neither roster nor notice has. What keeps the template from being opened is
    a finding like any other; its layout is looked at when nothing does.
    """
    shown = str(path)
    try:
        data = read_contents(path, TEMPLATE, error=TemplateError)
    except TemplateError as error:
        return Report(shown, "template", tuple(map(Finding, error.problems)))
    refused, variables, notes = _opened(data, shown)
    doubts = word_doubts(data, shown, known, variables, [_as_meant(problem) for problem in refused])
    layout = [] if refused else word_layout_doubts(data, shown)
    return Report(shown, "template", tuple(map(Finding, (*notes, *doubts, *layout))))


def _opened(data: bytes, shown: str) -> tuple[tuple[Problem, ...], tuple[Variable, ...], tuple[Problem, ...]]:
    """Why it cannot be opened, else what it reads, and what was passed over."""
    try:
        template = DocxTemplate.open(data, name=shown)
    except TemplateError as error:
        return error.problems, (), ()
    return (), template.variables(), template.notes


def _as_meant(problem: Problem) -> Problem:
    """A statement that there is not, as a slip of its prefix where it is one."""
    right = prefix_as_meant(str(problem.facts.get("tag", ""))) if problem.code == "template-statement" else None
    if right is None:
        return problem
    return replace(problem, code="template-prefix-written", facts={**problem.facts, "right": right}, suggestion=None)


def check_workbook(path: Path, known: Known) -> Report:
    """The findings of the Excel template at ``path``, sheet by sheet and row by row.

    With ``known`` also each name that neither roster nor notice has. What keeps the template from being opened is
    a finding like any other.
    """
    shown = str(path)
    try:
        data = read_contents(path, TEMPLATE, error=TemplateError)
    except TemplateError as error:
        return Report(shown, "template", tuple(map(Finding, error.problems)))
    try:
        opened = XlsxTemplate.open(data, name=shown).notes
    except TemplateError as error:
        opened = error.problems
    return Report(shown, "template", tuple(map(Finding, sheet_doubts(data, shown, known, opened))))


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
