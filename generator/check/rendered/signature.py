"""署名, 成文日期, seals, stamps and 附注 on the printed page (7.3.5 and 7.3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.check.elements.found import Element
from generator.check.rendered.measures import departs, held, mm, white_held
from generator.check.rendered.printed import Placed, Printed
from generator.check.rendered.registry import on_page
from generator.check.rules.registry import Departure
from generator.pdf.pages import Box
from generator.standard import length, tolerance

_SEAL_RANGE = ("seal.smallest", "seal.largest")


@on_page("SG-02")
def sealed_date_four_in(printed: Printed) -> Iterator[Departure]:
    """The date of a sealed document ends four 字 from the right (7.3.5.1), if the 署名 over it lets it.

    Passes: the date's ink ends at x = 161.5 mm.
    Departs: it ends at x = 184 mm.
    """
    signature = printed.found.signature
    date = printed.one(signature.date)
    if signature.how == "sealed" and date is not None and not _reaches_the_edge(printed, signature.organs[-1:]):
        yield from held(printed, "sealed.date_ink_right", signature.date, date, date.right)


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
    """A seal stands upright, its middle over the date's (7.3.5.1).

    Passes: the seal's middle at the date's.
    Departs: a seal 20 mm to its left.
    """
    seals, date = _seals(printed), printed.one(printed.found.signature.date)
    if seals and date is not None:
        last = seals[-1]
        yield from departs(printed.found.signature.date, date, last.middle, date.middle, tolerance("seal.centring").mm)


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
            yield Departure(printed.found.signature.date, mm(gap), f"0 – {mm(widest)}", page=date.page.number)


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
    seal, middle = seals[-1], (seals[-1].top + seals[-1].bottom) / 2
    date = printed.one(signature.date)
    for element, line in ((signature.organs[0], printed.one(signature.organs[0])), (signature.date, date)):
        if line is not None and not seal.top < line.top < line.bottom < seal.bottom:
            yield Departure(element, mm(line.top), f"{mm(seal.top)} – {mm(seal.bottom)}", page=line.page.number)
    if date is not None and date.top < middle:
        yield Departure(signature.date, mm(date.top), f"> {mm(middle)}", page=date.page.number)


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
    if len(seals) != len(signature.organs):
        yield Departure(signature.date, str(len(seals)), str(len(signature.organs)), page=date.page.number)
    apart = length("seal.least_apart").mm
    for one, other in pairwise(seals):
        across, down = one.middle - other.middle, (one.top + one.bottom - other.top - other.bottom) / 2
        white = (across**2 + down**2) ** 0.5 - (one.width + other.width) / 2
        if white < apart:
            yield Departure(signature.date, mm(white), f"≥ {mm(apart)}", page=date.page.number)


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
    """Unsealed, the 署名 stands one 行 under the text and ends two 字 from the right (7.3.5.2).

    Passes: 10.4 mm under the text, its ink ends at x = 172.6 mm.
    Departs: it ends at x = 184 mm.
    """
    signature = printed.found.signature
    organ, date = _first_organ(printed), printed.one(signature.date)
    if signature.how != "unsealed" or organ is None or date is None:
        return
    yield from white_held("unsealed.gap", signature.organs[0], _text_above(printed), organ)
    if _width(organ) >= _width(date):
        yield from held(printed, "unsealed.ink_right", signature.organs[0], organ, organ.right)


@on_page("SG-10")
def unsealed_date_two_further(printed: Printed) -> Iterator[Departure]:
    """Unsealed, the date begins two 字 to the right of the 署名's first character (7.3.5.2).

    Passes: 11.1 mm further right.
    Departs: both begin at one x.
    """
    signature = printed.found.signature
    organ, date = _first_organ(printed), printed.one(signature.date)
    if signature.how == "unsealed" and organ is not None and date is not None:
        offset = date.hanging - organ.hanging
        yield from held(printed, "unsealed.date_offset", signature.date, date, offset)


@on_page("SG-11")
def longer_date_two_in(printed: Printed) -> Iterator[Departure]:
    """Unsealed, a date longer than the 署名 ends two 字 from the right itself (7.3.5.2).

    Passes: the date's ink ends at x = 172.6 mm over a short 署名.
    Departs: it ends at x = 184 mm.
    """
    signature = printed.found.signature
    organ, date = _first_organ(printed), printed.one(signature.date)
    if signature.how == "unsealed" and organ is not None and date is not None and _width(date) > _width(organ):
        yield from held(printed, "unsealed.ink_right", signature.date, date, date.right)


@on_page("SG-12")
def unsealed_names_stacked(printed: Printed) -> Iterator[Departure]:
    """The organs of an unsealed joint issue stand below each other, the lead organ first (7.3.5.2).

    Passes: three names in three lines.
    Departs: two names on one line.
    """
    signature = printed.found.signature
    organs = [(element, line) for element in signature.organs if (line := printed.one(element)) is not None]
    if signature.how == "unsealed":
        for (_, above), (element, below) in pairwise(organs):
            if above.page is below.page and below.line.baseline <= above.line.baseline:
                yield Departure(element, below.line.text, f"↓ {above.line.text}", page=below.page.number)


@on_page("SG-15")
def stamped_date_four_in(printed: Printed) -> Iterator[Departure]:
    """With signature stamps, the date ends four 字 from the right (7.3.5.3).

    Passes: its ink ends at x = 161.5 mm.
    Departs: it ends at x = 172.6 mm.
    """
    signature = printed.found.signature
    date = printed.one(signature.date)
    if signature.how == "stamp" and date is not None:
        yield from held(printed, "sealed.date_ink_right", signature.date, date, date.right)


@on_page("SG-16")
def posts_below_each_other(printed: Printed) -> Iterator[Departure]:
    """With several signature stamps, each organ has a line and the columns are aligned (7.3.5.3).

    Passes: two 职务 that end at one x.
    Departs: two 职务 on one line.
    """
    posts = [(each, line) for each in printed.found.signature.posts if (line := printed.one(each)) is not None]
    for (_, above), (element, below) in pairwise(posts):
        if below.line.baseline <= above.line.baseline:
            yield Departure(element, below.line.text, f"↓ {above.line.text}", page=below.page.number)
        yield from departs(element, below, below.right, above.right, tolerance("stamp.columns").mm)


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
    if not any(placed.page is first.page and placed.line.baseline < first.line.baseline for placed in _text(printed)):
        element = signature.organs[0] if signature.organs else signature.date
        yield Departure(element, "0", "≥ 1", page=first.page.number)


@on_page("NT-01")
def note_under_the_date(printed: Printed) -> Iterator[Departure]:
    """附注 stands under the date, two 字 in (7.3.6).

    Passes: （此件公开发布） from x = 39.4 mm under the date.
    Departs: a note flush left.
    """
    found = printed.found
    note, date = printed.one(found.note), printed.one(found.signature.date)
    if note is None:
        return
    wanted = length("type_area.left").mm + length("note.indent").mm
    yield from departs(found.note, note, note.hanging, wanted, tolerance("note.indent").mm)
    if date is not None and date.page is note.page and note.line.baseline <= date.line.baseline:
        yield Departure(found.note, mm(note.top), f"> {mm(date.bottom)}", page=note.page.number)


def _centred_over_date(printed: Printed, organ: Element) -> Iterator[Departure]:
    name, date = printed.one(organ), printed.one(printed.found.signature.date)
    if name is not None and date is not None:
        yield from departs(organ, name, name.middle, date.middle, tolerance("sealed.centring").mm)


def _first_organ(printed: Printed) -> Placed | None:
    organs = printed.found.signature.organs
    return printed.one(organs[0]) if organs else None


def _reaches_the_edge(printed: Printed, organs: tuple[Element, ...]) -> bool:
    """Whether a 署名 is so long that, centred over a date four 字 in, it would leave the type area."""
    edge = length("type_area.right").mm - length("zi").mm / 2
    return any(line.right > edge for organ in organs for line in printed.lines(organ))


def _width(line: Placed) -> float:
    return line.right - line.left


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
    """The pictures of a seal's size on the side of the date, row by row."""
    date = printed.one(printed.found.signature.date)
    if date is None:
        return ()
    least, most = (length(name).mm for name in _SEAL_RANGE)
    seals = [box for box in date.page.images if least <= box.width <= most and abs(box.width - box.height) < least / 2]
    return tuple(sorted(seals, key=lambda box: (round(box.top / least), box.left)))
