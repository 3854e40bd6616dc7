"""信函 in the file (10.1): LT."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.check import departure
from generator.check.departure import Departure, contrast
from generator.check.printed_places import PrintedDocument
from generator.check.rules.drawn_lines import DoubleRule, letter_rules, ruled_rows
from generator.check.rules.header.classification import number_left_blank
from generator.check.rules.header.mark import printed_mark
from generator.check.rules.line_extent import begins, extent_of
from generator.check.rules.page_number import numbers_of
from generator.check.rules.rule import Rule
from generator.check.rules.runs import is_red, said
from generator.check.rules.white_between_lines import (
    Bounds,
    bounds_depart,
    gap_departs,
    ink_top,
    line_of,
    white_to_rule,
)
from generator.ground.errors import TranslatedText
from generator.ground.length import NOTHING, Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import length, tolerance

if TYPE_CHECKING:
    from generator.office.pdf.measured_pages import PrintedRule

_rule = partial(Rule, laid_out="layout.header")

_MARK_WORD = "文件"
below_mark = departure.Words("header-below-the-mark")
lower_edge = departure.Words("header-its-lower-edge-is-from-the-sheets-top")
_below_rule = departure.Words("header-below-the-double-rule", "header-above-the-double-rule")
_foot = departure.Words("imprint-its-last-line-ends-from-the-sheets-top")


@_rule("LT-01", "10.1", "must", rows=("letter.mark_top",), value="不加“文件”")
def mark(found: RecognisedDocument) -> Iterator[Departure]:
    """The mark of a letter is the organ's name without 文件, 30 mm below the upper edge of the sheet (10.1).

    Passes: 示例县民政局 in a frame 30 mm from the sheet's top.
    Departs: 示例县民政局文件, or the mark at the top of the text area.
    """
    if not found.mark:
        return
    first = found.mark[0]
    text = "".join(first.text.split())
    if text.endswith(_MARK_WORD) or found.mark_word is not None:
        yield Departure(first, text, text.removesuffix(_MARK_WORD))
    yield from bounds_depart(first, ink_top(found, first.paragraph), "letter.mark_top", departure.from_top)


@mark.on_page
def mark_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The mark of 信函 begins 30 mm from the sheet's top (10.1).

    Passes: ink top at 30.0 mm.
    Departs: ink top at 72 mm.
    """
    mark = printed_mark(printed)
    if mark is not None:
        yield from departure.held(
            printed, "letter.mark_top", printed.found.mark[0], mark, mark.top, said=departure.from_top
        )


@_rule("LT-02", "10.1", "must", rows=("letter.rule_gap",), value="上粗下细，红色")
def upper_rule(found: RecognisedDocument) -> Iterator[Departure]:
    """A red double rule, thick above thin, is 4 mm below the mark (10.1).

    Passes: two red lines on the sheet, the upper one the thicker; or a border of kind thickThinSmallGap.
    Departs: a single line, a black one, or none at all.
    """
    if not found.mark:
        return
    rules = letter_rules(found)
    if rules.head is not None:
        yield from _look(rules.head, thick_first=True)
        yield from bounds_depart(rules.head.at, _gap_to_the_mark(found, rules.head), "letter.rule_gap", below_mark)
    elif not rules.unclear:
        yield Departure(found.mark[-1], phrase("header-no-rules"), phrase("header-thick-above-thin"))


@upper_rule.on_page
def upper_rule_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The upper double rule of 信函 lies 4 mm under the mark (10.1).

    Passes: 4.0 mm under the mark's ink.
    Departs: 2 mm under it.
    """
    mark, pair = printed_mark(printed), _upper_pair(printed)
    if mark is not None and pair is not None:
        gap = pair[0].y - pair[0].thickness / 2 - mark.bottom
        yield from departure.held(printed, "letter.rule_gap", printed.found.mark[0], mark, gap, said=below_mark)


@_rule("LT-03", "10.1", "must", rows=("letter.rule_bottom",), value="上细下粗，红色")
def lower_rule(found: RecognisedDocument) -> Iterator[Departure]:
    """A red double rule, thin above thick, is 20 mm above the lower edge of the first page (10.1).

    Passes: two red lines on the sheet, the lower one the thicker, its edge at 277 mm.
    Departs: none, or one at 262 mm.
    """
    rules = letter_rules(found)
    if rules.foot is not None:
        yield from _look(rules.foot, thick_first=False)
        yield from departure.off(rules.foot.at, rules.foot.lower, "letter.rule_bottom", said=lower_edge)
    elif not rules.unclear and (found.mark or not found.form.mark_can_lack):
        yield Departure(found.mark[0] if found.mark else None, phrase("header-no-rules"), _double(thick_first=False))


@_rule("LT-04", "10.1", "must", rows=("letter.rule_length", "letter.rule_centre"))
def rule_length(found: RecognisedDocument) -> Iterator[Departure]:
    """Both double rules are 170 mm long and centred (10.1).

    Passes: from 20 to 190 mm.
    Departs: from 28 to 184 mm.
    """
    rules = letter_rules(found)
    for rule in (rules.head, rules.foot):
        if rule is None or rule.left is None or rule.right is None:
            continue
        too_long = list(departure.off(rule.at, rule.right - rule.left, "letter.rule_length", said=departure.long))
        axis = (rule.left + rule.right) * 0.5
        yield from too_long or departure.off(rule.at, axis, "letter.rule_centre", said=departure.middle)


@_rule("LT-05", "10.1", "must", rows=("letter.element_gap",), value="左右顶格")
def elements_at_the_head(found: RecognisedDocument) -> Iterator[Departure]:
    """份号, 密级 and 紧急程度 are flush left, the 发文字号 flush right, below the first double rule (10.1).

    Passes: 特急 at the left edge of the text area, the number at its right edge.
    Departs: a centred number.
    """
    bound = tolerance("letter.element_gap")
    for element in (found.copy_number, found.secrecy, found.urgency):
        begin = None if element is None else _left(found, element)
        if element is not None and begin is not None and abs(begin) > bound:
            yield Departure(element, departure.left(departure.mm(begin)), departure.FLUSH_LEFT)
    place = None if found.number is None else extent_of(found.number, found.document)
    if place is not None and abs(place.right) > bound + place.unsure:
        yield Departure(found.number, departure.right(departure.mm(place.right)), phrase("header-flush-right"))


@elements_at_the_head.on_page
def elements_at_the_head_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """份号, 密级, 紧急程度 and the number are 4.84 mm under the double rule (10.1).

    Passes: the number's ink begins 4.8 mm under the rule.
    Departs: 12 mm under it.
    """
    found, pair = printed.found, _upper_pair(printed)
    if pair is None:
        return
    given = () if number_left_blank(found) else (found.copy_number, found.secrecy, found.urgency)
    first = next((each for each in given if printed.one(each) is not None), None)
    for element in (found.number, first):
        line = printed.one(element)
        if line is not None:
            gap = line.top - pair[1].y - pair[1].thickness / 2
            yield from departure.held(printed, "letter.element_gap", element, line, gap, said=_below_rule)


@_rule("LT-06", "10.1", "must", "warning", rows=("letter.title_gap",), laid_out="layout.title_block")
def title_gap(found: RecognisedDocument) -> Iterator[Departure]:
    """The title is two 行 below the last element above it (10.1).

    Passes: two empty lines between the number and the title.
    Departs: the title directly below the number.
    """
    if found.title is not None and found.number is not None:
        yield from gap_departs(found, found.title.paragraph, "letter.title_gap")


@_rule(
    "LT-07",
    "10.1",
    "must",
    "warning",
    rows=("letter.last_line_gap", "letter.rule_bottom"),
    laid_out="layout.page_setup",
)
def text_over_the_lower_rule(found: RecognisedDocument) -> Iterator[Departure]:
    """The last line of the first page stays 7/8 of a 3号 character above the lower double rule (10.1).

    Passes: a bottom margin of 35 mm, or of 24.4 mm.
    Departs: a bottom margin of 20 mm.
    """
    foot = letter_rules(found).foot
    if foot is None:
        return
    section = found.document.sections[0]
    body = next((part.paragraph for part in found.body if part.paragraph.section == 0), None)
    if body is None:
        return
    lowest = section.height - section.bottom - line_of(body, section).below.most
    height = NOTHING if foot.upper is None or foot.lower is None else foot.lower - foot.upper
    gap, wanted = length("letter.rule_bottom") - height - lowest, length("letter.last_line_gap")
    if gap < wanted - tolerance("letter.last_line_gap"):
        yield Departure(body, departure.clear(departure.mm(gap)), departure.at_least(departure.mm(wanted)))


@_rule("LT-08", "10.1", "must", value="首页不显示页码", laid_out="writer.section")
def first_page_number(found: RecognisedDocument) -> Iterator[Departure]:
    """The first page of a letter has no number, and is counted (10.1).

    Passes: a first-page footer without a number, and footers with one for the others.
    Departs: one footer for all pages, with a number.
    """
    section = found.document.sections[0]
    numbered = any(numbers_of(section, kind) for kind in ("default", "even"))
    at = found.mark[0] if found.mark else None
    if section.title_page:
        if numbers_of(section, "first"):
            yield Departure(at, phrase("header-it-has-a-number"), phrase("header-no-number"))
    elif numbered:
        yield Departure(at, phrase("header-no-first"), phrase("header-no-number"))
    if numbered and section.restarts_at not in (None, 1):
        start = section.restarts_at
        yield Departure(at, phrase("header-numbers-begin-at", start=start), phrase("header-first-is-1"))


@_rule("LT-09", "10.1", "must", value="无分隔线、印发机关、印发日期", laid_out="layout.imprint_block")
def plain_imprint(found: RecognisedDocument) -> Iterator[Departure]:
    """The 版记 of a letter has no rules, no 印发机关 and no 印发日期 (10.1).

    Passes: 抄送 alone, without rules.
    Departs: 抄送 between rules, or 印发机关 and 印发日期.
    """
    imprint = found.imprint
    if imprint is None:
        return
    for element, key in ((imprint.office, "header-letter-office"), (imprint.date, "header-letter-date")):
        if element is not None:
            yield Departure(element, *contrast(key))
    rows = ruled_rows(imprint)
    if (rows is None or any(rows.rules)) and imprint.paragraphs:
        yield Departure(imprint.paragraphs[0], *contrast("header-letter-ruled"))


@plain_imprint.on_page
def plain_imprint_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The 版记 of 信函 is at the foot of the type area (10.1).

    Passes: 抄送, its ink ending at 260 mm.
    Departs: its ink ending at 201 mm.
    """
    imprint = printed.found.imprint
    copies = None if imprint is None else imprint.copy_to
    lines = printed.lines(copies)
    if lines:
        yield from departure.held(printed, "letter.imprint_foot", copies, lines[-1], lines[-1].bottom, said=_foot)


@_rule("LT-10", "10.1", "must", value="主办机关的标志")
def one_mark(found: RecognisedDocument) -> Iterator[Departure]:
    """A joint letter has the lead organ's mark only (10.1).

    Passes: one name in the mark, three signatures.
    Departs: three names in the mark.
    """
    if len(found.mark) > 1:
        yield Departure(found.mark[1], str(len(found.mark)), "1")


def _look(rule: DoubleRule, *, thick_first: bool) -> Iterator[Departure]:
    """Departures of its lines and their colour."""
    wanted = _double(thick_first=thick_first)
    if rule.lines == 1:
        yield Departure(rule.at, phrase("header-a-single-line"), wanted)
    elif rule.thick_first is not None and rule.thick_first is not thick_first:
        yield Departure(rule.at, _double(thick_first=rule.thick_first), wanted)
    other = [color for color in rule.colors if not _reddish(color)]
    if other:
        yield Departure(rule.at, said(other[0]), phrase("page-red"))


def _reddish(color: str | None) -> bool:
    if color is None:
        return False
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xB0 and red > 2 * green and red > 2 * blue


def _gap_to_the_mark(found: RecognisedDocument, rule: DoubleRule) -> Bounds | None:
    """The white between the mark's ink and the rule, where the file has it."""
    paragraph = found.mark[-1].paragraph
    section = found.document.sections[0]
    if rule.bordered:
        return white_to_rule(paragraph, section) if rule.at is paragraph else None
    top = ink_top(found, paragraph)
    if top is None or rule.upper is None:
        return None
    line = line_of(paragraph, section)
    ink = line.height.least - line.above.least - line.below.least
    return Bounds(rule.upper - top.most - ink, rule.upper - top.least - ink)


def _left(found: RecognisedDocument, element: Element) -> Length | None:
    paragraph: Paragraph = element.paragraph
    if paragraph.text.lstrip().startswith(element.text.strip()):
        return begins(paragraph, found.document)
    return None


def _upper_pair(printed: PrintedDocument) -> tuple[PrintedRule, PrintedRule] | None:
    """The first two red rules close to each other in the upper half of the first side."""
    reds = [rule for rule in printed.pages[0].rules if is_red(rule.color)] if printed.pages else []
    near = length("letter.pair_height").mm
    pairs = (pair for pair in pairwise(reds) if pair[1].y - pair[0].y <= near)
    return next((pair for pair in pairs if pair[0].y <= printed.pages[0].height / 2), None)


def _double(*, thick_first: bool) -> TranslatedText:
    return phrase("header-thick-above-thin" if thick_first else "header-thin-above-thick")
