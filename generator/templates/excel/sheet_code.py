"""A sheet compiled to Jinja's code, which yields the rows of a list in order, and the values that their tags print.

Typed text never goes through Jinja: the source has the tags, and between them marks for rows, cells and texts. A
printed value is kept aside and leaves a mark, too, so that no value can ever be read as structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from jinja2 import nodes, pass_context
from jinja2.exceptions import TemplateSyntaxError

from generator.ground.errors import Problem, TemplateError
from generator.templates.excel.cell_tags import CellRun, TagPiece, TextCell, TextPiece
from generator.templates.excel.sheet_rows import ReadSheet
from generator.templates.expressions import jinja_rendering, name_reads, rendering_limits, sandbox, tag_code
from generator.templates.expressions.tag_syntax import Tag
from generator.templates.expressions.value_conversion import refuse_unwritable, text_of

_VALUES = "=values"  # no template can write such a name

PrintedValue = str | int | float | Decimal
Mark = tuple[str, int]
"""A mark: one letter for its kind, and a number. It marks a row, a cell in the row, a literal or value in the cell, or
the beginning or end of a branch."""

ROW, CELL, LITERAL, VALUE, BEGIN, END = "RCLVBE"


@pass_context
def _keep_aside(context: rendering_limits.CountedContext, value: object) -> str:
    values: list[PrintedValue] = context[_VALUES]
    values.append(_printed(context, value))
    return f"{VALUE}{len(values) - 1};"


def _printed(context: rendering_limits.CountedContext, value: object) -> PrintedValue:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return value
    text = text_of(value)
    refuse_unwritable(text)
    context.charge_made(len(text))
    return text


_ENVIRONMENT = sandbox.environment(**tag_code.DELIMITERS, finalize=_keep_aside)


@dataclass(frozen=True)
class SheetCode(tag_code.TagCode[Tag]):
    """Jinja's code for a sheet, and its literal texts."""

    literals: tuple[TextPiece, ...]

    def run(
        self, context: Mapping[str, object], deadline: rendering_limits.Deadline
    ) -> tuple[list[Mark], list[PrintedValue]]:
        """The marks in order, and the printed values. Raises what expressions raise, and LimitError."""
        values: list[PrintedValue] = []
        names = {**_ENVIRONMENT.globals, **context, _VALUES: values}
        text = jinja_rendering.rendered_in(
            self.template, rendering_limits.CountedContext(_ENVIRONMENT, names, None, {}, deadline=deadline)
        )
        return [(mark[0], int(mark[1:])) for mark in text.split(";") if mark], values


def code_of(read: ReadSheet, file: str) -> SheetCode | None:
    """Compiles a sheet; None where it has no tags. Raises TemplateError for tags that do not fit together."""
    if not read.has_tags:
        return None
    literals: list[TextPiece] = []
    source, lines = tag_code.source_of(_segments(read, literals))
    tree = _parsed(source, lines)
    reads = tuple((each, lines.tag(each.line)) for each in name_reads.names_read(tree, _ENVIRONMENT.globals))
    code = tag_code.compiled(tree, reads, lines, _ENVIRONMENT, f"{file}!{read.sheet.name}")
    return SheetCode(reads, lines, code.template, tuple(literals))


def _segments(read: ReadSheet, literals: list[TextPiece]) -> Iterator[str | Tag]:
    # Empty rows up to the last tag for rows are placed, too; rows after it keep their distance from that tag.
    behind = (number for number in read.rows if number > read.blocks.last)
    for number in chain(range(1, read.blocks.last + 1), behind):
        row = read.rows.get(number)
        if row is not None and row.row_tags:
            for index, tag in enumerate(row.row_tags):
                if (number, index) in read.blocks.ends:
                    yield f"{END}{read.blocks.ends[number, index]};"
                yield tag
                if (number, index) in read.blocks.begins:
                    yield f"{BEGIN}{read.blocks.begins[number, index]};"
            continue
        yield f"{ROW}{number};"
        for cell in row.cells if row else ():
            yield f"{CELL}{cell.number};"
            yield from _pieces(cell, literals)


def _pieces(cell: TextCell, literals: list[TextPiece]) -> Iterator[str | Tag]:
    for piece in cell.pieces:
        if isinstance(piece, TagPiece):
            if cell.is_rich and piece.tag.kind == "variable":
                literals.append(TextPiece(CellRun("", piece.look)))
                yield f"{LITERAL}{len(literals) - 1};"
            yield piece.tag
        else:
            literals.append(piece)
            yield f"{LITERAL}{len(literals) - 1};"


def _parsed(source: str, lines: tag_code.TagLines[Tag]) -> nodes.Template:
    try:
        tree = tag_code.parsed(source, lines, _ENVIRONMENT)
    except TemplateSyntaxError as fault:
        raise TemplateError(tag_code.stopped(fault, lines)) from fault
    # A recursive loop would return its rows as a value.
    recursive = [lines.tag(loop.lineno) for loop in tree.find_all(nodes.For) if loop.recursive]
    if recursive:
        raise TemplateError(tag.problem("template-statement", {"word": "recursive"}) for tag in recursive)
    return tree


def tag_problems(read: ReadSheet) -> Iterator[Problem]:
    """The problems of each tag by itself: its syntax, filters or tests that do not exist."""
    plain = sandbox.environment()
    tags = (tag for row in read.rows.values() for cell in row.cells for tag in cell.tags)
    return (problem for tag in tags for problem in tag_code.faults_of(tag, plain))
