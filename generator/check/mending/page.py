"""Fixes of pages: sheet, margins and grid, footers with page numbers, the place of the 版头 and its red rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from generator.check.mending.work import Mend, Mender, Work, attributes, refer_to_footer, switch
from generator.check.rules.header.red_rule import red_rule as rule_of
from generator.check.rules.runs import RED
from generator.check.rules.white import Bounds, ink_top, line_of
from generator.ground.errors import Span
from generator.ground.length import Length, Pt
from generator.office.reading.attribute_values import or_nothing, twips
from generator.office.reading.document import Paragraph
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.office.wordml.wordml_names import w
from generator.official.recognition.found import Found
from generator.official.recognition.kinds import Side, right_margins
from generator.standard import Format, Profile, length, number

_Edge = Literal["top", "bottom", "left", "right"]
"""A margin of a sheet."""


def sheet(work: Work) -> Iterator[Mend]:
    """A4, lying across where it does so already."""
    width, height = length("page.width").twips, length("page.height").twips
    for section in work.opened.sections:
        size = get_or_add(section, "pgSz")
        across = size.get(w("orient")) == "landscape"
        attributes(size, {"w": height if across else width, "h": width if across else height, "code": None})
    yield from _told(work)


def margin(side: _Edge) -> Mender:
    """A mender of one margin: that of the profile that the document has, or of offices."""

    def mend(work: Work) -> Iterator[Mend]:
        for section in _upright(work):
            given = get_or_add(section, "pgMar")
            attributes(given, {side: _right(side, given, _profile(work.found)).twips})
            if side == "left":
                attributes(given, {"gutter": 0})
        yield from _told(work)

    return mend


def _right(side: _Edge, given: etree._Element, profile: Profile) -> Length:
    """The margin that belongs to the opposite one in ``given``: where that is the stated one, the stated one."""
    if side == "left" or side == "right":
        return length(f"margin.{side}")
    opposite: Side = "bottom" if side == "top" else "top"
    there = or_nothing(twips(given.get(w(opposite))))
    derived, stated = (abs(there - right) for right in right_margins(opposite, profile))
    return right_margins(side, profile)[1 if stated < derived else 0]


def grid(work: Work) -> Iterator[Mend]:
    """22 lines of 28 characters; of lines alone where the document's own size of type is another than the text's."""
    profile = _profile(work.found)
    characters = work.found.document.body_size == length("size.body")
    for section in _upright(work):
        given = get_or_add(section, "docGrid")
        given.attrib.clear()
        attributes(given, {"type": "linesAndChars" if characters else "lines"})
        attributes(given, {"linePitch": length("grid.pitch", profile).twips})
        if characters:
            attributes(given, {"charSpace": int(number("grid.char_space"))})
    yield from _told(work)


def _told(work: Work) -> Iterator[Mend]:
    place = Span(work.opened.file, part=work.opened.main)
    return (work.mend(departure, place) for departure in work.departures)


def _upright(work: Work) -> Iterator[etree._Element]:
    """The sections that the document itself is set in; an attachment may have a page set-up of its own."""
    own = {paragraph.section for paragraph in work.found.own_paragraphs}
    for number_, section in enumerate(work.opened.sections):
        size = section.find(w("pgSz"))
        across = size is not None and size.get(w("orient")) == "landscape"
        if not across and (number_ in own or not own):
            yield section


def _profile(found: Found) -> Profile:
    return found.profile or Profile.OFFICE


# Footers get page numbers where a document has none.


_KINDS = {"default": "right", "even": "left"}
_NUMBER = "— 1 —"


def page_numbers(work: Work) -> Iterator[Mend]:
    """— 1 — in new footers of odd and even pages, where no footer has anything in it."""
    document, opened = work.found.document, work.opened
    written = any(
        each.text.strip() or each.drawings for s in document.sections for f in s.footers.values() for each in f
    )
    settings = opened.settings
    if written or settings is None or not opened.sections:
        return
    place = Span(opened.file, part=opened.main)
    added = []
    for kind, side in _KINDS.items():
        part, relationship = opened.add_footer(_footer(side))
        added.append(part)
        for section in opened.sections:
            refer_to_footer(section, kind, relationship)
    _place_footers(work)
    if work.found.format is Format.LETTER:
        switch(opened.sections[0], "titlePg", on=True)
    switch(settings, "evenAndOddHeaders", on=True)
    for departure in work.departures:
        yield Mend(work.rule, place, departure.measured, _NUMBER, parts=tuple(added))


def even_pages(work: Work) -> Iterator[Mend]:
    """A footer of even pages where those have that of odd pages, which is nothing but a page number."""
    document, opened = work.found.document, work.opened
    settings = opened.settings
    if settings is None:
        return
    switch(settings, "evenAndOddHeaders", on=True)
    added: tuple[str, ...] = ()
    if not any("even" in section.footers for section in document.sections):
        part, relationship = opened.add_footer(_footer("left"))
        added = (part,)
        for section in opened.sections:
            refer_to_footer(section, "even", relationship)
        _place_footers(work)
    place = Span(opened.file, part=opened.main)
    for departure in work.departures:
        yield Mend(work.rule, place, departure.measured, departure.wanted, parts=added)


def _place_footers(work: Work) -> None:
    """The distance from the edge at which the dash of the number is 7 mm below the type area."""
    for section in work.opened.sections:
        attributes(get_or_add(section, "pgMar"), {"footer": length("page_number.footer").twips})


def _footer(side: str) -> bytes:
    """A footer of one paragraph: — PAGE — in 4号宋体, one 字 in (7.5)."""
    size, inset = length("page_number.size").half_points, length("page_number.inset").twips
    pitch = length("page_number.pitch").twips
    look = (
        '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:snapToGrid w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )

    def run(content: str) -> str:
        return f"<w:r>{look}{content}</w:r>"

    field = "".join(
        (
            run('<w:fldChar w:fldCharType="begin"/>'),
            run('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
            run('<w:fldChar w:fldCharType="separate"/>'),
            run("<w:t>1</w:t>"),
            run('<w:fldChar w:fldCharType="end"/>'),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:ftr xmlns:w="{etree.QName(w("ftr")).namespace}"><w:p><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>'
        f'<w:ind w:{side}="{inset}"/><w:jc w:val="{side}"/></w:pPr>'
        + run('<w:t xml:space="preserve">— </w:t>')
        + field
        + run('<w:t xml:space="preserve"> —</w:t>')
        + "</w:p></w:ftr>"
    ).encode()


# The 版头 gets its place, and the red rule under the number.


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
