"""The 版头 on the printed page (7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise

from generator.check.elements.found import Element
from generator.check.rendered.measures import (
    begins_at,
    centred,
    departs,
    extent,
    from_left,
    from_right,
    held,
    off_centre,
    white_held,
    within,
)
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed, bare
from generator.check.rules.colours import is_red
from generator.check.rules.departure import Departure
from generator.check.rules.header.initials import leads
from generator.check.rules.said import ONE_LINE, at_most, counted, first_then
from generator.check.rules.typeface import points
from generator.ground.errors import Said
from generator.office.pdf.measured_pages import PrintedRule
from generator.standard import NUMBER, Format, length, number, tolerance

_GENERAL = (Format.GENERAL, Format.MINUTES)
_AMONG, _BESIDE = Said("在机关名称之间", "among the names"), Said("在机关名称右侧", "to the right of the names")
_HALF_WAY = Said("上下居中", "half-way down the names")
_ALIGNED = Said("与第一个签发人左对齐", "below the first name")
_SHOWN = 2
"""So many decimals of a rule's thickness are reported."""


@on_page("HD-01")
def copy_number_size(printed: Printed) -> Iterator[Departure]:
    """份号 is printed in 3号, 16 pt (7.2.1).

    Passes: ``000001`` in 16 pt.
    Departs: ``000001`` in 14 pt.
    """
    element = printed.found.copy_number
    placed = printed.one(element)
    wanted = number("size.body")
    if placed is not None and abs(placed.line.size - wanted) > number("size.bound"):
        yield Departure(element, points(placed.line.size), points(wanted), page=placed.page.number)


@on_page("HD-02")
def copy_number_place(printed: Printed) -> Iterator[Departure]:
    """份号 is in the first line of the type area, flush left (7.2.1).

    Passes: ink from x = 28 mm in the first line.
    Departs: ink from x = 39 mm.
    """
    if printed.found.format is Format.GENERAL:
        yield from _stacked(printed, printed.found.copy_number, 0)


@on_page("HD-04")
def secrecy_place(printed: Printed) -> Iterator[Departure]:
    """密级 is flush left under the 份号, in the second line of the type area (7.2.2).

    Passes: 机密★1年 in the second line, ink from x = 28 mm.
    Departs: 机密★1年 at the right edge.
    """
    if printed.found.format is Format.GENERAL:
        row = 0 if printed.found.copy_number is None else 1
        yield from (replace(each, milder="warning") for each in _stacked(printed, printed.found.secrecy, row))


@on_page("HD-08")
def order_of_lines(printed: Printed) -> Iterator[Departure]:
    """份号, 密级 and 紧急程度 are below each other in this order, at one left edge (7.2.3).

    Passes: 000001 above 机密★1年 above 特急.
    Departs: 特急 above 机密★1年.
    """
    found = printed.found
    given = [
        (each, placed)
        for each in (found.copy_number, found.secrecy, found.urgency)
        if each is not None and (placed := printed.one(each)) is not None
    ]
    swapped = False
    for (upper, above), (lower, below) in pairwise(given):
        if below.baseline <= above.baseline:
            swapped = True
            values = first_then(lower.text, upper.text), first_then(upper.text, lower.text)
            yield Departure(lower, *values, page=below.page.number)
    if not swapped and found.format is Format.GENERAL:
        yield from _stacked(printed, found.urgency, len(given) - 1)


@on_page("HD-09")
def spread_words(printed: Printed) -> Iterator[Departure]:
    """Without a period to the secrecy, one 字 is between the two characters of 密级 and 紧急程度 (figure 4).

    Passes: 特　急 with one 字 between.
    Departs: 特急 without white, under 机密.
    """
    found = printed.found
    if found.secrecy is not None and "★" in found.secrecy.text:
        return
    for element in (found.secrecy, found.urgency):
        placed = printed.one(element)
        if placed is not None and element is not None and len(placed.line.chars) == len("特急"):
            first, second = placed.line.chars
            if abs(second.x - first.x - 2 * length("zi").mm) > tolerance("spread.gap").mm:
                wanted = f"{first.text}\u3000{second.text}"
                yield Departure(element, element.text, wanted, page=placed.page.number)


@on_page("HD-11")
def mark_top(printed: Printed) -> Iterator[Departure]:
    """The mark's ink begins 72 mm from the sheet's top, whatever is above it (7.2.4).

    Passes: ink top at 72.0 mm.
    Departs: ink top at 62 mm.
    """
    found = printed.found
    placed = printed.one(found.mark[0]) if found.mark else None
    if placed is not None and found.format is Format.GENERAL:
        wanted, bound = length("issuer_mark.top").mm, tolerance("issuer_mark.top").mm
        near = abs(placed.top - wanted) <= tolerance("issuer_mark.top_near").mm
        yield from begins_at(
            printed, found.mark[0], placed, wanted, bound, said=None, milder="warning" if near else None
        )


@on_page("HD-12")
def mark_centred(printed: Printed) -> Iterator[Departure]:
    """The mark is centred on the type area, x = 106 mm (7.2.4).

    Passes: its middle at x = 106.0 mm.
    Departs: its middle at x = 100 mm.
    """
    found = printed.found
    lines = [line for element in (*found.mark, found.mark_word) for line in printed.lines(element)]
    if lines and found.format is not Format.MINUTES:  # whose place is one rule, MN-01
        yield from centred(printed, "issuer_mark.centre", found.mark[0], lines[0], ink_middle(lines))


@on_page("HD-14")
def mark_fits(printed: Printed) -> Iterator[Departure]:
    """Every organ of the mark is in one line within the type area.

    Passes: one line from x = 40 to 172 mm.
    Departs: a mark that wraps into a second line.
    """
    for element in printed.found.mark:
        lines = printed.lines(element)
        if len(lines) > len(element.paragraphs):
            yield Departure(
                element, _in_lines(len(lines)), _in_lines(len(element.paragraphs)), page=lines[0].page.number
            )
        yield from islice((each for line in lines for each in within(printed, element, line)), 1)


@on_page("HD-15")
def lead_organ_first(printed: Printed) -> Iterator[Departure]:
    """In a joint mark the lead organ, the one whose 代字 the number has, is in the first row (7.2.4).

    Passes: 示例市民政局 above 示例市财政局, with the number 示民发〔2026〕7号.
    Departs: 示例市财政局 above 示例市民政局, with this number.
    """
    mark, number = printed.found.mark, printed.found.number
    form = None if number is None else NUMBER.fullmatch(number.text)
    placed = [(line.baseline, each) for each in mark if (line := printed.one(each)) is not None]
    if form is None or len(placed) < 2:
        return
    rows = [each for _, each in sorted(placed, key=lambda row: row[0])]
    lead = leads(form["prefix"], [bare(each.text) for each in rows])
    if lead:
        yield Departure(rows[0], bare(rows[0].text), bare(rows[lead].text), page=1)


@on_page("HD-16")
def mark_word_beside(printed: Printed) -> Iterator[Departure]:
    """In a joint mark 文件 is to the right of the names, centred on the block's height (7.2.4).

    Passes: 文件 half-way between two names.
    Departs: 文件 behind the lower name.
    """
    found = printed.found
    word = printed.one(found.mark_word)
    names = [line for element in found.mark for line in printed.lines(element)]
    if word is None or len(names) < 2:
        return
    block = (min(line.top for line in names) + max(line.bottom for line in names)) / 2
    off = abs((word.line.ink_top + word.line.ink_bottom) / 2 - block)
    yield from departs(
        found.mark_word, word, off, 0, tolerance("issuer_mark.word").mm, said=off_centre, right_is=_HALF_WAY
    )
    if word.left < max(line.right for line in names):
        yield Departure(found.mark_word, _AMONG, _BESIDE, page=word.page.number)


@on_page("HD-17")
def names_of_equal_width(printed: Printed) -> Iterator[Departure]:
    """The names of a joint mark are spread to one width (figure 3).

    Passes: two names from x = 40 to 140 mm.
    Departs: names of five and of nine characters, both set solid.
    """
    names = [(element, line) for element in printed.found.mark if (line := printed.one(element)) is not None]
    widest = max((line.right - line.left for _, line in names), default=0.0)
    for element, line in names:
        yield from departs(element, line, line.right - line.left, widest, tolerance("issuer_mark.names").mm)


@on_page("HD-19")
def number_gap(printed: Printed) -> Iterator[Departure]:
    """Two 行 of clear white lie between the mark and the number (7.2.5), or two empty lines.

    Passes: 20.8 mm between their inks.
    Departs: 10.4 mm between their inks.
    """
    found = printed.found
    if found.format in _GENERAL and found.mark and found.number is not None:
        first = found.signers if found.signers is not None else found.number
        lowest = _lowest(printed)
        yield from white_held("number.gap", found.number, lowest, printed.one(first))


@on_page("HD-20")
def number_centred(printed: Printed) -> Iterator[Departure]:
    """The number of a document that goes down or across is centred (7.2.5).

    Passes: its middle at x = 106.0 mm.
    Departs: a number flush left.
    """
    found = printed.found
    placed = printed.one(found.number)
    if placed is not None and found.format in _GENERAL and not found.upward:
        yield from centred(printed, "number.centre", found.number, placed, placed.middle)


@on_page("HD-21")
def upward_number_left(printed: Printed) -> Iterator[Departure]:
    """The number of an 上行文 begins one 字 in from the left (7.2.5).

    Passes: its first character's cell at x = 33.6 mm.
    Departs: a centred number beside 签发人.
    """
    found = printed.found
    placed = printed.one(found.number)
    if placed is not None and found.signers is not None:
        yield from from_left(printed, "number.inset", found.number, placed)


@on_page("HD-22")
def number_on_last_signers_line(printed: Printed) -> Iterator[Departure]:
    """The number of an 上行文 is on the line of the last 签发人 (7.2.5).

    Passes: both on one baseline.
    Departs: the number one line below.
    """
    found = printed.found
    placed, signers = printed.one(found.number), printed.lines(found.signers)
    if placed is not None and signers:
        off = placed.baseline - signers[-1].baseline
        yield from departs(
            found.number, placed, off, 0, tolerance("upward.baseline").mm, said=_lower, right_is=ONE_LINE
        )


@on_page("HD-26")
def signers_right(printed: Printed) -> Iterator[Departure]:
    """签发人 end one 字 in from the right (7.2.6).

    Passes: the last name's cell ends at x = 178.4 mm.
    Departs: it ends at x = 184 mm.
    """
    found = printed.found
    lines = printed.lines(found.signers)
    if lines:
        furthest = max(lines, key=lambda line: line.ends)
        yield from from_right(printed, "signers.inset", found.signers, furthest)


@on_page("HD-27")
def signers_two_a_line(printed: Printed) -> Iterator[Departure]:
    """At most two 签发人 are on a line; further lines begin under the first name (7.2.6).

    Passes: 签发人：甲 乙 over 丙 under 甲.
    Departs: three names on one line.
    """
    found = printed.found
    lines = printed.lines(found.signers)
    most = int(number("signers.in_a_line"))
    for line in lines:
        count = sum(bare(name) in line.line.text for name in found.signer_names)
        if count > most:
            yield Departure(
                found.signers, _on_a_line(count), at_most(counted(most, "人", "name")), page=line.page.number
            )
    begins = _first_name(printed)
    for line in lines[1:] if begins is not None else ():
        off = abs(line.begins - (begins or 0))
        yield from departs(found.signers, line, off, 0, tolerance("upward.names").mm, said=_aside, right_is=_ALIGNED)


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


@on_page("HD-29")
def rule_as_wide_as_the_type_area(printed: Printed) -> Iterator[Departure]:
    """The red rule is as long as the type area is wide, x = 28 to 184 mm (7.2.7).

    Passes: from 28.2 to 183.8 mm.
    Departs: from 40 to 170 mm.
    """
    rule, placed = _red_rule(printed), printed.one(printed.found.number)
    if rule is None or placed is None:
        return
    area = printed.area(placed.page)
    bound = tolerance("type_area.right").mm + area.beside
    if abs(rule.left - area.left) > bound or abs(rule.right - area.right) > bound:
        values = extent(rule.left, rule.right), extent(area.left, area.right)
        yield Departure(printed.found.number, *values, page=1)


@on_page("HD-30")
def rule_thickness(printed: Printed) -> Iterator[Departure]:
    """The red rule is between 0.35 and 0.75 mm thick, as specimens and offices have it.

    Passes: 0.53 mm.
    Departs: 2 mm.
    """
    rule = _red_rule(printed)
    least, most = length("red_rule.thinnest").mm, length("red_rule.thickest").mm
    if rule is not None and not least <= round(rule.thickness, _SHOWN) <= most:
        yield Departure(printed.found.number, f"{rule.thickness:.2f} mm", f"{least:.2f} – {most:.2f} mm", page=1)


def _stacked(printed: Printed, element: Element | None, row: int) -> Iterator[Departure]:
    """Where ``element`` is in line ``row`` (from 0) of the type area, flush left."""
    placed = printed.one(element)
    if placed is None:
        return
    profile = printed.profile
    yield from from_left(printed, "header.left", element, placed)
    line_top = length("first_ink", profile).mm + row * length("grid.pitch", profile).mm
    yield from begins_at(printed, element, placed, line_top, tolerance("header.line_top").mm, lines=row + 0.5)


def _first_name(printed: Printed) -> float | None:
    """Where the cell of the first name's first character begins, after the label and its colon."""
    signers, line = printed.found.signers, printed.one(printed.found.signers)
    if signers is None or line is None:
        return None
    label = bare(signers.text).find("：") + 1
    return line.line.chars[label].x if label < len(line.line.chars) else None


def ink_middle(lines: Iterable[Placed]) -> float:
    """The middle of the ink of ``lines``; a mark's cells may be narrowed."""
    inks = [(line.left, line.right) for line in lines]
    return (min(left for left, _ in inks) + max(right for _, right in inks)) / 2


def _in_lines(count: int) -> Said:
    return counted(count, "行", "line")


def _lower(measure: str) -> Said:
    return Said(f"低 {measure}", f"{measure} lower")


def _aside(measure: str) -> Said:
    return Said(f"与第一个签发人错开 {measure}", f"a name is {measure} off the first one above")


def _on_a_line(count: int) -> Said:
    return Said(f"一行 {count} 人", f"{count} on a line")


def _below_number(measure: str) -> Said:
    return Said(f"在发文字号下 {measure}", f"{measure} below the number")


def _lowest(printed: Printed) -> Placed | None:
    lines = [line for element in printed.found.mark for line in printed.lines(element)]
    return max(lines, key=lambda line: line.bottom) if lines else None


def _red_rule(printed: Printed) -> PrintedRule | None:
    """The first red rule of the first page below the mark."""
    lowest = _lowest(printed)
    if not printed.pages or printed.found.format not in _GENERAL:
        return None
    below = 0.0 if lowest is None else lowest.bottom
    reds = (rule for rule in printed.pages[0].rules if is_red(rule.color) and rule.y > below)
    return next(reds, None)
