"""版记 on the printed page (7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.elements.found import Element, FoundImprint
from generator.check.rendered.colours import BLACK
from generator.check.rendered.measures import departs, mm
from generator.check.rendered.printed import Placed, Printed
from generator.check.rendered.registry import on_page
from generator.check.rules.registry import Departure
from generator.pdf.pages import Page, Rule
from generator.standard import Format, length, number, tolerance

_MM = 25.4 / 72


@dataclass(frozen=True)
class _Block:
    """The 版记 as printed: its elements, the side it stands on, its rules from top to bottom."""

    found: FoundImprint
    page: Page
    lines: tuple[Placed, ...]
    rules: tuple[Rule, ...]

    @property
    def at(self) -> Element | None:
        """The element that its findings are told of."""
        return self.found.office or self.found.copy_to or self.found.recipients


@on_page("IM-01")
def last_rule_at_the_bottom(printed: Printed) -> Iterator[Departure]:
    """The last rule of the 版记 lies on the lower edge of the type area, y = 262 mm (7.4.1).

    Passes: 262.0 mm.
    Departs: 240 mm.
    """
    for block in _ruled(printed):
        lower = block.rules[-1].y + block.rules[-1].thickness / 2
        wanted, bound = length("imprint.bottom").mm, tolerance("imprint.bottom").mm
        yield from departs(block.at, block.lines[-1], lower, wanted, bound)


@on_page("IM-02")
def rules_as_wide_as_the_type_area(printed: Printed) -> Iterator[Departure]:
    """The rules of the 版记 are as long as the type area is wide (7.4.1).

    Passes: from x = 28.0 to 184.0 mm.
    Departs: from x = 40 to 170 mm.
    """
    left, right = length("type_area.left").mm, length("type_area.right").mm
    bound = tolerance("imprint.bottom").mm
    for block in _ruled(printed):
        for rule in block.rules:
            if abs(rule.left - left) > bound or abs(rule.right - right) > bound:
                extent = f"{mm(rule.left)} – {mm(rule.right)}"
                yield Departure(block.at, extent, f"{mm(left)} – {mm(right)}", page=block.page.number)
                return


@on_page("IM-03")
def thickness_of_rules(printed: Printed) -> Iterator[Departure]:
    """First and last rule of the 版记 are 0.35 mm thick, those between 0.25 mm (7.4.1, recommended).

    Passes: 0.35, 0.26, 0.35 mm.
    Departs: three rules of 1 mm.
    """
    for block in _ruled(printed):
        for place, rule in enumerate(block.rules):
            outer = place in (0, len(block.rules) - 1)
            row = "imprint.outer_rule" if outer else "imprint.inner_rule"
            wanted, bound = length(row).mm, tolerance(row).mm
            if abs(rule.thickness - wanted) > bound:
                yield Departure(block.at, f"{rule.thickness:.2f} mm", f"{wanted:.2f} mm", page=block.page.number)
                break


@on_page("IM-04")
def black_rules_around(printed: Printed) -> Iterator[Departure]:
    """The 版记 stands between black rules, the first above its first element (7.4.1).

    Passes: rule, text, rule.
    Departs: no rule above 抄送, or red rules.
    """
    if printed.found.format is Format.LETTER:
        return
    block = _block(printed)
    if block is None:
        return
    first, last = block.lines[0], block.lines[-1]
    above = any(rule.y < first.line.baseline for rule in block.rules)
    below = any(rule.y > last.line.baseline for rule in block.rules)
    if not (above and below):
        yield Departure(block.at, f"{len(block.rules)}", "≥ 2", page=block.page.number)
    coloured = next((rule.color for rule in block.rules if rule.color != BLACK), None)
    if coloured is not None:
        yield Departure(block.at, coloured, BLACK, page=block.page.number)


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
            yield Departure(block.at, f"{line.line.size:g} pt", f"{wanted:g} pt", page=line.page.number)
            return


@on_page("IM-06")
def one_character_in(printed: Printed) -> Iterator[Departure]:
    """抄送 and 主送 in the 版记 stay one 字 away from both edges (7.4.2).

    Passes: ink from x = 32.9 to at most 179.1 mm.
    Departs: flush left.
    """
    inset, bound = length("imprint.inset").mm, tolerance("imprint.inset").mm
    left, right = length("type_area.left").mm + inset, length("type_area.right").mm - inset
    imprint = printed.found.imprint
    for element in (imprint.recipients, imprint.copy_to) if imprint is not None else ():
        lines = printed.lines(element)
        if lines:
            yield from departs(element, lines[0], lines[0].hanging, left, bound)
        for line in lines:
            if line.right > right + bound:
                yield Departure(element, mm(line.right), f"≤ {mm(right + bound)}", page=line.page.number)


@on_page("IM-08")
def wrapped_organs(printed: Printed) -> Iterator[Departure]:
    """Wrapped lines of 抄送 go on under the first character after the colon (7.4.2).

    Passes: both lines from x = 47.8 mm.
    Departs: the second line under 抄送.
    """
    imprint = printed.found.imprint
    for element in (imprint.recipients, imprint.copy_to) if imprint is not None else ():
        lines = printed.lines(element)
        if len(lines) < 2:
            continue
        colon = next((place for place, char in enumerate(lines[0].line.chars) if char.text in "：:"), None)
        if colon is not None and colon + 1 < len(lines[0].line.chars):
            begins = lines[0].line.chars[colon + 1].x
            for line in lines[1:]:
                yield from departs(element, line, line.hanging, begins, tolerance("imprint.hanging").mm)


@on_page("IM-09")
def recipients_above_copies(printed: Printed) -> Iterator[Departure]:
    """主送 in the 版记 stands above 抄送 without a rule between them (7.4.2).

    Passes: 主送 over 抄送.
    Departs: a rule between them.
    """
    block = _block(printed)
    if block is None:
        return
    first, second = printed.lines(block.found.recipients), printed.lines(block.found.copy_to)
    if not first or not second:
        return
    if second[0].line.baseline <= first[-1].line.baseline:
        yield Departure(block.found.recipients, mm(first[0].top), f"< {mm(second[0].top)}", page=block.page.number)
    elif any(first[-1].line.baseline < rule.y < second[0].line.baseline for rule in block.rules):
        yield Departure(block.found.recipients, "1", "0", page=block.page.number)


@on_page("IM-10")
def issued_line(printed: Printed) -> Iterator[Departure]:
    """印发机关 one 字 from the left and 印发日期 one 字 from the right stand on one line (7.4.3).

    Passes: from x = 32.9 to 179.1 mm.
    Departs: the date below the organ.
    """
    imprint = printed.found.imprint
    if imprint is None:
        return
    office, date = printed.one(imprint.office), printed.one(imprint.date)
    if office is None or date is None:
        return
    inset, bound = length("imprint.inset").mm, tolerance("imprint.inset").mm
    yield from departs(imprint.office, office, office.hanging, length("type_area.left").mm + inset, bound)
    ends = date.line.chars[-1].x + date.line.chars[-1].size * _MM
    yield from departs(imprint.date, date, ends, length("type_area.right").mm - inset, bound)
    yield from departs(imprint.date, date, date.line.baseline, office.line.baseline, bound)


@on_page("IM-12")
def rule_over_the_issued_line(printed: Printed) -> Iterator[Departure]:
    """A rule parts the line of 印发机关 from what stands above it (7.4.3).

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
    if not any(above[-1].line.baseline < rule.y < office.line.baseline for rule in block.rules):
        yield Departure(block.found.office, "0", "1", page=block.page.number)


@on_page("IM-14")
def on_an_even_side(printed: Printed) -> Iterator[Departure]:
    """The 版记 stands on the last side, an even one (GB/T 33476.2, 7.3.1).

    Passes: on side 2 of 2.
    Departs: on side 3 of 3.
    """
    block = _block(printed)
    if block is not None and printed.found.format is not Format.LETTER:
        last = len(printed.pages)
        if block.page.number % 2 or block.page.number != last:
            yield Departure(block.at, f"{block.page.number}/{last}", f"{last + last % 2}", page=block.page.number)


@on_page("IM-15")
def on_one_side(printed: Printed) -> Iterator[Departure]:
    """The 版记 is not parted over two sides.

    Passes: all of it on one side.
    Departs: 抄送 on one side, 印发机关 on the next.
    """
    imprint = printed.found.imprint
    if imprint is None:
        return
    pages = sorted({line.page.number for each in imprint.paragraphs for line in printed.lines(each)})
    if len(pages) > 1:
        yield Departure(imprint.office or imprint.copy_to, "、".join(map(str, pages)), "1", page=pages[0])


def _block(printed: Printed) -> _Block | None:
    """The 版记 as it stands on its side, None where there is none."""
    imprint = printed.found.imprint
    if imprint is None:
        return None
    lines = [line for each in imprint.paragraphs for line in printed.lines(each)]
    if not lines:
        return None
    page = lines[-1].page
    here = tuple(sorted((line for line in lines if line.page is page), key=lambda line: line.line.baseline))
    highest = here[0].line.baseline - length("imprint.pitch").mm * 2
    lowest = max(here[-1].line.baseline + length("imprint.pitch").mm * 2, length("type_area.bottom").mm + 1)
    rules = tuple(rule for rule in page.rules if highest < rule.y < lowest)
    return _Block(imprint, page, here, rules)


def _ruled(printed: Printed) -> Iterator[_Block]:
    """The 版记 where it has rules; that of 信函 has none."""
    block = _block(printed)
    if block is not None and block.rules and printed.found.format is not Format.LETTER:
        yield block
