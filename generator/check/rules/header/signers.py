"""签发人 in the file (7.2.6): HD-24 to HD-27."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from generator.check.departure import Departure, Words, at_most, left, mm, off, quoted, right
from generator.check.rules.changes.edited_document import Work
from generator.check.rules.changes.typed import Slip, coloned, typed
from generator.check.rules.line_extent import area_width, extent, section_of, text_width
from generator.check.rules.rule import Rule
from generator.check.rules.runs import other_type, runs_between
from generator.ground.length import NOTHING, Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import SIGNERS, number, tolerance

_rule = partial(Rule, laid_out="layout.header")

_LABEL = re.compile(r"签\s*发\s*人\s*(?P<colon>[：:]?)")
_WANTED = f"{SIGNERS}："
_LEFT = ("left", "both")
_BETWEEN = re.compile(r"[\s、，,]+")
_on_a_line = Words("header-on-a-line")


@_rule("HD-24", "条例9", "law", value="上行文有签发人，其他没有", laid_out=None)
def signers_upward_only(found: RecognisedDocument) -> Iterator[Departure]:
    """Documents that go up name their 签发人, others do not (条例, article 9).

    Passes: a 请示 with 签发人：示例甲
    Departs: a 请示 without 签发人, or a 通知 with them
    """
    if found.kind is None:
        return
    is_sent = found.mark or found.number is not None or found.recipients is not None
    if found.kind.signers is True and found.signers is None and is_sent:
        yield Departure(
            found.number or found.title, phrase("header-no-signers"), phrase("header-signers", wanted=_WANTED)
        )
    if found.kind.signers is False and found.signers is not None:
        text = found.signers.text.replace("\n", " ")
        yield Departure(
            found.signers,
            phrase("header-is-written", text=text),
            phrase("header-left-out"),
        )


@_rule("HD-25", "7.2.6", "must", rows=("size.body",), value="签发人：仿宋，姓名楷体")
def signers_look(found: RecognisedDocument) -> Iterator[Departure]:
    """The label 签发人： is 3号仿宋 with a full-width colon, the names are 3号楷体 (7.2.6).

    Passes: 签发人： in 仿宋_GB2312, the name in 楷体_GB2312
    Departs: 签发人: with a half-width colon, or a name in 仿宋
    """
    if found.signers is None:
        return
    for paragraph in found.signers.paragraphs:
        label = _LABEL.search(paragraph.text)
        if label is not None:
            if label[0] != _WANTED:
                yield Departure(paragraph, quoted(label[0]), quoted(_WANTED))
            runs = runs_between(paragraph, *label.span())
            yield from other_type(paragraph, "仿宋", "size.body", runs)
        start = _names_begin(found, paragraph)
        names = runs_between(paragraph, start, len(paragraph.text))
        yield from other_type(paragraph, "楷体", "size.body", names)


@signers_look.mends
@typed
def _colon_of_signers(work: Work) -> Iterator[Slip]:
    signers = work.found.signers
    return coloned(() if signers is None else signers.paragraphs, _LABEL)


@_rule("HD-26", "7.2.6", "must", rows=("signers.inset",))
def signers_right(found: RecognisedDocument) -> Iterator[Departure]:
    """签发人 end one 字 in from the right (7.2.6).

    Passes: set right with a right indent of one character
    Departs: flush right
    """
    if found.signers is None:
        return
    whites = [white for each in found.signers.paragraphs if (white := _white_right(found, each)) is not None]
    if len(whites) == len(found.signers.paragraphs):
        yield from off(found.signers, Length(min(whites)), "signers.inset", said=right)


@_rule("HD-27", "7.2.6", "usual", rows=("signers.in_a_line", "upward.names"), value="回行与首个姓名对齐")
def signers_two_a_line(found: RecognisedDocument) -> Iterator[Departure]:
    """Usually two 签发人 are on a line, and further lines begin under the first name (7.2.6).

    Passes: 签发人：示例甲　示例乙, and below it 示例丙 under 示例甲
    Departs: three names on a line, or 示例丙 under the label
    """
    if found.signers is None:
        return
    most = int(number("signers.in_a_line"))
    first: Length | None = None
    for paragraph in found.signers.paragraphs:
        names = paragraph.text[_names_begin(found, paragraph) :].strip()
        count = len(_whole(_BETWEEN.split(names)))
        if count > most:
            yield Departure(paragraph, _on_a_line(count), at_most(_on_a_line(most)))
        begins = _name_begins(found, paragraph)
        if first is not None and begins is not None and abs(begins - first) > tolerance("upward.names"):
            yield Departure(paragraph, left(mm(begins)), mm(first))
        first = begins if first is None else first


def _names_begin(found: RecognisedDocument, paragraph: Paragraph) -> int:
    """Where the names begin in the paragraph's text: after the label, or after the number."""
    label = _LABEL.search(paragraph.text)
    if label is not None:
        return label.end()
    number_ends = _end_of(paragraph, found.number)
    return number_ends + (len(paragraph.text[number_ends:]) - len(paragraph.text[number_ends:].lstrip()))


def _end_of(paragraph: Paragraph, element: Element | None) -> int:
    if element is None or element.paragraph is not paragraph:
        return 0
    return max(paragraph.text.find(element.text), 0) + len(element.text)


def _whole(parts: list[str]) -> list[str]:
    """Names, those of two characters set apart put together."""
    single = sum(len(part) == 1 for part in parts)
    return [part for part in parts if len(part) > 1] + ["　"] * (single // 2)


def _white_right(found: RecognisedDocument, paragraph: Paragraph) -> Length | None:
    """The white at the right of the line; None where the file leaves it open."""
    after = _after_tab(found, paragraph)
    if after is not None:
        return after[1]
    place = extent(paragraph, found.document)
    return None if place is None else place.right


def _name_begins(found: RecognisedDocument, paragraph: Paragraph) -> Length | None:
    """Where the first name begins, from the left edge of the text area; None where the file leaves it open."""
    start = _names_begin(found, paragraph)
    names = paragraph.text[start:].rstrip()
    section = section_of(paragraph, found.document)
    after = _after_tab(found, paragraph)
    if after is not None:
        lead = paragraph.text[paragraph.text.rfind("\t", 0, start) + 1 : start]
        return after[0] + (text_width(paragraph, section, lead) if lead else NOTHING)
    place = extent(paragraph, found.document)
    if place is None or not names:
        return None
    return place.left + place.width - text_width(paragraph, section, names.strip())


def _after_tab(found: RecognisedDocument, paragraph: Paragraph) -> tuple[Length, Length] | None:
    """Where the text behind the number's tab begins, and the white at the end of the line; None without a stop."""
    text = paragraph.text
    if "\t" not in text or paragraph.frame or paragraph.place.table is not None or paragraph.align not in _LEFT:
        return None
    section = section_of(paragraph, found.document)
    parts = text.rstrip().split("\t")
    reached = paragraph.left + paragraph.first_line
    begins: Length | None = None
    for part, following in pairwise(parts):
        reached += text_width(paragraph, section, part) if part else NOTHING
        stop = next((stop for stop in paragraph.tabs if stop[1] > reached), None)
        if stop is None or stop[0] not in ("left", "right"):
            return None
        width = text_width(paragraph, section, following) if following else NOTHING
        reached = stop[1] if stop[0] == "left" else stop[1] - width
        begins = reached if begins is None else begins
    reached += text_width(paragraph, section, parts[-1])
    return None if begins is None else (begins, area_width(section) - reached)
