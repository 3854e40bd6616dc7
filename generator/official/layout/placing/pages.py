"""The pages of a laid-out document, each placed when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import overload

from generator.ground.length import Length
from generator.official.blocks import (
    Block,
    ImprintBlock,
    InsetDocument,
    LaidOutDocument,
    LaidOutSection,
    ParagraphBlock,
    TableBlock,
    TableRow,
)
from generator.official.layout.page_count import LineOnPage, Pages, count_sections
from generator.official.layout.placing.outlines import outline
from generator.official.layout.placing.page_numbers import placed_number
from generator.official.layout.placing.placed_imprint import placed_imprint
from generator.official.layout.placing.placed_lines import Strip
from generator.official.layout.placing.placed_paragraphs import ParagraphPlacing
from generator.official.layout.placing.placed_tables import TablePlacing
from generator.official.layout.program import WORD, Program
from generator.official.layout.set_blocks import row_height
from generator.official.layout.type_area import type_area
from generator.official.placed_pages import InsetPage, Item, PlacedDocument, PlacedPage, PlacedRule


def placed(document: LaidOutDocument, program: Program = WORD) -> PlacedDocument:
    """Return the pages of ``document`` as ``program`` sets them; each is placed when it is asked for."""
    counted = count_sections(document.sections, document.setup, program)
    pages = _Pages(document, counted, program)
    return PlacedDocument(
        pages=pages,
        fonts=document.fonts,
        outline=outline(pages.blocks, counted.lines, document.setup),
        title=document.title,
        author=document.author,
        date=document.date,
    )


@dataclass(frozen=True)
class _Sheet:
    """A sheet of a section: its size, the ``strip`` between its margins, top and foot of its text area."""

    width: Length
    height: Length
    strip: Strip
    top: Length
    foot: Length


class _Pages(Sequence[PlacedPage]):
    """The pages of a document, placed one by one."""

    def __init__(self, document: LaidOutDocument, counted: Pages, program: Program) -> None:
        self._document = document
        self._counted = counted
        self._program = program
        self.blocks: Sequence[Block] = [block for section in document.sections for block in section.blocks]

    def __len__(self) -> int:
        return len(self._counted.texts)

    @overload
    def __getitem__(self, index: int) -> PlacedPage: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[PlacedPage]: ...
    def __getitem__(self, index: int | slice) -> PlacedPage | Sequence[PlacedPage]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return self._page(range(len(self))[index])

    @cached_property
    def _lines(self) -> Mapping[int, Sequence[LineOnPage]]:
        lines = defaultdict(list)
        for line in self._counted.lines:
            lines[line.page].append(line)
        return lines

    def _page(self, index: int) -> PlacedPage:
        number = self._counted.sections[index]
        if number is None:
            setup = self._document.setup
            return PlacedPage(width=setup.width, height=setup.height, items=())
        section = self._document.sections[number]
        sheet = self._sheet(section)
        items = chain(self._first_rules(section, index), self._text(sheet, index), self._number(section, index))
        return PlacedPage(
            width=sheet.width, height=sheet.height, items=tuple(items), inset=self._inset(section, number, index)
        )

    def _sheet(self, section: LaidOutSection) -> _Sheet:
        """Return the sheet of ``section``; a line of whole cells is in the middle between the margins."""
        setup = self._document.setup
        area = type_area(setup, landscape=section.landscape)
        width = area.line(self._program)
        outside = (area.between_sides - width) * 0.5
        if section.landscape:
            strip = Strip(setup.bottom + outside, width)
            return _Sheet(setup.height, setup.width, strip, setup.left, setup.width - setup.right)
        return _Sheet(
            setup.width, setup.height, Strip(setup.left + outside, width), setup.top, setup.height - setup.bottom
        )

    def _text(self, sheet: _Sheet, index: int) -> Iterator[Item]:
        for number, lines in groupby(self._lines.get(index, ()), key=lambda line: line.block):
            yield from self._block(self.blocks[number], list(lines), sheet)

    def _block(self, block: Block, lines: Sequence[LineOnPage], sheet: _Sheet) -> Iterator[Item]:
        if isinstance(block, ParagraphBlock):
            placing = ParagraphPlacing(block, sheet.strip, self._program)
            for line in lines:
                top = sheet.top + line.top if block.frame is None else block.frame.top
                yield from placing.items(line.line.first, top)
        elif isinstance(block, TableBlock):
            rows = [pair for line in lines for pair in self._rows(block, line, sheet.top + line.top)]
            yield from TablePlacing(block, sheet.strip, self._program).items(rows)
        elif isinstance(block, ImprintBlock):
            yield from placed_imprint(block, sheet.strip, sheet.foot, self._program)

    def _rows(self, table: TableBlock, line: LineOnPage, top: Length) -> Iterator[tuple[TableRow, Length]]:
        for row in table.rows[line.line.first : line.line.last + 1]:
            yield row, top
            top = top + row_height(row, table, self._program)

    def _first_rules(self, section: LaidOutSection, index: int) -> Iterator[PlacedRule]:
        """Yield the rules of a section's first page, which are at fixed places."""
        for rule in section.first_page or () if self._is_first(index) else ():
            yield PlacedRule(x=rule.left, y=rule.top, width=rule.length, height=rule.thickness, red=rule.red)

    def _number(self, section: LaidOutSection, index: int) -> Iterator[Item]:
        if section.numbered and not (section.first_page is not None and self._is_first(index)):
            yield from placed_number(index + 1, self._document.setup, landscape=section.landscape)

    def _is_first(self, index: int) -> bool:
        return index == 0 or self._counted.sections[index] != self._counted.sections[index - 1]

    def _inset(self, section: LaidOutSection, number: int, index: int) -> InsetPage | None:
        last = section.blocks[-1]
        if not isinstance(last, InsetDocument):
            return None
        return InsetPage(document=last, number=index - self._counted.sections.index(number))
