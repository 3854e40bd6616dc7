"""Seals, and the page of 署名 and 成文日期, on the printed page (7.3.5)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from generator.check.rendered.page_checks import mm, on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure, at_least, at_most, clear
from generator.ground.errors import TranslatedText
from generator.office.pdf.measured_pages import Box
from generator.official.recognition.found import Found
from generator.standard import length, tolerance

_OUTSIDE = (
    TranslatedText("这一行在印章之外", "this line is outside of the seal"),
    TranslatedText("在印章之内", "within it"),
)
_ABOVE_MIDDLE = (
    TranslatedText("这一行在印章中心以上", "this line is above the seal's centre"),
    TranslatedText("在中心偏下", "a little below it"),
)
_OVER_THE_EDGE = (
    TranslatedText("印章超出版心", "a seal leaves the type area"),
    TranslatedText("在版心之内", "within it"),
)
_WITH_TEXT = TranslatedText("与正文同面", "on a page with text")


@on_page("SG-05")
def seal_close_under_the_text(printed: Printed) -> Iterator[Departure]:
    """A seal's top lies within one 行 of the text above (7.3.5.1).

    Passes: 9.8 mm under the last line.
    Departs: 25 mm under it.
    """
    seals, date = _seals(printed), printed.one(printed.found.signature.date)
    above = _text_above(printed)
    if seals and date is not None and above is not None:
        gap = min(seal.top for seal in seals) - above.bottom
        widest = length("seal.widest_gap").mm
        if not 0 < gap <= widest:
            yield Departure(printed.found.signature.date, clear(mm(gap)), at_most(mm(widest)), page=date.page.number)


@on_page("SG-06")
def seal_presses_on_both(printed: Printed) -> Iterator[Departure]:
    """A seal presses on 署名 and date, both a little below its middle (7.3.5.1).

    Passes: both lines within the seal, the date's under its middle.
    Departs: a seal above the 署名.
    """
    signature = printed.found.signature
    seals = _seals(printed)
    if not seals or len(signature.organs) != 1:
        return
    seal = seals[-1]
    for element in (signature.organs[0], signature.date):
        line = printed.one(element)
        if line is not None and not seal.top < line.top < line.bottom < seal.bottom:
            yield Departure(element, *_OUTSIDE, page=line.page.number)
        elif line is not None and (line.top + line.bottom) / 2 < (seal.top + seal.bottom) / 2:
            yield Departure(element, *_ABOVE_MIDDLE, page=line.page.number)


@on_page("SG-07")
def seals_apart(printed: Printed) -> Iterator[Departure]:
    """The seals of a joint issue neither overlap nor touch, and stay in the type area (7.3.5.1).

    Passes: two seals 1 mm apart.
    Departs: two seals that overlap by 3 mm.
    """
    signature = printed.found.signature
    seals = _seals(printed)
    date = printed.one(signature.date)
    if not seals or len(signature.organs) < 2 or date is None:
        return
    page = date.page.number
    apart = length("seal.least_apart").mm
    nearest = min((_white_between(*pair) for pair in combinations(seals, 2)), default=apart)
    if nearest < apart:
        yield Departure(signature.date, _apart(mm(nearest)), at_least(mm(apart)), page=page)
    area, bound = printed.area(date.page), tolerance("type_area.right").mm
    if any(seal.left < area.left - bound or seal.right > area.right + bound for seal in seals):
        yield Departure(signature.date, *_OVER_THE_EDGE, page=page)


@on_page("SG-17")
def signature_not_alone(printed: Printed) -> Iterator[Departure]:
    """署名 and date share their side with text.

    Passes: two lines of text above the 署名.
    Departs: a side that begins with the 署名.
    """
    signature = printed.found.signature
    first = next(filter(None, map(printed.one, (*signature.organs[:1], signature.date))), None)
    if first is None or first.page.number == 1:
        return
    if not any(placed.page is first.page and placed.baseline < first.baseline for placed in _text(printed)):
        element = signature.organs[0] if signature.organs else signature.date
        page = first.page.number
        yield Departure(
            element, TranslatedText(f"第 {page} 面没有正文", f"on page {page} without text"), _WITH_TEXT, page=page
        )


def _apart(measure: str) -> TranslatedText:
    if measure.startswith("-"):
        return TranslatedText(f"两枚印章重叠 {measure[1:]}", f"two seals overlap by {measure[1:]}")
    return TranslatedText(f"两枚印章相距 {measure}", f"two seals are {measure} apart")


def _white_between(one: Box, other: Box) -> float:
    """The white between two round seals, less than nothing where they overlap."""
    across, down = one.middle - other.middle, (one.top + one.bottom - other.top - other.bottom) / 2
    return math.hypot(across, down) - (one.width + other.width) / 2


def _text(printed: Printed) -> Iterator[Placed]:
    for _, placed in printed.body_lines():
        yield from placed
    for listed in printed.found.attachment_list:
        yield from printed.lines(listed.paragraph)


def _text_above(printed: Printed) -> Placed | None:
    """The last line of text or 附件说明."""
    listed = printed.found.attachment_list
    lines = printed.lines(listed[-1].paragraph) if listed else ()
    if lines:
        return lines[-1]
    return next((placed[-1] for _, placed in reversed(list(printed.body_lines()))), None)


def _seals(printed: Printed) -> tuple[Box, ...]:
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


def _drawn_seals(found: Found) -> Iterator[tuple[float, float]]:
    """Width and height of each picture in the file that can be a seal; a QR code in the text is none."""
    least, most, uneven = length("seal.smallest"), length("seal.largest"), length("seal.uneven")
    signature = found.signature
    signing = [id(each.paragraph) for each in (*signature.organs, signature.date) if each is not None]
    for paragraph in found.document.paragraphs:
        for each in paragraph.drawings:
            round_one = least <= each.width <= most and abs(each.width - each.height) <= uneven
            if round_one and (each.anchored or id(paragraph) in signing):
                yield each.width.mm, each.height.mm
