"""Sheet, margins and grid of the sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from generator.check.elements.found import Found
from generator.check.elements.kinds import Side, right_margins
from generator.check.mending.changes import Mend
from generator.check.mending.properties import attributes
from generator.check.mending.work import Mender, Work
from generator.ground.errors import Span
from generator.ground.length import Length
from generator.office.reading.attribute_values import or_nothing, twips
from generator.office.wordml.schema_order import get_or_add
from generator.office.wordml.wordml_names import w
from generator.standard import Profile, length, number

Edge = Literal["top", "bottom", "left", "right"]
"""A margin of a sheet."""


def sheet(work: Work) -> Iterator[Mend]:
    """A4, lying across where it does so already."""
    width, height = length("page.width").twips, length("page.height").twips
    for section in work.opened.sections:
        size = get_or_add(section, "pgSz")
        across = size.get(w("orient")) == "landscape"
        attributes(size, {"w": height if across else width, "h": width if across else height, "code": None})
    yield from _told(work)


def margin(side: Edge) -> Mender:
    """A mender of one margin: that of the profile that the document has, or of offices."""

    def mend(work: Work) -> Iterator[Mend]:
        for section in _upright(work):
            given = get_or_add(section, "pgMar")
            attributes(given, {side: _right(side, given, _profile(work.found)).twips})
            if side == "left":
                attributes(given, {"gutter": 0})
        yield from _told(work)

    return mend


def _right(side: Edge, given: etree._Element, profile: Profile) -> Length:
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
