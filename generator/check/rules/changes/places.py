"""Placing of paragraphs: indents, alignment, spacing and line heights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from generator.check.departure import Departure
from generator.check.rules.changes.edited_document import Mend, Mender, Work, align, attributes, indent, switch
from generator.check.rules.line_extent import section_of, text_width
from generator.ground.errors import Span
from generator.ground.length import Length
from generator.office.reading.document import Paragraph
from generator.office.wordml.schema_order import get_or_add, paragraph_properties
from generator.official.recognition.elements import Element, ListEntry, RecognisedDocument
from generator.standard import length

BLANKS = " \u3000\t\u00a0"
_TWO = 200  # hundredths of a character


def placing(place: Callable[[Paragraph, etree._Element], bool]) -> Mender:
    """A mender that places each paragraph that departs; one of which ``place`` says that it cannot be done is left."""

    def mend(work: Work) -> Iterator[Mend]:
        done: set[int] = set()
        for departure in work.departures:
            for paragraph in work.paragraphs(departure):
                element = work.element(paragraph)
                if element is None or id(element) in done:
                    continue
                if place(paragraph, element):
                    done.add(id(element))
                    yield work.mend(departure, paragraph.place)

    return mend


@placing
def flush_left(paragraph: Paragraph, element: etree._Element) -> bool:
    """Sets a paragraph flush left."""
    if paragraph.align in ("left", "both") and not any((paragraph.left, paragraph.right, paragraph.first_line)):
        return False
    if paragraph.align in ("center", "right", "distribute"):
        align(element, "left")
    indent(element)
    return True


@placing
def centred(paragraph: Paragraph, element: etree._Element) -> bool:
    """Sets a paragraph in the middle, without indents."""
    if paragraph.align == "center" and not any((paragraph.left, paragraph.right, paragraph.first_line)):
        return False
    if "\t" in paragraph.text or paragraph.text[:1] in BLANKS:
        return False
    align(element, "center")
    indent(element)
    return True


@placing
def keep_next(_: Paragraph, element: etree._Element) -> bool:
    """Keeps a paragraph with the next."""
    switch(paragraph_properties(element), "keepNext", on=True)
    return True


def two_in(paragraph: etree._Element, row: str) -> None:
    """Sets the first line in by the two 字 of ``row``."""
    indent(paragraph, first=length(row).twips, chars=_TWO)


def signature(work: Work) -> Iterator[Mend]:
    """署名 and 成文日期 of one organ: sealed with one axis, unsealed as 7.3.5.2 says."""
    date, organs = work.found.signature.date, work.found.signature.organs
    if date is None or len(organs) != 1 or not _alone(date) or not _alone(organs[0]):
        return
    rights = _rights(work.found, organs[0], date)
    placed = [work.element(each.paragraph) for each in (organs[0], date)]
    if rights is None or min(rights) < 0 or None in placed:
        return
    for element, right in zip(placed, rights, strict=True):
        if element is not None:
            align(element, "right")
            indent(element, right=right.twips)
    yield from (work.mend(departure, _place(departure, date)) for departure in work.departures)


def _rights(found: RecognisedDocument, organ: Element, date: Element) -> tuple[Length, Length] | None:
    """The white at the right of the 署名 and of the date (7.3.5.1, 7.3.5.2)."""
    name_width, date_width = _width(found, organ), _width(found, date)
    if found.signature.how == "sealed":
        right = length("sealed.date_right")
        return right + (date_width - name_width) * 0.5, right
    if found.signature.how == "unsealed":
        right, offset = length("unsealed.right"), length("unsealed.date_offset")
        if date_width > name_width:
            return right + date_width + offset - name_width, right
        return right, right + name_width - offset - date_width
    return None


def _place(departure: Departure, date: Element) -> Span:
    at = departure.at
    return at.paragraph.place if isinstance(at, Element) else date.paragraph.place


def _alone(element: Element) -> bool:
    """Whether it is all of one paragraph of the text, with no blanks around it."""
    paragraph = element.paragraph
    return len(element.paragraphs) == 1 and paragraph.text == element.text.strip() and paragraph.place.table is None


def _width(found: RecognisedDocument, element: Element) -> Length:
    return text_width(element.paragraph, section_of(element.paragraph, found.document))


def date_right(work: Work) -> Iterator[Mend]:
    """The place of the date alone, where several organs sign."""
    date = work.found.signature.date
    placed = None if date is None or not _alone(date) else work.element(date.paragraph)
    if date is None or placed is None or len(work.found.signature.organs) < 2:
        yield from signature(work)
        return
    align(placed, "right")
    indent(placed, right=length("sealed.date_right").twips)
    for departure in work.departures:
        yield work.mend(departure, date.paragraph.place)


def spaced(work: Work, spacing: Mapping[str, object | None]) -> Iterator[Mend]:
    """Sets the spacing of the text, and of all that is set in its size around it."""
    kept = _of_their_own(work.found)
    for paragraph in work.found.document.paragraphs:
        if id(paragraph) in kept or paragraph.place.table is not None or paragraph.frame or paragraph.drawings:
            continue
        element = work.element(paragraph)
        if element is not None and _set(get_or_add(paragraph_properties(element), "spacing"), spacing):
            work.touched.append(paragraph.place)
    for departure in work.departures:
        paragraphs = work.paragraphs(departure)
        yield work.mend(departure, paragraphs[0].place if paragraphs else Span(work.opened.file))


def _set(element: etree._Element, values: Mapping[str, object | None]) -> bool:
    """Sets the attributes; whether that changed one."""
    before = sorted(element.attrib.items())
    attributes(element, values)
    return sorted(element.attrib.items()) != before


def _of_their_own(found: RecognisedDocument) -> set[int]:
    """Paragraphs of elements that have line heights of their own."""
    titles = (attachment.title for attachment in found.attachments)
    elements = (*found.mark, found.mark_word, found.title, *titles)
    own = {id(paragraph) for each in elements if each is not None for paragraph in each.paragraphs}
    if found.imprint is not None:
        own |= {id(paragraph) for paragraph in found.imprint.paragraphs}
    own |= {id(each) for each in found.document.paragraphs if each.borders or _is_larger(each)}
    return own


def _is_larger(paragraph: Paragraph) -> bool:
    return any(run.size > length("size.body") for run in paragraph.runs if run.text.strip())


def attachment_list(work: Work) -> Iterator[Mend]:
    """All entries of the 附件说明: the first two 字 in, the others below its serial, wrapped names below themselves."""
    listed = work.found.attachment_list
    if any("\t" in each.paragraph.text for each in listed):
        return
    first = length("attachment_list.indent")
    name = first + _lead(work.found, listed[0]) if listed else first
    departures = {id(paragraph): each for each in work.departures for paragraph in work.paragraphs(each)}
    for each in listed:
        element = work.element(each.paragraph)
        if element is None:
            continue
        hanging = _lead(work.found, each)
        align(element, "both")
        indent(element, left=name.twips, first=-hanging.twips)
        if id(each.paragraph) in departures:
            yield work.mend(departures[id(each.paragraph)], each.paragraph.place)


def _lead(found: RecognisedDocument, listed: ListEntry) -> Length:
    """The width of what is before an attachment's name."""
    text = listed.paragraph.text
    lead = text[: max(text.find(listed.name), 0)].lstrip(BLANKS)
    return text_width(listed.paragraph, section_of(listed.paragraph, found.document), lead) if lead else Length(0)
