"""The title in the file (7.3.1): TI."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import floor

from generator.check.departure import BOLD, Departure, Words, at_most
from generator.check.rules.changes.edited_document import Work
from generator.check.rules.changes.looks import whole
from generator.check.rules.changes.places import centred
from generator.check.rules.changes.typed import Slip, typed, without_end
from generator.check.rules.header.mark import not_centred
from generator.check.rules.header.red_rule import red_rule
from generator.check.rules.line_extent import area_width, section_of, text_width
from generator.check.rules.rule import Rule
from generator.check.rules.runs import in_one, other_type
from generator.check.rules.white_between_lines import gap_above, gap_departs
from generator.check.rules.word_cuts import words_in
from generator.ground.errors import Severity
from generator.ground.words.vocabularies import phrase
from generator.official.recognition.elements import RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.official.recognition.title import says_kind
from generator.standard import KINDS, length, number

_MARKS = "。，、；：？！.,;:?!．"
_FINAL = re.compile(rf"(?<![{re.escape(_MARKS)}])[{re.escape(_MARKS)}]+$")
_QUALIFIED = re.compile("(?:实施|指导|若干|补充|紧急|处理|复)$")  # 的实施意见, 的紧急通知, 的复函
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_SUBJECT = re.compile(r"关于.+的$")
_PROVISIONS = re.compile("关于.+的.{0,4}(?:规定|办法|规则|细则|条例|解释)$")
"""What provisions are called that go without a document that issues them."""
_WITHOUT_SUBJECT = ("公告", "通告", "公报", "令", "命令", "决议", "纪要")
_USUAL_MARKS = frozenset("《》〈〉“”‘’（）、〔〕·—()")  # half-width ones are of PU-01
_NEVER_FIRST = frozenset("的和与及或，。、；：？！”’）》〉】〕")
_NEVER_LAST = frozenset("“‘（《〈【〔")
_NAMES = re.compile(r"《[^《》]*》")
_PLACE = re.compile(r"[\[【［{<].*[\]】］}>]")
"""Words that hold the place of a title (MM-01)."""
_HALF = 0.5
_ORPHAN = 2
_LOOK_ROUND = 3
_characters = Words("title-characters")


@Rule(
    "TI-01",
    "7.3.1",
    "usual",
    rows=("title.size",),
    value="小标宋，不加粗",
    laid_out="layout.title_block",
    mend=whole("小标宋", "title.size", bold=False),
)
def title_look(found: RecognisedDocument) -> Iterator[Departure]:
    """The title is 2号小标宋, not bold (7.3.1).

    Passes: 方正小标宋简体, 22 pt
    Departs: 黑体, 18 pt, or bold
    """
    if found.title is None:
        return
    for paragraph in found.title.paragraphs:
        faults = list(other_type(paragraph, "小标宋", "title.size"))
        if any(run.bold and run.text.strip() for run in paragraph.runs):
            faults.append(Departure(paragraph, *BOLD))
        yield from in_one(paragraph, faults)


@Rule("TI-02", "7.3.1", "must", "warning", rows=("title.gap",), laid_out="layout.title_block")
def title_gap(found: RecognisedDocument) -> Iterator[Departure]:
    """Two 行 of clear white lie between the red rule and the title, or two empty lines (7.3.1).

    Passes: two empty lines, or 20.8 mm from the rule to the title's ink
    Departs: one empty line
    """
    if found.title is None:
        return
    rule = red_rule(found)
    gap = gap_above(found, found.title.paragraph, from_rule=True)
    if rule is None or gap is None or rule.side != "bottom" or gap.above is not rule.paragraph:
        return
    size = length("title.size")
    yield from gap_departs(found, found.title.paragraph, "title.gap", from_rule=True, size=size)


@Rule("TI-03", "7.3.1", "must", rows=("title.centre",), laid_out="layout.title_block", mend=centred)
def title_centred(found: RecognisedDocument) -> Iterator[Departure]:
    """Every line of the title is centred, without indents (7.3.1).

    Passes: a centred paragraph
    Departs: one at the left, or with a first-line indent of two characters
    """
    if found.title is None:
        return
    for paragraph in found.title.paragraphs:
        yield from not_centred(found, paragraph, paragraph, "title.centre")


@Rule(
    "TI-04",
    "7.3.1",
    "must",
    "warning",
    rows=("title.most_characters", "title.size"),
    value="梯形或菱形",
    laid_out="layout.title_block",
)
def title_shape(found: RecognisedDocument) -> Iterator[Departure]:
    """The lines of a title form a trapezoid or a diamond, and none is left with a character or two (7.3.1).

    Passes: lines of 7, 15 and 9 characters, or of 6 and 13
    Departs: lines of 15, 7 and 15 characters, or of 20 and 2
    """
    if _goes_downwards(found):
        return
    widths = [_width(line) for line in _lines(found)]
    orphan = len(widths) > 1 and widths[-1] <= _ORPHAN
    if orphan or _has_waist(widths):
        shown = " / ".join(f"{width:g}" for width in widths)
        yield Departure(found.title, shown, phrase("title-shape"))


@Rule("TI-05", "7.3.1", "must", "warning", value="词意完整", laid_out="layout.title_block")
def title_breaks(found: RecognisedDocument) -> Iterator[Departure]:
    """A title is broken between words: no word, number or short 《name》 is split, no line begins with 的 (7.3.1).

    Passes: 示例市民政局 / 关于做好冬春救助工作的通知
    Departs: 示例市民政局关于做好冬春救 / 助工作的通知, or a line that begins with 的通知
    """
    if _goes_downwards(found):
        return
    lines = _broken(found)
    whole = "".join(lines)
    for end in list(accumulate(map(len, lines)))[:-1]:
        if _parts(whole, end):
            head, tail = whole[max(end - _LOOK_ROUND, 0) : end], whole[end : end + _LOOK_ROUND]
            yield Departure(found.title, f"{head} / {tail}", f"{head}{tail}")


@Rule("TI-06", "7.3.1", "practice", rows=("title.most_characters",), laid_out="layout.title_block")
def title_line_length(found: RecognisedDocument) -> Iterator[Departure]:
    """A line of the title has at most 20 characters of 2号, or is squeezed to fit.

    Passes: a line of 19 characters, or one of 21 condensed to the width of the type area
    Departs: a line of 23 characters, which wraps
    """
    if found.title is None:
        return
    most = int(number("title.most_characters"))
    for paragraph in found.title.paragraphs:
        section = section_of(paragraph, found.document)
        for line in filter(str.strip, paragraph.text.split("\n")):
            if _width(line) > most and text_width(paragraph, section, line) > area_width(section):
                yield Departure(paragraph, _characters(_width(line)), at_most(_characters(most)))


@Rule("TI-07", "条例9", "law", value="机关＋关于……的＋文种")
def title_parts(found: RecognisedDocument) -> Iterator[Departure]:
    """A title is the organ, 关于 … 的, and one of the fifteen 文种 (条例, article 9).

    Passes: 示例市民政局关于做好冬春救助工作的通知
    Departs: 关于做好冬春救助工作的安排; 冬春救助工作通知 is reported as a warning
    """
    if found.title is None or _PLACE.fullmatch(found.title.text.strip()):
        return
    text = _IN_BRACKETS.sub("", _FINAL.sub("", without_blanks(found.title.text)))
    kind = next((kind for kind in sorted(KINDS, key=len, reverse=True) if text.endswith(kind)), None)
    milder: Severity = "warning"
    if kind is None:
        provisions = found.recipients is None and _PROVISIONS.search(text) is not None
        if not provisions and ("关于" in text or not (says_kind(text) or text.endswith("信"))):  # 承诺书, 感谢信
            yield Departure(found.title, text, phrase("title-parts"))
    elif kind not in _WITHOUT_SUBJECT and not _SUBJECT.search(_QUALIFIED.sub("", text.removesuffix(kind))):
        yield Departure(found.title, text, phrase("title-parts"), milder=milder)


@Rule("TI-08", "GB/T 15834-2011, B.4", "practice", value="末尾没有标点")
def title_has_no_final_mark(found: RecognisedDocument) -> Iterator[Departure]:
    """A title ends without a mark (GB/T 15834-2011, B.4).

    Passes: …工作的通知
    Departs: …工作的通知。
    """
    if found.title is not None:
        final = _FINAL.search(found.title.text.rstrip())
        if final is not None:
            yield Departure(found.title, final[0], phrase("title-no-mark"))


@title_has_no_final_mark.mends
@typed
def _title_without_final_stop(work: Work) -> Iterator[Slip]:
    title = work.found.title
    if title is not None:
        yield without_end(title.paragraphs[-1], "。．. ")


@Rule("TI-09", "7.3.1", "practice", "info", value="《》“”（）、")
def title_marks(found: RecognisedDocument) -> Iterator[Departure]:
    """A title has only the marks 《》, quotation marks, brackets and 、, where they are needed.

    Passes: 关于印发《示例市救助办法》的通知
    Departs: 关于做好冬春救助，保障基本生活的通知
    """
    if found.title is None or _PLACE.fullmatch(found.title.text.strip()):
        return
    text = _FINAL.sub("", _PLACE.sub("", found.title.text.rstrip()))
    strange = dict.fromkeys(each for each in text if unicodedata.category(each)[0] == "P" and each not in _USUAL_MARKS)
    if strange:
        yield Departure(found.title, "".join(strange), phrase("title-few-marks"))


def _goes_downwards(found: RecognisedDocument) -> bool:
    """Whether there is no title, or one on a cover with a character a line."""
    return sum(len(line) == 1 for line in _broken(found)) > 1 or found.title is None


def _broken(found: RecognisedDocument) -> list[str]:
    """The lines that the writer made, by line breaks or paragraphs."""
    return [] if found.title is None else [line.strip() for line in found.title.text.split("\n") if line.strip()]


def _lines(found: RecognisedDocument) -> list[str]:
    """The lines as they come out: one too long for the type area wraps."""
    if found.title is None:
        return []
    paragraph = found.title.paragraph
    size = max((run.size for run in paragraph.runs if run.text.strip()), default=length("title.size"))
    fits = floor(area_width(found.document.sections[paragraph.section]) / size) if size > 0 else 0
    most = fits if size < length("title.size") else int(number("title.most_characters"))
    return [part for line in _broken(found) for part in _wrapped(line, most)]


def _wrapped(line: str, most: int) -> Iterator[str]:
    if _width(line) <= most + _HALF * 2:  # squeezed a little
        yield line
        return
    part = ""
    for character in line:
        if _width(part + character) > most:
            yield part
            part = ""
        part += character
    yield part


def _width(text: str) -> float:
    """In full-width characters."""
    return sum(1 if unicodedata.east_asian_width(each) in "WFA" else _HALF for each in text.strip())


def _has_waist(widths: Sequence[float]) -> bool:
    """Whether a line is shorter than one above and one below it; lines of nearly one width count as one."""
    steps = [widths[0]] if widths else []
    for width in widths:
        if abs(width - steps[-1]) > _HALF:
            steps.append(width)
    return any(before > here < after for before, here, after in zip(steps, steps[1:], steps[2:], strict=False))


def _parts(text: str, end: int) -> bool:
    """Whether a break at ``end`` parts what belongs together."""
    before, after = text[end - 1], text[end]
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return True
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return True
    most = number("title.most_characters")
    names = (name.span() for name in _NAMES.finditer(text) if _width(name[0]) <= most / 2)
    return any(start < end < stop for start, stop in names) or _within_word(text, end)


def _within_word(text: str, end: int) -> bool:
    """Whether a word lies over ``end``, whichever way the text is taken apart: with new words, and by known ones."""
    for each in (True, False):
        start = 0
        for word in words_in(text, guesses=each):
            if start < end < start + len(word):
                halves = word[: end - start], word[end - start :]
                if all(len(half) > 1 and words_in(half, guesses=False) == [half] for half in halves):
                    return False  # 公司简介
                break
            start += len(word)
        else:
            return False
    return True
