"""Sheet, type area, grid and colours on the printed page (clauses 5 and 6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from generator.check.rendered.fonts import family_of, is_known
from generator.check.rendered.measures import departs, mm
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.colours import BLACK_SAID, RED, is_black, is_red, said
from generator.check.rules.departure import Departure
from generator.check.rules.said import at_most
from generator.check.rules.typeface import points
from generator.check.rules.white import higher_if_centred
from generator.ground.errors import Said, Severity, joined
from generator.office.pdf.measured_pages import Page
from generator.office.reading.document import Paragraph
from generator.standard import Format, length, number, tolerance

_FULL_WIDTH = re.compile("[\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]+")
_ENOUGH_LINES = 5
"""So many full lines say what a line of the text holds; fewer may all be short for their marks."""

_PURE = 8
"""A pure red's shares of 255 may be that far off."""

_RED_RULES = {Format.GENERAL: 1, Format.LETTER: 4, Format.ORDER: 1, Format.MINUTES: 1}
"""So many red rules belong on the first side of a document."""

_FACES = joined(("小标宋", "仿宋", "楷体", "黑体", "宋体"))
_NOTHING_ELSE = Said("除页码外不印别的", "nothing else")


@on_page("PG-01")
def sheet(printed: Printed) -> Iterator[Departure]:
    """Every sheet is A4, 210 × 297 mm (5.1).

    Passes: 210.0 × 297.0 mm, or lying across.
    Departs: 215.9 × 279.4 mm.
    """
    wanted = sorted((length("page.width").mm, length("page.height").mm))
    bound = tolerance("page.width").mm
    for page in printed.pages:
        measured = sorted((page.width, page.height))
        if any(abs(one - other) > bound for one, other in zip(measured, wanted, strict=True)):
            yield Departure(None, _size(page.width, page.height), _size(*wanted), page=page.number)


@on_page("PG-02")
def top_of_type_area(printed: Printed) -> Iterator[Departure]:
    """The text of a following side begins at the upper edge of the type area (5.2.1, 5.2.3).

    Passes: the first line's ink begins at 37.0 mm (GB/T 33476.2), or at 41.0 mm with the margins of offices.
    Departs: it begins at 25.4 mm.
    """
    profile = printed.profile
    wanted, bound = length("first_ink", profile).mm, tolerance("first_ink", profile).mm
    for paragraph, line in _first_lines(printed):
        near = abs(line.top - wanted) <= length("first_ink.near").mm
        milder: Severity | None = "warning" if near else None
        higher = printed.pitch - length("grid.pitch", profile).mm  # which PG-06 and PG-09 report
        slack = printed.area(line.page).slack + abs(higher) / 2
        if paragraph.line_rule != "exact":
            slack += higher_if_centred(length("grid.pitch", profile), length("size.body")).mm
        yield from departs(paragraph, line, line.top, wanted, bound + slack, milder=milder)
        return


@on_page("PG-03")
def left_edge(printed: Printed) -> Iterator[Departure]:
    """Wrapped lines begin at the left edge of the type area, 28 mm from the sheet's (5.2.1).

    Passes: 28.2 mm.
    Departs: 31.7 mm.
    """
    bound = tolerance("type_area.left").mm
    lines = list(_wrapped(printed))
    off = [each for each in lines if abs(each[1].begins - _left_edge(printed, each[1].page)) > bound]
    # One indented paragraph is BD-04's: here the text as a whole is elsewhere.
    if len(off) * 2 > len(lines):
        paragraph, line = off[0]
        yield from departs(paragraph, line, line.begins, _left_edge(printed, line.page), bound)


@on_page("PG-04")
def right_edge(printed: Printed) -> Iterator[Departure]:
    """Text ends within the type area, and full lines reach its right edge, x = 184 mm (5.2.1).

    Passes: full lines end at 183.9 mm.
    Departs: lines end at 190 mm, or at 170 mm.
    """
    lines = [(paragraph, line) for paragraph, placed in printed.body_lines() for line in placed]
    if not lines:
        return
    right, bound = length("type_area.right").mm, tolerance("type_area.right").mm
    paragraph, furthest = max(lines, key=lambda each: each[1].right)
    if furthest.right > right + bound:
        yield Departure(paragraph, _ends(furthest), at_most(mm(right)), page=furthest.page.number)
    elif len(list(_wrapped(printed, last=False))) >= _ENOUGH_LINES and furthest.right < length("type_area.reached").mm:
        yield Departure(paragraph, _ends(furthest), mm(right), page=furthest.page.number)


@on_page("PG-05")
def lower_edge(printed: Printed) -> Iterator[Departure]:
    """No text reaches below the type area, y = 262 mm (5.2.1); the first side of 信函 may.

    Passes: the last line's ink ends at 260.4 mm.
    Departs: it ends at 271 mm.
    """
    edge, bound = length("type_area.bottom").mm, tolerance("type_area.bottom").mm
    below = (
        (paragraph, line)
        for paragraph, placed in printed.body_lines()
        for line in placed
        if line.upright and line.bottom > edge + bound and not _letters_first_side(printed, line.page)
    )
    for paragraph, line in islice(below, 1):
        place = Said(f"文字到 {mm(line.bottom)} 处", f"{mm(line.bottom)} from the sheet's top at the foot of the text")
        yield Departure(paragraph, place, at_most(mm(edge)), page=line.page.number)


@on_page("PG-06")
def lines_of_a_side(printed: Printed) -> Iterator[Departure]:
    """A full side has 22 lines (5.2.3).

    Passes: 22 lines on a side that the text runs through.
    Departs: 33 lines.
    """
    wanted = int(number("grid.lines"))
    for page in _full_sides(printed):
        count = sum(placed.page is page for placed in printed.text_lines)
        if count != wanted:
            yield Departure(None, str(count), str(wanted), page=page.number)


@on_page("PG-07")
def characters_of_a_line(printed: Printed) -> Iterator[Departure]:
    """A full line has 28 characters (5.2.3).

    Passes: the longest lines of nothing but hanzi and marks hold 28.
    Departs: they hold 27, or 37.
    """
    wanted = int(number("grid.characters"))
    counts = [len(text) for _, line in _wrapped(printed, last=False) if _FULL_WIDTH.fullmatch(text := line.line.text)]
    if len(counts) >= _ENOUGH_LINES and max(counts) != wanted:
        yield Departure(None, str(max(counts)), str(wanted))


@on_page("PG-09")
def one_pitch(printed: Printed) -> Iterator[Departure]:
    """The lines of the text have one distance (5.2.3).

    Passes: every line 10.2 mm below the one before.
    Departs: one paragraph whose lines lie 7 mm apart.
    """
    for paragraph, placed in printed.body_lines():
        yield from islice(_off_the_pitch(printed, paragraph, placed), 1)


@on_page("PG-11")
def no_header_text(printed: Printed) -> Iterator[Departure]:
    """Nothing but the page number is printed outside of the type area (7.1).

    Passes: a side of text, its number below.
    Departs: a header line at 15 mm.
    """
    for placed in printed.running[:1]:
        yield Departure(None, _printed_there(placed), _NOTHING_ELSE, page=placed.page.number)


@on_page("PG-12")
def black_text(printed: Printed) -> Iterator[Departure]:
    """All text but the mark is printed in black (5.2.4).

    Passes: title, text and 版记 in 000000.
    Departs: a paragraph in 1F4E79.
    """
    yield from _once(
        Departure(_paragraph_of(printed, placed), said(color), BLACK_SAID, page=placed.page.number)
        for placed, colors in _coloured(printed)
        for color in sorted(colors)
        if not is_black(color) and not is_red(color)
    )


@on_page("PG-13")
def red_only_where_meant(printed: Printed) -> Iterator[Departure]:
    """Red are the mark and its rules, seals and stamps, nothing else (5.2.4, 7.2.4, 7.2.7, 10).

    Passes: a red mark over a red rule.
    Departs: a red title, or red rules in the 版记.
    """
    yield from _once(
        Departure(_paragraph_of(printed, placed), said(color), BLACK_SAID, page=placed.page.number)
        for placed, colors in _coloured(printed)
        for color in sorted(filter(is_red, colors))
    )
    for page in printed.pages:
        reds = {round(rule.y) for rule in page.rules if is_red(rule.color)}
        if len(reds) > (_RED_RULES[printed.found.format] if page.number == 1 else 0):
            yield Departure(
                None, Said(f"{len(reds)} 条红线", f"one of {len(reds)} red rules"), BLACK_SAID, page=page.number
            )


@on_page("PG-14")
def red_as_printed(printed: Printed) -> Iterator[Departure]:
    """Red is FF0000 on the screen, or what Y80 M80 becomes (6.2).

    Passes: FF0000.
    Departs: C00000.
    """
    found = printed.found
    for element in found.mark:
        for line in printed.lines(element):
            other = sorted(color for color in line.line.colors if is_red(color) and not _is_pure(color))
            if other:
                yield Departure(element, other[0], RED, page=line.page.number)


@on_page("PG-15")
def size_of_text(printed: Printed) -> Iterator[Departure]:
    """Everything of which nothing else is said is 3号, 16 pt (5.2.2).

    Passes: text in 16 pt.
    Departs: a paragraph in 12 pt.
    """
    wanted, bound = number("size.body"), number("size.bound")
    for part in printed.found.body:
        lines = () if part.heading and not part.text else printed.lines(part.paragraph)  # a heading's size is BD-08's
        for line in islice((line for line in lines if abs(line.line.size - wanted) > bound), 1):
            yield Departure(part.paragraph, points(line.line.size), points(wanted), page=line.page.number)


@on_page("PG-16")
def fonts_as_named(printed: Printed) -> Iterator[Departure]:
    """No character of a text had to be lent by a font that is none of the standard's typefaces.

    Passes: a paragraph in 仿宋_GB2312 or what replaces it; one whose own font is missing as a whole.
    Departs: a rare hanzi among them that another font had to lend.
    """
    for paragraph, placed in printed.body_lines():
        chars = [(line, char) for line in placed for char in line.line.chars]
        lent = [(line, char) for line, char in chars if not is_known(char.font)]
        for line, char in lent[:1] if len(lent) * 2 < len(chars) else ():
            lender = Said(f"{family_of(char.font)}（{char.text}）", f"{family_of(char.font)} ({char.text})")
            yield Departure(paragraph, lender, _FACES, page=line.page.number)


def _first_lines(printed: Printed) -> Iterator[tuple[Paragraph, Placed]]:
    """The lines of the text that begin a following side."""
    first = {
        page.number: next((each for each in printed.text_lines if each.page is page), None) for page in printed.pages
    }
    for paragraph, placed in printed.body_lines():
        for line in placed:
            top = first.get(line.page.number)
            if line.page.number > 1 and top is not None and top.baseline == line.baseline and not _under_picture(line):
                yield paragraph, line


def _under_picture(line: Placed) -> bool:
    """Whether a picture is above the line on its page."""
    return any(box.top < line.top for box in line.page.images)


def _wrapped(printed: Printed, *, last: bool = True) -> Iterator[tuple[Paragraph, Placed]]:
    """Every line of the text but the first of its paragraph; with ``last`` false neither the last."""
    for paragraph, placed in printed.body_lines():
        for line in placed[1:] if last else placed[1:-1]:
            yield paragraph, line


def _full_sides(printed: Printed) -> Iterator[Page]:
    """Sides after the first that hold nothing but text and whose last line's paragraph goes on overleaf.

    The last paragraph may do so before a side is full: its last line is kept with the 署名 (7.3.5.5).
    """
    body = [placed for _, placed in printed.body_lines()]
    text = Counter(line.page.number for placed in body for line in placed)
    continued = {
        above.page.number for placed in body[:-1] for above, below in pairwise(placed) if above.page is not below.page
    }
    for page in printed.pages[1:]:
        whole = sum(placed.page is page for placed in printed.text_lines)
        if page.number in continued and text[page.number] == whole and not page.images:
            yield page


def _coloured(printed: Printed) -> Iterator[tuple[Placed, set[str]]]:
    """Lines with their colours; the mark's own lines are not among them."""
    marks = {
        (line.page.number, line.baseline)
        for each in (*printed.found.mark, printed.found.mark_word)
        for line in printed.lines(each)
    }
    for placed in (*printed.text_lines, *printed.numbers.values()):
        if not all(map(is_black, placed.line.colors)) and (placed.page.number, placed.baseline) not in marks:
            yield placed, placed.line.colors


def _paragraph_of(printed: Printed, placed: Placed) -> Paragraph | None:
    return next(
        (
            paragraph
            for paragraph in printed.found.document.paragraphs
            for line in printed.lines(paragraph)
            if line.page is placed.page and line.baseline == placed.baseline
        ),
        None,
    )


def _is_pure(color: str) -> bool:
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return 255 - red <= _PURE and max(green, blue) <= _PURE


def _left_edge(printed: Printed, page: Page) -> float:
    """The type area's left edge, which mirrored margins move on even sides."""
    if printed.found.document.mirror_margins and page.number % 2 == 0:
        return page.width - length("type_area.right").mm
    return length("type_area.left").mm


def _once(departures: Iterable[Departure]) -> Iterator[Departure]:
    """The first departure of each paragraph on a page."""
    seen = set()
    for each in departures:
        key = id(each.at), each.page
        if key not in seen or each.at is None:
            seen.add(key)
            yield each


def _printed_there(placed: Placed) -> Said:
    return Said(f"印有“{placed.line.text}”", f"'{placed.line.text}' is printed there")


def _size(width: float, height: float) -> str:
    return f"{width:.1f} × {height:.1f} mm"


def _ends(line: Placed) -> Said:
    return Said(f"文字右边到 {mm(line.right)} 处", f"{mm(line.right)} from the sheet's left edge at the ends of lines")


def _letters_first_side(printed: Printed, page: Page) -> bool:
    return printed.found.format is Format.LETTER and page.number == 1


def _off_the_pitch(printed: Printed, paragraph: Paragraph, placed: tuple[Placed, ...]) -> Iterator[Departure]:
    """The lines of a paragraph whose distance is not that of the text."""
    for above, below in pairwise(placed):
        step = below.baseline - above.baseline
        if above.page is below.page and abs(step - printed.pitch) > tolerance("pitch.constant").mm:
            yield Departure(paragraph, f"{step:.2f} mm", f"{printed.pitch:.2f} mm", page=below.page.number)
