"""纪要 on the printed page (10.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.rendered.fonts import face
from generator.check.rendered.header import ink_middle
from generator.check.rendered.measures import begins_at, centred, from_left, off_centre, wrapped, wrapped_under
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Printed
from generator.check.rules.colours import RED_SAID, is_red, said
from generator.check.rules.departure import Departure
from generator.ground.errors import Said, joined
from generator.standard import Format, length, tolerance

_LABEL = 3


@on_page("MN-01")
def minutes_mark(printed: Printed) -> Iterator[Departure]:
    """The mark of 纪要 begins 72 mm from the sheet's top, centred and red (10.3).

    Passes: ink top at 72.0 mm, its middle at x = 106 mm, red.
    Departs: a black mark at 60 mm.
    """
    found = printed.found
    mark = printed.one(found.mark[0]) if found.format is Format.MINUTES and found.mark else None
    if mark is None:
        return
    wanted, bound = length("minutes.mark_top").mm, tolerance("minutes.mark_top").mm
    yield from begins_at(printed, found.mark[0], mark, wanted, bound)
    yield from centred(printed, "issuer_mark.centre", found.mark[0], mark, ink_middle([mark]), said=off_centre)
    if not all(map(is_red, mark.line.colors)):
        colors = joined(map(said, sorted(mark.line.colors)))
        yield Departure(found.mark[0], colors, RED_SAID, page=mark.page.number)


@on_page("MN-02")
def faces_of_attendance(printed: Printed) -> Iterator[Departure]:
    """出席, 请假 and 列席 are printed in 黑体, the names in 仿宋 (10.3).

    Passes: 出席： in 黑体, 示例甲 in 仿宋.
    Departs: all of it in 仿宋.
    """
    for element in printed.found.attendance:
        line = printed.one(element)
        if line is None:
            continue
        label, names = (face(chars[0].font) for chars in (line.line.chars, line.line.chars[_LABEL:]) if chars)
        if None not in (label, names) and (label, names) != ("黑体", "仿宋"):
            yield Departure(element, _faces(str(label), str(names)), _faces("黑体", "仿宋"), page=line.page.number)


@on_page("MN-03")
def place_of_attendance(printed: Printed) -> Iterator[Departure]:
    """Attendance is two 字 in, wrapped lines under the first name (10.3).

    Passes: 出席： from x = 39.4 mm, its second line under the first name.
    Departs: flush left.
    """
    for element in printed.found.attendance:
        lines = printed.lines(element)
        if lines:
            yield from from_left(printed, "attendance.indent", element, lines[0])
            begins = lines[0].line.chars[_LABEL].x
            lower = wrapped_under(printed, "attendance.hanging", element, lines[1:], begins, said=wrapped)
            yield from islice(lower, 1)


@on_page("MN-04")
def order_of_attendance(printed: Printed) -> Iterator[Departure]:
    """出席, 请假 and 列席 are below each other in this order (10.3).

    Passes: 出席 over 请假 over 列席.
    Departs: 列席 over 出席.
    """
    order = ("出席", "请假", "列席")
    given = [(element, line) for element in printed.found.attendance if (line := printed.one(element)) is not None]
    ranks = [order.index(element.text[:2]) for element, _ in given if element.text[:2] in order]
    if ranks != sorted(ranks):
        element, line = given[0]
        yield Departure(element, joined(each.text[:2] for each, _ in given), joined(order), page=line.page.number)


def _faces(label: str, names: str) -> Said:
    return Said(f"标签{label}、姓名{names}", f"{label} for labels and {names} for names")
