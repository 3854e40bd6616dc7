"""An Excel template → what is wrong with it, and what looks as if it were meant otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from generator.check.finding import Finding, Report
from generator.check.templates.code import code_of
from generator.check.templates.known import Known
from generator.check.templates.lookalikes import lookalikes
from generator.check.templates.names import name_problems
from generator.check.templates.sense import sense_problems
from generator.check.templates.tags import ReadParagraph, ReadPart
from generator.disk import TEMPLATE, read_contents
from generator.errors import Problem, Span, TemplateError
from generator.xlsx_template import XlsxTemplate, in_order, open_book, texts_of

_NO_ELEMENT = etree.Element("cell")
"""What a cell's text is read as: a paragraph without runs."""


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
        problems = list(XlsxTemplate.open(data, name=shown).notes)
    except TemplateError as error:
        problems = list(error.problems)
    sheets = _sheets(data, shown)
    problems += [problem for sheet in sheets for problem in _observed(sheet, known)]
    once = {(problem.code, problem.span and problem.span.part, problem.message()): problem for problem in problems}
    ordered = in_order(once.values(), [sheet.name for sheet in sheets])
    return Report(shown, "template", tuple(map(Finding, ordered)))


def _sheets(data: bytes, shown: str) -> list[ReadPart]:
    """The sheets with the texts of their cells, as far as they can be read."""
    try:
        book = open_book(data, shown)
        return [_sheet(sheet.name, texts_of(sheet, book)) for sheet in book.sheets]
    except (TemplateError, ValueError):  # told already: it could not be opened
        return []


def _sheet(name: str, texts: Iterable[tuple[Span, str]]) -> ReadPart:
    cells = tuple(ReadParagraph(_NO_ELEMENT, text, span, ()) for span, text in texts)
    tags = tuple(tag for cell in cells for tag in cell.tags())
    return ReadPart(name, True, _NO_ELEMENT, cells, tags)


def _observed(sheet: ReadPart, known: Known) -> Iterator[Problem]:
    yield from lookalikes(sheet, known)
    code = code_of(sheet.tags)
    if code is not None:
        yield from name_problems(code, known)
        yield from sense_problems(code, known)
