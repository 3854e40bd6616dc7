"""Page numbers on the printed page (7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.check.rendered.fonts import face
from generator.check.rendered.measures import departs, from_left, from_right
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.departure import Departure
from generator.check.rules.page_number import NUMBERED
from generator.check.rules.said import quoted
from generator.check.rules.typeface import points
from generator.ground.errors import Said, Value
from generator.office.pdf.measured_pages import Char
from generator.standard import Format, length, number, tolerance

_DASH = "—"
_MORE = re.compile("[第页共/]")


@on_page("PN-01")
def every_side_is_numbered(printed: Printed) -> Iterator[Departure]:
    """Every side has a number, but the first of 信函, and a blank one before the 版记 with the 版记's own (7.5).

    Passes: sides 1 to 4 numbered, a blank side 5 and the 版记 on side 6 not.
    Departs: no numbers at all.
    """
    bare = _exempt(printed)
    for page in printed.pages:
        if page.number not in printed.numbers and page.number not in bare and page.height > page.width:
            missing = Said(f"第 {page.number} 面没有页码", f"there is none on page {page.number}")
            yield Departure(None, missing, quoted(_wanted(page.number)), page=page.number)
            return


@on_page("PN-02")
def face_of_numbers(printed: Printed) -> Iterator[Departure]:
    """Page numbers are half-width digits of 4号 (14 pt) 宋体 (7.5).

    Passes: 1 in 14 pt 宋体.
    Departs: １ full-width, or in 10.5 pt.
    """
    for number_of, placed in printed.numbers.items():
        for char in filter(_is_digit, placed.line.chars):
            values = _wrong_digit(char)
            if values is not None:
                yield Departure(None, *values, page=number_of)
                return


@on_page("PN-03")
def one_dash_at_each_side(printed: Printed) -> Iterator[Departure]:
    """One 一字线 is at each side of the number (7.5).

    Passes: — 1 —
    Departs: - 1 -, or a number alone.
    """
    for number_of, placed in printed.numbers.items():
        text = "".join(placed.line.text.split())
        if not re.fullmatch(rf"{_DASH}\d+{_DASH}", text, re.ASCII) and not _MORE.search(text):
            yield Departure(None, placed.line.text, _wanted(number_of), page=number_of)
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
            for _, placed, dashes in _dashed(printed)
            for each in departs(None, placed, _middle(dashes[0]) + sheet - placed.page.height, wanted, bound)
        ),
        1,
    )


@on_page("PN-05")
def odd_numbers_right(printed: Printed) -> Iterator[Departure]:
    """On odd sides the number is at the right, one 字 in (7.5).

    Passes: the right dash ends at x = 179.1 mm.
    Departs: a centred number.
    """
    departures = (
        each
        for number_of, placed, _ in _dashed(printed)
        if number_of % 2
        for each in from_right(printed, "page_number.inset", None, placed)
    )
    yield from islice(departures, 1)


@on_page("PN-06")
def even_numbers_left(printed: Printed) -> Iterator[Departure]:
    """On even sides the number is at the left, one 字 in (7.5).

    Passes: the left dash begins at x = 32.9 mm.
    Departs: a number at the right of side 2.
    """
    departures = (
        each
        for number_of, placed, _ in _dashed(printed)
        if not number_of % 2
        for each in from_left(printed, "page_number.inset", None, placed)
    )
    yield from islice(departures, 1)


@on_page("PN-07")
def blank_side_and_imprint_unnumbered(printed: Printed) -> Iterator[Departure]:
    """Where a blank side precedes the 版记's, neither of both has a number (7.5).

    Passes: a blank side 3 and the 版记 on side 4, both without.
    Departs: 版记 on side 4 with its number.
    """
    for number_of in _blank_and_after(printed):
        if number_of in printed.numbers:
            yield Departure(None, *NUMBERED, page=number_of)


@on_page("PN-08")
def nothing_but_the_number(printed: Printed) -> Iterator[Departure]:
    """A page number is neither 第 × 页 nor × of how many.

    Passes: — 3 —
    Departs: 第3页 共5页
    """
    for number_of, placed in printed.numbers.items():
        if _MORE.search(placed.line.text):
            yield Departure(None, placed.line.text, _wanted(number_of), page=number_of)
            return


def _wanted(page: int) -> str:
    return f"{_DASH} {page} {_DASH}"


def _is_digit(char: Char) -> bool:
    return char.text.isdigit()


def _wrong_digit(char: Char) -> tuple[Value, Value] | None:
    """What is wrong with a digit of a page number and what it should be, None where it is right."""
    size = number("page_number.size")
    if not char.text.isascii():
        return Said(f"全角数字 {char.text}", f"the full-width digit {char.text}"), Said("半角数字", "half-width digits")
    if abs(char.size - size) > number("size.bound"):
        return points(char.size), points(size)
    printed_in = face(char.font)
    return None if printed_in in ("宋体", None) else (str(printed_in), "宋体")


def _middle(dash: Char) -> float:
    return (dash.ink.top + dash.ink.bottom) / 2


def _dashed(printed: Printed) -> Iterator[tuple[int, Placed, list[Char]]]:
    for number_of, placed in printed.numbers.items():
        dashes = [char for char in placed.line.chars if char.text in "—-–－"]
        if dashes:
            yield number_of, placed, dashes


def _exempt(printed: Printed) -> set[int]:
    first = {1} if printed.found.format is Format.LETTER else set()
    return first | _blank_and_after(printed)


def _blank_and_after(printed: Printed) -> set[int]:
    """A side without any text, and the one after it, where that ends the document."""
    texts = [any(placed.page is page for placed in printed.text_lines) for page in printed.pages]
    if len(texts) > 1 and not texts[-2] and texts[-1]:
        return {len(texts) - 1, len(texts)}
    return set()
