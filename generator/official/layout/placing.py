"""Placing: the lines that a count has found on each page → placed pages, in the lines and widths of a program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain, groupby

from generator.ground.length import NOTHING, Length
from generator.official import placed_pages
from generator.official.blocks import (
    OUTLINE,
    Block,
    DrawnRule,
    ImprintBlock,
    InsetDocument,
    LaidOutDocument,
    LaidOutSection,
    PageSetup,
    ParagraphBlock,
    TableBlock,
)
from generator.official.layout.page_count import LineOnPage, Pages, count_sections, row_height
from generator.official.layout.page_setup import type_area
from generator.official.layout.paragraph_lines import text_lines
from generator.official.layout.placed_lines import ParagraphPlacing, PlacedRow, Strip, TablePlacing, placed_line
from generator.official.layout.program_differences import WORD, Program
from generator.standard import number
from generator.standard import number as standard_number

# The pages of a laid-out document, each placed when it is asked for.


def placed(document: LaidOutDocument, program: Program = WORD) -> placed_pages.PlacedDocument:
    """The pages of ``document`` as ``program`` sets them; each is placed when it is asked for."""
    counted = count_sections(document.sections, document.setup, program)
    return placed_pages.PlacedDocument(
        pages=_KeptPages(_PagePlacing(document, counted, program)),
        fonts=document.fonts,
        outline=tuple(_entries(list(document.blocks), counted.lines, document.setup)),
        title=document.title,
        author=document.author,
        date=document.date,
    )


@dataclass(frozen=True)
class _Sheet:
    """A sheet of a section: its size, the strips between its margins and of its lines, top and foot of its text."""

    width: Length
    height: Length
    between: Strip
    lines: Strip
    top: Length
    foot: Length


_KEPT = 64
"""So many pages are kept: a painter goes over them twice, and a long document is never in memory as a whole."""


class _KeptPages(placed_pages.LazyPages):
    """The pages of a document, each placed when it is first asked for."""

    def __init__(self, placing: _PagePlacing) -> None:
        self._count = placing.count
        self._kept = lru_cache(maxsize=_KEPT)(placing.placed)

    def __len__(self) -> int:
        return self._count

    def page(self, number: int) -> placed_pages.PlacedPage:
        """Places the page of that number, or returns it where it is kept."""
        return self._kept(number)


class _PagePlacing:
    """Places the pages of a document, one by one."""

    def __init__(self, document: LaidOutDocument, counted: Pages, program: Program) -> None:
        self._document = document
        self._counted = counted
        self._program = program
        self._blocks: Sequence[Block] = list(document.blocks)
        self._last: ParagraphPlacing | None = None

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._counted.texts)

    @cached_property
    def _lines(self) -> Mapping[int, Sequence[LineOnPage]]:
        lines = defaultdict(list)
        for line in self._counted.lines:
            lines[line.page].append(line)
        return lines

    def placed(self, index: int) -> placed_pages.PlacedPage:
        """Places the page of that number, from 0."""
        owner = self._counted.sections[index]
        if owner is None:
            setup = self._document.setup
            return placed_pages.PlacedPage(width=setup.width, height=setup.height, items=())
        section = self._document.sections[owner]
        sheet = self._sheet(section)
        blocks = groupby(self._lines.get(index, ()), key=lambda line: line.block)
        text = (item for block, lines in blocks for item in self._block(self._blocks[block], list(lines), sheet))
        items = chain(self._first_rules(section, index), text, self._number(section, index))
        inset, last = None, section.blocks[-1]
        if isinstance(last, InsetDocument):
            inset = placed_pages.InsetPage(document=last, number=index - self._counted.sections.index(owner))
        return placed_pages.PlacedPage(width=sheet.width, height=sheet.height, items=tuple(items), inset=inset)

    def _sheet(self, section: LaidOutSection) -> _Sheet:
        """The sheet of ``section``; a line of whole cells is in the middle between the margins."""
        setup = self._document.setup
        area = type_area(setup, landscape=section.landscape)
        left, top, foot = (
            (setup.bottom, setup.left, setup.width - setup.right)
            if section.landscape
            else (setup.left, setup.top, setup.height - setup.bottom)
        )
        width = area.line(self._program)
        spare = area.between_sides - width
        sides = (setup.height, setup.width) if section.landscape else (setup.width, setup.height)
        return _Sheet(*sides, Strip(left, area.between_sides), Strip(left + spare * 0.5, width, spare), top, foot)

    def _block(self, block: Block, lines: Sequence[LineOnPage], sheet: _Sheet) -> Iterator[placed_pages.Item]:
        if isinstance(block, ParagraphBlock):
            placing = self._paragraph(block, sheet.lines)
            for line in lines:
                top = sheet.top + line.top if block.frame is None else block.frame.top
                yield from placing.items(line.line.first, top if block.picture is None else top + self._lower)
        elif isinstance(block, TableBlock):
            begin = sheet.top if block.rule is None else sheet.top + self._lower
            rows = [row for line in lines for row in self._rows(block, line, begin + line.top)]
            yield from TablePlacing(block, sheet.lines, self._program).items(rows)
        elif isinstance(block, ImprintBlock):
            yield from _placed_imprint(block, sheet.between, sheet.foot, self._program)

    def _paragraph(self, block: ParagraphBlock, strip: Strip) -> ParagraphPlacing:
        """The lines of a paragraph: one that goes on over many pages is the same on each."""
        last = self._last
        if last is None or last.paragraph is not block or last.strip != strip:
            self._last = last = ParagraphPlacing(block, strip, self._program)
        return last

    def _rows(self, table: TableBlock, line: LineOnPage, top: Length) -> Iterator[PlacedRow]:
        rows = table.rows[line.line.first : line.line.last + 1]
        for row in rows:
            height = line.line.height if len(rows) == 1 else row_height(row, table, self._program)
            yield PlacedRow(row, top, height)
            top = top + height

    @cached_property
    def _lower(self) -> Length:
        """By how much ruled tables and pictures are lower in a program that puts text on the grid into its middle."""
        setup = self._document.setup
        box = setup.body_size * (number("ink.ascent") - number("ink.descent"))
        return (
            setup.pitch * number("ink.baseline") - (setup.pitch + box) * 0.5
            if self._program.centres_on_grid
            else NOTHING
        )

    def _first_rules(self, section: LaidOutSection, index: int) -> Iterator[placed_pages.PlacedRule]:
        """The rules of a section's first page, which are at fixed places."""
        for rule in section.first_page or () if self._is_first(index) else ():
            yield placed_pages.PlacedRule(
                x=rule.left, y=rule.top, width=rule.length, height=rule.thickness, red=rule.red
            )

    def _number(self, section: LaidOutSection, index: int) -> Iterator[placed_pages.Item]:
        if section.numbered and not (section.first_page is not None and self._is_first(index)):
            yield from placed_number(index + 1, self._document.setup, landscape=section.landscape)

    def _is_first(self, index: int) -> bool:
        return index == 0 or self._counted.sections[index] != self._counted.sections[index - 1]


# The headings of a document as the outline of its PDF: the levels are those of the navigation pane in Word.


def _entries(
    blocks: Sequence[Block], lines: Iterable[LineOnPage], setup: PageSetup
) -> Iterator[placed_pages.OutlineEntry]:
    for line in lines:
        block = blocks[line.block]
        if isinstance(block, ParagraphBlock) and line.line.first == 0:
            heading = _heading(block)
            if heading is not None:
                level, text = heading
                yield placed_pages.OutlineEntry(level=level + 1, text=text, page=line.page, top=setup.top + line.top)


def _heading(paragraph: ParagraphBlock) -> tuple[int, str] | None:
    """Level and text of a title, a heading, or a heading that begins a paragraph."""
    if paragraph.role in OUTLINE:
        return OUTLINE[paragraph.role], paragraph.text
    first = paragraph.runs[0] if paragraph.runs else None
    if first is None or first.heading is None:
        return None
    return OUTLINE[first.heading], first.text


# The page number at the outer edge below the type area (7.5), on landscape sheets turned (8).


def placed_number(number: int, setup: PageSetup, *, landscape: bool) -> Iterator[placed_pages.PlacedText]:
    """The page number, from 1, as it is on odd and even pages."""
    if not landscape:
        strip = Strip(setup.left, setup.width - setup.left - setup.right)
        top = setup.height - setup.footer - setup.odd_number.pitch
        yield from _line(number, setup, strip, top)
        return
    box = setup.turned_number
    for text in _line(number, setup, Strip(box.top, box.height), Length(0)):
        yield replace(text, x=setup.footer + box.width - text.y, y=text.x, turned=True)


def _line(number: int, setup: PageSetup, strip: Strip, top: Length) -> Iterator[placed_pages.PlacedText]:
    paragraph = _paragraph(number, setup)
    baseline = top + paragraph.pitch * standard_number("ink.baseline")
    (line,) = text_lines(paragraph, strip.width, WORD)
    return placed_line(paragraph, line, strip, baseline, WORD)


def _paragraph(number: int, setup: PageSetup) -> ParagraphBlock:
    model = setup.odd_number if number % 2 else setup.even_number
    before, behind = setup.number_marks
    (run,) = model.runs
    return replace(model, runs=(replace(run, text=f"{before}{number}{behind}"),))


# The 版记 at the foot of its page: its rows between rules (7.4).


def _placed_imprint(imprint: ImprintBlock, strip: Strip, foot: Length, program: Program) -> Iterator[placed_pages.Item]:
    """The 版记, whose lower edge is the lower edge of the text area, ``foot`` from the sheet's upper edge.

    Its last rule is in the white below it where there is any, else above that edge.
    """
    rows = [[ParagraphPlacing(paragraph, strip, program) for paragraph in row] for row in imprint.rows]
    text = sum(each.pitch * len(each.lines) for row in rows for each in row)
    rules = [imprint.outer, *[imprint.inner] * (len(rows) - 1), imprint.outer]
    inside = imprint.below.twips > 0
    y = foot - imprint.below - text - sum(map(_thickness, rules[:-1] if inside else rules))
    for row, rule in zip(rows, rules[:-1], strict=True):
        yield from _rule(rule, strip, y)
        y = y + _thickness(rule)
        for each in row:
            yield from each.all_items(y)
            y = y + each.pitch * len(each.lines)
    yield from _rule(rules[-1], strip, y)


def _thickness(rule: DrawnRule | None) -> Length:
    return NOTHING if rule is None else rule.thickness


def _rule(rule: DrawnRule | None, strip: Strip, y: Length) -> Iterator[placed_pages.PlacedRule]:
    if rule is not None:
        yield placed_pages.PlacedRule(x=strip.left, y=y, width=strip.width, height=rule.thickness, red=rule.red)
