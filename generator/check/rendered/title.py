"""Title and recipients on the printed page (7.3.1 and 7.3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from generator.check.rendered.measures import centred, from_left, white_held, white_of, within
from generator.check.rendered.page_checks import on_page
from generator.check.rendered.printed import Printed
from generator.check.rules.colours import is_red
from generator.check.rules.departure import Departure
from generator.check.rules.typeface import points
from generator.ground.errors import Said
from generator.standard import Format, number

_NEVER_FIRST = "的和与，。、；：？！”’）》〉】〕"
_TITLED = (Format.GENERAL, Format.LETTER)
_SHAPE = Said("梯形或菱形", "a trapezoid or a diamond")


@on_page("TI-01")
def title_size(printed: Printed) -> Iterator[Departure]:
    """The title is 2号, 22 pt (7.3.1).

    Passes: 22 pt.
    Departs: 18 pt.
    """
    title = printed.found.title
    wanted, bound = number("title.size"), number("size.bound")
    for line in printed.lines(title):
        if abs(line.line.size - wanted) > bound:
            yield Departure(title, points(line.line.size), points(wanted), page=line.page.number)
            return


@on_page("TI-02")
def title_gap(printed: Printed) -> Iterator[Departure]:
    """Two 行 of clear white lie between the red rule and the title (7.3.1), or two empty lines.

    Passes: 20.8 mm.
    Departs: 10.4 mm.
    """
    found = printed.found
    placed = printed.one(found.title)
    if placed is None or found.format is not Format.GENERAL or placed.page.number != 1:
        return
    above = [rule for rule in placed.page.rules if is_red(rule.color) and rule.y < placed.top]
    if above:
        yield from white_of("title.gap", found.title, placed, placed.top - above[-1].y - above[-1].thickness / 2)


@on_page("TI-03")
def title_centred(printed: Printed) -> Iterator[Departure]:
    """Every line of the title is centred on the type area, x = 106 mm (7.3.1).

    Passes: the middles of both lines at x = 106 mm.
    Departs: a title flush left.
    """
    title = printed.found.title
    off = (each for line in printed.lines(title) for each in centred(printed, "title.centre", title, line, line.middle))
    yield from islice(off, 1)


@on_page("TI-04")
def title_shape(printed: Printed) -> Iterator[Departure]:
    """The lines of a title form a trapezoid or a diamond, and none is left with a character or two (7.3.1).

    Passes: lines of 7, 15 and 9 characters.
    Departs: lines of 15, 7 and 15 characters, or a last line of 2.
    """
    title = printed.found.title
    lines = printed.lines(title)
    widths = [line.right - line.left for line in lines]
    waist = any(before > here < after for before, here, after in zip(widths, widths[1:], widths[2:], strict=False))
    orphan = len(lines) > 1 and len(lines[-1].line.text) <= number("title.orphan")
    if waist or orphan:
        counts = " / ".join(str(len(line.line.text)) for line in lines)
        yield Departure(title, counts, _SHAPE, page=lines[0].page.number)


@on_page("TI-05")
def title_lines_begin_well(printed: Printed) -> Iterator[Departure]:
    """No line of a title begins with 的, 和, 与 or a closing mark, and no number is split (7.3.1).

    Passes: 关于做好2022年工作 / 的通知 broken before 工作的通知.
    Departs: a line that begins with 的通知.
    """
    title = printed.found.title
    for above, below in pairwise(printed.lines(title)):
        head, tail = above.line.text, below.line.text
        if tail[0] in _NEVER_FIRST or (head[-1].isdigit() and tail[0].isdigit()):
            yield Departure(title, f"{head[-3:]} / {tail[:3]}", f"{head[-3:]}{tail[:3]}", page=below.page.number)


@on_page("TI-06")
def title_line_length(printed: Printed) -> Iterator[Departure]:
    """A line of a title stays within the type area.

    Passes: ink from x = 36 to 176 mm.
    Departs: ink from x = 24 to 188 mm.
    """
    title = printed.found.title
    for line in printed.lines(title):
        yield from within(printed, title, line)


@on_page("RC-01")
def recipients_gap(printed: Printed) -> Iterator[Departure]:
    """One 行 of clear white lies between title and 主送机关 (7.3.2), or one empty line.

    Passes: 10.4 mm.
    Departs: none at all.
    """
    found = printed.found
    title = printed.lines(found.edition) or printed.lines(found.title)
    if found.format in _TITLED and title:
        yield from white_held("recipients.gap", found.recipients, title[-1], printed.one(found.recipients))


@on_page("RC-02")
def recipients_flush_left(printed: Printed) -> Iterator[Departure]:
    """主送机关 begins flush left, wrapped lines too (7.3.2).

    Passes: every line from x = 28.2 mm.
    Departs: a first line two 字 in.
    """
    recipients = printed.found.recipients
    off = (
        each for line in printed.lines(recipients) for each in from_left(printed, "recipients.left", recipients, line)
    )
    yield from islice(off, 1)
