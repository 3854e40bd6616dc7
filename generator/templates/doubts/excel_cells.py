"""Doubtful constructs in an Excel template, each cell read as a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.templates.doubts.known import Known
from generator.templates.doubts.lookalikes import lookalikes
from generator.templates.doubts.name_doubts import name_problems
from generator.templates.doubts.read_tags import ReadParagraph, ReadPart
from generator.templates.doubts.sense import sense_problems
from generator.templates.doubts.tag_tree import tag_tree_of
from generator.templates.excel import in_order, open_book, texts_of

_NO_ELEMENT = etree.Element("cell")
"""The element of a cell's text, which is read as a paragraph without runs."""


def sheet_doubts(data: bytes, name: str, known: Known, opened: Sequence[Problem] = ()) -> list[Problem]:
    """Return all doubts about the Excel template ``data``, sheet by sheet and row by row, each once.

    ``name`` is its file; ``known`` are the names of roster and notice. ``opened`` are the problems of opening it, which
    are sorted among the others.
    """
    sheets = sheets_of(data, name)
    problems = [*opened, *(problem for sheet in sheets for problem in _observed(sheet, known))]
    once = {(problem.code, problem.span and problem.span.part, problem.message("zh")): problem for problem in problems}
    return in_order(once.values(), [sheet.name for sheet in sheets])


def sheets_of(data: bytes, name: str) -> list[ReadPart]:
    """Return the sheets with the texts of their cells; none where the template cannot be opened."""
    try:
        book = open_book(data, name)
        return [_sheet(sheet.name, texts_of(sheet, book)) for sheet in book.sheets]
    except (TemplateError, ValueError):  # reported when it was opened
        return []


def _sheet(name: str, texts: Iterable[tuple[Span, str]]) -> ReadPart:
    cells = tuple(ReadParagraph(_NO_ELEMENT, text, span, ()) for span, text in texts)
    tags = tuple(tag for cell in cells for tag in cell.tags())
    return ReadPart(name, True, _NO_ELEMENT, cells, tags)


def _observed(sheet: ReadPart, known: Known) -> Iterator[Problem]:
    yield from lookalikes(sheet, known)
    code = tag_tree_of(sheet.tags)
    if code is not None:
        yield from name_problems(code, known)
        yield from sense_problems(code, known)
