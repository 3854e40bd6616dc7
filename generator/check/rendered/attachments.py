"""附件说明 and attachments on the printed page (7.3.4 and 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.elements.found import Element, Listed
from generator.check.rendered.measures import (
    begins_at,
    centred,
    departs,
    from_left,
    off_centre,
    white_held,
    wrapped_under,
)
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.attachments import BEFORE_IMPRINT, NEW_PAGE
from generator.check.rules.departure import Departure
from generator.check.rules.said import ALIGNED, above, aside
from generator.standard import length, tolerance

_HALF_A_LINE = 0.5  # the white over the ink of a line moves with the line's height


@on_page("AT-01")
def list_place(printed: Printed) -> Iterator[Departure]:
    """附件说明 is one 行 under the text, two 字 in (7.3.4).

    Passes: 10.4 mm under the text, from x = 39.4 mm.
    Departs: flush left.
    """
    listed = printed.found.attachment_list
    first = printed.one(listed[0].paragraph) if listed else None
    if first is None:
        return
    at = listed[0].paragraph
    yield from from_left(printed, "attachment_list.indent", at, first)
    body = [placed[-1] for _, placed in printed.body_lines()]
    yield from white_held("attachment_list.gap", at, body[-1] if body else None, first, said=above)


@on_page("AT-03")
def serials_below_each_other(printed: Printed) -> Iterator[Departure]:
    """The serials of several attachments are below each other (7.3.4).

    Passes: 1. and 2. at one x.
    Departs: 2. under 附件.
    """
    places = [(each, x) for each in printed.found.attachment_list if (x := _serial_at(printed, each)) is not None]
    for each, (line, at) in places[1:]:
        off, bound = abs(at - places[0][1][1]), tolerance("attachment_list.columns").mm
        yield from departs(each.paragraph, line, off, 0, bound, said=aside, right_is=ALIGNED)


@on_page("AT-05")
def wrapped_names(printed: Printed) -> Iterator[Departure]:
    """A name that wraps goes on under its first character (7.3.4).

    Passes: both lines from one x.
    Departs: the second line flush left.
    """
    for each in printed.found.attachment_list:
        lines = printed.lines(Element((each.paragraph,), each.name))
        if lines:
            first = lines[0].begins
            yield from islice(wrapped_under(printed, "attachment_list.columns", each.paragraph, lines[1:], first), 1)


@on_page("AN-01")
def attachment_on_a_new_side(printed: Printed) -> Iterator[Departure]:
    """Every attachment begins on a new side (7.3.7).

    Passes: 附件1 in the first line of its side.
    Departs: 附件1 under the note.
    """
    for each in printed.found.attachments:
        label = printed.one(each.label)
        if label is not None and not _begins_side(printed, label):
            yield Departure(each.label, *NEW_PAGE, page=label.page.number)


@on_page("AN-02")
def attachments_before_the_imprint(printed: Printed) -> Iterator[Departure]:
    """Attachments are before the 版记, which is on the last side (7.3.7).

    Passes: 附件2 on side 5, 版记 on side 6.
    Departs: 版记 on side 2, 附件1 on side 3.
    """
    imprint = printed.found.imprint
    if imprint is None or not printed.found.attachments:
        return
    place = next((line for each in imprint.paragraphs if (line := printed.one(each)) is not None), None)
    label = printed.one(printed.found.attachments[-1].label)
    if place is not None and label is not None and place.page.number < label.page.number:
        yield Departure(printed.found.attachments[-1].label, *BEFORE_IMPRINT, page=label.page.number)


@on_page("AN-03")
def label_place(printed: Printed) -> Iterator[Departure]:
    """附件 and its serial are flush left in the first line of the type area (7.3.7).

    Passes: x = 28.2 mm, in line 1.
    Departs: a centred 附件1.
    """
    for each in printed.found.attachments:
        label = printed.one(each.label)
        if label is not None and label.upright and _begins_side(printed, label):
            yield from from_left(printed, "attachment.label_indent", each.label, label)
            wanted, bound = length("first_ink", printed.profile).mm, tolerance("attachment.label_top").mm
            yield from begins_at(printed, each.label, label, wanted, bound, lines=_HALF_A_LINE)


@on_page("AN-04")
def attachment_title_place(printed: Printed) -> Iterator[Departure]:
    """An attachment's title is centred in line 3 (7.3.7).

    Passes: its ink begins two lines under that of 附件1, its middle at x = 106 mm.
    Departs: it is in line 2.
    """
    for each in printed.found.attachments:
        title, label = printed.one(each.title), printed.one(each.label)
        if title is not None and title.upright and label is not None and _begins_side(printed, label):
            wanted, bound = (of("attachment.title_top", printed.profile).mm for of in (length, tolerance))
            yield from begins_at(printed, each.title, title, wanted, bound, lines=2 + _HALF_A_LINE)
            yield from centred(printed, "title.centre", each.title, title, title.middle, said=off_centre)


@on_page("AN-07")
def numbering_goes_on(printed: Printed) -> Iterator[Departure]:
    """Attachments bound with the text are numbered on from it (7.5).

    Passes: 附件1 on side 3 has 3.
    Departs: it has 1.
    """
    for each in printed.found.attachments:
        label = printed.one(each.label)
        if label is None or label.page.number not in printed.numbers:
            continue
        page, counted = label.page.number, printed.counted
        before = max((number for number in counted if number < page), default=None)
        if before is not None and page in counted and counted[page] != (wanted := counted[before] + page - before):
            yield Departure(each.label, str(counted[page]), str(wanted), page=page)


def _begins_side(printed: Printed, label: Placed) -> bool:
    return printed.first(label.page).baseline == label.baseline


def _serial_at(printed: Printed, each: Listed) -> tuple[Placed, float] | None:
    """The line and x of an entry's serial."""
    line = printed.one(each.paragraph)
    if line is None or each.serial is None:
        return None
    x = next((char.x for char in line.line.chars if char.text.isdigit()), None)
    return None if x is None else (line, x)
