"""Page count: the pages that the blocks of a text fill, line by line, and those of a Word file that is set in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import zip_longest
from typing import NamedTuple

from lxml import etree

from generator.ground.errors import InputError
from generator.ground.length import NOTHING, Length, Twips
from generator.office.package import Package, read_package
from generator.office.wordml.main_document import body_of, document_of, inner_sections
from generator.office.wordml.wordml_names import TBL, P, T, w
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
    line: _SetLine


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
class _SetLine:
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

    lines: tuple[_SetLine, ...]
    repeated: tuple[_SetLine, ...] = ()
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
        return SetBlock(lines=(_SetLine(NOTHING, words),))
    raise TypeError(block)


def _set_paragraph(paragraph: ParagraphBlock, width: Length | None, program: Program) -> SetBlock:
    if paragraph.frame is not None:
        texts = enumerate(line_texts(paragraph, None, program))
        lines = tuple(_SetLine(NOTHING, text, number) for number, text in texts)
        return SetBlock(lines=lines, frame_ends=paragraph.frame.top + paragraph.frame.height)
    rule, picture = paragraph.rule_below, paragraph.picture
    height = _written(paragraph.pitch if picture is None else max(paragraph.pitch, picture.height))
    whole = paragraph.parts and not program.kept_lines_part  # the LibreOffice copy lets go of long ones
    return SetBlock(
        lines=tuple(
            _SetLine(height, text, number) for number, text in enumerate(line_texts(paragraph, width, program))
        ),
        before=_written(paragraph.before),
        after=NOTHING if rule is None else Length(round(rule.space.pt)) + rule.thickness,
        keep_next=paragraph.keep_next and not (whole and len(paragraph.text) > standard_number("keep.longest")),
        parts=paragraph.parts and program.kept_lines_part,
        page_break_before=paragraph.page_break_before,
    )


def _written(length: Length) -> Length:
    """``length`` in whole twips, as it is written to the document."""
    return Twips(length.twips)


@lru_cache(maxsize=16)
def _set_table(table: TableBlock, program: Program) -> SetBlock:
    """Sets a table; its head and first row are one line, so that no page ends with the head.

    With a cache: while the text beside a long table is typed, it stays the same.
    """
    rows = [_set_row(row, number, table, program) for number, row in enumerate(table.rows)]
    heads = sum(row.head for row in table.rows)
    first = rows[: heads + 1]
    begin = _SetLine(Length(sum(row.height for row in first)), "".join(row.text for row in first), last=heads)
    return SetBlock(
        lines=(begin, *rows[heads + 1 :]),
        repeated=tuple(rows[:heads]),
        foot=_thickness(table),
        keep_next=table.keep_next,
        page_break_before=table.rows[0].cells[0].paragraphs[0].page_break_before,
    )


def _thickness(table: TableBlock) -> Length:
    return NOTHING if table.rule is None else table.rule.thickness


def _set_row(row: TableRow, number: int, table: TableBlock, program: Program) -> _SetLine:
    """Sets a row, as high as its highest cell, and at least as its least height."""
    heights = [row.height or NOTHING]
    texts = []
    for cell, _, width in table.cells(row):
        lines = [_set_in_cell(paragraph, inside_cell(table, width), program) for paragraph in cell.paragraphs]
        texts += [text for _, cell_lines in lines for text in cell_lines]
        heights.append(Length(sum(height for height, _ in lines)))
    return _SetLine(max(heights) + _thickness(table), "".join(texts), number, number)


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
    column = _Column(area.column(program) + _ROUNDING, setup.left if landscape else setup.top)
    set_blocks = [setting(block, area.line(program), program) for block in blocks]
    spans = []
    for index, block in enumerate(set_blocks):
        column.block = index
        if block.page_break_before:
            column.new_page()
        elif block.keep_next and column.must_move(set_blocks, index):
            column.flow_over()
        spans.append(column.add(block, kept=_kept_height(set_blocks[index + 1 :]) if block.parts else NOTHING))
    return Pages(tuple(column.texts), Length(column.height - column.used), tuple(spans), tuple(column.lines))


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


class _Column:
    """The text column, filled page by page."""

    def __init__(self, height: Length, top: Length) -> None:
        self.height = height
        self.top = top
        self.texts = [""]
        self.lines: list[LineOnPage] = []
        self.block = 0
        self.used = 0.0
        self._begun = True

    def new_page(self) -> None:
        """Begins a page, unless this one is empty."""
        if self.used:
            self.flow_over()

    def flow_over(self) -> None:
        """Continues on the next page, without the space above the first block there."""
        self.texts.append("")
        self.used = 0.0
        self._begun = False

    def add(self, block: SetBlock, kept: Length = NOTHING) -> _PageSpan:
        """Sets ``block`` below the others, and returns the pages of its first and last lines.

        Its last line is on a page that has the height ``kept`` left below it.
        """
        if self.used or self._begun:
            self.used += block.before
        first = None
        for number, line in enumerate(block.lines, start=1):
            below = kept if number == len(block.lines) else NOTHING
            if self.used and self.used + line.height + block.foot + below > self.height:
                self.flow_over()
                self._set(block.repeated if first is not None else ())
            self._set((line,))
            first = len(self.texts) - 1 if first is None else first
        self.used += block.foot + block.after
        if block.frame_ends is not None:
            self.used = max(self.used, block.frame_ends - self.top)
        last = len(self.texts) - 1
        return (last if first is None else first), last

    def _set(self, lines: Iterable[_SetLine]) -> None:
        for line in lines:
            self.lines.append(LineOnPage(len(self.texts) - 1, self.used, self.block, line))
            self.texts[-1] += line.text
            self.used += line.height

    def must_move(self, blocks: Sequence[SetBlock], index: int) -> bool:
        """Whether the blocks kept together from ``index`` on do not fit on the rest of this page."""
        if not self.used or (index and blocks[index - 1].keep_next):
            return False
        return self.used + _kept_height(blocks[index:]) > self.height


# The pages of a Word file that is set in.


_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*([0-9]{1,5})\s*</")
_CHARACTERS, _LINES = 40, 34  # a usual page of 五号 with some space between its paragraphs
_ROW = w("tr")


def pages_of(package: bytes) -> int:
    """The pages of a .docx when it was last saved (ECMA-376 part 1, 22.2.2.20), or a good guess; at least 1.

    Programs that do not set pages write 1 page, or none, and no rendered page breaks (17.3.3.13). The guess goes by the
    page breaks and the length of the text.
    """
    try:
        opened = Package(read_package(package, name=""))
        name = opened.related("", "extended-properties")
        body = body_of(document_of(opened))
    except InputError:
        return 1
    found = None if name is None else _PAGES.search(opened.bytes_of(name))
    rendered = sum(1 for _ in body.iter(w("lastRenderedPageBreak")))
    stated = max(int(found[1]) if found else 1, rendered + 1)
    return stated if stated > 1 else _guessed(body)


def _guessed(body: etree._Element) -> int:
    breaks = sum(each.get(w("type")) == "page" for each in body.iter(w("br"))) + len(inner_sections(body))
    whole = (each for each in body.iter(P, _ROW) if each.tag == _ROW or next(each.iterancestors(TBL), None) is None)
    lines = sum(1 + sum(len(text.text or "") for text in each.iter(T)) // _CHARACTERS for each in whole)
    return max(breaks + 1, -(-lines // _LINES))
