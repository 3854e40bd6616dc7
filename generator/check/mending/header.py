"""The 版头: the place of the mark, and the red rule under the number."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.check.elements.found import Found
from generator.check.mending.changes import Mend
from generator.check.mending.properties import attributes
from generator.check.mending.work import Work
from generator.check.rules.colours import RED
from generator.check.rules.header.red_rule import red_rule as rule_of
from generator.check.rules.white import Bounds, ink_top, line_of
from generator.ground.length import Length, Pt
from generator.office.reading.document import Paragraph
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.standard import length

_WIDEST = Pt(31)  # of the space between text and border (ECMA-376, 17.3.4)


def mark_top(work: Work) -> Iterator[Mend]:
    """The mark 72 mm from the upper edge of the sheet, by the space above its paragraph."""
    paragraph = work.found.mark[0].paragraph
    element, top = work.element(paragraph), ink_top(work.found, paragraph)
    if element is None or top is None:
        return
    before = paragraph.before + length("issuer_mark.top") - _middle(top)
    if before < 0:
        return
    spacing = get_or_add(paragraph_properties(element), "spacing")
    attributes(spacing, {"before": Length(before).twips, "beforeLines": None, "beforeAutospacing": None})
    yield from (work.mend(departure, paragraph.place) for departure in work.departures)


def red_rule(work: Work) -> Iterator[Mend]:
    """The red rule 4 mm under the number: a border below its paragraph, whose colour and place are set.

    Where there is none it is drawn only under a mark: a file without one goes on paper with a printed head.
    """
    number = work.found.number
    element = None if number is None else work.element(number.paragraph)
    if number is None or element is None or not _may_have_border(work.found, number.paragraph):
        return
    space = length("red_rule.gap") - _middle(
        line_of(number.paragraph, work.found.document.sections[number.paragraph.section]).below
    )
    if 0 <= space <= _WIDEST:
        _draw(element, Length(space))
        yield from (work.mend(departure, number.paragraph.place) for departure in work.departures)


def _may_have_border(found: Found, paragraph: Paragraph) -> bool:
    """Whether the rule is the border below the number, or is to be that."""
    rule = rule_of(found)
    if rule is not None:
        return rule.border is not None and rule.paragraph is paragraph and rule.side == "bottom"
    return bool(found.mark) and found.signers is None and paragraph.place.table is None and not paragraph.frame


def _draw(element: etree._Element, space: Length) -> None:
    border = get_or_add(get_or_add(paragraph_properties(element), "pBdr"), "bottom")
    thickness = {} if border.attrib else {"val": "single", "sz": length("red_rule.thickness").eighths}
    attributes(border, {**thickness, "space": round(space.pt), "color": RED, "themeColor": None})


def _middle(span: Bounds) -> Length:
    return Length((span.least + span.most) * 0.5)
