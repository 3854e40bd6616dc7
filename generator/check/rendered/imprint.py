"""版记 on the printed page (7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.check.elements.found import Element, FoundImprint
from generator.check.rendered.measures import departs, extent, from_left, from_right, wrapped_under
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.colours import BLACK_SAID, is_black, said
from generator.check.rules.departure import Departure
from generator.check.rules.imprint import (
    BELOW_COPIES,
    NO_FIRST_RULE,
    NO_LAST_RULE,
    NO_RULE,
    OUTER_RULES,
    PARTED,
    TWO_LINES,
)
from generator.check.rules.said import ONE_LINE, right
from generator.check.rules.typeface import points
from generator.ground.errors import Said
from generator.office.pdf.measured_pages import Page, PrintedRule
from generator.standard import Format, length, number, tolerance

_ONE_PAGE = Said("排在同一面", "on one page")
_EVEN_AND_LAST = Said("排在最后一面，双数面", "on the last page, an even one")


@dataclass(frozen=True)
class _Block:
    """The 版记 as printed: its elements, the side it is on, the black or coloured rules around and in it."""

    found: FoundImprint
    page: Page
    lines: tuple[Placed, ...]
    rules: tuple[PrintedRule, ...]

    @property
    def first_rule(self) -> PrintedRule | None:
        """The rule above its first line."""
        return next((rule for rule in self.rules if rule.y < self.lines[0].baseline), None)

    @property
    def last_rule(self) -> PrintedRule | None:
        """The rule below its last line."""
        return next((rule for rule in self.rules if rule.y > self.lines[-1].baseline), None)

    @property
    def at(self) -> Element | None:
        """The element that its findings are reported at."""
        return self.found.office or self.found.copy_to or self.found.recipients


@on_page("IM-01")
def last_rule_at_the_bottom(printed: Printed) -> Iterator[Departure]:
    """The last rule of the 版记 lies on the lower edge of the type area, y = 262 mm (7.4.1).

    Passes: 262.0 mm.
    Departs: 240 mm.
    """
    wanted, bound = length("imprint.bottom").mm, tolerance("imprint.bottom").mm
    for block in _ruled(printed):
        rule, lower = block.last_rule, printed.area(block.page).ends_lower
        edge = wanted if rule is None else rule.y + rule.thickness / 2
        if abs(edge - lower - wanted) > bound:
            yield from departs(block.at, block.lines[-1], edge, wanted, bound, said=_last_rule)


@on_page("IM-02")
def rules_as_wide_as_the_type_area(printed: Printed) -> Iterator[Departure]:
    """The rules of the 版记 are as long as the type area is wide (7.4.1).

    Passes: from x = 28.0 to 184.0 mm.
    Departs: from x = 40 to 170 mm.
    """
    bound = tolerance("imprint.width").mm
    for block in _ruled(printed):
        area = printed.area(block.page)
        off = (rule for rule in block.rules if max(abs(rule.left - area.left), abs(rule.right - area.right)) > bound)
        for rule in islice(off, 1):
            values = extent(rule.left, rule.right), extent(area.left, area.right)
            yield Departure(block.at, *values, page=block.page.number)


@on_page("IM-03")
def thickness_of_rules(printed: Printed) -> Iterator[Departure]:
    """First and last rule of the 版记 are 0.35 mm thick, those between 0.25 mm (7.4.1, recommended).

    Passes: 0.35, 0.26, 0.35 mm.
    Departs: three rules of 1 mm.
    """
    for block in _ruled(printed):
        for rule in block.rules:
            outer = rule in (block.first_rule, block.last_rule)
            row = "imprint.outer_rule" if outer else "imprint.inner_rule"
            wanted, bound = length(row).mm, tolerance(row).mm
            if abs(rule.thickness - wanted) > bound:
                yield Departure(block.at, f"{rule.thickness:.2f} mm", f"{wanted:.2f} mm", page=block.page.number)
                break


@on_page("IM-04")
def black_rules_around(printed: Printed) -> Iterator[Departure]:
    """The 版记 is between black rules, the first above its first element (7.4.1).

    Passes: rule, text, rule.
    Departs: no rule above 抄送, or red rules.
    """
    if printed.found.format is Format.LETTER:
        return
    block = _block(printed)
    if block is None:
        return
    if block.first_rule is None:
        yield Departure(block.at, NO_FIRST_RULE, OUTER_RULES, page=block.page.number)
    if block.last_rule is None:
        yield Departure(block.at, NO_LAST_RULE, OUTER_RULES, page=block.page.number)
    coloured = next((rule.color for rule in block.rules if not is_black(rule.color)), None)
    if coloured is not None:
        yield Departure(block.at, said(coloured), BLACK_SAID, page=block.page.number)


@on_page("IM-05")
def size_of_imprint(printed: Printed) -> Iterator[Departure]:
    """The 版记 is set in 4号, 14 pt (7.4.2, 7.4.3).

    Passes: 14 pt.
    Departs: 16 pt.
    """
    wanted, bound = number("imprint.size"), number("size.bound")
    block = _block(printed)
    for line in block.lines if block is not None else ():
        if block is not None and abs(line.line.size - wanted) > bound:
            yield Departure(block.at, points(line.line.size), points(wanted), page=line.page.number)
            return


@on_page("IM-06")
def one_character_in(printed: Printed) -> Iterator[Departure]:
    """抄送 and 主送 in the 版记 stay one 字 away from both edges (7.4.2).

    Passes: ink from x = 32.9 to at most 179.1 mm.
    Departs: flush left.
    """
    least, bound = length("imprint.inset").mm, tolerance("imprint.inset").mm
    for element, lines in _organs(printed):
        yield from from_left(printed, "imprint.inset", element, lines[0])
        # A mark at the line's end leaves half of its cell white.
        furthest = max(lines, key=lambda line: line.right)
        free = printed.area(furthest.page).right - furthest.right
        if free < least - bound:
            yield from departs(element, furthest, free, least, bound, said=right)


@on_page("IM-08")
def wrapped_organs(printed: Printed) -> Iterator[Departure]:
    """Wrapped lines of 抄送 go on under the first character after the colon (7.4.2).

    Passes: both lines from x = 47.8 mm.
    Departs: the second line under 抄送.
    """
    for element, lines in _organs(printed):
        begins = _after_colon(lines[0])
        if begins is not None:
            yield from islice(wrapped_under(printed, "imprint.hanging", element, lines[1:], begins), 1)


@on_page("IM-09")
def recipients_above_copies(printed: Printed) -> Iterator[Departure]:
    """主送 in the 版记 is above 抄送 without a rule between them (7.4.2).

    Passes: 主送 over 抄送.
    Departs: a rule between them.
    """
    block = _block(printed)
    if block is None:
        return
    first, second = printed.lines(block.found.recipients), printed.lines(block.found.copy_to)
    if not first or not second:
        return
    if second[0].baseline <= first[-1].baseline:
        yield Departure(block.found.recipients, *BELOW_COPIES, page=block.page.number)
    elif any(first[-1].baseline < rule.y < second[0].baseline for rule in block.rules):
        yield Departure(block.found.recipients, *PARTED, page=block.page.number)


@on_page("IM-10")
def issued_line(printed: Printed) -> Iterator[Departure]:
    """印发机关 one 字 from the left and 印发日期 one 字 from the right are on one line (7.4.3).

    Passes: from x = 32.9 to 179.1 mm.
    Departs: the date below the organ.
    """
    imprint = printed.found.imprint
    if imprint is None:
        return
    office, date = printed.one(imprint.office), printed.one(imprint.date)
    if office is None or date is None:
        return
    if date.page is not office.page or abs(date.baseline - office.baseline) > tolerance("imprint.line").mm:
        yield Departure(imprint.date, TWO_LINES, ONE_LINE, page=date.page.number)
        return
    yield from from_left(printed, "imprint.inset", imprint.office, office, said=_office_left)
    yield from from_right(printed, "imprint.inset", imprint.date, date, said=_date_right)


@on_page("IM-12")
def rule_over_the_issued_line(printed: Printed) -> Iterator[Departure]:
    """A rule parts the line of 印发机关 from what is above it (7.4.3).

    Passes: a rule between 抄送 and 印发机关.
    Departs: none.
    """
    block = _block(printed)
    if block is None or printed.found.format is Format.LETTER:
        return
    office = printed.one(block.found.office)
    above = printed.lines(block.found.copy_to) or printed.lines(block.found.recipients)
    if office is None or not above or above[-1].page is not office.page:
        return
    if not any(above[-1].baseline < rule.y < office.baseline for rule in block.rules):
        yield Departure(block.found.office, *NO_RULE, page=block.page.number)


@on_page("IM-14")
def on_an_even_side(printed: Printed) -> Iterator[Departure]:
    """The 版记 is on the last side, an even one (GB/T 33476.2, 7.3.1).

    Passes: on side 2 of 2.
    Departs: on side 3 of 3.
    """
    block = _block(printed)
    if block is not None and printed.found.format is not Format.LETTER:
        last = len(printed.pages)
        if block.page.number % 2 or block.page.number != last:
            page = block.page.number
            place = Said(f"排在第 {page} 面（共 {last} 面）", f"on page {page} of {last}")
            yield Departure(block.at, place, _EVEN_AND_LAST, page=page)


@on_page("IM-15")
def on_one_side(printed: Printed) -> Iterator[Departure]:
    """The 版记 is not split over two sides.

    Passes: all of it on one side.
    Departs: 抄送 on one side, 印发机关 on the next.
    """
    imprint = printed.found.imprint
    if imprint is None:
        return
    pages = sorted({line.page.number for each in imprint.paragraphs for line in printed.lines(each)})
    if len(pages) > 1:
        place = Said(f"分在第 {'、'.join(map(str, pages))} 面", f"on pages {', '.join(map(str, pages))}")
        yield Departure(imprint.office or imprint.copy_to, place, _ONE_PAGE, page=pages[0])


def _last_rule(measure: str) -> Said:
    return Said(f"末条分隔线距纸上边 {measure}", f"its last rule is {measure} from the sheet's top")


def _office_left(measure: str) -> Said:
    return Said(f"印发机关左空 {measure}", f"the office is {measure} from the left")


def _date_right(measure: str) -> Said:
    return Said(f"印发日期右空 {measure}", f"the date is {measure} from the right")


def _organs(printed: Printed) -> Iterator[tuple[Element, tuple[Placed, ...]]]:
    """主送 and 抄送 in the 版记, each with its lines."""
    imprint = printed.found.imprint
    for element in (imprint.recipients, imprint.copy_to) if imprint is not None else ():
        lines = printed.lines(element)
        if element is not None and lines:
            yield element, lines


def _after_colon(line: Placed) -> float | None:
    """Where the cell of the first character after the colon begins."""
    chars = line.line.chars
    colon = next((place for place, char in enumerate(chars) if char.text in "：:"), len(chars))
    return chars[colon + 1].x if colon + 1 < len(chars) else None


def _block(printed: Printed) -> _Block | None:
    """The 版记 as it is on its side, None where there is none."""
    imprint = printed.found.imprint
    if imprint is None:
        return None
    lines = [line for each in imprint.paragraphs for line in printed.lines(each)]
    if not lines:
        return None
    page = lines[-1].page
    here = tuple(sorted((line for line in lines if line.page is page), key=lambda line: line.baseline))
    around = length("imprint.rules_around").mm
    rules = tuple(rule for rule in page.rules if here[0].baseline - around < rule.y < here[-1].baseline + around)
    return _Block(imprint, page, here, rules)


def _ruled(printed: Printed) -> Iterator[_Block]:
    """The 版记 where it has rules; that of 信函 has none."""
    block = _block(printed)
    if block is not None and block.rules and printed.found.format is not Format.LETTER:
        yield block
