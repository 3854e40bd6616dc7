"""Templates and notices: what keeps a build from making papers of them, and what is doubtful in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.check.finding import Finding, Report
from generator.check.targets import Sources, Target, TemplateData, house
from generator.ground.disk import TEMPLATE, read_contents
from generator.ground.errors import NoticeError, Problem, TemplateError, gathered_by_unit
from generator.roster.units.addressing import addressed
from generator.roster.units.template_context import dispatch_context, unit_context
from generator.templates.doubts.name_doubts import text_doubts
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.structure import prefix_as_meant
from generator.templates.doubts.word_layout import word_layout_doubts
from generator.templates.doubts.word_parts import sheet_doubts, word_doubts
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import Variable
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate


def template_report(target: Target, sources: Sources) -> Report:
    """The report for a template."""
    try:
        problems = _template_problems(target, sources)
    except TemplateError as error:
        problems = error.problems
    return Report(str(target.path), "template", tuple(map(Finding, problems)))


def _template_problems(target: Target, sources: Sources) -> Sequence[Problem]:
    """The problems of a template, in the order of its text. Raises TemplateError."""
    name_scope = sources.name_scope(target.path)
    if target.kind == "text":
        return _of_paper(target.path, name_scope, sources.data_of(target.path))
    data = read_contents(target.path, TEMPLATE, error=TemplateError)
    return (_of_document if target.kind == "word" else _of_workbook)(data, str(target.path), name_scope)


# A notice's folder is checked: its front matter, its text and its attachments.


def check_notice(folder: Path) -> list[Report]:
    """A report for notice.md in ``folder``, and one for each other file that something is found in."""
    by_file: dict[str, list[Finding]] = {f"{folder}/notice.md": []}
    for problem in _problems(folder):
        file = f"{folder}/notice.md" if problem.span is None else problem.span.file
        by_file.setdefault(file, []).append(Finding(problem))
    return [Report(file, "template", tuple(findings)) for file, findings in by_file.items()]


def _problems(folder: Path) -> tuple[Problem, ...]:
    try:
        notice = open_notice(folder, house(folder))
    except NoticeError as error:
        return error.problems
    try:
        notice.render()
    except NoticeError as error:
        return (*notice.warnings, *error.problems)
    return notice.warnings


# Templates are checked as a build reads them.


def _of_document(data: bytes, shown: str, name_scope: NameScope) -> list[Problem]:
    """The problems of the Word template ``data``, in the order of its text, then those of its layout in Word.

    Also each name that is not in ``name_scope``. What keeps the template from being opened is a problem like any other;
    its layout is looked at when nothing does.
    """
    refused, variables, notes = _opened(data, shown)
    doubts = word_doubts(data, shown, name_scope, variables, [_as_meant(problem) for problem in refused])
    return [*notes, *doubts, *([] if refused else word_layout_doubts(data, shown))]


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


def _of_workbook(data: bytes, shown: str, name_scope: NameScope) -> list[Problem]:
    """The problems of the Excel template ``data``, as :func:`_of_document` has those of Word."""
    try:
        opened = XlsxTemplate.open(data, name=shown).notes
    except TemplateError as error:
        opened = error.problems
    return sheet_doubts(data, shown, name_scope, opened)


def _of_paper(path: Path, name_scope: NameScope, data: TemplateData) -> list[Problem]:
    """The problems of the text template at ``path``, in the order of its text.

    Also each name that is not in ``name_scope``; where ``data`` has roster and notice, also what shows only when the
    template is filled, with the units concerned.
    """
    template = PaperTemplate.open(path, pictures=data.pictures)
    problems = list(text_doubts(template, name_scope))
    reported = {_line(problem) for problem in problems}
    filled = _filled(template, data, name_scope)
    problems += (each for each in filled if each.code != "text-missing-name" or _line(each) not in reported)
    return sorted(problems, key=_place)


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
        return list(_of_filled(template, dispatch_context(notice.context, mappings), notice, name_scope.titles))
    contexts = (unit_context(notice.context, mappings, number) for number in range(len(units)))
    found = (
        (unit.name, _of_filled(template, each, notice, name_scope.titles))
        for unit, each in zip(units, contexts, strict=True)
    )
    return gathered_by_unit(found, len(units))


def _of_filled(
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
