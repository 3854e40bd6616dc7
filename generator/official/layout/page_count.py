"""Page count: the pages that the blocks of a text fill, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import Block, InsetDocument, LaidOutSection, PageSetup, ParagraphBlock, Role
from generator.official.layout.program import WORD, Program
from generator.official.layout.set_blocks import SetBlock, SetLine, Setting, set_block
from generator.official.layout.type_area import type_area

_ROUNDING = Twips(0.5)  # sums of lengths are not exact

PageSpan = tuple[int, int]
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
    spans: tuple[PageSpan, ...] = ()
    lines: tuple[LineOnPage, ...] = ()
    sections: tuple[int | None, ...] = ()


def count_pages(
    blocks: Sequence[Block],
    setup: PageSetup,
    program: Program = WORD,
    *,
    landscape: bool = False,
    setting: Setting = set_block,
) -> Pages:
    """Count the pages of ``blocks`` set one below the other, on portrait or ``landscape`` sheets."""
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
    """Count the pages of all ``sections``, each beginning on a new page; inset documents have their stated pages.

    There is no room left on a last page that is landscape or belongs to an inset document.
    """
    texts: list[str] = []
    spans: list[PageSpan] = []
    lines: list[LineOnPage] = []
    owners: list[int | None] = []
    room, blocks = Length(0), 0
    for number, section in enumerate(sections):
        if section.even_page and len(texts) % 2 == 0:
            texts.append("")
            owners.append(None)
        counted = _count_section(section, setup, program, setting, goes_on=number < len(sections) - 1)
        spans += [(first + len(texts), last + len(texts)) for first, last in counted.spans]
        lines += _moved(counted.lines, len(texts), blocks)
        owners += [number] * len(counted.texts)
        texts += counted.texts
        blocks += len(section.blocks)
        room = counted.room
    return Pages(tuple(texts), room, tuple(spans), tuple(lines), tuple(owners))


def _moved(lines: tuple[LineOnPage, ...], pages: int, blocks: int) -> Iterable[LineOnPage]:
    """Return ``lines`` of a section as those of the document, with so many pages and blocks before it."""
    if not pages and not blocks:
        return lines
    return [LineOnPage(page + pages, top, block + blocks, line) for page, top, block, line in lines]


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
    """Return the height of the ``blocks`` that are kept with the first, up to a line of the one after them."""
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
        """Begin a page, unless this one is empty."""
        if self.used:
            self.flow_over()

    def flow_over(self) -> None:
        """Continue on the next page, without the space above the first block there."""
        self.texts.append("")
        self.used = 0.0
        self._begun = False

    def add(self, block: SetBlock, kept: Length = NOTHING) -> PageSpan:
        """Set ``block`` below the others, and return the pages of its first and last lines.

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

    def _set(self, lines: Iterable[SetLine]) -> None:
        for line in lines:
            self.lines.append(LineOnPage(len(self.texts) - 1, self.used, self.block, line))
            self.texts[-1] += line.text
            self.used += line.height

    def must_move(self, blocks: Sequence[SetBlock], index: int) -> bool:
        """Whether the blocks kept together from ``index`` on do not fit on the rest of this page."""
        if not self.used or (index and blocks[index - 1].keep_next):
            return False
        return self.used + _kept_height(blocks[index:]) > self.height
