"""Blocks as they fill a column: lines, or rows of a table, each with its height."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import Block, ImprintBlock, ParagraphBlock, ParagraphFrame, TableBlock, TableRow
from generator.official.layout.program import PROGRAMS, WORD, Program
from generator.official.layout.set_lines import line_texts
from generator.standard import number


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line, or rows of a table, which no page break splits: the height, the text, and which of the block's it is.

    ``first`` is the number of the line, or of the first row, from 0; ``last`` that of the last row.
    """

    height: Length
    text: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlock:
    """A block's lines, the space above and below them, and its rules for page breaks.

    ``parts``: only its last line is kept with what follows.

    ``repeated`` are lines repeated on every further page: the head of a table. ``frame_ends``, for a block in a frame,
    is the place on the sheet below which text continues.
    """

    lines: tuple[SetLine, ...]
    repeated: tuple[SetLine, ...] = ()
    foot: Length = NOTHING
    before: Length = NOTHING
    after: Length = NOTHING
    keep_next: bool = False
    parts: bool = False
    page_break_before: bool = False
    frame_ends: Length | None = None


def set_block(block: Block, width: Length | None = None, program: Program = WORD) -> SetBlock:
    """Return ``block`` as ``program`` sets it, in lines ``width`` wide (None: those of portrait sheets).

    Raises TypeError for a document that is set in.
    """
    if isinstance(block, ParagraphBlock):
        return _set_paragraph(block, width, program)
    if isinstance(block, TableBlock):
        return _set_table(block, program)
    if isinstance(block, ImprintBlock):
        return _set_imprint(block)
    raise TypeError(block)


Setting = Callable[[Block, Length | None, Program], SetBlock]
"""Sets blocks as :func:`set_block` does."""


def setting_once() -> Setting:
    """Return a :func:`set_block` for counts of mostly the same blocks: it sets each once for a width and a program."""
    kept: dict[tuple[int, Length | None, Program], tuple[Block, SetBlock]] = {}

    def setting(block: Block, width: Length | None, program: Program) -> SetBlock:
        place = id(block), width, program
        if place not in kept:
            kept[place] = block, set_block(block, width, program)  # as long as a block is kept, its id is of no other
        return kept[place][1]

    return setting


def block_height(block: Block) -> Length:
    """Return the greatest height of ``block`` without page breaks, with the space above and below."""
    return max(_height(set_block(block, None, program)) for program in PROGRAMS)


def _height(block: SetBlock) -> Length:
    return Length(block.before + sum(line.height for line in block.lines) + block.after)


def _set_paragraph(paragraph: ParagraphBlock, width: Length | None, program: Program) -> SetBlock:
    if paragraph.frame is not None:
        return _set_frame(paragraph, paragraph.frame, program)
    rule, picture = paragraph.rule_below, paragraph.picture
    height = _written(paragraph.pitch if picture is None else max(paragraph.pitch, picture.height))
    return SetBlock(
        lines=tuple(SetLine(height, text, number) for number, text in enumerate(line_texts(paragraph, width, program))),
        before=_written(paragraph.before),
        after=NOTHING if rule is None else Length(round(rule.space.pt)) + rule.thickness,
        keep_next=_is_kept(paragraph, program),
        parts=paragraph.parts and program.kept_lines_part,
        page_break_before=paragraph.page_break_before,
    )


def _is_kept(paragraph: ParagraphBlock, program: Program) -> bool:
    """Whether ``paragraph`` is kept with the next one; the LibreOffice copy lets go of long ones of several lines."""
    whole = paragraph.parts and not program.kept_lines_part
    return paragraph.keep_next and not (whole and len(paragraph.text) > number("keep.longest"))


def _written(length: Length) -> Length:
    """Return ``length`` in whole twips, as it is written to the document."""
    return Twips(length.twips)


def _set_frame(paragraph: ParagraphBlock, frame: ParagraphFrame, program: Program) -> SetBlock:
    texts = enumerate(line_texts(paragraph, None, program))
    lines = tuple(SetLine(NOTHING, text, number) for number, text in texts)
    return SetBlock(lines=lines, frame_ends=frame.top + frame.height)


@lru_cache(maxsize=16)
def _set_table(table: TableBlock, program: Program) -> SetBlock:
    """Set a table; its head and first row are one line, so that no page ends with the head.

    With a cache: while the text beside a long table is typed, it stays the same.
    """
    rows = [_set_row(row, number, table, program) for number, row in enumerate(table.rows)]
    heads = sum(row.head for row in table.rows)
    first = rows[: heads + 1]
    begin = SetLine(Length(sum(row.height for row in first)), "".join(row.text for row in first), last=heads)
    return SetBlock(
        lines=(begin, *rows[heads + 1 :]),
        repeated=tuple(rows[:heads]),
        foot=_thickness(table),
        keep_next=table.keep_next,
        page_break_before=_breaks(table),
    )


def _set_imprint(imprint: ImprintBlock) -> SetBlock:
    """Set a 版记, which takes no room of the flow: it floats at the foot of the page that it comes to."""
    words = "".join(text for paragraph in imprint.paragraphs for text in line_texts(paragraph))
    return SetBlock(lines=(SetLine(NOTHING, words),))


def _thickness(table: TableBlock) -> Length:
    return NOTHING if table.rule is None else table.rule.thickness


def _breaks(table: TableBlock) -> bool:
    """Whether the table begins a page: where its first paragraph does."""
    return table.rows[0].cells[0].paragraphs[0].page_break_before


def _set_row(row: TableRow, number: int, table: TableBlock, program: Program) -> SetLine:
    """Set a row, as high as its highest cell, and at least as its least height."""
    heights = [row.height or NOTHING]
    texts = []
    for cell, _, width in table.cells(row):
        lines = [_set_in_cell(paragraph, inside_cell(table, width), program) for paragraph in cell.paragraphs]
        texts += [text for _, cell_lines in lines for text in cell_lines]
        heights.append(Length(sum(height for height, _ in lines)))
    return SetLine(max(heights) + _thickness(table), "".join(texts), number, number)


def row_height(row: TableRow, table: TableBlock, program: Program) -> Length:
    """Return the height of a row with the rule above it."""
    return _set_row(row, 0, table, program).height


def inside_cell(table: TableBlock, width: Length) -> Length:
    """Return the width of the text in a cell that is ``width`` wide."""
    return width - table.padding * 2


def _set_in_cell(paragraph: ParagraphBlock, width: Length, program: Program) -> tuple[Length, list[str]]:
    texts = line_texts(paragraph, width, program)
    height = paragraph.pitch if paragraph.picture is None else max(paragraph.pitch, paragraph.picture.height)
    return paragraph.before + height * len(texts), texts
