"""份号, 密级和保密期限, 紧急程度 in the file (7.2.1 to 7.2.3): HD-01 to HD-09; 内部资料 of a bulletin: HD-33."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from generator.check.departure import Departure, Words, at_most, first_then, left, mm, quoted
from generator.check.rules.changes.looks import whole
from generator.check.rules.line_extent import before, begins, position
from generator.check.rules.rule import Rule
from generator.check.rules.runs import other_size, other_type, runs_of
from generator.ground.errors import TranslatedText, joined
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.standard import SECRECY, overlong_secrecy, tolerance

_rule = partial(Rule, laid_out="layout.header")

_DIGITS = re.compile(r"[0-9]{6}")
_BLANK = "\u3000"
_line = Words("header-in-line")


@_rule("HD-01", "7.2.1", "usual", rows=("size.body",), value="6 位阿拉伯数字", mend=whole("仿宋", "size.body"))
def copy_number_form(found: RecognisedDocument) -> Iterator[Departure]:
    """份号 is six Arabic digits of 3号 (7.2.1).

    Passes: 000001, 16 pt
    Departs: 1, or 000001 in 14 pt
    """
    element = found.copy_number
    if element is None:
        return
    if not _DIGITS.fullmatch(element.text.strip()):
        yield Departure(element, element.text.strip(), "000001")
    yield from other_size(element.paragraph, "size.body", runs_of(element.paragraph, element.text))


@_rule("HD-02", "7.2.1", "usual", rows=("type_area.left",), value="版心第一行顶格")
def copy_number_place(found: RecognisedDocument) -> Iterator[Departure]:
    """份号 is flush left in the first line of the type area (7.2.1); 信函 have it below their rules.

    Passes: 000001 as the first paragraph, without an indent
    Departs: 000001 in the second line, or indented
    """
    if found.copy_number is not None:
        yield from _place(found, found.copy_number, 1)


@_rule("HD-03", "条例9", "law", value="有密级就有份号", laid_out=None)
def secrecy_asks_for_a_number(found: RecognisedDocument) -> Iterator[Departure]:
    """A classified document has a 份号 (条例, article 9).

    Passes: 000001 above 机密★1年, or in a master an empty line for it
    Departs: 机密★1年 without a 份号
    """
    if found.secrecy is not None and found.copy_number is None and not number_left_blank(found):
        yield Departure(found.secrecy, phrase("header-no-copy-number"), "000001")


@_rule(
    "HD-04",
    "7.2.2",
    "usual",
    "error",
    rows=("size.body", "type_area.left"),
    value="机密★1年，黑体，第二行顶格",
    mend=whole("黑体", "size.body"),
)
def secrecy_form(found: RecognisedDocument) -> Iterator[Departure]:
    """密级 is 绝密, 机密 or 秘密, ★ and a period in Arabic digits, in 3号黑体, flush left in the second line (7.2.2).

    Passes: 机密★1年 in 黑体, 16 pt, below the 份号
    Departs: 机密★一年; 机密★1年 in 仿宋, or at the right edge, is reported as a warning
    """
    element = found.secrecy
    if element is None:
        return
    text = without_blanks(element.text)
    if not SECRECY.fullmatch(text):
        yield Departure(element, text, "机密★1年")
    runs = runs_of(element.paragraph, element.text)
    yield from other_type(element.paragraph, "黑体", "size.body", runs, milder="warning")
    if found.form.holds(copy_number_place.id):
        first = found.copy_number is None and not number_left_blank(found)
        for departure in _place(found, element, 1 if first else 2):
            yield Departure(departure.at, departure.measured, departure.wanted, milder="warning")


@_rule("HD-05", "条例9", "law", "warning", value="★后有期限", laid_out=None)
def secrecy_has_a_period(found: RecognisedDocument) -> Iterator[Departure]:
    """A 密级 has a period behind ★ (条例, article 9).

    Passes: 机密★1年, 绝密★长期
    Departs: 机密 alone
    """
    if found.secrecy is not None and not re.search(r"★\s*\S", found.secrecy.text):
        text = without_blanks(found.secrecy.text).rstrip("★")
        yield Departure(found.secrecy, text, f"{text}★1年")


@_rule(
    "HD-06",
    "保守国家秘密法20",
    "law",
    "warning",
    rows=("secrecy.years.绝密", "secrecy.years.机密", "secrecy.years.秘密"),
    laid_out=None,
)
def secrecy_period(found: RecognisedDocument) -> Iterator[Departure]:
    """The period is at most 30 years for 绝密, 20 for 机密, 10 for 秘密 (保守国家秘密法, article 20).

    Passes: 机密★20年
    Departs: 秘密★15年
    """
    longer = None if found.secrecy is None else overlong_secrecy(without_blanks(found.secrecy.text))
    if longer is not None:
        count, unit, most = longer
        yield Departure(found.secrecy, _long(count, unit), at_most(_long(most, "年")))


@_rule("HD-07", "条例9", "law", value="特急、加急", laid_out=None)
def urgency_words(found: RecognisedDocument) -> Iterator[Departure]:
    """紧急程度 is 特急 or 加急; 特提 and 平急 are those of telegrams (条例, article 9).

    Passes: 特急
    Departs: 紧急, 特提
    """
    if found.urgency is not None:
        text = without_blanks(found.urgency.text)
        if text not in found.form.urgencies:
            yield Departure(found.urgency, text, joined(map(quoted, found.form.urgencies), "或", " or "))


@_rule(
    "HD-08",
    "7.2.3",
    "usual",
    rows=("size.body", "type_area.left"),
    value="份号、密级、紧急程度自上而下各一行",
    mend=whole("黑体", "size.body"),
)
def order_of_lines(found: RecognisedDocument) -> Iterator[Departure]:
    """份号, 密级 and 紧急程度 are below each other, one a line, the last in 3号黑体 (7.2.3).

    Passes: 000001, 机密★1年 and 特急 in three lines, 特急 in 黑体
    Departs: 特急 above 机密★1年, both in one line, 特急 in 仿宋, or two characters in
    """
    given = [each for each in (found.copy_number, found.secrecy, found.urgency) if each is not None]
    for above, below in pairwise(given):
        if _row(found, below) <= _row(found, above):
            yield Departure(below, first_then(_said(below), _said(above)), first_then(_said(above), _said(below)))
    if found.urgency is not None:
        runs = runs_of(found.urgency.paragraph, found.urgency.text)
        yield from other_type(found.urgency.paragraph, "黑体", "size.body", runs)
        if found.form.holds(copy_number_place.id):
            yield from _flush(found, found.urgency)


@_rule("HD-09", "7.2.3", "practice", "info", rows=("zi", "spread.gap"), value="机\u3000密、特\u3000急")
def spread_words(found: RecognisedDocument) -> Iterator[Departure]:
    """Without a period to the secrecy, one 字 is between the two characters of 密级 and 紧急程度 (figure 4).

    Passes: 特　急 with a full-width blank
    Departs: 特急 without, where no period is above it
    """
    if found.secrecy is not None and "★" in found.secrecy.text:
        return
    for element in (found.secrecy, found.urgency):
        if element is not None and len(_said(element)) == len("特急"):
            wanted = _BLANK.join(_said(element))
            if element.text.strip() != wanted:
                yield Departure(element, element.text.strip(), wanted)


@_rule(
    "HD-33",
    "惯例",
    "practice",
    rows=("size.body", "type_area.left"),
    value="内部资料　注意保存，黑体，顶格，有密级的不印",
    mend=whole("黑体", "size.body"),
)
def internal_form(found: RecognisedDocument) -> Iterator[Departure]:
    """The words of an internal bulletin are flush left in 3号黑体, where others have 密级; none has both (practice).

    Passes: 内部资料　注意保存 in 黑体, 16 pt
    Departs: the same in 仿宋, in the middle of its line, or beside 机密★1年
    """
    element = found.internal
    if element is None:
        return
    if found.secrecy is not None:
        yield Departure(element, _said(element), _said(found.secrecy))
    runs = runs_of(element.paragraph, element.text)
    yield from other_type(element.paragraph, "黑体", "size.body", runs)
    yield from _flush(found, element)


def number_left_blank(found: RecognisedDocument) -> bool:
    """Whether the place of the 份号 above the 密级 is there and empty, as in a master.

    It is the first line; in a 信函 it is at the left of the 发文字号, which a tab puts to the right (10.1).
    """
    if found.secrecy is None or found.copy_number is not None:
        return False
    above = [block for block in before(found.secrecy.paragraph, found.document) if _counts(block)]
    if not above or not isinstance(last := above[-1], Paragraph):
        return False
    beside = found.number is not None and found.number.paragraph is last and last.text.startswith("\t")
    return beside or (len(above) == 1 and last.empty)


def _long(number: str | int, unit: str) -> TranslatedText:
    return phrase("header-years" if unit == "年" else "header-months", number=number, unit=unit)


def _said(element: Element) -> str:
    return without_blanks(element.text)


def _row(found: RecognisedDocument, element: Element) -> tuple[int, int]:
    """Where the element is in the order of lines: the block, and the line in it."""
    paragraph = element.paragraph
    block = position(paragraph, found.document)
    line = paragraph.text[: max(paragraph.text.find(element.text), 0)].count("\n")
    return -1 if block is None else block, line


def _place(found: RecognisedDocument, element: Element, wanted: int) -> Iterator[Departure]:
    """Where the element is not flush left in line ``wanted`` (from 1) of the type area."""
    paragraph = element.paragraph
    if not _flows(paragraph):
        return
    line = 1 + _row(found, element)[1] + sum(_counts(block) for block in before(paragraph, found.document))
    if line != wanted:
        yield Departure(element, _line(line), _line(wanted))
    yield from _flush(found, element)


def _flush(found: RecognisedDocument, element: Element) -> Iterator[Departure]:
    """Where the element is not flush left."""
    if not _flows(element.paragraph) or not element.paragraph.text.lstrip().startswith(element.text[:1]):
        return
    indent = begins(element.paragraph, found.document)
    if indent is None:
        yield Departure(element, phrase("measured-not-left"), phrase("measured-flush-left"))
    elif abs(indent) > tolerance("type_area.left"):
        yield Departure(element, left(mm(indent)), phrase("measured-flush-left"))


def _flows(paragraph: Paragraph) -> bool:
    """Whether it is a line of the text, neither in a frame nor in a table."""
    return not paragraph.frame and paragraph.place.table is None


def _counts(block: object) -> bool:
    """Whether a block takes a line in the flow of the text."""
    return not isinstance(block, Paragraph) or not block.frame
