"""信函 on the printed page (10.1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.check.rendered.measures import departs, held, mm, white_held
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.colours import is_red
from generator.check.rules.departure import Departure
from generator.check.rules.letter import FLUSH_RIGHT, NO_NUMBER, NO_RULES, NOT_RULED, THICK_THIN, THIN_THICK
from generator.check.rules.said import FLUSH_LEFT, at_least, clear, from_top, left, long, middle, quoted, right
from generator.ground.errors import Said
from generator.office.pdf.measured_pages import PrintedRule
from generator.standard import Format, length, tolerance

_Pair = tuple[PrintedRule, PrintedRule]


@on_page("LT-01")
def letter_mark_top(printed: Printed) -> Iterator[Departure]:
    """The mark of 信函 begins 30 mm from the sheet's top (10.1).

    Passes: ink top at 30.0 mm.
    Departs: ink top at 72 mm.
    """
    mark = _mark(printed)
    if mark is not None:
        yield from held(printed, "letter.mark_top", printed.found.mark[0], mark, mark.top, said=from_top)


@on_page("LT-02")
def upper_pair(printed: Printed) -> Iterator[Departure]:
    """A red double rule, thick over thin, lies 4 mm under the mark of 信函 (10.1).

    Passes: 4.0 mm under the mark's ink, the thick rule above.
    Departs: one rule, or thin over thick.
    """
    mark = _mark(printed)
    if mark is None:
        return
    pair = _pair(printed, lower=False)
    if pair is None:
        yield Departure(printed.found.mark[0], NO_RULES, THICK_THIN, page=1)
        return
    gap = pair[0].y - pair[0].thickness / 2 - mark.bottom
    yield from held(printed, "letter.rule_gap", printed.found.mark[0], mark, gap, said=_below_mark)
    yield from _thick_first(printed, pair, upper=True)


@on_page("LT-03")
def lower_pair(printed: Printed) -> Iterator[Departure]:
    """A second red double rule, thin over thick, lies 20 mm above the sheet's lower edge (10.1).

    Passes: its lower edge at y = 277.0 mm.
    Departs: at 262 mm, or none.
    """
    mark = _mark(printed)
    if mark is None:
        return
    pair = _pair(printed, lower=True)
    if pair is None:
        yield Departure(printed.found.mark[0], NO_RULES, THIN_THICK, page=1)
        return
    edge = pair[1].y + pair[1].thickness / 2
    wanted, bound = length("letter.rule_bottom").mm, tolerance("letter.rule_bottom").mm
    yield from departs(printed.found.mark[0], mark, edge, wanted, bound, said=_lower_edge)
    yield from _thick_first(printed, pair, upper=False)


@on_page("LT-04")
def length_of_pairs(printed: Printed) -> Iterator[Departure]:
    """Both double rules of 信函 are 170 mm long and centred (10.1).

    Passes: from x = 20.0 to 190.0 mm.
    Departs: from x = 28 to 184 mm.
    """
    mark = _mark(printed)
    for lower in (False, True):
        pair = _pair(printed, lower=lower)
        if mark is not None and pair is not None:
            at, axis = printed.found.mark[0], (pair[0].left + pair[0].right) / 2
            yield from held(printed, "letter.rule_length", at, mark, pair[0].length, said=long)
            yield from held(printed, "letter.rule_centre", at, mark, axis, said=middle)


@on_page("LT-05")
def elements_under_the_pair(printed: Printed) -> Iterator[Departure]:
    """份号, 密级, 紧急程度 at the left edge and the number at the right are 4.84 mm under the double rule (10.1).

    Passes: the number's ink ends at x = 183.5 mm, 4.8 mm under the rule.
    Departs: a centred number.
    """
    found = printed.found
    pair = _pair(printed, lower=False)
    if found.format is not Format.LETTER or pair is None:
        return
    given = (found.copy_number, found.secrecy, found.urgency)
    first = next(((each, line) for each in given if (line := printed.one(each)) is not None), None)
    number = printed.one(found.number)
    under = pair[1].y + pair[1].thickness / 2
    bound = tolerance("letter.element_gap").mm
    if number is not None:
        yield from held(printed, "letter.element_gap", found.number, number, number.top - under, said=_below_rule)
        yield from departs(
            found.number,
            number,
            printed.area(number.page).right - number.ends,
            0,
            bound,
            said=right,
            right_is=FLUSH_RIGHT,
        )
    if first is not None:
        element, line = first
        yield from held(printed, "letter.element_gap", element, line, line.top - under, said=_below_rule)
        yield from departs(
            element, line, line.begins - printed.area(line.page).left, 0, bound, said=left, right_is=FLUSH_LEFT
        )


@on_page("LT-06")
def letter_title_gap(printed: Printed) -> Iterator[Departure]:
    """The title of 信函 is two 行 under the last of the elements above it (10.1).

    Passes: 20.8 mm.
    Departs: 10.4 mm.
    """
    found = printed.found
    title = printed.one(found.title)
    above = [
        line for each in (found.copy_number, found.secrecy, found.urgency, found.number) for line in printed.lines(each)
    ]
    if found.format is Format.LETTER and title is not None and above and title.page.number == 1:
        lowest = max(above, key=lambda line: line.bottom)
        yield from white_held("letter.title_gap", found.title, lowest, title)


@on_page("LT-07")
def last_line_of_the_first_side(printed: Printed) -> Iterator[Departure]:
    """The first side's text stays 4.84 mm clear of the lower double rule; it may stop at y = 262 mm (10.1).

    Passes: the last line's ink ends at 260 mm, or at 270.4 mm.
    Departs: it ends at 274 mm.
    """
    pair = _pair(printed, lower=True)
    lines = [line for _, placed in printed.body_lines() for line in placed if line.page.number == 1]
    if printed.found.format is not Format.LETTER or pair is None or not lines:
        return
    lowest = max(lines, key=lambda line: line.bottom)
    gap = pair[0].y - pair[0].thickness / 2 - lowest.bottom
    least = length("letter.last_line_gap").mm - tolerance("letter.last_line_gap").mm
    if gap < least:
        yield Departure(None, clear(mm(gap)), at_least(mm(length("letter.last_line_gap").mm)), page=1)


@on_page("LT-08")
def first_side_without_number(printed: Printed) -> Iterator[Departure]:
    """The first side of 信函 has no number, the second has 2 (10.1).

    Passes: none, then — 2 —.
    Departs: — 1 — on the first side.
    """
    if printed.found.format is not Format.LETTER:
        return
    if 1 in printed.numbers:
        yield Departure(None, quoted(printed.numbers[1].line.text), NO_NUMBER, page=1)
    second = printed.numbers.get(2)
    if second is not None and "".join(filter(str.isdigit, second.line.text)) != "2":
        yield Departure(None, quoted(second.line.text), quoted("— 2 —"), page=2)


@on_page("LT-09")
def imprint_without_rules(printed: Printed) -> Iterator[Departure]:
    """The 版记 of 信函 has no rules and is at the foot of the type area (10.1).

    Passes: 抄送 without rules, its ink ending at 260 mm.
    Departs: 抄送 between rules.
    """
    found = printed.found
    copies = None if found.imprint is None else found.imprint.copy_to
    lines = printed.lines(copies)
    if found.format is not Format.LETTER or not lines:
        return
    page, first, last = lines[0].page, lines[0], lines[-1]
    near = length("imprint.rules_around").mm
    rules = [
        rule for rule in page.rules if first.baseline - near < rule.y < last.baseline + near and not is_red(rule.color)
    ]
    if rules:
        yield Departure(copies, *NOT_RULED, page=page.number)
    yield from held(printed, "letter.imprint_foot", copies, last, last.bottom, said=_foot)


def _mark(printed: Printed) -> Placed | None:
    found = printed.found
    return printed.one(found.mark[0]) if found.format is Format.LETTER and found.mark else None


def _pair(printed: Printed, *, lower: bool) -> _Pair | None:
    """Two red rules close to each other, the first pair of the first side or the last."""
    reds = [rule for rule in printed.pages[0].rules if is_red(rule.color)] if printed.pages else []
    near = length("letter.pair_height").mm
    pairs = [(above, below) for above, below in pairwise(reds) if below.y - above.y <= near]
    half = printed.pages[0].height / 2 if printed.pages else 0
    here = [pair for pair in pairs if (pair[0].y > half) is lower]
    return here[-1] if here and lower else here[0] if here else None


def _thick_first(printed: Printed, pair: _Pair, *, upper: bool) -> Iterator[Departure]:
    thick, thin = pair if upper else (pair[1], pair[0])
    if thick.thickness <= thin.thickness:
        values = (THIN_THICK, THICK_THIN) if upper else (THICK_THIN, THIN_THICK)
        yield Departure(printed.found.mark[0], *values, page=1)


def _below_mark(measure: str) -> Said:
    return Said(f"在标志下 {measure}", f"{measure} below the mark")


def _below_rule(measure: str) -> Said:
    if measure.startswith("-"):
        return Said(f"高出双线 {measure[1:]}", f"{measure[1:]} above the double rule")
    return Said(f"在双线下 {measure}", f"{measure} below the double rule")


def _lower_edge(measure: str) -> Said:
    return Said(f"下边缘距纸上边 {measure}", f"its lower edge is {measure} from the sheet's top")


def _foot(measure: str) -> Said:
    return Said(f"末行下边缘距纸上边 {measure}", f"its last line ends {measure} from the sheet's top")
