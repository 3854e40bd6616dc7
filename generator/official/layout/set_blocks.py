"""Blocks as they take room in a column: lines, or rows of a table, each of one height."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import Block, Frame, Paragraph, TableBlock, TableRow
from generator.official.layout.set_lines import line_texts


@dataclass(frozen=True, slots=True)
class SetLine:
    """What no page parts: a line or the row of a table, its height and its text."""

    height: Length
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlock:
    """A block's lines, the space above and below them, and what it wants of pages.

    ``repeated`` are the lines that are above those that come to a new page, too: the head of a table. ``frame_ends``
    is the place on the sheet below which text goes on, where the block is in a frame and takes no room itself.
    """

    lines: tuple[SetLine, ...]
    repeated: tuple[SetLine, ...] = ()
    foot: Length = NOTHING
    before: Length = NOTHING
    after: Length = NOTHING
    keep_next: bool = False
    page_break_before: bool = False
    frame_ends: Length | None = None


def set_block(block: Block, width: Length | None = None) -> SetBlock:
    """``block`` as set in the flow of the text, in lines ``width`` wide (None: those of upright sheets).

    Raises TypeError for one that is not in it.
    """
    if isinstance(block, Paragraph):
        return _set_paragraph(block, width)
    if isinstance(block, TableBlock):
        return _set_table(block)
    raise TypeError(block)


def block_height(block: Block) -> Length:
    """Height of ``block`` where no page parts it, with the space above and below."""
    each = set_block(block)
    return Length(each.before + sum(line.height for line in each.lines) + each.after)


def _set_paragraph(paragraph: Paragraph, width: Length | None) -> SetBlock:
    if paragraph.frame is not None:
        return _set_frame(paragraph, paragraph.frame)
    rule, picture = paragraph.rule_below, paragraph.picture
    height = paragraph.pitch if picture is None else max(paragraph.pitch, picture.height)
    return SetBlock(
        lines=tuple(SetLine(_written(height), text) for text in line_texts(paragraph, width)),
        before=_written(paragraph.before),
        after=NOTHING if rule is None else Length(round(rule.space.pt)) + rule.thickness,
        keep_next=paragraph.keep_next,
        page_break_before=paragraph.page_break_before,
    )


def _written(length: Length) -> Length:
    """``length`` in whole twips, as the document states it."""
    return Twips(length.twips)


def _set_frame(paragraph: Paragraph, frame: Frame) -> SetBlock:
    lines = tuple(SetLine(NOTHING, text) for text in line_texts(paragraph))
    return SetBlock(lines=lines, frame_ends=frame.top + frame.height)


def _set_table(table: TableBlock) -> SetBlock:
    """The head is on no page without a row."""
    rows = [_set_row(row, table) for row in table.rows]
    heads = sum(row.head for row in table.rows)
    first = rows[: heads + 1]
    begin = SetLine(Length(sum(row.height for row in first)), "".join(row.text for row in first))
    return SetBlock(
        lines=(begin, *rows[heads + 1 :]),
        repeated=tuple(rows[:heads]),
        foot=_thickness(table),
        keep_next=table.keep_next,
        page_break_before=_breaks(table),
    )


def _thickness(table: TableBlock) -> Length:
    return NOTHING if table.rule is None else table.rule.thickness


def _breaks(table: TableBlock) -> bool:
    """A table begins a page where its first paragraph does."""
    return table.rows[0].cells[0].paragraphs[0].page_break_before


def _set_row(row: TableRow, table: TableBlock) -> SetLine:
    """A row is as high as its highest cell that spans no other row, and as its least height."""
    column = 0
    heights = [row.height or NOTHING]
    texts = []
    for cell in row.cells:
        width = Length(sum(table.columns[column : column + cell.columns]) - table.padding * 2)
        column += cell.columns
        lines = [_set_in_cell(paragraph, width) for paragraph in cell.paragraphs]
        texts += [text for _, cell_lines in lines for text in cell_lines]
        if cell.rows == 1:
            heights.append(Length(sum(height for height, _ in lines)))
    return SetLine(max(heights) + _thickness(table), "".join(texts))


def _set_in_cell(paragraph: Paragraph, width: Length) -> tuple[Length, list[str]]:
    texts = line_texts(paragraph, width)
    height = paragraph.pitch if paragraph.picture is None else max(paragraph.pitch, paragraph.picture.height)
    return paragraph.before + height * len(texts), texts
