"""A sheet compiled to Jinja's code, which yields the rows of a list in order, and the values that their tags print.

Typed text never goes through Jinja: the source has the tags, and between them marks for rows, cells and texts. A
printed value is kept aside and leaves a mark, too, so that no value can ever be read as structure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from jinja2 import Template, nodes, pass_context
from jinja2.exceptions import TemplateSyntaxError

from generator.ground.errors import Problem, TemplateError
from generator.templates.excel.cell_tags import CellRun, CellTag, TagPiece, TextCell, TextPiece
from generator.templates.excel.row_blocks import Blocks
from generator.templates.excel.sheet_rows import ReadSheet
from generator.templates.expressions import (
    jinja_rendering,
    name_reads,
    rendering_limits,
    sandbox,
    tag_scanning,
    tag_syntax,
    value_text,
)

# No XML can hold these characters, so text of a cell can never be read as a tag.
_STATEMENT, _VARIABLE, _COMMENT = ("\x01", "\x02"), ("\x03", "\x04"), ("\x05", "\x06")
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
    text = value_text.text_of(value)
    value_text.refuse_unwritable(text)
    context.charge_made(len(text))
    return text


_ENVIRONMENT = sandbox.environment(
    block_start_string=_STATEMENT[0],
    block_end_string=_STATEMENT[1],
    variable_start_string=_VARIABLE[0],
    variable_end_string=_VARIABLE[1],
    comment_start_string=_COMMENT[0],
    comment_end_string=_COMMENT[1],
    finalize=_keep_aside,
)


@dataclass(frozen=True, slots=True)
class SheetCode:
    """Jinja's code for a sheet: the names that it reads, the tag on each line of its source, its literal texts."""

    template: Template
    reads: tuple[tuple[name_reads.NameRead, CellTag], ...]
    lines: _Lines
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


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of the source on which tags begin, each tag on a line of its own."""

    first: list[int]
    tags: list[CellTag]

    def tag(self, line: int) -> CellTag:
        """The tag on ``line``, counted from 1."""
        return self.tags[max(0, bisect_right(self.first, line) - 1)]


def code_of(read: ReadSheet, file: str) -> SheetCode | None:
    """Compiles a sheet; None where it has no tags. Raises TemplateError for tags that do not fit together."""
    if not read.has_tags:
        return None
    literals: list[TextPiece] = []
    lines = _Lines([], [])
    source = _source(_segments(read, literals), lines)
    tree = _parsed(source, lines)
    reads = tuple((each, lines.tag(each.line)) for each in name_reads.names_read(tree, _ENVIRONMENT.globals))
    filename = f"{file}!{read.sheet.name}"
    try:
        code = _ENVIRONMENT.compile(tree, filename=filename)
    except (SyntaxError, RecursionError) as fault:  # Python's own bound on nested blocks
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault
    template = Template.from_code(_ENVIRONMENT, code, _ENVIRONMENT.make_globals(None))
    template.filename = filename
    return SheetCode(template, reads, lines, tuple(literals))


def _segments(read: ReadSheet, literals: list[TextPiece]) -> Iterator[str | CellTag]:
    # Empty rows up to the last tag for rows are placed, too; rows after it keep their distance from that tag.
    behind = (number for number in read.rows if number > read.blocks.last)
    for number in chain(range(1, read.blocks.last + 1), behind):
        row = read.rows.get(number)
        if row is not None and row.row_tags:
            yield from _row_tags(row.row_tags, number, read.blocks)
            continue
        yield f"{ROW}{number};"
        for cell in row.cells if row else ():
            yield f"{CELL}{cell.number};"
            yield from _pieces(cell, literals)


def _row_tags(tags: Iterable[CellTag], row: int, blocks: Blocks) -> Iterator[str | CellTag]:
    """The tags of a row that is removed, with marks where branches end and begin around them."""
    for index, tag in enumerate(tags):
        if (row, index) in blocks.ends:
            yield f"{END}{blocks.ends[row, index]};"
        yield tag
        if (row, index) in blocks.begins:
            yield f"{BEGIN}{blocks.begins[row, index]};"


def _pieces(cell: TextCell, literals: list[TextPiece]) -> Iterator[str | CellTag]:
    for piece in cell.pieces:
        if isinstance(piece, TagPiece):
            if cell.is_rich and piece.tag.kind == "variable":
                literals.append(TextPiece(CellRun("", piece.look)))
                yield f"{LITERAL}{len(literals) - 1};"
            yield piece.tag
        else:
            literals.append(piece)
            yield f"{LITERAL}{len(literals) - 1};"


def _source(segments: Iterable[str | CellTag], lines: _Lines) -> str:
    texts: list[str] = []
    line = 1
    for segment in segments:
        text = segment
        if isinstance(segment, CellTag):
            opener, closer = _VARIABLE if segment.kind == "variable" else _STATEMENT
            text = f"{opener}\n{segment.inner}{closer}"
            lines.first.append(line + 1)
            lines.tags.append(segment)
            line += text.count("\n")
        texts.append(str(text))
    return "".join(texts)


def _parsed(source: str, lines: _Lines) -> nodes.Template:
    try:
        tree = _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as fault:
        found = tag_syntax.syntax_fault(fault.message or "")
        stopped = lines.tag(fault.lineno)
        raise TemplateError(stopped.problem(*tag_syntax.problem_facts(found), suggestion=found.suggestion)) from fault
    except RecursionError as fault:
        raise TemplateError(lines.tags[0].problem("template-deep")) from fault
    # A recursive loop would return its rows as a value.
    recursive = [lines.tag(loop.lineno) for loop in tree.find_all(nodes.For) if loop.recursive]
    if recursive:
        raise TemplateError(tag.problem("template-statement", {"word": "recursive"}) for tag in recursive)
    return tree


def tag_problems(read: ReadSheet) -> Iterator[Problem]:
    """The problems of each tag by itself: its syntax, filters or tests that do not exist."""
    plain = sandbox.environment()
    for tag in (tag for row in read.rows.values() for cell in row.cells for tag in cell.tags):
        if tag.kind == "variable" or (tag.word in tag_syntax.FRAMES and tag_scanning.is_statement(tag)):
            try:
                faults = list(tag_syntax.tag_faults(None if tag.kind == "variable" else tag.word, tag.inner, plain))
            except RecursionError:
                yield tag.problem("template-deep")
                continue
            yield from (tag.problem(*tag_syntax.problem_facts(fault), suggestion=fault.suggestion) for fault in faults)
