"""命令（令） in the file (10.2): CM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rules.departure import Departure, above, from_top, middle, on_file
from generator.check.rules.extent import extent_of, mm
from generator.check.rules.header.number import is_yet_to_be_given
from generator.check.rules.issuer import ORGAN_ENDS
from generator.check.rules.signature import stamp_place, stamped_date
from generator.check.rules.white import gap_departs, ink_top
from generator.ground.errors import TranslatedText
from generator.official.recognition.found import Found
from generator.standard import Format, length, tolerance

_MARK = re.compile(r"(?P<organ>.+?)(?:命令|令)")
_HEADS = tuple("席长")  # 主席令
_FORM = TranslatedText("发文机关全称加“命令”或“令”", "the organ's full name and 命令 or 令")
_TITLE = (TranslatedText("有标题", "it has a title"), TranslatedText("没有标题", "without a title"))
_RECIPIENTS = (TranslatedText("有主送机关", "it has recipients"), TranslatedText("没有主送机关", "without recipients"))
_RULE = (TranslatedText("令号下有分隔线", "a rule below the number"), TranslatedText("没有分隔线", "without a rule"))
_NO_POST = (
    TranslatedText("没有签发人职务", "without the signer's post"),
    TranslatedText("职务和签名章", "with post and stamp"),
)
_NUMBER = re.compile(r"第\S+号")


@on_file(
    "CM-01",
    clause="10.2",
    strength="must",
    rows=("order.mark_top",),
    value="发文机关全称＋命令（令）",
    laid_out="layout.header",
)
def mark(found: Found) -> Iterator[Departure]:
    """The mark is the organ's full name with 命令 or 令, 20 mm below the upper edge of the type area (10.2).

    Passes: 示例县人民政府令, its ink at 57 mm.
    Departs: 示例县人民政府文件, or a mark at 72 mm.
    """
    if found.format is not Format.ORDER or not found.mark:
        return
    beside = () if found.mark_word is None else (found.mark_word,)
    text = "".join("".join(line.text for line in (*found.mark, *beside)).split())
    named = _MARK.fullmatch(text)
    if named is None or not named["organ"].endswith((*ORGAN_ENDS, *_HEADS)):
        yield Departure(found.mark[0], text, _FORM)
    top, wanted = ink_top(found, found.mark[0].paragraph), length("order.mark_top")
    if top is not None and not top.within(wanted, tolerance("order.mark_top")):
        yield Departure(found.mark[0], from_top(top.text), mm(wanted))


@on_file(
    "CM-02",
    clause="10.2",
    strength="must",
    rows=("order.number_gap", "number.centre"),
    value="第×号",
    laid_out="layout.header",
)
def number(found: Found) -> Iterator[Departure]:
    """The 令号 is written 第×号, centred, two 行 below the mark (10.2).

    Passes: 第3号, centred, two empty lines below the mark.
    Departs: 3号, or 第3号 flush right.
    """
    if found.format is not Format.ORDER or found.number is None:
        return
    text = found.number.text.strip()
    if _NUMBER.fullmatch(text) is None and not is_yet_to_be_given(found):
        yield Departure(found.number, text, "第×号")
    place, centre = extent_of(found.number, found.document), length("number.centre")
    if place is not None:
        axis = found.document.sections[0].left + place.axis
        if abs(axis - centre) > tolerance("number.centre") + place.unsure:
            yield Departure(found.number, middle(mm(axis)), mm(centre))
    yield from gap_departs(found, found.number.paragraph, "order.number_gap", said=above)


@on_file(
    "CM-03",
    clause="10.2",
    strength="must",
    severity="warning",
    rows=("order.body_gap",),
    value="无标题、主送机关、红线",
    laid_out="layout.composition",
)
def text(found: Found) -> Iterator[Departure]:
    """The text begins two 行 below the 令号, without title, recipients or red rule (10.2).

    On a draft the mark （征求意见稿） takes the place of the first line of text.

    Passes: two empty lines between 第3号 and the text.
    Departs: a title between them, or a red rule below 第3号.
    """
    if found.format is not Format.ORDER:
        return
    for element, values in ((found.title, _TITLE), (found.recipients, _RECIPIENTS)):
        if element is not None:
            yield Departure(element, *values)
    if found.number is None:
        return
    border = found.number.paragraph.borders.get("bottom")
    if border is not None:
        yield Departure(found.number, *_RULE)
    elif found.body and found.title is None and found.recipients is None:
        first = (found.edition or found.body[0]).paragraph
        if found.edition is None and first.align == "center":
            yield Departure(first, *_TITLE)
        else:
            yield from gap_departs(found, first, "order.body_gap", said=above)


@on_file(
    "CM-04",
    clause="10.2",
    strength="must",
    rows=("stamp.gap", "stamp.right", "stamp.date_gap"),
    value="签名章",
    laid_out="layout.signature",
)
def signed(found: Found) -> Iterator[Departure]:
    """An order is signed with post and stamp, the date below them 4 字 from the right (10.2, 7.3.5.3).

    Passes: 县长, the room of a stamp, the date with a right indent of four characters.
    Departs: 署名 and date as on other documents, or a date flush right.
    """
    signature = found.signature
    if found.format is not Format.ORDER or (signature.date is None and not signature.organs):
        return
    if not signature.posts:
        at = signature.organs[0] if signature.organs else signature.date
        yield Departure(at, *_NO_POST)
        return
    yield from stamp_place(found)
    yield from stamped_date(found)
