"""Where names, date, seals and stamps of a signature are in a file, and on its pages (7.3.5)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.departure import Departure, off
from generator.check.printed_places import PrintedDocument
from generator.check.rules.line_extent import Column, Extent, area_width, blanks_after, extent_of, position, section_of
from generator.ground.length import NOTHING, Length
from generator.office.reading.document import Cell, Drawing, Paragraph, Table
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import length, tolerance

if TYPE_CHECKING:
    from generator.office.pdf.measured_pages import Box


def seals_in(found: RecognisedDocument) -> list[tuple[Paragraph, Drawing]]:
    """Round pictures and shapes of a seal's size near the signature, each with the paragraph it depends on.

    What is in a line of its own is a picture of the text, a QR code perhaps.
    """
    signature = found.signature
    if signature.how != "sealed":
        return []
    signed = (*signature.organs, *((signature.date,) if signature.date else ()))
    own = {id(paragraph) for each in signed for paragraph in each.paragraphs}
    return [
        (paragraph, drawing)
        for paragraph in _around_the_signature(found)
        for drawing in paragraph.drawings
        if drawing.kind != "line" and _like_a_seal(drawing) and (drawing.anchored or id(paragraph) in own)
    ]


def _like_a_seal(drawing: Drawing) -> bool:
    smallest, largest = length("seal.smallest"), length("seal.largest")
    square = abs(drawing.width - drawing.height) < drawing.width * 0.1
    return square and smallest <= drawing.width <= largest + tolerance("seal.gap")


def _around_the_signature(found: RecognisedDocument) -> Iterator[Paragraph]:
    """The paragraphs from the last text to a few behind the date."""
    signature = found.signature
    ends = (*signature.organs, *signature.posts, *((signature.date,) if signature.date else ()))
    places = [place for each in ends if (place := position(each.paragraph, found.document)) is not None]
    if not places:
        return
    for block in found.document.blocks[max(min(places) - 2, 0) : max(places) + 3]:
        yield from (block,) if isinstance(block, Paragraph) else block.paragraphs


def post_to_stamp(found: RecognisedDocument, post: Element) -> Length | None:
    """The white between a post and its stamp, a picture or the room kept for one; None where that is unknown."""
    paragraph = post.paragraph
    stamp = next((drawing for drawing in paragraph.drawings if drawing.kind == "picture"), None)
    place = extent_of(post, found.document)
    if stamp is None:
        room = stamp_room(found, paragraph)
        return None if room is None or place is None else place.right - room.right - room.width
    if not stamp.anchored:
        return None if "\t" in paragraph.text else blanks_after(paragraph)
    if place is None or stamp.left is None:
        return None
    return stamp.left - section_of(paragraph, found.document).left - place.left - place.width


def stamp_room(found: RecognisedDocument, paragraph: Paragraph) -> Column | None:
    """The empty cells behind that of a post, which are the room of the stamp."""
    for block in found.document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            own = [
                number for number, cell in enumerate(row.cells) if any(each is paragraph for each in cell.paragraphs)
            ]
            behind = row.cells[own[0] + 1 :] if own else ()
            if behind and isinstance(block, Table) and not any(each.text.strip() for each in _in(behind)):
                left = block.left + sum((cell.width for cell in row.cells[: own[0] + 1]), NOTHING)
                width = sum((cell.width for cell in behind), NOTHING)
                return Column(left, width, area_width(section_of(block, found.document)) - left - width)
    return None


def _in(cells: tuple[Cell, ...]) -> Iterator[Paragraph]:
    return (paragraph for cell in cells for paragraph in cell.paragraphs)


def stamp_rights(found: RecognisedDocument) -> Iterator[tuple[Paragraph, Length]]:
    """The white at the right of each stamp, a picture near the signature or the room kept for one."""
    for paragraph in _around_the_signature(found):
        for drawing in paragraph.drawings:
            right = _right_of(found, paragraph, drawing) if drawing.kind == "picture" else None
            if right is not None:
                yield paragraph, right
    for post in found.signature.posts:
        room = stamp_room(found, post.paragraph)
        if room is not None:
            yield post.paragraph, room.right


def _right_of(found: RecognisedDocument, paragraph: Paragraph, drawing: Drawing) -> Length | None:
    """The white at the right of a picture, up to the edge of the text area."""
    section = section_of(paragraph, found.document)
    if drawing.anchored:
        if drawing.left is None:
            return None
        return section.left + area_width(section) - drawing.left - drawing.width
    return paragraph.right if paragraph.align == "right" and not paragraph.frame else None


def printed_seals(printed: PrintedDocument) -> tuple[Box, ...]:
    """The seals on the side of the date, row by row: what floats there, or is in the lines that sign."""
    date = printed.one(printed.found.signature.date)
    if date is None:
        return ()
    least, drawn = length("seal.smallest").mm, list(_drawn_seals(printed.found))
    bound = tolerance("seal.printed").mm
    seals = [
        box for box in date.page.images if any(math.dist((box.width, box.height), each) <= bound for each in drawn)
    ]
    return tuple(sorted(seals, key=lambda box: (round(box.top / least), box.left)))


def _drawn_seals(found: RecognisedDocument) -> Iterator[tuple[float, float]]:
    """Width and height of each picture in the file that can be a seal; a QR code in the text is none."""
    least, most, uneven = length("seal.smallest"), length("seal.largest"), length("seal.uneven")
    signature = found.signature
    signing = [id(each.paragraph) for each in (*signature.organs, signature.date) if each is not None]
    for paragraph in found.document.paragraphs:
        for each in paragraph.drawings:
            round_one = least <= each.width <= most and abs(each.width - each.height) <= uneven
            if round_one and (each.anchored or id(paragraph) in signing):
                yield each.width.mm, each.height.mm


def _written_date(found: RecognisedDocument) -> Extent | None:
    """The extent of the date; None where its writing is wrong, since its width will change."""
    date = found.signature.date
    return None if date is None or forms.official_date(date.text.strip()) is None else extent_of(date, found.document)


def over_the_date(found: RecognisedDocument, organ: Element) -> Iterator[Departure]:
    """A departure where a 署名 is not centred over the date."""
    name, day = extent_of(organ, found.document), _written_date(found)
    if name is not None and day is not None:
        beside = Length(abs(name.axis - day.axis))
        yield from off(organ, beside, "sealed.centring", unsure=name.unsure + day.unsure)


def pushed_in(found: RecognisedDocument, day: Extent) -> bool:
    """Whether the last 署名 is so long that, centred over the date, it reaches the right edge."""
    name = extent_of(found.signature.organs[-1], found.document) if found.signature.organs else None
    return name is not None and day.right > length("sealed.date_right") and name.right < length("zi")


def unsealed_places(found: RecognisedDocument) -> tuple[list[Extent], Extent | None]:
    """Where the names and the date of an unsealed signature lie; none where one of them is unknown."""
    signature = found.signature
    if signature.how != "unsealed":
        return [], None
    organs = [extent_of(organ, found.document) for organ in signature.organs]
    known = [place for place in organs if place is not None]
    return (known if len(known) == len(organs) else []), _written_date(found)


def longer(day: Extent, organs: list[Extent], *, surely: bool = False) -> bool:
    """Whether the date is longer than the widest name, or as far as the file shows perhaps."""
    widest = max(organs, key=lambda place: place.width)
    unsure = day.unsure + widest.unsure + length("width.unsure")
    return day.width - widest.width > (unsure if surely else -unsure)


def white_between(one: Box, other: Box) -> float:
    """The white between two round seals, less than nothing where they overlap."""
    across, down = one.middle - other.middle, (one.top + one.bottom - other.top - other.bottom) / 2
    return math.hypot(across, down) - (one.width + other.width) / 2
