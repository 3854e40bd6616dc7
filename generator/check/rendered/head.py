"""The 版头 on the printed page (7.2 and 10): marks in frames or tables, and lines that are drawn on the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.check.rendered.page_checks import Words, departs, held, on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure, from_top
from generator.check.rules.runs import is_red
from generator.ground.errors import Severity, TranslatedText
from generator.office.pdf.measured_pages import PrintedRule
from generator.standard import Format, length, tolerance


@on_page("HD-11")
def mark_top(printed: Printed) -> Iterator[Departure]:
    """The mark's ink begins 72 mm from the sheet's top, whatever is above it (7.2.4).

    Passes: ink top at 72.0 mm.
    Departs: ink top at 62 mm.
    """
    mark = _mark(printed, Format.GENERAL)
    off = 0.0 if mark is None else abs(mark.top - length("issuer_mark.top").mm)
    milder: Severity | None = "warning" if off <= tolerance("issuer_mark.top_near").mm else None
    yield from _begins(printed, mark, "issuer_mark.top", said=str, milder=milder)


@on_page("CM-01")
def order_mark_top(printed: Printed) -> Iterator[Departure]:
    """The mark of 命令 begins 57 mm from the sheet's top (10.2).

    Passes: ink top at 57.0 mm.
    Departs: ink top at 72 mm.
    """
    yield from _begins(printed, _mark(printed, Format.ORDER), "order.mark_top")


@on_page("MN-01")
def minutes_mark_top(printed: Printed) -> Iterator[Departure]:
    """The mark of 纪要 begins 72 mm from the sheet's top (10.3).

    Passes: ink top at 72.0 mm.
    Departs: ink top at 60 mm.
    """
    yield from _begins(printed, _mark(printed, Format.MINUTES), "minutes.mark_top")


@on_page("HD-28")
def rule_under_number(printed: Printed) -> Iterator[Departure]:
    """The red rule lies 4 mm under the number (7.2.7).

    Passes: 4.0 mm between the number's ink and the rule.
    Departs: 8 mm.
    """
    found = printed.found
    rule, placed = _red_rule(printed), printed.one(found.number)
    if rule is not None and placed is not None:
        gap = rule.y - rule.thickness / 2 - placed.bottom
        yield from held(printed, "red_rule.gap", found.number, placed, gap, said=_below_number)


@on_page("LT-01")
def letter_mark_top(printed: Printed) -> Iterator[Departure]:
    """The mark of 信函 begins 30 mm from the sheet's top (10.1).

    Passes: ink top at 30.0 mm.
    Departs: ink top at 72 mm.
    """
    mark = _mark(printed, Format.LETTER)
    if mark is not None:
        yield from held(printed, "letter.mark_top", printed.found.mark[0], mark, mark.top, said=from_top)


@on_page("LT-02")
def pair_under_the_mark(printed: Printed) -> Iterator[Departure]:
    """The upper double rule of 信函 lies 4 mm under the mark (10.1).

    Passes: 4.0 mm under the mark's ink.
    Departs: 2 mm under it.
    """
    mark, pair = _mark(printed, Format.LETTER), _upper_pair(printed)
    if mark is not None and pair is not None:
        gap = pair[0].y - pair[0].thickness / 2 - mark.bottom
        yield from held(printed, "letter.rule_gap", printed.found.mark[0], mark, gap, said=_below_mark)


@on_page("LT-05")
def elements_under_the_pair(printed: Printed) -> Iterator[Departure]:
    """份号, 密级, 紧急程度 and the number are 4.84 mm under the double rule (10.1).

    Passes: the number's ink begins 4.8 mm under the rule.
    Departs: 12 mm under it.
    """
    found, pair = printed.found, _upper_pair(printed)
    if found.format is not Format.LETTER or pair is None:
        return
    given = (found.copy_number, found.secrecy, found.urgency)
    first = next((each for each in given if printed.one(each) is not None), None)
    for element in (found.number, first):
        line = printed.one(element)
        if line is not None:
            gap = line.top - pair[1].y - pair[1].thickness / 2
            yield from held(printed, "letter.element_gap", element, line, gap, said=_below_rule)


def _mark(printed: Printed, format_: Format) -> Placed | None:
    found = printed.found
    return printed.one(found.mark[0]) if found.format is format_ and found.mark else None


def _begins(
    printed: Printed, mark: Placed | None, row: str, *, said: Words = from_top, milder: Severity | None = None
) -> Iterator[Departure]:
    """A departure where the mark's ink does not begin where ``row`` says, nor where a wrong upper margin moves it."""
    if mark is not None:
        area, wanted = printed.area(mark.page), length(row).mm
        slack = tolerance(row).mm + area.slack
        if abs(mark.top - area.begins_lower - wanted) > slack:
            yield from departs(printed.found.mark[0], mark, mark.top, wanted, slack, said=said, milder=milder)


def _red_rule(printed: Printed) -> PrintedRule | None:
    """The first red rule of the first page below the mark."""
    if not printed.pages or printed.found.format not in (Format.GENERAL, Format.MINUTES):
        return None
    below = max((line.bottom for each in printed.found.mark for line in printed.lines(each)), default=0.0)
    return next((rule for rule in printed.pages[0].rules if is_red(rule.color) and rule.y > below), None)


def _upper_pair(printed: Printed) -> tuple[PrintedRule, PrintedRule] | None:
    """The first two red rules close to each other in the upper half of the first side."""
    reds = [rule for rule in printed.pages[0].rules if is_red(rule.color)] if printed.pages else []
    near = length("letter.pair_height").mm
    pairs = (pair for pair in pairwise(reds) if pair[1].y - pair[0].y <= near)
    return next((pair for pair in pairs if pair[0].y <= printed.pages[0].height / 2), None)


def _below_number(measure: str) -> TranslatedText:
    return TranslatedText(f"在发文字号下 {measure}", f"{measure} below the number")


def _below_mark(measure: str) -> TranslatedText:
    return TranslatedText(f"在标志下 {measure}", f"{measure} below the mark")


def _below_rule(measure: str) -> TranslatedText:
    if measure.startswith("-"):
        return TranslatedText(f"高出双线 {measure[1:]}", f"{measure[1:]} above the double rule")
    return TranslatedText(f"在双线下 {measure}", f"{measure} below the double rule")
