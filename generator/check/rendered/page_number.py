"""Page numbers on the printed page (7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rendered.fonts import face
from generator.check.rendered.measures import departs
from generator.check.rendered.printed import Placed, Printed
from generator.check.rendered.registry import on_page
from generator.check.rules.registry import Departure
from generator.pdf.pages import Char
from generator.standard import Format, length, number, tolerance

_DASH = "—"
_MM = 25.4 / 72


@on_page("PN-01")
def every_side_is_numbered(printed: Printed) -> Iterator[Departure]:
    """Every side bears a number, but the first of 信函, and a blank one before the 版记 with the 版记's own (7.5).

    Passes: sides 1 to 4 numbered, a blank side 5 and the 版记 on side 6 not.
    Departs: no numbers at all.
    """
    bare = _exempt(printed)
    for page in printed.pages:
        if page.number not in printed.numbers and page.number not in bare and page.height > page.width:
            yield Departure(None, "0", f"{_DASH} {page.number} {_DASH}", page=page.number)
            return


@on_page("PN-02")
def face_of_numbers(printed: Printed) -> Iterator[Departure]:
    """Page numbers are half-width digits of 4号 (14 pt) 宋体 (7.5).

    Passes: 1 in 14 pt 宋体.
    Departs: １ full-width, or in 10.5 pt.
    """
    wanted, bound = number("page_number.size"), number("size.bound")
    for number_of, placed in printed.numbers.items():
        digits = [char for char in placed.line.chars if char.text.isdigit()]
        wrong = next((char for char in digits if not char.text.isascii() or abs(char.size - wanted) > bound), None)
        other = next((char for char in digits if face(char.font) not in ("宋体", None)), None)
        if wrong is not None or other is not None:
            char = wrong or other or digits[0]
            yield Departure(
                None, f"{char.text} {char.size:g} pt {face(char.font)}", f"{wanted:g} pt 宋体", page=number_of
            )
            return


@on_page("PN-03")
def one_dash_at_each_side(printed: Printed) -> Iterator[Departure]:
    """One 一字线 stands at each side of the number (7.5).

    Passes: — 1 —
    Departs: - 1 -, or a number alone.
    """
    for number_of, placed in printed.numbers.items():
        text = "".join(placed.line.text.split())
        if not re.fullmatch(rf"{_DASH}\d+{_DASH}", text, re.ASCII):
            yield Departure(None, placed.line.text, f"{_DASH} {number_of} {_DASH}", page=number_of)
            return


@on_page("PN-04")
def dash_under_the_type_area(printed: Printed) -> Iterator[Departure]:
    """The 一字线 lies 7 mm under the type area, y = 269 mm (7.5).

    Passes: its middle at 269.2 mm.
    Departs: at 282 mm.
    """
    for _, placed, dashes in _dashed(printed):
        middle = (dashes[0].ink.top + dashes[0].ink.bottom) / 2
        wanted, bound = length("page_number.dash").mm, tolerance("page_number.dash").mm
        departures = list(departs(None, placed, middle, wanted, bound))
        if departures:
            yield departures[0]
            return


@on_page("PN-05")
def odd_numbers_right(printed: Printed) -> Iterator[Departure]:
    """On odd sides the number stands at the right, one 字 in (7.5).

    Passes: the right dash ends at x = 179.1 mm.
    Departs: a centred number.
    """
    wanted = length("type_area.right").mm - length("page_number.inset").mm
    for number_of, placed, dashes in _dashed(printed):
        if number_of % 2:
            ends = dashes[-1].x + dashes[-1].size * _MM
            departures = list(departs(None, placed, ends, wanted, tolerance("page_number.inset").mm))
            if departures:
                yield departures[0]
                return


@on_page("PN-06")
def even_numbers_left(printed: Printed) -> Iterator[Departure]:
    """On even sides the number stands at the left, one 字 in (7.5).

    Passes: the left dash begins at x = 32.9 mm.
    Departs: a number at the right of side 2.
    """
    wanted = length("type_area.left").mm + length("page_number.inset").mm
    for number_of, placed, dashes in _dashed(printed):
        if not number_of % 2:
            departures = list(departs(None, placed, dashes[0].x, wanted, tolerance("page_number.inset").mm))
            if departures:
                yield departures[0]
                return


@on_page("PN-07")
def blank_side_and_imprint_unnumbered(printed: Printed) -> Iterator[Departure]:
    """Where a blank side precedes the 版记's, neither of both bears a number (7.5).

    Passes: a blank side 3 and the 版记 on side 4, both without.
    Departs: 版记 on side 4 with its number.
    """
    for number_of in _blank_and_after(printed):
        if number_of in printed.numbers:
            yield Departure(None, printed.numbers[number_of].line.text, "", page=number_of)


@on_page("PN-08")
def nothing_but_the_number(printed: Printed) -> Iterator[Departure]:
    """A page number is neither 第 × 页 nor × of how many.

    Passes: — 3 —
    Departs: 第3页 共5页
    """
    for number_of, placed in printed.numbers.items():
        if any(char in placed.line.text for char in "第页共/"):
            yield Departure(None, placed.line.text, f"{_DASH} {number_of} {_DASH}", page=number_of)
            return


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
