"""Check of templates (Word, Excel, text): each is opened as a build opens it, then searched for doubtful constructs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.check.finding import Finding, Report
from generator.check.targets import TemplateData
from generator.ground.disk import TEMPLATE, read_contents
from generator.ground.errors import NoticeError, Problem, TemplateError, gathered_by_unit
from generator.roster.units.addressing import addressed
from generator.roster.units.context import dispatch_context, unit_context
from generator.templates.doubts.name_doubts import text_doubts
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.structure import prefix_as_meant
from generator.templates.doubts.word_layout import word_layout_doubts
from generator.templates.doubts.word_parts import sheet_doubts, word_doubts
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import Variable
from generator.templates.text.notice import Notice
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate


def check_template(path: Path, name_scope: NameScope) -> Report:
    """The findings of the Word template at ``path``, in the order of its text, then those of its layout in Word.

    Also each name that is not in ``name_scope``. What keeps the template from being opened is
    a finding like any other; its layout is looked at when nothing does.
    """
    shown = str(path)
    try:
        data = read_contents(path, TEMPLATE, error=TemplateError)
    except TemplateError as error:
        return Report(shown, "template", tuple(map(Finding, error.problems)))
    refused, variables, notes = _opened(data, shown)
    doubts = word_doubts(data, shown, name_scope, variables, [_as_meant(problem) for problem in refused])
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


def check_workbook(path: Path, name_scope: NameScope) -> Report:
    """The findings of the Excel template at ``path``, sheet by sheet and row by row.

    Also each name that is not in ``name_scope``. What keeps the template from being opened is
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
    return Report(shown, "template", tuple(map(Finding, sheet_doubts(data, shown, name_scope, opened))))


def check_paper(path: Path, name_scope: NameScope, data: TemplateData) -> Report:
    """The findings of the text template at ``path``, in the order of its text.

    Also each name that is not in ``name_scope``; where ``data`` has roster and notice, also what shows only when the
    template is filled, with the units concerned.
    """
    shown = str(path)
    try:
        template = PaperTemplate.open(path, pictures=data.pictures)
    except TemplateError as error:
        return Report(shown, "template", tuple(map(Finding, error.problems)))
    problems = list(text_doubts(template, name_scope))
    reported = {_line(problem) for problem in problems}
    filled = _filled(template, data, name_scope)
    problems += (each for each in filled if each.code != "text-missing-name" or _line(each) not in reported)
    return Report(shown, "template", tuple(Finding(problem) for problem in sorted(problems, key=_place)))


def _filled(template: PaperTemplate, data: TemplateData, name_scope: NameScope) -> list[Problem]:
    """The problems of the documents that a build would make of ``template``."""
    if data.roster is None or data.notice is None:
        return []
    notice = data.notice
    try:
        units = addressed(data.roster, notice.recipients, notice.recipients_span).units
    except NoticeError:  # reported of the notice
        return []
    mappings = [unit.as_mapping() for unit in units]
    if name_scope.per_dispatch:
        return list(_problems(template, dispatch_context(notice.context, mappings), notice, name_scope.titles))
    contexts = (unit_context(notice.context, mappings, number) for number in range(len(units)))
    found = (
        (unit.name, _problems(template, each, notice, name_scope.titles))
        for unit, each in zip(units, contexts, strict=True)
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
