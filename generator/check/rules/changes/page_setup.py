"""Page set-up: sheet, margins and grid, and footers with page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from generator.check.rules.changes.characters import text_of
from generator.check.rules.changes.edited_document import Mend, Mender, Work, attributes, refer_to_footer, switch
from generator.check.rules.changes.looks import runs_there
from generator.ground.errors import Span
from generator.ground.length import Length
from generator.office.reading.attribute_values import or_nothing, twips
from generator.office.wordml.schema_order import get_or_add, run_properties
from generator.office.wordml.wordml_names import w
from generator.official.recognition.recognising import Side, right_margins
from generator.standard import Profile, length, number

_Edge = Literal["top", "bottom", "left", "right"]
_KINDS = {"default": "right", "even": "left"}
_NUMBER = "— 1 —"


def sheet(work: Work) -> Iterator[Mend]:
    """A4, lying across where it does so already."""
    width, height = length("page.width").twips, length("page.height").twips
    for section in work.opened.sections:
        size = get_or_add(section, "pgSz")
        across = size.get(w("orient")) == "landscape"
        attributes(size, {"w": height if across else width, "h": width if across else height, "code": None})
    yield from _mends(work)


def margin(side: _Edge) -> Mender:
    """A mender of one margin: that of the profile that the document has, or of offices."""

    def mend(work: Work) -> Iterator[Mend]:
        for section in _upright(work):
            given = get_or_add(section, "pgMar")
            attributes(given, {side: _right(side, given, work.found.profile or Profile.OFFICE).twips})
            if side == "left":
                attributes(given, {"gutter": 0})
        yield from _mends(work)

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
    profile = work.found.profile or Profile.OFFICE
    characters = work.found.document.body_size == length("size.body")
    for section in _upright(work):
        given = get_or_add(section, "docGrid")
        given.attrib.clear()
        attributes(given, {"type": "linesAndChars" if characters else "lines"})
        attributes(given, {"linePitch": length("grid.pitch", profile).twips})
        if characters:
            attributes(given, {"charSpace": int(number("grid.char_space"))})
    yield from _mends(work)


def tracking(work: Work) -> Iterator[Mend]:
    """28 characters of 3号 in a line by condensing them, where the document's own size of type allows no such grid."""
    found, size = work.found, length("size.body")
    if found.document.body_size == size:
        return
    for part in found.text_parts:
        element = work.element(part.paragraph)
        if element is None or any(run.size != size for run in part.paragraph.runs if run.text.strip()):
            continue
        for run in runs_there(element, 0, len(text_of(element))):
            attributes(get_or_add(run_properties(run), "spacing"), {"val": length("grid.tracking").twips})
        work.touched.append(part.paragraph.place)
    yield from (work.mend(departure, found.body[0].paragraph.place) for departure in work.departures)


def _mends(work: Work) -> Iterator[Mend]:
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
    if not work.found.form.first_page_numbered:
        switch(opened.sections[0], "titlePg", on=True)
    switch(settings, "evenAndOddHeaders", on=True)
    for departure in work.departures:
        yield Mend(work.rule, place, departure.measured, _NUMBER, parts=tuple(added))


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


def even_footers(work: Work) -> Iterator[Mend]:
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
