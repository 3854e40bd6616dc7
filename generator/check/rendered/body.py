"""The text on the printed page (7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from generator.check.elements.found import BodyParagraph
from generator.check.rendered.fonts import face
from generator.check.rendered.measures import departs, from_left
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Placed, Printed
from generator.check.rules.body.whole import NO_TEXT
from generator.check.rules.departure import Departure
from generator.check.rules.said import quoted
from generator.ground.errors import Said
from generator.office.reading.document import Paragraph
from generator.official.document import Level
from generator.standard import Format, length, tolerance

_FACES = {Level.FIRST: "黑体", Level.SECOND: "楷体", Level.THIRD: "仿宋", Level.FOURTH: "仿宋"}
_KEPT = Said("与下文同面", "on one page with its text")
_NO_WHITE = Said("不空行", "none")
_NOT_FIRST = "，。、；：？！”’）》〉】〕"
_NOT_LAST = "“‘（《〈【〔"


@on_page("BD-01")
def text_on_the_first_side(printed: Printed) -> Iterator[Departure]:
    """The first side shows text (7.3.3).

    Passes: recipients of three lines, then text.
    Departs: recipients that fill the first side.
    """
    lines = [line for _, placed in printed.body_lines() for line in placed]
    if lines and not any(line.page.number == 1 for line in lines):
        yield Departure(printed.found.body[0].paragraph, *NO_TEXT, page=1)


@on_page("BD-02")
def text_under_recipients(printed: Printed) -> Iterator[Departure]:
    """The text begins on the line after 主送机关 (7.3.3).

    Passes: one line's distance from the recipients.
    Departs: an empty line between them.
    """
    recipients = printed.lines(printed.found.recipients)
    first = next(printed.body_lines(), None)
    if (
        recipients
        and first is not None
        and recipients[-1].page is first[1][0].page
        and _in_head(printed, recipients[-1])
    ):
        more = first[1][0].baseline - recipients[-1].baseline - printed.pitch
        bound = tolerance("body.begins").mm
        yield from departs(first[0], first[1][0], more, 0, bound, said=_of_white, right_is=_NO_WHITE)


@on_page("BD-03")
def first_line_two_in(printed: Printed) -> Iterator[Departure]:
    """The first line of a paragraph begins two 字 in (7.3.3).

    Passes: x = 39.4 mm.
    Departs: x = 28.2 mm.
    """
    for paragraph, placed in printed.body_lines():
        yield from from_left(printed, "indent.first_line", paragraph, placed[0])


@on_page("BD-04")
def wrapped_lines_flush_left(printed: Printed) -> Iterator[Departure]:
    """Wrapped lines begin flush left (7.3.3).

    Passes: x = 28.2 mm.
    Departs: x = 39.4 mm.
    """
    for paragraph, placed in printed.body_lines():
        yield from islice((each for line in placed[1:] for each in from_left(printed, "body.left", paragraph, line)), 1)


@on_page("BD-08")
def faces_of_headings(printed: Printed) -> Iterator[Departure]:
    """一、 is printed in 黑体, （一） in 楷体, 1. and （1） in 仿宋 (7.3.3).

    Passes: 一、总体要求 in 黑体.
    Departs: 一、总体要求 in 宋体.
    """
    for part in printed.found.body:
        wanted = _FACES.get(part.level)
        line = printed.one(part.paragraph)
        if wanted is None or line is None or not part.heading:
            continue
        printed_in = face(line.line.chars[0].font)
        if printed_in is not None and printed_in != wanted:
            yield Departure(part.paragraph, printed_in, wanted, page=line.page.number)


@on_page("BD-11")
def no_white_between_paragraphs(printed: Printed) -> Iterator[Departure]:
    """No white parts the paragraphs of a text.

    Passes: one line's distance from paragraph to paragraph.
    Departs: an empty line between two paragraphs.
    """
    for (_, above), (paragraph, below) in pairwise(printed.body_lines()):
        last, first = above[-1], below[0]
        if last.page is first.page and not _between(last, first):
            more = first.baseline - last.baseline - printed.pitch
            if more > 0:  # closer lines are PG-09's
                bound = tolerance("body.white").mm
                yield from departs(paragraph, first, more, 0, bound, said=_of_white, right_is=_NO_WHITE)


@on_page("BD-12")
def no_heading_at_the_foot(printed: Printed) -> Iterator[Departure]:
    """A heading is not the last line of a side.

    Passes: a heading and a line of text under it at the foot of a side.
    Departs: a heading whose text begins overleaf.
    """
    for part, following in pairwise(printed.found.body):
        heading, text = printed.lines(part.paragraph), printed.one(following.paragraph)
        if _is_heading(part) and heading and text is not None and text.page.number > heading[-1].page.number:
            page = heading[-1].page.number
            yield Departure(
                part.paragraph, Said(f"在第 {page} 面末", f"the last line of page {page}"), _KEPT, page=page
            )


@on_page("BD-13")
def marks_at_line_ends(printed: Printed) -> Iterator[Departure]:
    """No line begins with a closing mark, none ends with an opening one (GB/T 15834-2011, 5.1).

    Passes: 《办法》 kept whole at the line's end.
    Departs: a line that begins with 。
    """
    for paragraph, above, below in _parted(printed):
        if below.line.text[0] in _NOT_FIRST or above.line.text[-1] in _NOT_LAST:
            yield Departure(paragraph, *_told_apart(above, below, 2), page=below.page.number)


@on_page("BD-14")
def numbers_in_one_piece(printed: Printed) -> Iterator[Departure]:
    """No number is broken over two lines (GB/T 15835-2011, 5.1.7).

    Passes: 12500元 on one line.
    Departs: 12 at the end of a line, 500元 on the next.
    """
    for paragraph, above, below in _parted(printed):
        head, tail = above.line.text[-1], below.line.text[0]
        if head.isascii() and head.isdigit() and tail.isascii() and tail.isdigit():
            yield Departure(paragraph, *_told_apart(above, below, 4), page=below.page.number)


def _told_apart(above: Placed, below: Placed, count: int) -> tuple[Said, Said]:
    """The ``count`` characters at each side of a line's end, separated as they are and together as they should be."""
    head, tail = above.line.text[-count:], below.line.text[:count]
    return quoted(f"{head} / {tail}"), quoted(f"{head}{tail}")


def _of_white(measure: str) -> Said:
    return Said(f"多空 {measure}", f"{measure} of white")


def _parted(printed: Printed) -> Iterator[tuple[Paragraph, Placed, Placed]]:
    for paragraph, placed in printed.body_lines():
        for above, below in pairwise(placed):
            yield paragraph, above, below


def _is_heading(part: BodyParagraph) -> bool:
    return bool(part.heading) and not part.text


def _in_head(printed: Printed, recipients: Placed) -> bool:
    """Whether the recipients are above the text, not in the 版记."""
    return printed.found.format is not Format.ORDER and recipients.baseline < length("type_area.bottom").mm


def _between(above: Placed, below: Placed) -> bool:
    """Whether anything else is between two lines of one page: another line, a picture, a rule."""
    page = above.page
    lines = (line.baseline for line in page.lines)
    boxes = (*(box.bottom for box in page.images), *(rule.y for rule in page.rules))
    return any(above.baseline < each < below.baseline for each in (*lines, *boxes))
