"""Check of a Word template: its problems, and doubtful constructs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.check.finding import Finding, Report
from generator.ground.disk import TEMPLATE, read_contents
from generator.ground.errors import Problem, TemplateError
from generator.templates.doubts import Known, prefix_as_meant, word_doubts, word_layout_doubts
from generator.templates.expressions import Variable
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
