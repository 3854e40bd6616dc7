"""命令（令） in the file (10.2): CM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.departure import Departure, above, contrast, from_top, middle, off
from generator.check.printed_places import PrintedDocument
from generator.check.rules.header.mark import mark_begins, printed_mark
from generator.check.rules.header.number import is_yet_to_be_given
from generator.check.rules.issuer import ORGAN_ENDS
from generator.check.rules.line_extent import extent_of
from generator.check.rules.rule import Rule
from generator.check.rules.signature import stamp_place, stamped_date
from generator.check.rules.white_between_lines import bounds_depart, gap_departs, ink_top
from generator.ground.words.vocabularies import phrase
from generator.official.recognition.elements import RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.official.recognition.title import says_kind

_MARK = re.compile(r"(?P<organ>.+?)(?:命令|令)")
_HEADS = tuple("席长")  # 主席令
_NUMBER = re.compile(r"第\S+号")


@Rule("CM-01", "10.2", "must", rows=("order.mark_top",), value="发文机关全称＋命令（令）", laid_out="layout.header")
def mark(found: RecognisedDocument) -> Iterator[Departure]:
    """The mark is the organ's full name with 命令 or 令, 20 mm below the upper edge of the type area (10.2).

    Passes: 示例县人民政府令, its ink at 57 mm.
    Departs: 示例县人民政府文件, or a mark at 72 mm.
    """
    if not found.mark:
        return
    beside = () if found.mark_word is None else (found.mark_word,)
    text = "".join("".join(line.text for line in (*found.mark, *beside)).split())
    named = _MARK.fullmatch(text)
    if named is None or not named["organ"].endswith((*ORGAN_ENDS, *_HEADS)):
        yield Departure(found.mark[0], text, phrase("header-form"))
    yield from bounds_depart(found.mark[0], ink_top(found, found.mark[0].paragraph), "order.mark_top", from_top)


@mark.on_page
def mark_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The mark of 命令 begins 57 mm from the sheet's top (10.2).

    Passes: ink top at 57.0 mm.
    Departs: ink top at 72 mm.
    """
    yield from mark_begins(printed, printed_mark(printed), "order.mark_top")


@Rule("CM-02", "10.2", "must", rows=("order.number_gap", "number.centre"), value="第×号", laid_out="layout.header")
def number(found: RecognisedDocument) -> Iterator[Departure]:
    """The 令号 is written 第×号, centred, two 行 below the mark (10.2).

    Passes: 第3号, centred, two empty lines below the mark.
    Departs: 3号, or 第3号 flush right.
    """
    if found.number is None:
        return
    text = found.number.text.strip()
    if _NUMBER.fullmatch(text) is None and not is_yet_to_be_given(found):
        compact = without_blanks(text)
        yield Departure(found.number, text, compact if _NUMBER.fullmatch(compact) else "第×号")
    place = extent_of(found.number, found.document)
    if place is not None:
        axis = found.document.sections[0].left + place.axis
        yield from off(found.number, axis, "number.centre", said=middle, unsure=place.unsure)
    yield from gap_departs(found, found.number.paragraph, "order.number_gap", said=above)


@Rule(
    "CM-03",
    "10.2",
    "must",
    "warning",
    rows=("order.body_gap",),
    value="无标题、主送机关、红线",
    laid_out="layout.composition",
)
def text(found: RecognisedDocument) -> Iterator[Departure]:
    """The text begins two 行 below the 令号, without title, recipients or red rule (10.2).

    On a draft the mark （征求意见稿） takes the place of the first line of text.

    Passes: two empty lines between 第3号 and the text.
    Departs: a title between them, or a red rule below 第3号.
    """
    for element, key in ((found.title, "header-order-title"), (found.recipients, "header-order-recipients")):
        if element is not None:
            yield Departure(element, *contrast(key))
    if found.number is None:
        return
    border = found.number.paragraph.borders.get("bottom")
    if border is not None:
        yield Departure(found.number, *contrast("header-order-rule"))
    elif found.body and found.title is None and found.recipients is None:
        first = (found.edition or found.body[0]).paragraph
        heads = found.body in found.provisions  # 章 and 目录 are in the middle
        if found.edition is None and first.align == "center" and not heads:
            if says_kind(first.text.strip()):
                yield Departure(first, *contrast("header-order-title"))
        else:
            yield from gap_departs(found, first, "order.body_gap", said=above)


@Rule(
    "CM-04",
    "10.2",
    "must",
    rows=("stamp.gap", "stamp.right", "stamp.date_gap"),
    value="签名章",
    laid_out="layout.signature",
)
def signed(found: RecognisedDocument) -> Iterator[Departure]:
    """An order is signed with post and stamp, the date below them 4 字 from the right (10.2, 7.3.5.3).

    Passes: 县长, the room of a stamp, the date with a right indent of four characters.
    Departs: 署名 and date as on other documents, or a date flush right.
    """
    signature = found.signature
    if signature.date is None and not signature.organs:
        return
    if not signature.posts:
        at = signature.organs[0] if signature.organs else signature.date
        yield Departure(at, *contrast("header-order-post"))
        return
    yield from stamp_place(found)
    yield from stamped_date(found)
