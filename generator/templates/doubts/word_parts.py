"""Doubtful constructs in a Word or Excel template, part by part; text like a tag; whether it prints addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.ground.errors import Problem, Span, TemplateError
from generator.roster.units.unit import UNIT_FIELDS
from generator.templates.doubts.lookalike_tags import deleted_tags, lookalikes
from generator.templates.doubts.name_doubts import name_problem_at, name_problems
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.read_tags import ReadParagraph, ReadPart, read_part
from generator.templates.doubts.senseless_expressions import sense_problems
from generator.templates.doubts.structure import block_problems, tag_tree_of
from generator.templates.doubts.word_leftovers import leftovers
from generator.templates.excel.book import in_order, open_book
from generator.templates.excel.sheet_rows import texts_of
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import Variable
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate
from generator.templates.word.reading.template_parts import template_package, template_parts

_TOO_MUCH = frozenset({"template-tags-many", "template-problems-many"})
"""Problems of a template that has too much in it to be read again."""


def word_doubts(
    data: bytes, name: str, name_scope: NameScope, variables: Iterable[Variable] = (), refused: Sequence[Problem] = ()
) -> list[Problem]:
    """All doubts about the Word template ``data``, in the order of its text, each once.

    ``name`` is its file; ``name_scope`` has the names of roster and notice, ``variables`` are those that the opened
    template reads. ``refused`` are the problems of opening it, which are sorted among the others.
    """
    too_much = any(problem.code in _TOO_MUCH for problem in refused)
    parts = [] if too_much else parts_of(data, name)
    beside = [problem.span for problem in refused if problem.code == "template-text-lost" and problem.span]
    problems = [*refused, *(problem for part in parts for problem in _observed(part, name_scope, beside))]
    problems += _elsewhere(variables, parts, name_scope)
    problems += leftovers(parts)
    return _in_order(problems, parts)


def parts_of(data: bytes, name: str) -> list[ReadPart]:
    """The parts of the Word template ``data`` that may have tags; none where it cannot be opened."""
    try:
        return [read_part(part, name) for part in template_parts(template_package(data, name))]
    except TemplateError:  # reported when it was opened
        return []


def _observed(part: ReadPart, name_scope: NameScope, beside: Iterable[Span] | None = None) -> Iterator[Problem]:
    """The doubts about ``part``; about the places of its blocks only where ``beside`` is given."""
    yield from lookalikes(part, name_scope)
    yield from deleted_tags(part)
    code = tag_tree_of(part.tags)
    if code is not None:
        if beside is not None:
            yield from block_problems(code.blocks, part.tags, beside)
        yield from name_problems(code, name_scope)
        yield from sense_problems(code, name_scope)


def _elsewhere(variables: Iterable[Variable], parts: Iterable[ReadPart], name_scope: NameScope) -> Iterator[Problem]:
    """Problems of names that are read outside of typed tags: in merge fields and attributes."""
    typed = {tag.span for part in parts for tag in part.tags}
    for variable in variables:
        if variable.span not in typed and not variable.optional:
            problem = name_problem_at(
                variable.span,
                variable.name,
                name_scope.at(variable.own_unit),
                conditional=variable.conditional,
                merge_field=variable.merge_field,
            )
            if problem is not None:
                yield problem


def _in_order(problems: Iterable[Problem], parts: Iterable[ReadPart]) -> list[Problem]:
    """Sorts ``problems`` by their place in the document, and drops repeated ones."""
    places = [_place(paragraph.place) for part in parts for paragraph in part.paragraphs]
    order = {place: number for number, place in reversed(list(enumerate(places)))}
    once = {(problem.code, problem.span, problem.message("zh")): problem for problem in problems}
    return sorted(once.values(), key=lambda problem: order.get(_place(problem.span), -1))


def _place(span: Span | None) -> tuple[object, ...] | None:
    return None if span is None else (span.part, span.table, span.row, span.cell, span.paragraph)


_NO_ELEMENT = etree.Element("cell")
"""The element of a cell's text, which is read as a paragraph without runs."""


def sheet_doubts(data: bytes, name: str, name_scope: NameScope, opened: Sequence[Problem] = ()) -> list[Problem]:
    """All doubts about the Excel template ``data``, sheet by sheet and row by row, each once.

    Each cell is read as a paragraph. ``name`` is its file; ``name_scope`` has the names of roster and notice.
    ``opened`` are the problems of opening it, which are sorted among the others.
    """
    sheets = _sheets_of(data, name)
    problems = [*opened, *(problem for sheet in sheets for problem in _observed(sheet, name_scope))]
    once = {(problem.code, problem.span and problem.span.part, problem.message("zh")): problem for problem in problems}
    return in_order(once.values(), [sheet.name for sheet in sheets])


def _sheets_of(data: bytes, name: str) -> list[ReadPart]:
    """The sheets with the texts of their cells; none where the template cannot be opened."""
    try:
        book = open_book(data, name)
        return [_sheet(sheet.name, texts_of(sheet, book)) for sheet in book.sheets]
    except (TemplateError, ValueError):  # reported when it was opened
        return []


def _sheet(name: str, texts: Iterable[tuple[Span, str]]) -> ReadPart:
    cells = tuple(ReadParagraph(_NO_ELEMENT, text, span, ()) for span, text in texts)
    return ReadPart(name, True, _NO_ELEMENT, cells, tuple(tag for cell in cells for tag in cell.tags()))


_NAMES = frozenset({"unit.address", "units[].address", "address", *UNIT_FIELDS["address"].titles})
"""The names by which a template reads an address, in a tag or a merge field."""

_OF_A_UNIT = re.compile(r"(?<![\w.])(?!notice\b)[^\W\d]\w*\.address\b")
"""The address of a loop variable, also in a batch of units; not the sender's in ``notice.extra``."""


def reads_address(template: DocxTemplate | XlsxTemplate | PaperTemplate) -> bool:
    """Whether ``template`` prints the address of a unit, as envelopes and labels do; also on a condition."""
    if isinstance(template, PaperTemplate):
        return any(read.name in _NAMES for read, _ in template.reads)
    if any(variable.name in _NAMES for variable in template.variables()):
        return True
    of_word = isinstance(template, DocxTemplate)
    parts = parts_of(template.data, template.name) if of_word else _sheets_of(template.data, template.name)
    return any(_OF_A_UNIT.search(tag.inner) for part in parts for tag in part.tags)


# Text that looks like a tag but is not one; tags in deleted tracked changes.
