"""What ends a heading or a caption (PU-20, PU-21), and what begins and ends lines (PU-22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.check.elements.body import marker_of
from generator.check.elements.found import BodyParagraph, Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.check.rules.listed_items import enumerated
from generator.check.rules.wording import WordedLine, lines
from generator.ground.errors import Said
from generator.official.document import Level

_POINT = re.compile(r"[。，、；：.,;:]\s*$")
_STOP = re.compile(r"[。.]\s*$")
_CAPTION_NUMBER = r"\s*[图表]\s?(?:\d+|[一二三四五六七八九十]+)(?:[-.—]\d+)*"
_CAPTION = re.compile(rf"{_CAPTION_NUMBER}(?P<blank>[ 　\t]+)?[^。；]{{1,40}}[。.]\s*$")
_NO_CAPTION = re.compile(rf"{_CAPTION_NUMBER}\s*(?:[为是显所中给反说和及与至、，（]|列出|表明)")
_LONGEST_HEADING = 25
_NOT_FIRST = "，。、；：？！”’）》〉〕】"
_NOT_LAST = "“‘（《〈〔【"
_BREAKS = re.compile(rf"(?P<halves>—\n—|…\n…)|(?P<last>[{_NOT_LAST}])\n|\n(?P<first>[{_NOT_FIRST}])")
_TITLES = ("title", "attachment_title", "issuer_mark")


@on_file("PU-20", clause="GB/T 15834-2011, B.4", strength="must", severity="warning", value="标题末尾不用点号")
def headings(found: Found) -> Iterator[Departure]:
    """A heading that is alone and an attachment's title end without a mark (B.4); the title is for TI-08.

    Passes: （三）协作联动，全社会参与
    Departs: （三）协作联动，全社会参与。
    """
    items = {id(each) for each in enumerated(found)}
    alone = {each.paragraph.place for each in _alone(found) if id(each.paragraph) not in items}
    for line in lines(found):
        heading = line.element == "attachment_title" or line.paragraph.place in alone
        match = _POINT.search(line.text)
        if heading and match is not None and not _broken_title(line, found):
            shown = line.text[: match.start()].strip()
            yield line.at(match.start(), match.end(), f"{shown}{match[0].strip()}", shown, replacement="")


@on_file("PU-21", clause="GB/T 15834-2011, A.1", strength="must", severity="warning", value="图题、表题末尾不用句号")
def captions(found: Found) -> Iterator[Departure]:
    """A caption ends without 。 (A.1).

    Passes: 表1　经费安排
    Departs: 表1　经费安排。
    """
    for line in lines(found):
        match = _CAPTION.match(line.text)
        if match is None or _NO_CAPTION.match(line.text):
            continue
        if match["blank"] or line.paragraph.align == "center":
            yield line.at(match.end() - 1, match.end(), line.text.strip(), _STOP.sub("", line.text.strip()))


@on_file(
    "PU-22",
    clause="GB/T 15834-2011, 5.1",
    strength="must",
    severity="warning",
    value="点号不在行首，前引号、前括号不在行末",
    laid_out="layout.line_breaking",
)
def line_ends(found: Found) -> Iterator[Departure]:
    """No line begins with a point or a closing mark, or ends with an opening one; —— and …… stay whole (5.1).

    On the file this holds for manual breaks and for paragraphs; a title's lines are for TI-05.

    Passes: 各乡镇人民政府，各街道办事处，各有关单位
    Departs: 各乡镇人民政府 / ，各街道办事处
    """
    for line in lines(found):
        if line.element in _TITLES:
            continue
        first = line.text.lstrip()[0]
        if first in _NOT_FIRST and not line.paragraph.numbering:
            yield line.at(0, 1, line.text.lstrip()[:6], _not_first(first))
        for match in _BREAKS.finditer(line.text):
            shown = line.text[max(0, match.start() - 3) : match.end() + 3]
            yield line.at(match.start(), match.end(), shown, _unbroken(match))


def _unbroken(match: re.Match[str]) -> Said:
    if match["halves"]:
        whole = match[0][0] * 2
        return Said(f"{whole} 不能拆开", f"{whole} stays whole")
    last = match["last"]
    return Said(f"{last} 不能在行末", f"{last} ends no line") if last else _not_first(match["first"])


def _not_first(mark: str) -> Said:
    return Said(f"{mark} 不能在行首", f"{mark} begins no line")


def _alone(found: Found) -> Iterator[BodyParagraph]:
    """Headings of the first two levels that are all of their paragraph and head text."""
    for body in (found.body, *(attachment.body for attachment in found.attachments)):
        for one, other in pairwise(body):
            following, _ = marker_of(f"{other.paragraph.numbering}{other.paragraph.text.lstrip()}")
            heads = one.level in (Level.FIRST, Level.SECOND) and one.level not in (other.level, following)
            if heads and one.heading and not one.text and not _is_sentence(one.heading):
                yield one


def _is_sentence(heading: str) -> bool:
    """Whether a numbered line is a sentence of an item rather than a heading: long, and with a pause in it."""
    return len(heading) > _LONGEST_HEADING and "，" in heading


def _broken_title(line: WordedLine, found: Found) -> bool:
    """Whether it is a line of an attachment's title that another follows."""
    titles = (attachment.title for attachment in found.attachments if attachment.title is not None)
    return any(line.paragraph.place in [each.place for each in title.paragraphs[:-1]] for title in titles)
