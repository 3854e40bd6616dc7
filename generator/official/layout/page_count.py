"""Page count: the pages that the blocks of a text fill, line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from generator.ground.kept_results import drop_with_all, kept
from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import (
    Block,
    ImprintBlock,
    InsetDocument,
    LaidOutSection,
    PageSetup,
    ParagraphBlock,
    Role,
    TableBlock,
    TableRow,
)
from generator.official.layout.page_setup import type_area
from generator.official.layout.paragraph_lines import line_texts
from generator.official.layout.program_differences import PROGRAMS, WORD, Program
from generator.standard import number as standard_number

_ROUNDING = Twips(0.5)  # sums of lengths are not exact

_PageSpan = tuple[int, int]
"""The pages, from 0, of a block's first and last lines."""


class LineOnPage(NamedTuple):
    """A line of a block on a page: the number of the page, from 0, its top below that of the text area, its block."""

    page: int
    top: float
    block: int
    line: SetLine


@dataclass(frozen=True, slots=True)
class Pages:
    """The text of each page, the room left on the last one, the pages of each block, and the place of each line.

    ``sections``: for each page, the section that it belongs to, from 0; None for a blank one before an even page.
    """

    texts: tuple[str, ...]
    room: Length
    spans: tuple[_PageSpan, ...] = ()
    lines: tuple[LineOnPage, ...] = ()
    sections: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line, or rows of a table, which no page break splits: the height, the text, and its number in the block.

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


# Blocks as they fill a column: lines, or rows of a table, each with its height.


def set_block(block: Block, width: Length | None = None, program: Program = WORD) -> SetBlock:
    """``block`` as ``program`` sets it, in lines ``width`` wide (None: those of portrait sheets).

    Raises TypeError for a document that is set in.
    """
    if isinstance(block, ParagraphBlock):
        return _set_paragraph(block, width, program)
    if isinstance(block, TableBlock):
        return _set_table(block, program)
    if isinstance(block, ImprintBlock):
        words = "".join(text for paragraph in block.paragraphs for text in line_texts(paragraph))
        # It takes no room in the flow: it floats at the foot of its page.
        return SetBlock(lines=(SetLine(NOTHING, words),))
    raise TypeError(block)


@kept
def _set_paragraph(paragraph: ParagraphBlock, width: Length | None, program: Program) -> SetBlock:
    if paragraph.frame is not None:
        texts = enumerate(line_texts(paragraph, None, program))
        lines = tuple(SetLine(NOTHING, text, number) for number, text in texts)
        return SetBlock(lines=lines, frame_ends=paragraph.frame.top + paragraph.frame.height)
    rule, picture = paragraph.rule_below, paragraph.picture
    height = _written(paragraph.pitch if picture is None else max(paragraph.pitch, picture.height))
    whole = paragraph.parts and not program.kept_lines_part  # the LibreOffice copy lets go of long ones
    return SetBlock(
        lines=tuple(SetLine(height, text, number) for number, text in enumerate(line_texts(paragraph, width, program))),
        before=_written(paragraph.before),
        after=NOTHING if rule is None else Length(round(rule.space.pt)) + rule.thickness,
        keep_next=paragraph.keep_next and not (whole and len(paragraph.text) > standard_number("keep.longest")),
        parts=paragraph.parts and program.kept_lines_part,
        page_break_before=paragraph.page_break_before,
    )


def _written(length: Length) -> Length:
    """``length`` in whole twips, as it is written to the document."""
    return Twips(length.twips)


@kept
def _set_table(table: TableBlock, program: Program) -> SetBlock:
    """Sets a table; its head and first row are one line, so that no page ends with the head."""
    rows = [_set_row(row, number, table, program) for number, row in enumerate(table.rows)]
    heads = sum(row.head for row in table.rows)
    first = rows[: heads + 1]
    begin = SetLine(Length(sum(row.height for row in first)), "".join(row.text for row in first), last=heads)
    return SetBlock(
        lines=(begin, *rows[heads + 1 :]),
        repeated=tuple(rows[:heads]),
        foot=_thickness(table),
        keep_next=table.keep_next,
        page_break_before=table.rows[0].cells[0].paragraphs[0].page_break_before,
    )


def _thickness(table: TableBlock) -> Length:
    return NOTHING if table.rule is None else table.rule.thickness


def _set_row(row: TableRow, number: int, table: TableBlock, program: Program) -> SetLine:
    """Sets a row, as high as its highest cell, and at least as its least height."""
    heights = [row.height or NOTHING]
    texts = []
    for cell, _, width in table.cells(row):
        lines = [_set_in_cell(paragraph, inside_cell(table, width), program) for paragraph in cell.paragraphs]
        texts += [text for _, cell_lines in lines for text in cell_lines]
        heights.append(Length(sum(height for height, _ in lines)))
    return SetLine(max(heights) + _thickness(table), "".join(texts), number, number)


def inside_cell(table: TableBlock, width: Length) -> Length:
    """The width of the text in a cell that is ``width`` wide."""
    return width - table.padding * 2


def _set_in_cell(paragraph: ParagraphBlock, width: Length, program: Program) -> tuple[Length, list[str]]:
    texts = line_texts(paragraph, width, program)
    height = paragraph.pitch if paragraph.picture is None else max(paragraph.pitch, paragraph.picture.height)
    return paragraph.before + height * len(texts), texts


Setting = Callable[[Block, Length | None, Program], SetBlock]
"""Sets blocks as :func:`set_block` does."""


def setting_once() -> Setting:
    """A :func:`set_block` for counts of mostly the same blocks: it sets each once for a width and a program."""
    kept: dict[tuple[int, Length | None, Program], tuple[Block, SetBlock]] = {}

    def setting(block: Block, width: Length | None, program: Program) -> SetBlock:
        place = id(block), width, program
        if place not in kept:
            kept[place] = block, set_block(block, width, program)  # as long as a block is kept, its id is of no other
        return kept[place][1]

    return setting


def block_height(block: Block) -> Length:
    """The greatest height of ``block`` without page breaks, with the space above and below."""
    set_blocks = [set_block(block, None, program) for program in PROGRAMS]
    return max(Length(each.before + sum(line.height for line in each.lines) + each.after) for each in set_blocks)


def row_height(row: TableRow, table: TableBlock, program: Program) -> Length:
    """The height of a row with the rule above it."""
    return _set_row(row, 0, table, program).height


# The pages that blocks fill, one below the other.


def count_pages(
    blocks: Sequence[Block],
    setup: PageSetup,
    program: Program = WORD,
    *,
    landscape: bool = False,
    setting: Setting = set_block,
) -> Pages:
    """Counts the pages of ``blocks`` set one below the other, on portrait or ``landscape`` sheets."""
    area = type_area(setup, landscape=landscape)
    set_blocks = [setting(block, area.line(program), program) for block in blocks]
    height, top = area.column(program) + _ROUNDING, setup.left if landscape else setup.top
    kind = height, top, *map(id, set_blocks[:1])
    column = _Column(height, top, set_blocks, _counts.pop(kind, None))
    column.fill()
    _counts[kind] = column
    for oldest in list(_counts)[:-_KEPT_COUNTS]:
        _counts.pop(oldest, None)
    return Pages(column.texts, Length(column.height - column.used), tuple(column.spans), tuple(column.lines))


def count_sections(
    sections: Sequence[LaidOutSection], setup: PageSetup, program: Program = WORD, setting: Setting = set_block
) -> Pages:
    """Counts the pages of all ``sections``, each beginning on a new page; inset documents have their stated pages.

    There is no room left on a last page that is landscape or belongs to an inset document.
    """
    texts: list[str] = []
    spans: list[_PageSpan] = []
    lines: list[LineOnPage] = []
    owners: list[int | None] = []
    room, blocks = Length(0), 0
    for number, section in enumerate(sections):
        if section.even_page and len(texts) % 2 == 0:
            texts.append("")
            owners.append(None)
        counted = _count_section(section, setup, program, setting, goes_on=number < len(sections) - 1)
        spans += [(first + len(texts), last + len(texts)) for first, last in counted.spans]
        pages = len(texts)
        lines += (
            counted.lines
            if not pages and not blocks
            else [LineOnPage(page + pages, top, block + blocks, line) for page, top, block, line in counted.lines]
        )
        owners += [number] * len(counted.texts)
        texts += counted.texts
        blocks += len(section.blocks)
        room = counted.room
    return Pages(tuple(texts), room, tuple(spans), tuple(lines), tuple(owners))


def _count_section(
    section: LaidOutSection, setup: PageSetup, program: Program, setting: Setting, *, goes_on: bool
) -> Pages:
    *above, last = section.blocks
    count = partial(count_pages, setup=setup, program=program, setting=setting)
    if isinstance(last, InsetDocument):
        head = count(above)
        spans = (*(((0, 0),) * len(above)), (0, last.pages - 1))
        return Pages(("".join(head.texts), *("",) * (last.pages - 1)), Length(0), spans, head.lines)
    is_empty = isinstance(last, ParagraphBlock) and last.role is Role.ANCHOR
    if goes_on and above and is_empty and program.empty_end_dropped:
        counted = count(above, landscape=section.landscape)
        counted = replace(counted, spans=(*counted.spans, counted.spans[-1]))
    else:
        counted = count(section.blocks, landscape=section.landscape)
    return replace(counted, room=Length(0)) if section.landscape else counted


def _kept_height(blocks: Sequence[SetBlock]) -> Length:
    """The height of the ``blocks`` that are kept with the first, up to a line of the one after them."""
    height = 0.0
    for block, following in zip_longest(blocks, blocks[1:]):
        ends = not block.keep_next or (block.parts and len(block.lines) > 1)
        height += block.before + sum(line.height for line in (block.lines[:1] if ends else block.lines)) + block.foot
        if ends or following is None or following.page_break_before:
            break
    return Length(height)


_KEPT_COUNTS = 16
_counts: dict[object, _Column] = {}
"""The last counts, by the size of the column and the first block: the next one of these goes on from what is alike."""
drop_with_all(_counts.clear)


class _State(NamedTuple):
    """Where a block begins: the page, the height used on it, whether that is below its top, and the line's number."""

    page: int = 0
    used: float = 0.0
    begun: bool = True
    line: int = 0


class _Column:
    """The text column, filled page by page, with the state before each block.

    Of an earlier count it takes what is before the first other block, and from where a block begins as it did there
    what is below the last one.
    """

    def __init__(self, height: Length, top: Length, blocks: Sequence[SetBlock], counted: _Column | None) -> None:
        self.height = height
        self.top = top
        self.blocks = blocks
        self.page, self.used, self._begun, line = _State()
        self.lines: list[LineOnPage] = []
        self.spans: list[_PageSpan] = []
        self.states: list[_State] = []
        self.alike = 0
        self._counted = counted
        if counted is not None:
            first = _alike(blocks, counted.blocks)
            while first and (blocks[first - 1].keep_next or blocks[first - 1].parts):  # it goes by what follows
                first -= 1
            self.alike = min(
                _alike(blocks[::-1], counted.blocks[::-1]), len(blocks) - first, len(counted.blocks) - first
            )
            self.page, self.used, self._begun, line = [*counted.states, counted.end][first]
            self.lines, self.spans, self.states = counted.lines[:line], counted.spans[:first], counted.states[:first]

    @property
    def end(self) -> _State:
        """Where a further block would begin."""
        return _State(self.page, self.used, self._begun, len(self.lines))

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each page."""
        texts = [""] * (self.page + 1)
        for page, lines in groupby(self.lines, key=itemgetter(0)):
            texts[page] = "".join(each.line.text for each in lines)
        return tuple(texts)

    def fill(self) -> None:
        """Sets the blocks, one below the other."""
        blocks = self.blocks
        for index in range(len(self.spans), len(blocks)):
            if index > len(blocks) - self.alike and self._goes_on(index):
                return
            block = blocks[index]
            self.states.append(self.end)
            if block.page_break_before:
                if self.used:
                    self._flow_over()
            elif block.keep_next and self._must_move(index):
                self._flow_over()
            self.spans.append(self._add(index, kept=_kept_height(blocks[index + 1 :]) if block.parts else NOTHING))
        self._counted = None

    def _goes_on(self, index: int) -> bool:
        """Whether the blocks from ``index`` on are where they were, if on other pages; they are taken from there."""
        counted = self._counted
        assert counted is not None
        at = index - len(self.blocks) + len(counted.blocks)
        was = counted.states[at]
        if (self.used, self._begun) != was[1:3]:
            return False
        pages, more, down = self.page - was.page, index - at, len(self.lines) - was.line
        if pages or more or down:
            self.lines += [
                LineOnPage(page + pages, top, block + more, line)
                for page, top, block, line in counted.lines[was.line :]
            ]
            self.spans += [(first + pages, last + pages) for first, last in counted.spans[at:]]
            self.states += [
                _State(page + pages, used, begun, line + down) for page, used, begun, line in counted.states[at:]
            ]
        else:
            self.lines += counted.lines[was.line :]
            self.spans += counted.spans[at:]
            self.states += counted.states[at:]
        self.page, self.used, self._begun = counted.page + pages, counted.used, counted._begun
        self._counted = None
        return True

    def _flow_over(self) -> None:
        """Continues on the next page, without the space above the first block there."""
        self.page += 1
        self.used = 0.0
        self._begun = False

    def _add(self, index: int, kept: Length) -> _PageSpan:
        """Sets a block below the others, and returns the pages of its first and last lines.

        Its last line is on a page that has the height ``kept`` left below it.
        """
        block = self.blocks[index]
        if self.used or self._begun:
            self.used += block.before
        first = None
        for number, line in enumerate(block.lines, start=1):
            below = kept if number == len(block.lines) else NOTHING
            if self.used and self.used + line.height + block.foot + below > self.height:
                self._flow_over()
                if first is not None:
                    for head in block.repeated:
                        self._set(index, head)
            self._set(index, line)
            first = self.page if first is None else first
        self.used += block.foot + block.after
        if block.frame_ends is not None:
            self.used = max(self.used, block.frame_ends - self.top)
        return (self.page if first is None else first), self.page

    def _set(self, index: int, line: SetLine) -> None:
        self.lines.append(LineOnPage(self.page, self.used, index, line))
        self.used += line.height

    def _must_move(self, index: int) -> bool:
        """Whether the blocks kept together from ``index`` on do not fit on the rest of this page."""
        if not self.used or (index and self.blocks[index - 1].keep_next):
            return False
        return self.used + _kept_height(self.blocks[index:]) > self.height


def _alike(blocks: Sequence[SetBlock], others: Sequence[SetBlock]) -> int:
    """How many of the first ``blocks`` are the first of the ``others``, too."""
    pairs = enumerate(zip(blocks, others, strict=False))
    return next((place for place, (one, other) in pairs if one is not other), min(len(blocks), len(others)))
