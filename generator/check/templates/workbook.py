"""Check of an Excel template: its problems, and doubtful constructs."""

from __future__ import annotations

from pathlib import Path

from generator.check.finding import Finding, Report
from generator.ground.disk import TEMPLATE, read_contents
from generator.ground.errors import TemplateError
from generator.templates.doubts import Known, sheet_doubts
from generator.templates.excel import XlsxTemplate


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
