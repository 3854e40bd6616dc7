"""署名, 成文日期, seals, stamps and 附注 on the printed page (7.3.5 and 7.3.6)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

from generator.check.elements.found import Element, Found
from generator.check.rendered.fonts import is_known
from generator.check.rendered.measures import departs, from_left, from_right, held, mm, white_held
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure
from generator.check.rules.said import ON_ONE_LINE, ONE_EACH, above, at_least, at_most, clear
from generator.check.rules.signature import further, off_the_date, seals_of
from generator.ground.errors import Said
from generator.office.pdf.measured_pages import Box
from generator.standard import length, tolerance

_ON_THE_AXIS = Said("与成文日期中线重合", "on the date's axis")
_OUTSIDE = (Said("这一行在印章之外", "this line is outside of the seal"), Said("在印章之内", "within it"))
_ABOVE_MIDDLE = (
    Said("这一行在印章中心以上", "this line is above the seal's centre"),
    Said("在中心偏下", "a little below it"),
)
_OVER_THE_EDGE = (Said("印章超出版心", "a seal leaves the type area"), Said("在版心之内", "within it"))
_ALIGNED = Said("上下对齐", "aligned")
_WITH_TEXT = Said("与正文同面", "on a page with text")
_NOT_BELOW = (Said("不在成文日期之下", "not below the date"), Said("在成文日期的下一行", "on the line after it"))


@on_page("SG-02")
def sealed_date_four_in(printed: Printed) -> Iterator[Departure]:
    """The date of a sealed document ends four 字 from the right (7.3.5.1), if the 署名 over it lets it.

    Passes: the date's last cell ends at x = 161.7 mm.
    Departs: it ends at x = 184 mm.
    """
    signature = printed.found.signature
    date = printed.one(signature.date)
    if signature.how == "sealed" and date is not None and not _reaches_the_edge(printed, signature.organs[-1:]):
        yield from from_right(printed, "sealed.date_right", signature.date, date, said=None)


@on_page("SG-03")
def name_over_date(printed: Printed) -> Iterator[Departure]:
    """The 署名 of a sealed document of one organ is centred over the date (7.3.5.1).

    Passes: both middles at x = 140.5 mm.
    Departs: both flush right.
    """
    signature = printed.found.signature
    if signature.how == "sealed" and len(signature.organs) == 1:
        yield from _centred_over_date(printed, signature.organs[0])


@on_page("SG-04")
def seal_on_the_date(printed: Printed) -> Iterator[Departure]:
    """A seal is upright, its middle over the date's (7.3.5.1).

    Passes: the seal's middle at the date's.
    Departs: a seal 20 mm to its left.
    """
    seals, date = _seals(printed), printed.one(printed.found.signature.date)
    if seals and date is not None:
        off = abs(seals[-1].middle - date.middle)
        yield from departs(
            printed.found.signature.date,
            date,
            off,
            0,
            tolerance("seal.centring").mm,
            said=off_the_date,
            right_is=_ON_THE_AXIS,
        )


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
    """Each organ of a joint issue has its seal; they neither overlap nor touch, and stay in the type area (7.3.5.1).

    Passes: two seals 1 mm apart.
    Departs: two seals that overlap by 3 mm.
    """
    signature = printed.found.signature
    seals = _seals(printed)
    date = printed.one(signature.date)
    if not seals or len(signature.organs) < 2 or date is None:
        return
    page = date.page.number
    if len(seals) != len(signature.organs):
        yield Departure(signature.date, seals_of(len(seals)), seals_of(len(signature.organs)), page=page)
    apart = length("seal.least_apart").mm
    nearest = min((_white_between(*pair) for pair in combinations(seals, 2)), default=apart)
    if nearest < apart:
        distance = _apart(mm(nearest))
        yield Departure(signature.date, distance, at_least(mm(apart)), page=page)
    area, bound = printed.area(date.page), tolerance("type_area.right").mm
    if any(seal.left < area.left - bound or seal.right > area.right + bound for seal in seals):
        yield Departure(signature.date, *_OVER_THE_EDGE, page=page)


@on_page("SG-08")
def last_name_over_date(printed: Printed) -> Iterator[Departure]:
    """The last 署名 of a sealed joint issue is centred over the date (7.3.5.1).

    Passes: the last organ's middle over the date's.
    Departs: the first organ over the date.
    """
    signature = printed.found.signature
    if signature.how == "sealed" and len(signature.organs) > 1:
        yield from _centred_over_date(printed, signature.organs[-1])


@on_page("SG-09")
def unsealed_name_two_in(printed: Printed) -> Iterator[Departure]:
    """Unsealed, the 署名 is one 行 under the text and ends two 字 from the right (7.3.5.2).

    Passes: 10.4 mm under the text, its last cell ends at x = 172.9 mm.
    Departs: it ends at x = 184 mm.
    """
    signature = printed.found.signature
    organ, date = _first_organ(printed), printed.one(signature.date)
    if signature.how != "unsealed" or organ is None or date is None:
        return
    yield from white_held("unsealed.gap", signature.organs[0], _text_above(printed), organ, said=above)
    if _width(organ) >= _width(date):
        yield from from_right(printed, "unsealed.right", signature.organs[0], organ)


@on_page("SG-10")
def unsealed_date_two_further(printed: Printed) -> Iterator[Departure]:
    """Unsealed, the date begins two 字 to the right of the 署名's first character, if it is no longer (7.3.5.2).

    Passes: 11.1 mm further right.
    Departs: both begin at one x.
    """
    signature = printed.found.signature
    organ, date = _first_organ(printed), printed.one(signature.date)
    if signature.how == "unsealed" and organ is not None and date is not None and _width(date) <= _width(organ):
        yield from held(printed, "unsealed.date_offset", signature.date, date, date.begins - organ.begins)


@on_page("SG-11")
def longer_date_two_in(printed: Printed) -> Iterator[Departure]:
    """Unsealed, a date longer than the 署名 ends two 字 from the right, the 署名 begins two 字 before it (7.3.5.2).

    Passes: the date's last cell ends at x = 172.9 mm under a short 署名.
    Departs: it ends at x = 184 mm.
    """
    signature = printed.found.signature
    organ, date = _first_organ(printed), printed.one(signature.date)
    if signature.how == "unsealed" and organ is not None and date is not None and _width(date) > _width(organ):
        yield from from_right(printed, "unsealed.right", signature.date, date)
        offset = date.begins - organ.begins
        yield from held(printed, "unsealed.date_offset", signature.date, date, offset, said=further)


@on_page("SG-12")
def unsealed_names_stacked(printed: Printed) -> Iterator[Departure]:
    """The organs of an unsealed joint issue are below each other, the lead organ first (7.3.5.2).

    Passes: three names in three lines.
    Departs: two names on one line.
    """
    signature = printed.found.signature
    organs = [(element, line) for element in signature.organs if (line := printed.one(element)) is not None]
    if signature.how == "unsealed":
        for (_, above), (element, below) in pairwise(organs):
            if above.page is below.page and below.baseline <= above.baseline:
                yield Departure(element, ON_ONE_LINE, ONE_EACH, page=below.page.number)


@on_page("SG-15")
def stamped_date_four_in(printed: Printed) -> Iterator[Departure]:
    """With signature stamps, the date ends four 字 from the right (7.3.5.3).

    Passes: its last cell ends at x = 161.7 mm.
    Departs: it ends at x = 172.9 mm.
    """
    signature = printed.found.signature
    date = printed.one(signature.date)
    if signature.how == "stamp" and date is not None:
        yield from from_right(printed, "stamp.right", signature.date, date)


@on_page("SG-16")
def posts_below_each_other(printed: Printed) -> Iterator[Departure]:
    """With several signature stamps, each organ has a line and the columns are aligned (7.3.5.3).

    Passes: two 职务 that end at one x.
    Departs: two 职务 on one line.
    """
    posts = [(each, line) for each in printed.found.signature.posts if (line := printed.one(each)) is not None]
    for (_, upper), (element, below) in pairwise(posts):
        if below.baseline <= upper.baseline:
            yield Departure(element, ON_ONE_LINE, ONE_EACH, page=below.page.number)
        else:
            off = abs(below.ends - upper.ends)
            yield from departs(element, below, off, 0, tolerance("stamp.columns").mm, said=_aside, right_is=_ALIGNED)


@on_page("SG-17")
def signature_not_alone(printed: Printed) -> Iterator[Departure]:
    """署名 and date share their side with text.

    Passes: two lines of text above the 署名.
    Departs: a side that begins with the 署名.
    """
    signature = printed.found.signature
    first = _first_organ(printed) or printed.one(signature.date)
    if first is None or first.page.number == 1:
        return
    if not any(placed.page is first.page and placed.baseline < first.baseline for placed in _text(printed)):
        element = signature.organs[0] if signature.organs else signature.date
        page = first.page.number
        yield Departure(element, Said(f"第 {page} 面没有正文", f"on page {page} without text"), _WITH_TEXT, page=page)


@on_page("NT-01")
def note_under_the_date(printed: Printed) -> Iterator[Departure]:
    """附注 is under the date, two 字 in (7.3.6).

    Passes: （此件公开发布） from x = 39.4 mm under the date.
    Departs: a note flush left.
    """
    found = printed.found
    note, date = printed.one(found.note), printed.one(found.signature.date)
    if note is None:
        return
    yield from from_left(printed, "note.indent", found.note, note)
    if date is not None and date.page is note.page and note.baseline <= date.baseline:
        yield Departure(found.note, *_NOT_BELOW, page=note.page.number)


def _centred_over_date(printed: Printed, organ: Element) -> Iterator[Departure]:
    name, date = printed.one(organ), printed.one(printed.found.signature.date)
    if name is not None and date is not None:
        lent = any(not is_known(char.font) for char in (*name.line.chars, *date.line.chars))
        bound = tolerance("sealed.centring").mm + (length("width.unsure").mm if lent else 0)
        yield from departs(organ, name, abs(name.middle - date.middle), 0, bound)


def _first_organ(printed: Printed) -> Placed | None:
    organs = printed.found.signature.organs
    return printed.one(organs[0]) if organs else None


def _reaches_the_edge(printed: Printed, organs: tuple[Element, ...]) -> bool:
    """Whether a 署名 is so long that, centred over a date four 字 in, it would leave the type area."""
    near = length("sealed.name_reaches").mm
    return any(line.ends > printed.area(line.page).right - near for organ in organs for line in printed.lines(organ))


def _width(line: Placed) -> float:
    return line.ends - line.begins


def _apart(measure: str) -> Said:
    if measure.startswith("-"):
        return Said(f"两枚印章重叠 {measure[1:]}", f"two seals overlap by {measure[1:]}")
    return Said(f"两枚印章相距 {measure}", f"two seals are {measure} apart")


def _aside(measure: str) -> Said:
    return Said(f"错开 {measure}", f"{measure} out of line")


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
