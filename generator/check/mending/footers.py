"""Footers with page numbers, where a document has none."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.check.mending.changes import Mend
from generator.check.mending.opened import refer_to_footer
from generator.check.mending.properties import attributes, switch
from generator.check.mending.work import Work
from generator.ground.errors import Span
from generator.office.wordml.schema_order import get_or_add
from generator.office.wordml.wordml_names import w
from generator.standard import Format, length

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
