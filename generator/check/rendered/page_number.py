"""Page numbers on the printed page (7.5): which pages have one, and where one comes to lie that is in a frame."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from generator.check.rendered.page_checks import departs, on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure, left, quoted, right
from generator.check.rules.page_number import NUMBERED
from generator.ground.errors import TranslatedText
from generator.office.pdf.measured_pages import Char
from generator.standard import Format, length, tolerance


@on_page("PN-01")
def every_side_is_numbered(printed: Printed) -> Iterator[Departure]:
    """Every side has a number, but the first of 信函, and a blank one before the 版记 with the 版记's own (7.5).

    Passes: sides 1 to 4 numbered, a blank side 5 and the 版记 on side 6 not.
    Departs: no numbers at all.
    """
    bare = _blank_and_after(printed) | ({1} if printed.found.format is Format.LETTER else set())
    for page in printed.pages:
        if page.number not in printed.numbers and page.number not in bare and page.height > page.width:
            missing = TranslatedText(f"第 {page.number} 面没有页码", f"there is none on page {page.number}")
            yield Departure(None, missing, quoted(f"— {page.number} —"), page=page.number)
            return


@on_page("PN-04")
def dash_under_the_type_area(printed: Printed) -> Iterator[Departure]:
    """The 一字线 lies 7 mm under the type area, y = 269 mm (7.5).

    Passes: its middle at 269.2 mm.
    Departs: at 282 mm.
    """
    wanted, bound = length("page_number.dash").mm, tolerance("page_number.dash").mm
    sheet = length("page.height").mm  # of a wrong sheet the number is as far from the lower edge
    yield from islice(
        (
            each
            for _, placed, dash in _dashed(printed)
            for each in departs(
                None, placed, (dash.ink.top + dash.ink.bottom) / 2 + sheet - placed.page.height, wanted, bound
            )
        ),
        1,
    )


@on_page("PN-05")
def odd_numbers_right(printed: Printed) -> Iterator[Departure]:
    """On odd sides the number is at the right, one 字 in (7.5).

    Passes: the right dash ends at x = 179.1 mm.
    Departs: a centred number.
    """
    yield from _at_the(printed, "right")


@on_page("PN-06")
def even_numbers_left(printed: Printed) -> Iterator[Departure]:
    """On even sides the number is at the left, one 字 in (7.5).

    Passes: the left dash begins at x = 32.9 mm.
    Departs: a number at the right of side 2.
    """
    yield from _at_the(printed, "left")


@on_page("PN-07")
def blank_side_and_imprint_unnumbered(printed: Printed) -> Iterator[Departure]:
    """Where a blank side precedes the 版记's, neither of both has a number (7.5).

    Passes: a blank side 3 and the 版记 on side 4, both without.
    Departs: 版记 on side 4 with its number.
    """
    for page in _blank_and_after(printed):
        if page in printed.numbers:
            yield Departure(None, *NUMBERED, page=page)


def _dashed(printed: Printed) -> Iterator[tuple[int, Placed, Char]]:
    """Each number that has dashes, with the page it is on and the first of them."""
    for page, placed in printed.numbers.items():
        dashes = (char for char in placed.line.chars if char.text in "—-–－")
        for dash in islice(dashes, 1):
            yield page, placed, dash


def _at_the(printed: Printed, side: Literal["left", "right"]) -> Iterator[Departure]:
    """The first number that is not one 字 from this side of the text area, of its grid, or of the standard's area."""
    wanted, bound = length("page_number.inset").mm, tolerance("page_number.inset").mm
    standard = length(f"type_area.{side}").mm
    for page, placed, _ in _dashed(printed):
        if page % 2 != (side == "right"):
            continue
        area = printed.area(placed.page)
        if side == "left":
            insets = [placed.begins - edge for edge in (area.left, area.left + area.beside, standard)]
        else:
            insets = [edge - placed.ends for edge in (area.right, area.right - area.beside, standard)]
        nearest = min(insets, key=lambda each: abs(each - wanted))
        if abs(nearest - wanted) > bound:
            yield from departs(None, placed, nearest, wanted, bound, said=left if side == "left" else right)
            return


def _blank_and_after(printed: Printed) -> set[int]:
    """A side without any text, and the one after it, where that ends the document."""
    texts = [any(placed.page is page for placed in printed.text_lines) for page in printed.pages]
    if len(texts) > 1 and not texts[-2] and texts[-1]:
        return {len(texts) - 1, len(texts)}
    return set()
