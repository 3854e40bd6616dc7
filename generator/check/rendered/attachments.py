"""附件说明 and attachments on the printed page (7.3.4 and 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.elements.found import Listed
from generator.check.rendered.measures import departs, held, white_held
from generator.check.rendered.printed import Placed, Printed
from generator.check.rendered.registry import on_page
from generator.check.rules.registry import Departure
from generator.standard import length, tolerance


@on_page("AT-01")
def list_place(printed: Printed) -> Iterator[Departure]:
    """附件说明 stands one 行 under the text, two 字 in (7.3.4).

    Passes: 10.4 mm under the text, from x = 39.4 mm.
    Departs: flush left.
    """
    listed = printed.found.attachment_list
    first = printed.one(listed[0].paragraph) if listed else None
    if first is None:
        return
    wanted = length("type_area.left").mm + length("attachment_list.indent").mm
    at = listed[0].paragraph
    yield from departs(at, first, first.hanging, wanted, tolerance("attachment_list.indent").mm)
    body = [placed[-1] for _, placed in printed.body_lines()]
    yield from white_held("attachment_list.gap", at, body[-1] if body else None, first)


@on_page("AT-03")
def serials_below_each_other(printed: Printed) -> Iterator[Departure]:
    """The serials of several attachments stand below each other (7.3.4).

    Passes: 1. and 2. at one x.
    Departs: 2. under 附件.
    """
    places = [(each, x) for each in printed.found.attachment_list if (x := _serial_at(printed, each)) is not None]
    for each, (line, at) in places[1:]:
        yield from departs(each.paragraph, line, at, places[0][1][1], tolerance("attachment_list.columns").mm)


@on_page("AT-05")
def wrapped_names(printed: Printed) -> Iterator[Departure]:
    """A name that wraps goes on under its first character (7.3.4).

    Passes: both lines from one x.
    Departs: the second line flush left.
    """
    for each in printed.found.attachment_list:
        lines = printed.lines(each.paragraph)
        begins = _name_at(lines[0], each) if lines else None
        for line in lines[1:]:
            if begins is not None:
                bound = tolerance("attachment_list.columns").mm
                yield from departs(each.paragraph, line, line.hanging, begins, bound)


@on_page("AN-01")
def attachment_on_a_new_side(printed: Printed) -> Iterator[Departure]:
    """Every attachment begins on a new side (7.3.7).

    Passes: 附件1 in the first line of its side.
    Departs: 附件1 under the note.
    """
    for each in printed.found.attachments:
        label = printed.one(each.label)
        first = next((placed for placed in printed.text_lines if label and placed.page is label.page), None)
        if label is not None and first is not None and first.line.baseline < label.line.baseline - 0.5:
            yield Departure(each.label, first.line.text[:10], each.label.text, page=label.page.number)


@on_page("AN-02")
def attachments_before_the_imprint(printed: Printed) -> Iterator[Departure]:
    """Attachments stand before the 版记, which is on the last side (7.3.7).

    Passes: 附件2 on side 5, 版记 on side 6.
    Departs: 版记 on side 2, 附件1 on side 3.
    """
    imprint = printed.found.imprint
    if imprint is None or not printed.found.attachments:
        return
    place = next((line for each in imprint.paragraphs if (line := printed.one(each)) is not None), None)
    label = printed.one(printed.found.attachments[-1].label)
    if place is not None and label is not None and place.page.number < label.page.number:
        yield Departure(printed.found.attachments[-1].label, str(place.page.number), f"≥ {label.page.number}")


@on_page("AN-03")
def label_place(printed: Printed) -> Iterator[Departure]:
    """附件 and its serial stand flush left in the first line of the type area (7.3.7).

    Passes: x = 28.2 mm, in line 1.
    Departs: a centred 附件1.
    """
    for each in printed.found.attachments:
        label = printed.one(each.label)
        if label is not None and label.page.height > label.page.width:
            yield from held(printed, "attachment.label_left", each.label, label, label.hanging)
            wanted, bound = length("first_ink", printed.profile).mm, tolerance("attachment.label_top").mm
            yield from departs(each.label, label, label.top, wanted, bound)


@on_page("AN-04")
def attachment_title_place(printed: Printed) -> Iterator[Departure]:
    """An attachment's title stands centred in line 3 (7.3.7).

    Passes: its ink begins two lines under that of 附件1, its middle at x = 106 mm.
    Departs: it stands in line 2.
    """
    for each in printed.found.attachments:
        title = printed.one(each.title)
        if title is not None and title.page.height > title.page.width:
            yield from held(printed, "attachment.title_top", each.title, title, title.top)
            yield from held(printed, "title.centre", each.title, title, title.middle)


@on_page("AN-07")
def numbering_goes_on(printed: Printed) -> Iterator[Departure]:
    """Attachments bound with the text are numbered on from it (7.5).

    Passes: 附件1 on side 3 bears 3.
    Departs: it bears 1.
    """
    for each in printed.found.attachments:
        label = printed.one(each.label)
        number = printed.numbers.get(label.page.number) if label is not None else None
        if label is not None and number is not None:
            measured = "".join(filter(str.isdigit, number.line.text))
            if measured != str(label.page.number):
                yield Departure(each.label, measured, str(label.page.number), page=label.page.number)


def _serial_at(printed: Printed, each: Listed) -> tuple[Placed, float] | None:
    """The line and x of an entry's serial."""
    line = printed.one(each.paragraph)
    if line is None or each.serial is None:
        return None
    digits = (char.x for char in line.line.chars if char.text.isdigit())
    x = next(digits, None)
    return None if x is None else (line, x)


def _name_at(line: Placed, each: Listed) -> float | None:
    """X of the first character of an entry's name."""
    text = "".join(char.text for char in line.line.chars)
    place = text.find("".join(each.name.split())[:4])
    return line.line.chars[place].x if place >= 0 else None
