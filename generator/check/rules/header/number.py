"""发文字号 in the file (7.2.5): HD-18 to HD-23, HD-31, HD-32."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator.check.departure import NOT_LEFT, Departure, counted, left, mm, off, quoted
from generator.check.rules.changes.edited_document import Work
from generator.check.rules.changes.places import centred
from generator.check.rules.changes.typed import Slip, typed
from generator.check.rules.header.mark import leads, not_centred, signs_first
from generator.check.rules.line_extent import before, begins, position
from generator.check.rules.recipients import goes_up
from generator.check.rules.rule import Rule
from generator.check.rules.white_between_lines import gap_departs
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.standard import NUMBER, lacks_serial, length, other_year

_rule = partial(Rule, laid_out="layout.header")

_INITIALS = "机关代字"
_SHAPE = re.compile(
    r"(\D{0,12}?)[\[(（【〔［<《]?\s*((?:19|20)?\d{2})\s*年?[\])）】〕］>》]?\s*第?\s*(?:0(?=\d))*+(\d++)\s*号?"
)
_LIKE_A_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\s*[〔\[（(【［]\s*20\d{2}\s*[〕\])）】］]\s*第?\d+\s*号")
_OTHER_BRACKETS = re.compile(r"[\[（(【［]\s*20\d{2}")
_OLD = re.compile("〔(?:19)?[5-9][0-9]〕")
"""The year of a number before the standard of 2000, when offices wrote them in other forms."""
_OPEN = re.compile("[×xXＸ*＊_＿□○]")
"""What is yet to be filled in (MM-01)."""
_HEAD_LINES = 12
_COUNTED = re.compile(r"(?<=第)0+|[（()）]")  # what a counted number is without
_MOST_BESIDE = 12  # characters beside a number: 签发人 and a name
_YEAR = re.compile(r"[\[［【(（〔﹝]\s*(?P<year>(?:19|20)\d\d)\s*[\]］】)）〕﹞]\s*(?:第\s*)?(?P<serial>0*)(?=[1-9])")


@_rule("HD-18", "7.2.5", "must", value="机关代字〔2022〕31号")
def number_form(found: RecognisedDocument) -> Iterator[Departure]:
    """The number is 机关代字, a four-digit year in 〔〕, a serial without 第 and leading zeros, 号 (7.2.5).

    Offices count their 纪要 as they like; only a year in other brackets is reported there.

    Passes: 示民发〔2026〕7号
    Departs: 示民发[2026]07号, 示民发（2026）第7号, 示民发〔26〕7号
    """
    if found.number is None or is_yet_to_be_given(found):
        return
    if _OPEN.search(found.number.text) or _OLD.search(found.number.text):
        return
    text = found.number.text.strip()
    free = found.form.number_free and not _OTHER_BRACKETS.search(text)
    if not free and not any(each.fullmatch(text) for each in found.form.number_forms):
        counted = _COUNTED.sub("", text)
        is_counted = any(each.fullmatch(counted) for each in found.form.counted)
        yield Departure(found.number, text, counted if is_counted else _mended(text))


@number_form.mends
@typed
def _number_mended(work: Work) -> Iterator[Slip]:
    """The brackets, 第 and the padding of the number, where it is right without them."""
    element = work.found.number
    match = None if element is None else _YEAR.search(element.text)
    if element is None or match is None:
        return
    text, offset = element.text, element.paragraph.text.find(element.text)
    new = f"〔{match['year']}〕"
    if offset >= 0 and NUMBER.fullmatch(text[: match.start()] + new + text[match.end() :]):
        yield Slip(element.paragraph, offset + match.start(), offset + match.end(), new)


@_rule("HD-19", "7.2.5", "must", "warning", rows=("number.gap",))
def number_gap(found: RecognisedDocument) -> Iterator[Departure]:
    """Two 行 of clear white lie between the mark and the number, or its first 签发人, or two empty lines (7.2.5).

    Passes: two empty lines, or 20.8 mm between the inks
    Departs: one empty line
    """
    given = [each.paragraph for each in (found.signers, found.number) if each is not None]
    placed = [(at, each) for each in given if (at := position(each, found.document)) is not None]
    first = min(placed, key=lambda each: each[0])[1] if placed else None
    if first is not None and found.mark:
        yield from gap_departs(found, first, "number.gap")


@_rule("HD-20", "7.2.5", "must", rows=("number.centre",), mend=centred)
def number_centred(found: RecognisedDocument) -> Iterator[Departure]:
    """The number of a document that goes down or across is centred (7.2.5).

    Passes: a centred paragraph
    Departs: one flush left, or centred with a first-line indent
    """
    number, note = found.number, found.title_note
    dated = note is not None and number is not None and note.paragraph is number.paragraph  # a line below the title
    if number is not None and not dated and not goes_up(found):
        yield from not_centred(found, number, number.paragraph, "number.centre")


@_rule("HD-21", "7.2.5", "must", rows=("number.inset",))
def upward_number_left(found: RecognisedDocument) -> Iterator[Departure]:
    """The number of an 上行文 is at the left, one 字 in (7.2.5).

    Passes: a left indent of one character
    Departs: a centred number, or one flush left
    """
    if found.number is None or found.signers is None or not goes_up(found):
        return
    paragraph = found.number.paragraph
    if not paragraph.text.strip().startswith(found.number.text.strip()[:2]) or paragraph.frame:
        return
    indent = begins(paragraph, found.document)
    if indent is None and paragraph.align in ("center", "right") and paragraph.place.table is None:
        yield Departure(found.number, NOT_LEFT, mm(length("number.inset")))
    yield from off(found.number, indent, "number.inset", said=left)


@_rule("HD-22", "7.2.5", "must", value="与最后一个签发人同行")
def number_on_last_signers_line(found: RecognisedDocument) -> Iterator[Departure]:
    """The number of an 上行文 is on the line of the last 签发人 (7.2.5).

    Passes: both in one paragraph, or in one row of a table
    Departs: the number in a line of its own below 签发人
    """
    if found.number is None or found.signers is None or not goes_up(found):
        return
    number, signer = found.number.paragraph, found.signers.paragraphs[-1]
    if number is signer or number.frame or signer.frame or _in_one_row(number, signer):
        return
    places = [position(each, found.document) or 0 for each in (signer, number)]
    lines = max(abs(places[0] - places[1]), 1)
    apart = counted("header-apart", lines)
    yield Departure(found.number, apart, phrase("measured-one-line"))


@_rule("HD-23", "条例9", "law", value="一个发文字号，用主办机关的代字", laid_out=None)
def one_number_of_the_lead_organ(found: RecognisedDocument) -> Iterator[Departure]:
    """A joint issue has one number, the lead organ's (条例, article 9).

    Passes: 示民发〔2026〕7号, with 示例市民政局 first in mark and 署名
    Departs: this number and 示财发〔2026〕9号 below it, or 示财发〔2026〕9号 alone
    """
    if found.number is None:
        return
    other = _second_number(found, found.number)
    if other is not None:
        yield Departure(other[0], f"{found.number.text}、{other[1]}", quoted(found.number.text))
    names = [without_blanks(element.text).removesuffix("文件") for element in found.mark]
    form = NUMBER.fullmatch(found.number.text.strip())
    lead = None if form is None or len(names) < 2 else leads(form["prefix"], names)
    if lead and signs_first(found) == names[0]:
        yield Departure(found.number, found.number.text, phrase("header-one-of", names=names[0]))


@_rule("HD-31", "条例25", "practice", "info", value="签发、登记后给序号", laid_out=None)
def number_given(found: RecognisedDocument) -> Iterator[Departure]:
    """A number gets its serial when the document has been signed and is registered (条例, article 25).

    Only drafts are reported so, marked as such; elsewhere it is a number written wrongly.

    Passes: 示民发〔2026〕7号
    Departs: 示民发〔2026〕　　号 on a document marked （征求意见稿）
    """
    if found.number is not None and is_yet_to_be_given(found):
        yield Departure(found.number, found.number.text.strip(), phrase("header-given"))


@_rule("HD-32", "7.2.5", "practice", "error", value="文号的年份是成文日期的年份", laid_out=None)
def number_of_the_year(found: RecognisedDocument) -> Iterator[Departure]:
    """The year in the number is that of the date; from 20 December to 20 January the other year is a warning.

    The standard does not say so; offices number by the year.

    Passes: 示民发〔2026〕7号, dated 2026年3月5日
    Departs: 示民发〔2030〕7号, dated 2026年3月5日; 示民发〔2027〕1号, dated 2026年12月28日, is a warning
    """
    if found.number is None or found.issued is None or found.is_draft:
        return
    other = other_year(found.number.text, found.issued.day_of_calendar)
    if other is not None:
        wanted = phrase("header-that-of", year=found.issued.year, issued=found.issued)
        year = phrase("header-year", year=other[0])
        yield Departure(found.number, year, wanted, milder="warning" if other[1] else None)


def is_yet_to_be_given(found: RecognisedDocument) -> bool:
    """Whether a draft has a number that is right but for its serial."""
    return found.number is not None and found.is_draft and lacks_serial(found.number.text)


def _mended(text: str) -> str:
    """``text`` as it should be, as far as can be known."""
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return f"{_INITIALS}〔20××〕×号"
    prefix, year, serial = shape.groups()
    return f"{prefix.strip() or _INITIALS}〔{year if len(year) == len('2022') else f'20{year}'}〕{serial}号"


def _in_one_row(one: Paragraph, other: Paragraph) -> bool:
    return one.place.table is not None and (one.place.table, one.place.row) == (other.place.table, other.place.row)


def _second_number(found: RecognisedDocument, number: Element) -> tuple[Paragraph, str] | None:
    """Another number above the title, with next to nothing beside it: a text only cites one."""
    title = None if found.title is None else found.title.paragraph
    head = found.document.blocks[:_HEAD_LINES] if title is None else before(title, found.document)
    for block in head:
        for paragraph in (block,) if isinstance(block, Paragraph) else tuple(block.paragraphs):
            beside = without_blanks(_LIKE_A_NUMBER.sub("", paragraph.text))
            for text in _LIKE_A_NUMBER.findall(paragraph.text) if len(beside) <= _MOST_BESIDE else ():
                if text != number.text.strip():
                    return paragraph, text
    return None
