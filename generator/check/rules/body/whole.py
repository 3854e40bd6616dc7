"""Start, length and line breaks of the text (7.3.3): BD-01, BD-02, BD-11, BD-13 to BD-15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import floor

from generator.check.elements.found import Found
from generator.check.rules.departure import Departure
from generator.check.rules.extent import area_width, mm, section_of, text_width
from generator.check.rules.file_checks import on_file
from generator.check.rules.places import before
from generator.check.rules.said import at_least, counted
from generator.check.rules.white import Gap, gap_above, ink_top, line_of
from generator.ground.errors import Said
from generator.ground.length import Length
from generator.office.reading.document import Paragraph, Table
from generator.standard import number, tolerance

_LONG_NUMBER = re.compile(r"\d{2,}")
_BLANKS = re.compile(r"\s+")
NO_TEXT = (Said("0 行", "no line"), at_least(Said("1 行", "one")))
"""How many lines of text the first page shows, and should."""
_KINSOKU = (
    Said("“按中文习惯控制首尾字符”没有选中", "the Asian rule for first and last characters is off"),
    Said("选中", "on"),
)
_WORDS_BROKEN = (Said("“允许西文在单词中间换行”选中了", "Latin text may wrap within words"), Said("不选", "kept whole"))


@on_file("BD-01", clause="7.3.3", strength="must", value="首页有正文", laid_out="layout.composition")
def text_on_the_first_side(found: Found) -> Iterator[Departure]:
    """The first side shows text (7.3.3); in a file, as far as breaks and the recipients' length show.

    Passes: text on the line after the recipients
    Departs: a page break before the text, or recipients that fill the first side
    """
    if found.body and (_broken_off(found) or _pushed_off(found)):
        yield Departure(found.body[0].paragraph, *NO_TEXT)


@on_file("BD-02", clause="7.3.3", strength="must", rows=("body.begins",), laid_out="layout.main_part")
def text_under_recipients(found: Found) -> Iterator[Departure]:
    """The text begins on the line after 主送机关 (7.3.3).

    Passes: the text as the very next paragraph
    Departs: an empty line between them
    """
    if found.recipients is None or not found.body:
        return
    gap = gap_above(found, found.body[0].paragraph)
    if gap is not None and gap.above is found.recipients.paragraphs[-1]:
        yield from _white(found.body[0].paragraph, gap, tolerance("body.begins"))


@on_file(
    "BD-11", clause="7.3.3", strength="practice", rows=("body.pitch",), value="没有空段落", laid_out="layout.main_part"
)
def no_white_between_paragraphs(found: Found) -> Iterator[Departure]:
    """No white parts the paragraphs of the text.

    Passes: space before and after of 0
    Departs: an empty paragraph between two, or 6 pt after each
    """
    for above, below in pairwise(each.paragraph for each in found.body):
        gap = gap_above(found, below)
        if gap is not None and gap.above is above:
            yield from _white(below, gap, tolerance("body.pitch"))


@on_file(
    "BD-13",
    clause="GB/T 15834-2011, 5.1",
    strength="must",
    severity="warning",
    value="按中文习惯控制首尾字符",
    laid_out="layout.line_breaking",
)
def asian_line_breaks(found: Found) -> Iterator[Departure]:
    """Lines are broken by the rules for Chinese: no closing mark at the beginning, no opening one at the end (5.1).

    Passes: 按中文习惯控制首尾字符 on, as it is by default
    Departs: w:kinsoku off
    """
    for part in found.body:
        if not part.paragraph.kinsoku:
            yield Departure(part.paragraph, *_KINSOKU)
            return


@on_file(
    "BD-14",
    clause="GB/T 15835-2011, 5.1.7",
    strength="must",
    severity="warning",
    value="数字不拆开",
    laid_out="layout.line_breaking",
)
def numbers_in_one_piece(found: Found) -> Iterator[Departure]:
    """No program may break a number over two lines (GB/T 15835-2011, 5.1.7).

    Passes: 允许西文在单词中间换行 off, as it is by default
    Departs: on, in a paragraph with 12500元
    """
    for part in found.body:
        if part.paragraph.breaks_words and _LONG_NUMBER.search(part.paragraph.text):
            yield Departure(part.paragraph, *_WORDS_BROKEN)


@on_file(
    "BD-15",
    clause="整治形式主义为基层减负若干规定（2024）",
    strength="law",
    severity="info",
    rows=("body.longest", "body.longest_of_one_task"),
)
def length_of_text(found: Found) -> Iterator[Departure]:
    """Local and departmental documents have in general at most 5000 characters (整治形式主义为基层减负若干规定).

    Passes: 3200 characters
    Departs: 5400 characters
    """
    count = sum(len(_BLANKS.sub("", part.paragraph.text)) for part in found.body)
    most = int(number("body.longest"))
    if count > most:
        yield Departure(found.body[0].paragraph, str(count), str(most))


def _white(paragraph: Paragraph, gap: Gap, bound: Length) -> Iterator[Departure]:
    if gap.empty:
        lines = counted(gap.empty, "行", "empty line")
        yield Departure(paragraph, Said(f"空了 {lines.zh}", lines.en), Said("不空行", "none"))
    elif abs(gap.spacing) > bound:
        spacing = Said(f"段间距 {mm(gap.spacing)}", f"{mm(gap.spacing)} of spacing")
        yield Departure(paragraph, spacing, Said("没有段间距", "none"))


def _broken_off(found: Found) -> bool:
    """Whether a page surely ends before the text."""
    first = found.body[0].paragraph
    above = before(first, found.document)
    shown = [block for block in above if isinstance(block, Table) or not block.empty]
    if not shown:
        return False
    start = next(place for place, block in enumerate(above) if block is shown[0])
    paragraphs = [block for block in above[start:] if isinstance(block, Paragraph)]
    broken = any(each.ends_page for each in paragraphs) or any(each.starts_page for each in (*paragraphs[1:], first))
    section = found.document.sections[first.section]
    return broken or (first.section > 0 and section.begins != "continuous" and shown[-1].section != first.section)


def _pushed_off(found: Found) -> bool:
    """Whether what is above the text surely fills the first side."""
    top = ink_top(found, found.body[0].paragraph)
    if top is None or found.recipients is None:
        return False
    section = section_of(found.recipients.paragraph, found.document)
    more = Length(0)
    for paragraph in found.recipients.paragraphs:
        room = area_width(section) - paragraph.left - paragraph.right
        lines = floor(text_width(paragraph, section) / room) if room > 0 else 0
        more += line_of(paragraph, section).height.least * lines
    return top.least + more > section.height - section.bottom
