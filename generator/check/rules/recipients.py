"""主送机关 in the file (7.3.2): RC; and whether a document goes up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from math import ceil

from generator.check.departure import Departure, counted, left, mm, quoted
from generator.check.rules.changes.edited_document import Work
from generator.check.rules.changes.places import flush_left
from generator.check.rules.changes.typed import Slip, leading_blanks, typed
from generator.check.rules.rule import Rule
from generator.check.rules.white_between_lines import gap_above, gap_departs
from generator.ground.errors import TranslatedText
from generator.ground.length import NOTHING, Length
from generator.ground.words.vocabularies import phrase
from generator.official.recognition.elements import RecognisedDocument
from generator.official.recognition.forms import PERSON
from generator.standard import length, number, tolerance

_COLON = "："
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_SEPARATORS = re.compile(r"[，、,；;]")
_STRANGE = re.compile(r"[；;/／|]|(?<=[\u4e00-\u9fff）])[ \u3000]+(?=[\u4e00-\u9fff])")
_COURTESY = re.compile(r"\s{0,9}(?:先生|女士|同志|同学|老师)(?:\s{0,9}[/／]\s{0,9}(?:先生|女士))?")
"""What is behind a name, with room for it or without."""
_NOTHING_BETWEEN = re.compile(r"[，、,；;]\s*[，、,；;：:]")
_BLANKS = " \u3000\t"
_ROOM_ON_ANY_FIRST_SIDE = 4  # lines that a usual 版头 and a title of three lines leave besides one of text
_MOST_TITLE_LINES = 3
_RECIPIENTS_END = re.compile(r"(?<!\s)\s*+(?:[，,、;；。．.:]\s*+)?$")


@Rule("RC-01", "7.3.2", "must", "warning", rows=("recipients.gap",), laid_out="layout.title_block")
def _recipients_gap(found: RecognisedDocument) -> Iterator[Departure]:
    """One 行 of clear white lies between the title and 主送机关, or one empty line (7.3.2).

    题注 and the mark of a draft or a corrected reprint under the title belong to it.

    Passes: one empty line, or 10.4 mm between the inks
    Departs: none at all, or two empty lines
    """
    if found.recipients is None or found.title is None:
        return
    gap = gap_above(found, found.recipients.paragraph)
    marked = [each for beside in (found.title_note, found.edition) if beside is not None for each in beside.paragraphs]
    if gap is not None and any(gap.above is paragraph for paragraph in (*found.title.paragraphs, *marked)):
        yield from gap_departs(found, found.recipients.paragraph, "recipients.gap")


@Rule(
    "RC-02",
    "7.3.2",
    "must",
    rows=("recipients.left",),
    laid_out="layout.title_block",
    mend=(leading_blanks, flush_left),
)
def _recipients_flush_left(found: RecognisedDocument) -> Iterator[Departure]:
    """主送机关 is flush left, wrapped lines too (7.3.2).

    Passes: a paragraph without indents
    Departs: a first-line indent of two characters
    """
    if found.recipients is None:
        return
    for paragraph in found.recipients.paragraphs:
        if paragraph.place.table is not None or paragraph.frame:
            continue
        if paragraph.align in ("center", "right"):
            yield Departure(paragraph, phrase("measured-not-left"), phrase("measured-flush-left"))
            continue
        blanks = len(paragraph.text) - len(paragraph.text.lstrip(_BLANKS))
        typed = length("size.body") * blanks * (1 if "\u3000" in paragraph.text[:blanks] else 0.5)
        first = NOTHING if paragraph.text.startswith("\n") else paragraph.first_line
        white = max((paragraph.left, paragraph.left + first + typed), key=abs)
        if abs(white) > tolerance("recipients.left"):
            yield Departure(paragraph, left(mm(Length(white))), phrase("measured-flush-left"))


@Rule("RC-03", "7.3.2", "must", value="：", laid_out="layout.title_block")
def _recipients_colon(found: RecognisedDocument) -> Iterator[Departure]:
    """The last of 主送机关 is followed by a full-width colon (7.3.2).

    Passes: 各县（区）民政局：
    Departs: 各县（区）民政局:, 各县（区）民政局，, or no mark at all
    """
    if found.recipients is not None:
        text = found.recipients.text.strip()
        if not text.endswith(_COLON):
            yield Departure(found.recipients, _end(text), _COLON)


@_recipients_colon.mends
@typed
def _recipients_with_colon(work: Work) -> Iterator[Slip]:
    element = work.found.recipients
    last = None if element is None else element.paragraphs[-1]
    match = None if last is None else _RECIPIENTS_END.search(last.text)
    if last is not None and match is not None:
        yield Slip(last, match.start(), match.end(), _COLON)


@Rule("RC-04", "条例15", "law", "warning", value="上行文一个主送机关")
def _one_recipient_upward(found: RecognisedDocument) -> Iterator[Departure]:
    """A document that goes up is in principle addressed to one organ (条例, article 15).

    Passes: 示例省民政厅：
    Departs: 示例省民政厅，示例省财政厅：, on a 请示
    """
    if found.recipients is not None and goes_up(found):
        names = _names(found)
        if len(names) > 1:
            yield Departure(found.recipients, str(len(names)), "1")


@Rule("RC-05", "条例15", "law", "warning", value="主送机关，不送个人")
def _recipients_are_organs(found: RecognisedDocument) -> Iterator[Departure]:
    """主送机关 is an organ, not the person at its head (条例, article 15).

    Passes: 示例市人民政府：
    Departs: 示例市长：, 示例甲同志：
    """
    for name in _names(found):
        if PERSON.search(name):
            yield Departure(found.recipients, name, phrase("title-an-organ"))


@Rule(
    "RC-06",
    "7.3.2",
    "must",
    "warning",
    rows=("grid.characters",),
    value="首页显不出正文时才移到版记",
    laid_out="layout.composition",
)
def _recipients_moved_for_a_reason(found: RecognisedDocument) -> Iterator[Departure]:
    """主送机关 are in the 版记 only where they would leave no room for text on the first side, and then all (7.3.2).

    Passes: recipients of fifteen lines in the 版记, and none under the title
    Departs: two recipients in the 版记, or some there and some under the title
    """
    moved = None if found.imprint is None else found.imprint.recipients
    if moved is None or (found.kind is not None and found.kind.name == "纪要"):  # which has none under its title
        return
    if found.recipients is not None:
        yield Departure(moved, phrase("title-both-places"), phrase("title-one-place"))
        return
    lines = ceil(len(moved.text) / number("grid.characters"))
    title_lines = 0 if found.title is None else found.title.text.count("\n") + 1
    if lines <= _ROOM_ON_ANY_FIRST_SIDE and title_lines <= _MOST_TITLE_LINES:
        taken = phrase("title-they-take", number=counted("measured-lines", lines))
        yield Departure(moved, taken, phrase("title-under-title"))


@Rule("RC-07", "7.3.2", "practice", "info", value="、，")
def _recipients_separators(found: RecognisedDocument) -> Iterator[Departure]:
    """、 parts recipients of one class, ， parts classes.

    Passes: 各县、区民政局，市属有关单位：
    Departs: 各县民政局；市属有关单位：
    """
    if found.recipients is not None:
        strange = _STRANGE.search(_COURTESY.sub("", _IN_BRACKETS.sub("", found.recipients.text.strip())))
        if strange is not None:
            mark = quoted(strange[0]) if strange[0].strip() else phrase("title-blanks")
            yield Departure(found.recipients, mark, phrase("title-separated"))


@Rule("RC-08", "7.3.2", "practice", value="每个机关写一次")
def _recipients_once(found: RecognisedDocument) -> Iterator[Departure]:
    """Each of 主送机关 is named once, and there is one between any two marks.

    Passes: 各县、区民政局，市属有关单位：
    Departs: 各县民政局，各县民政局：; 各县民政局，，市属有关单位：; 各县民政局，：
    """
    if found.recipients is None:
        return
    groups = re.split("[，,；;]", _IN_BRACKETS.sub("", found.recipients.text).strip(" \n：:，,。"))
    times_of = Counter(groups)  # 各省民政厅、财政厅，各市民政局、财政局 are of different organs
    for group in groups:
        times_of |= Counter(name.strip() for name in group.split("、"))
    for name, times in times_of.items():
        if name and times > 1:
            yield Departure(found.recipients, phrase("title-times", name=name, times=times), phrase("title-once"))
    if _NOTHING_BETWEEN.search(found.recipients.text.strip()):
        yield Departure(found.recipients, phrase("title-nothing-between-two-marks"), phrase("title-once"))


def _end(text: str) -> TranslatedText:
    if text and unicodedata.category(text[-1])[0] == "P":
        return phrase("title-with", text=text[-1])
    return phrase("title-ends-without-mark")


def _names(found: RecognisedDocument) -> list[str]:
    """The recipients one by one."""
    if found.recipients is None:
        return []
    text = _IN_BRACKETS.sub("", found.recipients.text)
    return [name.strip() for name in _SEPARATORS.split(text.strip().rstrip("：:，,。")) if name.strip()]


def goes_up(found: RecognisedDocument) -> bool:
    """Whether it goes up; a 文种 that never does is not made an 上行文 by naming 签发人."""
    return found.upward and (found.kind is None or found.kind.signers is not False)
