"""The text in the file (7.3.3): BD."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor

from generator.check.rules.departure import KEPT, NOT_KEPT, NOT_LEFT, Departure, at_least, counted, left, on_file
from generator.check.rules.extent import area_width, begins, mm, section_of, text_width
from generator.check.rules.places import before
from generator.check.rules.runs import other_face, other_size, runs_between
from generator.check.rules.white import Gap, gap_above, ink_top, line_of
from generator.ground.errors import TranslatedText, joined
from generator.ground.length import NOTHING, Length
from generator.office.reading.document import Paragraph, Run, Table
from generator.official.document import Level
from generator.official.recognition.forms import serial_of
from generator.official.recognition.found import BodyParagraph, Found
from generator.standard import length, number, tolerance
from generator.standard.faces import FaceName, face_of

# The text's start, its length and its line breaks: BD-01, BD-02, BD-11, BD-13 to BD-15.


_LONG_NUMBER = re.compile(r"\d{2,}")
_BLANKS = re.compile(r"\s+")
NO_TEXT = (TranslatedText("0 行", "no line"), at_least(TranslatedText("1 行", "one")))
"""How many lines of text the first page shows, and should."""
_KINSOKU = (
    TranslatedText("“按中文习惯控制首尾字符”没有选中", "the Asian rule for first and last characters is off"),
    TranslatedText("选中", "on"),
)
_WORDS_BROKEN = (
    TranslatedText("“允许西文在单词中间换行”选中了", "Latin text may wrap within words"),
    TranslatedText("不选", "kept whole"),
)


@on_file("BD-01", clause="7.3.3", strength="must", value="首页有正文", laid_out="layout.composition")
def _text_on_the_first_side(found: Found) -> Iterator[Departure]:
    """The first side shows text (7.3.3); in a file, as far as breaks and the recipients' length show.

    Passes: text on the line after the recipients
    Departs: a page break before the text, or recipients that fill the first side
    """
    if found.body and (_broken_off(found) or _pushed_off(found)):
        yield Departure(found.body[0].paragraph, *NO_TEXT)


@on_file("BD-02", clause="7.3.3", strength="must", rows=("body.begins",), laid_out="layout.main_part")
def _text_under_recipients(found: Found) -> Iterator[Departure]:
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
def _no_white_between_paragraphs(found: Found) -> Iterator[Departure]:
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
def _asian_line_breaks(found: Found) -> Iterator[Departure]:
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
def _numbers_in_one_piece(found: Found) -> Iterator[Departure]:
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
def _length_of_text(found: Found) -> Iterator[Departure]:
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
        yield Departure(paragraph, TranslatedText(f"空了 {lines.zh}", lines.en), TranslatedText("不空行", "none"))
    elif abs(gap.spacing) > bound:
        spacing = TranslatedText(f"段间距 {mm(gap.spacing)}", f"{mm(gap.spacing)} of spacing")
        yield Departure(paragraph, spacing, TranslatedText("没有段间距", "none"))


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


# The type and the wording of its headings: BD-08 to BD-10, BD-12.


_FACES: dict[Level, FaceName] = {
    Level.FIRST: "黑体",
    Level.SECOND: "楷体",
    Level.THIRD: "仿宋",
    Level.FOURTH: "仿宋",
}
_FINAL = ("。", "；", "，", ".", ";", ",")
_LEADS_IN = ("：", ":")
_END = TranslatedText("末尾用句号", "。 at its end")
_TEXT_TOO = TranslatedText("后面的正文也用楷体", "the text after it is 楷体 too")
_ENDS_SENTENCE = ("。", "！", "？", "”", "）")


@on_file(
    "BD-08",
    clause="7.3.3",
    strength="usual",
    rows=("size.body",),
    value="黑体、楷体、仿宋、仿宋",
    laid_out="layout.main_part",
)
def _faces_of_headings(found: Found) -> Iterator[Departure]:
    """一、 is in 黑体, （一） in 楷体, 1. and （1） in 仿宋, all of 3号 (7.3.3).

    Passes: 一、总体要求 in 黑体, 16 pt
    Departs: 一、总体要求 in 仿宋, or （一）摸清底数。 in 黑体
    """
    for part in _all_headings(found):
        runs = _heading_runs(part)
        faults = [*other_face(part.paragraph, _FACES[part.level], runs), *other_size(part.paragraph, "size.body", runs)]
        if faults:
            yield Departure(
                part.paragraph, joined(each.measured for each in faults), joined(each.wanted for each in faults)
            )


@on_file("BD-09", clause="7.3.3", strength="practice", severity="info", value="不加粗", laid_out="layout.main_part")
def _headings_not_bold(found: Found) -> Iterator[Departure]:
    """Headings are not bold: the standard asks for it nowhere.

    Passes: （一）摸清底数。 in 楷体
    Departs: （一）摸清底数。 in bold 楷体
    """
    for part in _all_headings(found):
        if any(run.bold and run.text.strip() for run in _heading_runs(part)):
            yield Departure(
                part.paragraph, TranslatedText("加粗", "bold"), TranslatedText("不加粗", "of normal weight")
            )


@on_file("BD-10", clause="7.3.3", strength="practice", severity="info", value="独立标题不加标点，接排标题加句号")
def _marks_of_headings(found: Found) -> Iterator[Departure]:
    """A heading on its own line has no final mark; one that runs in ends with 。 and 仿宋 follows.

    Passes: 一、总体要求 alone; （一）摸清底数。各地要……
    Departs: 一、总体要求。 alone; （一）摸清底数：各地要……, in 楷体 to the end
    """
    for part in _all_headings(found):
        heading = part.heading.rstrip()
        if not part.text.strip():
            if heading.endswith(_FINAL) and part.level not in (Level.FIRST, Level.SECOND):  # those are for PU-20
                yield Departure(
                    part.paragraph, _ends_with(heading), TranslatedText("末尾不加标点", "no mark at its end")
                )
        elif not heading.endswith(_ENDS_SENTENCE):
            yield Departure(part.paragraph, _ends_with(heading), _END)
        elif part.level is Level.SECOND and not _text_is_plain(part):
            yield Departure(part.paragraph, _TEXT_TOO, TranslatedText("后面的正文用仿宋", "仿宋 for the text after it"))


@on_file("BD-12", clause="7.3.3", strength="practice", value="与下段同页", laid_out="layout.main_part")
def _headings_keep_with_text(found: Found) -> Iterator[Departure]:
    """A heading on its own line keeps with the next paragraph, so that it never ends a side.

    Passes: 与下段同页 on
    Departs: off
    """
    for part in found.body[:-1]:
        alone = _is_heading(part) and not part.text.strip() and not part.heading.rstrip().endswith(_LEADS_IN)
        if alone and not part.paragraph.keep_next:
            yield Departure(part.paragraph, NOT_KEPT, KEPT)


def _ends_with(heading: str) -> TranslatedText:
    return TranslatedText(f"末尾是“{heading[-1]}”", f"it ends with '{heading[-1]}'")


def _is_heading(part: BodyParagraph) -> bool:
    return bool(part.heading.strip()) and part.level is not Level.TEXT


def _all_headings(found: Found) -> Iterator[BodyParagraph]:
    texts = (found.body, *(attachment.body for attachment in found.attachments))
    return (part for text in texts for part in text if _is_heading(part))


def _heading_runs(part: BodyParagraph) -> tuple[Run, ...]:
    start = max(part.paragraph.text.find(part.heading), 0)
    return runs_between(part.paragraph, start, start + len(part.heading))


def _text_is_plain(part: BodyParagraph) -> bool:
    """Whether not all hanzi of the text behind the heading are in the heading's face."""
    start = max(part.paragraph.text.find(part.heading), 0) + len(part.heading)
    runs = runs_between(part.paragraph, start, len(part.paragraph.text))
    return any(face_of(run.font) != "楷体" for run in runs if run.text.strip())


# The numbers of its levels (GB/T 15834-2011, B.3.8): BD-06, BD-07.


_HANZI = "一二三四五六七八九十"
_DIGITS = "零一二三四五六七八九"
_MOST_IN_HANZI = 999
_NOT_A_LABEL = re.compile(
    r"[0-9]{1,3}\s*[)）](?!\d)|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?(?![0-9.%万亿个元米公级])|[A-Za-z]\s*[.、)）](?![A-Za-z])"
    r"|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[.、)）]?|[●○•◆■□▲◇★\uf06c\uf06e\uf0b7·]\s*"
)
_LABELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.FIRST, re.compile(rf"([{_HANZI}]{{1,3}})\s*[、.．,，](?![{_HANZI}])")),
    (Level.SECOND, re.compile(rf"[（(]\s*([{_HANZI}]{{1,3}})\s*[）)]")),
    (Level.THIRD, re.compile(r"([0-9]{1,2})\s*[.．、](?![0-9])")),
    (Level.FOURTH, re.compile(r"[（(]\s*([0-9]{1,2})\s*[）)]")),
)
_WRITTEN = {Level.FIRST: "{}、", Level.SECOND: "（{}）", Level.THIRD: "{}.", Level.FOURTH: "（{}）"}
_PARTS = 3  # parts of a text through which numbers run on
_IN_HANZI = (Level.FIRST, Level.SECOND)
_FORMS = TranslatedText("“一、”“（一）”“1.”“（1）”", "一、, （一）, 1. or （1）")


@dataclass(frozen=True, slots=True)
class _Label:
    """A number at the beginning of a paragraph: as written, the level that it is of, and which number it is.

    ``apart``: paragraphs without a number are between it and the one before.
    """

    paragraph: Paragraph
    text: str
    form: Level
    level: Level
    serial: int
    apart: bool


@dataclass(slots=True)
class _Counting:
    """What has been counted so far: the numbers that may come next in each level that is open, and the levels used.

    Behind a wrong number both ways of counting on are right, so that one slip is reported once. ``strict``: it is a
    document's own text, which begins with 一、. ``running`` are levels that count on through all those above them.
    """

    used: frozenset[Level]
    strict: bool
    running: frozenset[Level] = frozenset()
    next: dict[Level, tuple[int, ...]] = field(default_factory=dict)

    def wanted(self, label: _Label) -> str | None:
        """What should be in the place of ``label``, None where it is right; counts it."""
        level = label.level
        expected = self.next.get(level, (1,))
        wanted = self._other_level(label, expected[0])
        if wanted is None and label.serial not in expected and not self._begins_anew(label):
            wanted = written(level, expected[0])
        kept = (each for each in self.next if each.value < level.value or each in self.running)
        self.next = {each: self.next[each] for each in kept}
        self.next[level] = tuple(dict.fromkeys((expected[0] + 1, label.serial + 1)))
        if label.serial in expected or wanted is None:
            self.next[level] = (label.serial + 1,)
        return wanted

    def _other_level(self, label: _Label, expected: int) -> str | None:
        """The label of the level that should come here, where another one is left out."""
        if label.level not in self.next:
            parent = max((each.value for each in self.next if each.value < label.level.value), default=0)
            begins_anyhow = parent == 0 and not self.strict
            if label.level.value > parent + 1 and not begins_anyhow and not self._two_levels(parent, label):
                return written(Level(parent + 1), 1)
        return None if label.form is label.level else written(label.level, expected)

    def _two_levels(self, parent: int, label: _Label) -> bool:
        """Whether 1. is directly under 一、 in a text that has no （一）."""
        return parent == Level.FIRST.value and label.level is Level.THIRD and Level.SECOND not in self.used

    def _begins_anew(self, label: _Label) -> bool:
        """Whether it begins another list of its level."""
        return label.serial == 1 and label.apart and (label.level not in _IN_HANZI or not self.strict)


@on_file("BD-06", clause="7.3.3", strength="must", severity="warning", value="一、（一）1.（1）")
def _forms_of_numbers(found: Found) -> Iterator[Departure]:
    """Levels are numbered 一、, （一）, 1. and （1）, in no other form (7.3.3).

    Passes: （一）摸清底数
    Departs: 1)摸清底数, 1.1摸清底数, a.摸清底数, ●摸清底数
    """
    for part in found.body:
        paragraph = part.paragraph
        strange = _NOT_A_LABEL.match(_shown(paragraph))
        if strange is not None:
            yield Departure(paragraph, strange[0].strip(), _FORMS)


@on_file("BD-07", clause="7.3.3", strength="must", severity="warning", value="层次依次、序号连续")
def _numbers_go_on(found: Found) -> Iterator[Departure]:
    """Levels go 一、, （一）, 1., （1）, none is left out, and each is counted without gaps (7.3.3).

    Two levels alone may be 一、 and 1.

    Passes: 一、 二、 （一） （二） 1. 2. 三、
    Departs: 一、 三、; 一、 1. 二、 （一）; 1. and then 二、
    """
    yield from _departures(_labels(found.body), strict=True)
    for attachment in found.attachments:
        yield from _departures(_labels(attachment.body), strict=False)


def _labels(text: Sequence[BodyParagraph]) -> list[_Label]:
    """The numbers at the beginnings of the paragraphs of a text, also those not quite written as they should be."""
    found: list[_Label] = []
    apart = False
    for part in text:
        label = _label(part, apart)
        found += [] if label is None else [label]
        apart = label is None
    return found


def written(level: Level, serial: int) -> str:
    """The label of ``serial`` at ``level``."""
    return _WRITTEN[level].format(_in_hanzi(serial) if level in _IN_HANZI else serial)


def _departures(found: list[_Label], *, strict: bool) -> Iterator[Departure]:
    counting = _Counting(frozenset(label.level for label in found), strict, _running(found))
    for label in found:
        wanted = counting.wanted(label)
        if wanted is not None:
            yield Departure(label.paragraph, label.text, wanted)


def _running(found: list[_Label]) -> frozenset[Level]:
    """The levels whose numbers go from 1 to the last without a gap or a new beginning, under several of those above."""
    running = set()
    for level in {label.level for label in found} - set(_IN_HANZI):
        places = [place for place, label in enumerate(found) if label.level is level]
        counted = [found[place].serial for place in places] == list(range(1, len(places) + 1))
        parts = 1 + sum(after - place > 1 for place, after in pairwise(places))
        if counted and parts >= _PARTS:
            running.add(level)
    return frozenset(running)


def _label(part: BodyParagraph, apart: bool) -> _Label | None:
    shown = _shown(part.paragraph)
    for form, pattern in _LABELS:
        match = pattern.match(shown)
        serial = None if match is None else serial_of(match[1])
        if match is not None and serial is not None:
            level = part.level if part.heading and part.level is not Level.TEXT else form
            return _Label(part.paragraph, match[0], form, level, serial, apart)
    return None


def _shown(paragraph: Paragraph) -> str:
    return f"{paragraph.numbering}{paragraph.text.lstrip()}"


def _in_hanzi(serial: int) -> str:
    """``serial``, from 1, in hanzi, such as 二十, 一百零一, 一百一十; in digits where that takes thousands."""
    if serial > _MOST_IN_HANZI:
        return str(serial)
    hundreds, below = divmod(serial, 100)
    tens, ones = divmod(below, 10)
    counted = f"{_DIGITS[hundreds]}百{'零' if ones and not tens else ''}" if hundreds else ""
    ten = "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十" if tens else ""
    return f"{counted}{ten}{_DIGITS[ones] if ones else ''}"


# The indents of its paragraphs: BD-03 to BD-05.


_LEADING_BLANKS = " \u3000\t\u00a0"
_TWO = 200  # hundredths of a character, of the paragraph's own size
_KINDS = (("\u3000", "全角空格", "full-width blank"), (" \u00a0", "空格", "blank"), ("\t", "制表符", "tab"))
_INDENT = TranslatedText("首行缩进 2 字符", "a first-line indent of two characters")


@on_file("BD-03", clause="7.3.3", strength="must", rows=("indent.first_line",), laid_out="layout.main_part")
def _first_line_two_in(found: Found) -> Iterator[Departure]:
    """The first line of a paragraph begins two 字 in (7.3.3).

    Passes: a first-line indent of two characters
    Departs: none, or one of four characters
    """
    wanted, bound = length("indent.first_line"), tolerance("indent.first_line")
    for paragraph in _paragraphs(found):
        if paragraph.align in ("center", "right"):
            yield Departure(paragraph, NOT_LEFT, mm(wanted))
            continue
        white = begins(paragraph, found.document)
        if white is None or paragraph.text.startswith("\t") or paragraph.first_line_chars == _TWO:
            continue
        if all(abs(each - wanted) > bound for each in (white, white - paragraph.left)):
            yield Departure(paragraph, left(mm(white)), mm(wanted))


@on_file("BD-04", clause="7.3.3", strength="must", rows=("body.left",), laid_out="layout.main_part")
def _wrapped_lines_flush(found: Found) -> Iterator[Departure]:
    """Wrapped lines begin and end flush: a paragraph has no indents but its first line's (7.3.3).

    Passes: left and right indents of 0
    Departs: a left indent of two characters
    """
    for paragraph in _paragraphs(found):
        for indent, said in ((paragraph.left, _left), (paragraph.right, _right)):
            if abs(indent) > tolerance("body.left"):
                yield Departure(paragraph, said(indent), mm(NOTHING))
                break


@on_file("BD-05", clause="7.3.3", strength="practice", value="首行缩进，不用空格", laid_out="layout.main_part")
def _no_blanks_for_indents(found: Found) -> Iterator[Departure]:
    """No blanks stand for the first line's indent.

    Passes: a first-line indent and no blanks
    Departs: two full-width blanks before the text
    """
    for paragraph in _paragraphs(found):
        blanks = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip(_LEADING_BLANKS))]
        if blanks:
            yield Departure(paragraph, _told(blanks), _INDENT)


def _left(indent: Length) -> TranslatedText:
    return TranslatedText(f"左缩进 {mm(indent)}", f"indented by {mm(indent)} at the left")


def _right(indent: Length) -> TranslatedText:
    return TranslatedText(f"右缩进 {mm(indent)}", f"indented by {mm(indent)} at the right")


def _told(blanks: str) -> TranslatedText:
    numbers = [(sum(each in kind for each in blanks), zh, en) for kind, zh, en in _KINDS]
    return joined(counted(number, f"个{zh}", en) for number, zh, en in numbers if number)


def _paragraphs(found: Found) -> Iterator[Paragraph]:
    """Those of the text that are in its flow."""
    for part in found.body:
        paragraph = part.paragraph
        if paragraph.text.strip() and not paragraph.frame and paragraph.place.table is None:
            yield paragraph
