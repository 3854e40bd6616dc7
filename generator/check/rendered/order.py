"""命令（令） on the printed page (10.2)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rendered.measures import begins_at, centred, off_centre, white_held
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure
from generator.check.rules.said import above
from generator.office.reading.document import Paragraph
from generator.standard import Format, length, tolerance


@on_page("CM-01")
def order_mark_top(printed: Printed) -> Iterator[Departure]:
    """The mark of 命令 begins 57 mm from the sheet's top (10.2).

    Passes: ink top at 57.0 mm.
    Departs: ink top at 72 mm.
    """
    mark = _mark(printed)
    if mark is not None:
        wanted, bound = length("order.mark_top").mm, tolerance("order.mark_top").mm
        yield from begins_at(printed, printed.found.mark[0], mark, wanted, bound)


@on_page("CM-02")
def order_number_place(printed: Printed) -> Iterator[Departure]:
    """令号 is centred two 行 under the mark (10.2).

    Passes: 第3号, 20.8 mm under the mark, its middle at x = 106 mm.
    Departs: 10.4 mm under it.
    """
    mark, number = _mark(printed), printed.one(printed.found.number)
    if mark is not None and number is not None:
        lowest = max((printed.one(organ) or mark for organ in printed.found.mark), key=lambda placed: placed.bottom)
        yield from white_held("order.number_gap", printed.found.number, lowest, number, said=above)
        yield from centred(printed, "number.centre", printed.found.number, number, number.middle, said=off_centre)


@on_page("CM-03")
def order_text_place(printed: Printed) -> Iterator[Departure]:
    """The text of 命令 begins two 行 under the 令号 (10.2).

    Passes: 20.8 mm under it.
    Departs: on the next line.
    """
    number = printed.one(printed.found.number)
    below = _below_number(printed)
    if printed.found.format is Format.ORDER and number is not None and below is not None:
        paragraph, placed = below
        yield from white_held("order.body_gap", paragraph, number, placed, said=above)


def _below_number(printed: Printed) -> tuple[Paragraph, Placed] | None:
    """What is below the 令号: the mark of a draft or a corrected reprint, else the first line of the text."""
    edition = printed.found.edition
    marked = printed.one(edition)
    if edition is not None and marked is not None:
        return edition.paragraph, marked
    first = next(printed.body_lines(), None)
    return None if first is None else (first[0], first[1][0])


def _mark(printed: Printed) -> Placed | None:
    found = printed.found
    return printed.one(found.mark[0]) if found.format is Format.ORDER and found.mark else None
