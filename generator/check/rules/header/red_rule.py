"""The red rule of the 版头 in the file (7.2.7): HD-28 to HD-30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from generator.check.departure import Departure, Words, held, long, mm
from generator.check.printed_places import PrintedDocument
from generator.check.rules.changes.edited_document import Mend, Work, attributes
from generator.check.rules.line_extent import area_width, position
from generator.check.rules.rule import Rule
from generator.check.rules.runs import RED, is_red, said
from generator.check.rules.white_between_lines import Bounds, line_of, unsure
from generator.ground.length import Length, Pt
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Block, Border, Drawing, Paragraph, Table
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import length, tolerance

if TYPE_CHECKING:
    from generator.office.pdf.measured_pages import PrintedRule

_rule = partial(Rule, laid_out="layout.header")

_SIDES = ("bottom", "top")
_ROUNDING = 0.005  # mm, of what is printed with two decimals


_WIDEST = Pt(31)  # of the space between text and border (ECMA-376, 17.3.4)
_below = Words("header-below-the-number")
_a_rule = Words("header-a-red-rule-below-the-number")


@dataclass(frozen=True, slots=True)
class RedRule:
    """The rule: a border on a ``side`` of a paragraph, or a line that is drawn."""

    paragraph: Paragraph
    border: Border | None = None
    side: str = ""
    drawing: Drawing | None = None

    @property
    def color(self) -> str | None:
        """Its colour, None where that is left to the program."""
        if self.border is not None:
            return self.border.color
        return None if self.drawing is None else self.drawing.color


@_rule("HD-28", "7.2.7", "must", rows=("red_rule.gap",), value="红色")
def rule_under_number(found: RecognisedDocument) -> Iterator[Departure]:
    """A red rule lies 4 mm under the number (7.2.7).

    Passes: a red bottom border of the number's paragraph, 6 pt from its text
    Departs: no rule, a black one, or one 20 pt from the text
    """
    if found.form.number_free or found.number is None:
        return
    if found.title is not None and found.number.paragraph in found.title.paragraphs:
        return  # as websites have it, behind a line break
    rule = red_rule(found)
    if rule is None:
        if not _may_hide_a_rule(found):
            yield Departure(found.number, phrase("header-no-rule"), _a_rule(mm(length("red_rule.gap"))))
        return
    if not is_red(rule.color) and rule.border is not None:
        yield Departure(rule.paragraph, said(rule.color), phrase("page-red"))
    gap = _gap(found, rule)
    bound = tolerance("red_rule.gap") + unsure(found.number.paragraph)
    if gap is not None and not gap.within(length("red_rule.gap"), bound):
        yield Departure(rule.paragraph, _below(gap.text), mm(length("red_rule.gap")))


@rule_under_number.on_page
def rule_under_number_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The red rule lies 4 mm under the number (7.2.7).

    Passes: 4.0 mm between the number's ink and the rule.
    Departs: 8 mm.
    """
    found = printed.found
    rule, placed = _printed_rule(printed), printed.one(found.number)
    if rule is not None and placed is not None:
        gap = rule.y - rule.thickness / 2 - placed.bottom
        yield from held(printed, "red_rule.gap", found.number, placed, gap, said=_below)


@rule_under_number.mends
def _rule_mended(work: Work) -> Iterator[Mend]:
    """The red rule 4 mm under the number: a border below its paragraph, whose colour and place are set.

    Where there is none it is drawn only under a mark: a file without one goes on paper with a printed head.
    """
    number = work.found.number
    element = None if number is None else work.element(number.paragraph)
    if number is None or element is None or not _may_have_border(work.found, number.paragraph):
        return
    space = (
        length("red_rule.gap")
        - line_of(number.paragraph, work.found.document.sections[number.paragraph.section]).below.middle
    )
    if 0 <= space <= _WIDEST:
        _draw(element, Length(space))
        yield from (work.mend(departure, number.paragraph.place) for departure in work.departures)


def _may_have_border(found: RecognisedDocument, paragraph: Paragraph) -> bool:
    """Whether the rule is the border below the number, or is to be that."""
    rule = red_rule(found)
    if rule is not None:
        return rule.border is not None and rule.paragraph is paragraph and rule.side == "bottom"
    return bool(found.mark) and found.signers is None and paragraph.place.table is None and not paragraph.frame


def _draw(element: etree._Element, space: Length) -> None:
    border = get_or_add(get_or_add(paragraph_properties(element), "pBdr"), "bottom")
    thickness = {} if border.attrib else {"val": "single", "sz": length("red_rule.thickness").eighths}
    attributes(border, {**thickness, "space": round(space.pt), "color": RED, "themeColor": None})


@_rule("HD-29", "7.2.7", "must", rows=("type_area.width",))
def rule_as_wide_as_the_type_area(found: RecognisedDocument) -> Iterator[Departure]:
    """The red rule is as long as the type area is wide, 156 mm (7.2.7).

    Passes: a border of a paragraph without indents
    Departs: a border of a paragraph with indents of 20 mm, or a drawn line of 140 mm
    """
    rule = red_rule(found)
    if rule is None:
        return
    wanted, bound = length("type_area.width"), tolerance("type_area.width")
    section = found.document.sections[rule.paragraph.section]
    if rule.drawing is not None:
        if abs(rule.drawing.width - wanted) > bound * 2:
            yield Departure(rule.paragraph, long(mm(rule.drawing.width)), mm(wanted))
        return
    indents = (rule.paragraph.left + min(rule.paragraph.first_line, Length(0)), rule.paragraph.right)
    if any(abs(indent) > bound for indent in indents):
        yield Departure(rule.paragraph, long(mm(area_width(section) - indents[0] - indents[1])), mm(wanted))


@_rule("HD-30", "7.2.7", "practice", "info", rows=("red_rule.thinnest", "red_rule.thickest"))
def rule_thickness(found: RecognisedDocument) -> Iterator[Departure]:
    """The red rule is between 0.35 and 0.75 mm thick, as specimens and offices have it.

    Passes: 1.5 pt, 0.53 mm
    Departs: 0.5 pt, or 6 pt
    """
    rule = red_rule(found)
    if rule is None or rule.border is None or rule.border.kind != "single":
        return
    least, most = length("red_rule.thinnest").mm, length("red_rule.thickest").mm
    if not least - _ROUNDING <= rule.border.width.mm <= most + _ROUNDING:
        yield Departure(rule.paragraph, f"{rule.border.width.mm:.2f} mm", f"{least:.2f} – {most:.2f} mm")


def red_rule(found: RecognisedDocument) -> RedRule | None:
    """The rule between the number and what follows it: a border, or a line that is drawn in those paragraphs."""
    blocks = [block for block in _around(found) if isinstance(block, Paragraph)]
    borders = (
        RedRule(block, border=block.borders[side], side=side)
        for block in blocks
        for side in _SIDES
        if side in block.borders
    )
    lines = (
        RedRule(block, drawing=drawing)
        for block in blocks
        for drawing in block.drawings
        if drawing.kind == "line" and drawing.width > drawing.height
    )
    return next(borders, None) or next(lines, None)


def _around(found: RecognisedDocument) -> tuple[Block, ...]:
    """The blocks from the mark to the title, or to the text where there is no title."""
    document = found.document
    first = found.mark[-1] if found.mark else found.number
    bracketed = found.title_note or found.edition
    after = found.title or bracketed or found.recipients or (found.body[0] if found.body else None)
    start = None if first is None else position(first.paragraph, document)
    end = None if after is None else position(after.paragraph, document)
    if start is None or end is None:
        return ()
    return document.blocks[start : end + 1]


def _may_hide_a_rule(found: RecognisedDocument) -> bool:
    """Whether there is something that may be the rule, or hold it, without the file telling."""
    blocks = _around(found)
    headers = (header for section in found.document.sections[:1] for header in section.headers.values())
    return (
        not blocks
        or any(isinstance(block, Table) or block.drawings or block.frame for block in blocks)
        or any(paragraph.drawings for header in headers for paragraph in header)
        or any(
            isinstance(block, Paragraph) and any(drawing.kind != "picture" for drawing in block.drawings)
            for block in found.document.blocks[:1]
        )
    )


def _gap(found: RecognisedDocument, rule: RedRule) -> Bounds | None:
    """The white between the number's ink and the rule."""
    if rule.border is None or found.number is None:
        return None
    document = found.document
    number = found.number.paragraph
    start, end = position(number, document), position(rule.paragraph, document)
    if start is None or end is None or start > end or document.blocks[start] is not number or number.frame:
        return None
    between = document.blocks[start + 1 : end + (rule.side == "bottom" and rule.paragraph is not number)]
    white = line_of(number, document.sections[number.section]).below
    if rule.paragraph is not number:
        white += number.after + rule.paragraph.before
    for block in between:
        if isinstance(block, Table):
            return None
        white += line_of(block, document.sections[block.section]).height
        white += Length(0) if block is rule.paragraph else block.before + block.after
    return white + (rule.border.space if rule.side == "bottom" else -rule.border.space)


def _printed_rule(printed: PrintedDocument) -> PrintedRule | None:
    """The first red rule of the first page below the mark."""
    if not printed.pages:
        return None
    below = max((line.bottom for each in printed.found.mark for line in printed.lines(each)), default=0.0)
    return next((rule for rule in printed.pages[0].rules if is_red(rule.color) and rule.y > below), None)
