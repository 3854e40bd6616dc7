"""纪要 in the file (10.3): MN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from generator.check.departure import Departure, Words, above, first_then, from_top, left, middle, mm, off
from generator.check.printed_places import PrintedDocument
from generator.check.rules.header.mark import mark_begins, printed_mark
from generator.check.rules.line_extent import begins, column, extent_of, section_of, text_width, wraps
from generator.check.rules.rule import Rule
from generator.check.rules.runs import other_face, other_size
from generator.check.rules.white_between_lines import bounds_depart, gap_departs, ink_top
from generator.ground.length import Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Run
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import length, tolerance

_rule = partial(Rule, laid_out="layout.main_part")

_LABEL = re.compile(r"\s*(出席|请假|列席)[^：:]{0,4}[:：]")
_ORDER = ("出席", "请假", "列席")
wrapped = Words("body-from-the-left-in-wrapped-lines")


@_rule(
    "MN-01",
    "10.3",
    "must",
    "warning",
    rows=("minutes.mark_top", "issuer_mark.centre"),
    value="×××××纪要",
    laid_out="layout.header",
)
def mark(found: RecognisedDocument) -> Iterator[Departure]:
    """The mark ends with 纪要, red and centred, 35 mm below the upper edge of the type area (10.3).

    Passes: 示例县人民政府常务会议纪要, red, its ink at 72 mm.
    Departs: a black mark, or one at 40 mm.
    """
    if not found.mark:
        return
    first, last = found.mark[0], found.mark[-1]
    text = "".join(last.text.split())
    if not text.endswith(found.form.mark_words):
        yield Departure(last, text, "×××××纪要")
    place = extent_of(first, found.document)
    if place is not None:
        axis = section_of(first.paragraph, found.document).left + place.axis
        yield from off(first, axis, "issuer_mark.centre", said=middle, unsure=place.unsure)
    black = next((run for run in first.paragraph.runs if run.text.strip() and run.color in (None, "000000")), None)
    if black is not None:
        yield Departure(first, phrase("page-black"), phrase("page-red"))
    yield from bounds_depart(first, ink_top(found, first.paragraph), "minutes.mark_top", from_top)


@mark.on_page
def mark_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The mark of 纪要 begins 72 mm from the sheet's top (10.3).

    Passes: ink top at 72.0 mm.
    Departs: ink top at 60 mm.
    """
    yield from mark_begins(printed, printed_mark(printed), "minutes.mark_top")


@_rule("MN-02", "10.3", "usual", rows=("size.body",), value="标签黑体，名单仿宋")
def attendance_type(found: RecognisedDocument) -> Iterator[Departure]:
    """出席, 请假 and 列席 are set in 3号黑体, units and names in 3号仿宋 (10.3, usual).

    Passes: 出席： in 黑体, the names in 仿宋.
    Departs: all of it in 仿宋.
    """
    for element, label in _attendance(found):
        labels, names = _split_at_label(element, label)
        yield from other_face(element.paragraph, "黑体", labels)
        yield from other_face(element.paragraph, "仿宋", names)
        yield from other_size(element.paragraph, "size.body")


@_rule("MN-03", "10.3", "must", "warning", rows=("attendance.gap", "attendance.indent", "attendance.hanging"))
def attendance_place(found: RecognisedDocument) -> Iterator[Departure]:
    """The attendance is one 行 below the text, 2 字 in; wrapped lines align with the first name (10.3).

    Passes: an empty line, then 出席： two characters in with a hanging indent of three.
    Departs: 出席： flush left, or wrapped lines below it.
    """
    for number, (element, _) in enumerate(_attendance(found)):
        paragraph = element.paragraph
        if number == 0:
            yield from gap_departs(found, paragraph, "attendance.gap", said=above)
        start, wanted = begins(paragraph, found.document), length("attendance.indent")
        if start is None:
            continue
        if abs(start - wanted) > tolerance("attendance.indent"):
            yield Departure(element, left(mm(start)), mm(wanted))
        yield from _wrapped(found, element, start)


@_rule("MN-04", "10.3", "must", "warning", value="出席、请假、列席")
def attendance_order(found: RecognisedDocument) -> Iterator[Departure]:
    """First 出席, then 请假, then 列席, each in a paragraph of its own (10.3).

    Passes: 出席：示例甲, below it 请假：示例乙
    Departs: 列席 before 出席, or both in one paragraph.
    """
    listed = list(_attendance(found))
    for (one, first), (other, second) in pairwise(listed):
        if one.paragraph is other.paragraph:
            yield Departure(other, phrase("body-in-one-paragraph"), phrase("body-in-one-for-each"))
        elif _ORDER.index(second) < _ORDER.index(first):
            yield Departure(other, first_then(first, second), first_then(second, first))


def _attendance(found: RecognisedDocument) -> Iterator[tuple[Element, str]]:
    """The lists of 纪要, each with its word."""
    for element in found.attendance:
        label = _LABEL.match(element.text)
        if label is not None:
            yield element, label[1]


def _split_at_label(element: Element, label: str) -> tuple[list[Run], list[Run]]:
    """The runs that the label is in, and those behind it; a run of both counts to the label."""
    labels: list[Run] = []
    runs = list(element.paragraph.runs)
    while runs and "：" not in "".join(run.text for run in labels) and ":" not in "".join(run.text for run in labels):
        labels.append(runs.pop(0))
    named = [run for run in labels if label[0] in run.text or label[-1] in run.text]
    return named or labels, runs


def _wrapped(found: RecognisedDocument, element: Element, start: Length) -> Iterator[Departure]:
    paragraph = element.paragraph
    within = column(paragraph, found.document)
    if within is None or "\n" in paragraph.text or not wraps(paragraph, found.document):
        return
    word = _LABEL.match(paragraph.text)
    if word is not None:
        name = start + text_width(paragraph, section_of(paragraph, found.document), word[0].strip())
        place = within.left + paragraph.left
        if abs(place - name) > tolerance("attendance.hanging"):
            yield Departure(element, wrapped(mm(place)), mm(name))
