"""Placing: the lines that a count has found on each page → placed pages, in the lines and widths of a program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain, groupby

from generator.ground.kept_results import Same, kept
from generator.ground.length import NOTHING, Length
from generator.official import placed_pages
from generator.official.blocks import (
    OUTLINE,
    Block,
    DrawnRule,
    ImprintBlock,
    InsetDocument,
    LaidOutDocument,
    PageRule,
    PageSetup,
    ParagraphBlock,
    TableBlock,
)
from generator.official.layout.page_count import LineOnPage, Pages, SetLine, count_sections, row_height
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
        own = index == 0 or self._counted.sections[index] != self._counted.sections[index - 1]
        rules = section.first_page if own else None
        page = _page(
            _PageSetting(Same(self._document.setup), self._program, section.landscape),
            rules or (),
            tuple((Same(self._blocks[each.block]), each.top, each.line) for each in self._lines.get(index, ())),
            0 if rules is not None or not section.numbered else index + 1,
        )
        last = section.blocks[-1]
        if isinstance(last, InsetDocument):
            inset = placed_pages.InsetPage(document=last, number=index - self._counted.sections.index(owner))
            return replace(page, inset=inset)
        return page


_Line = tuple[Same[Block], float, SetLine]
"""A line on a page: its block, its top below that of the text area, its number and height."""


@kept
def _page(
    setting: _PageSetting, rules: Sequence[PageRule], lines: Sequence[_Line], number: int
) -> placed_pages.PlacedPage:
    """A page with ``rules`` at fixed places, ``lines`` and its ``number``, 0 for none."""
    sheet = setting.sheet
    blocks = groupby(lines, key=lambda line: line[0])
    items = chain(
        (
            placed_pages.PlacedRule(x=rule.left, y=rule.top, width=rule.length, height=rule.thickness, red=rule.red)
            for rule in rules
        ),
        (item for block, own in blocks for item in setting.block(block, list(own), sheet)),
        placed_number(number, setting.setup.it, landscape=setting.landscape) if number else (),
    )
    return placed_pages.PlacedPage(width=sheet.width, height=sheet.height, items=tuple(items))


@kept
def _paragraph_placing(block: Same[ParagraphBlock], strip: Strip, program: Program) -> ParagraphPlacing:
    """The lines of a paragraph: one that goes on over many pages is the same on each."""
    return ParagraphPlacing(block.it, strip, program)


@dataclass(frozen=True, slots=True)
class _PageSetting:
    """How lines become a page."""

    setup: Same[PageSetup]
    program: Program
    landscape: bool

    @property
    def sheet(self) -> _Sheet:
        """The sheet; a line of whole cells is in the middle between the margins."""
        setup = self.setup.it
        area = type_area(setup, landscape=self.landscape)
        left, top, foot = (
            (setup.bottom, setup.left, setup.width - setup.right)
            if self.landscape
            else (setup.left, setup.top, setup.height - setup.bottom)
        )
        width = area.line(self.program)
        spare = area.between_sides - width
        sides = (setup.height, setup.width) if self.landscape else (setup.width, setup.height)
        return _Sheet(*sides, Strip(left, area.between_sides), Strip(left + spare * 0.5, width, spare), top, foot)

    def block(self, same: Same[Block], lines: Sequence[_Line], sheet: _Sheet) -> Iterator[placed_pages.Item]:
        """What is on ``lines`` of a block."""
        block = same.it
        if isinstance(block, ParagraphBlock):
            placing = _paragraph_placing(Same(block), sheet.lines, self.program)
            for _, below, line in lines:
                top = sheet.top + below if block.frame is None else block.frame.top
                yield from placing.items(line.first, top if block.picture is None else top + self._lower)
        elif isinstance(block, TableBlock):
            begin = sheet.top if block.rule is None else sheet.top + self._lower
            rows = [row for _, top, line in lines for row in self._rows(block, line, begin + top)]
            yield from TablePlacing(block, sheet.lines, self.program).items(rows)
        elif isinstance(block, ImprintBlock):
            yield from _placed_imprint(block, sheet.between, sheet.foot, self.program)

    def _rows(self, table: TableBlock, line: SetLine, top: Length) -> Iterator[PlacedRow]:
        rows = table.rows[line.first : line.last + 1]
        for row in rows:
            height = line.height if len(rows) == 1 else row_height(row, table, self.program)
            yield PlacedRow(row, top, height)
            top = top + height

    @property
    def _lower(self) -> Length:
        """By how much ruled tables and pictures are lower in a program that puts text on the grid into its middle."""
        setup = self.setup.it
        box = setup.body_size * (number("ink.ascent") - number("ink.descent"))
        return (
            setup.pitch * number("ink.baseline") - (setup.pitch + box) * 0.5
            if self.program.centres_on_grid
            else NOTHING
        )


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
