"""The text in the file (7.3.3): BD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from math import floor

from lxml import etree

from generator.check.departure import BOLD, Departure, at_least, contrast, counted, left, mm
from generator.check.printed_places import PrintedDocument
from generator.check.rules.changes.edited_document import Mend, Work, on_each
from generator.check.rules.changes.looks import set_type
from generator.check.rules.changes.places import BLANKS, keep_next, placing, spaced, two_in
from generator.check.rules.changes.typed import leading_blanks
from generator.check.rules.level_numbers import LISTED_PAGE, NOT_A_LABEL, labels, numbers_depart, shown_start
from generator.check.rules.line_extent import area_width, before, begins, is_two_in, section_of, text_width, wraps
from generator.check.rules.rule import Rule
from generator.check.rules.runs import in_one, other_type, runs_between
from generator.check.rules.white_between_lines import ink_top, line_of, lines_above, spacing_above
from generator.ground.errors import TranslatedText, joined
from generator.ground.length import NOTHING, Length
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph, Run, Table
from generator.official.document import Level
from generator.official.provisions import HEADINGS
from generator.official.recognition.elements import BodyParagraph, RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.standard import length, number, tolerance
from generator.standard.faces import FaceName, face_of

_rule = partial(Rule, laid_out="layout.main_part")

# The text's start, its length and its line breaks: BD-01, BD-02, BD-11, BD-13 to BD-15.


_LONG_NUMBER = re.compile(r"\d{2,}")
_NO_TEXT = (phrase("body-text"), at_least(phrase("body-one-line")))
"""How many lines of text the first page shows, and should."""


@_rule("BD-01", "7.3.3", "must", value="首页有正文", laid_out="layout.composition")
def _text_on_the_first_side(found: RecognisedDocument) -> Iterator[Departure]:
    """The first side shows text (7.3.3); in a file, as far as breaks and the recipients' length show.

    Passes: text on the line after the recipients
    Departs: a page break before the text, or recipients that fill the first side
    """
    sent = found.mark or found.number or found.recipients  # a contract or a report may have a cover
    if found.body and sent and (_broken_off(found) or _pushed_off(found)):
        yield Departure(found.body[0].paragraph, *_NO_TEXT)


@_text_on_the_first_side.on_page
def _text_on_the_first_side_on_page(printed: PrintedDocument) -> Iterator[Departure]:
    """The first side shows text (7.3.3).

    Passes: recipients of three lines, then text.
    Departs: recipients that fill the first side.
    """
    lines = [line for _, placed in printed.body_lines() for line in placed]
    if lines and not any(line.page.number == 1 for line in lines):
        yield Departure(printed.found.body[0].paragraph, *_NO_TEXT, page=1)


@_rule("BD-02", "7.3.3", "must", rows=("body.begins",))
def _text_under_recipients(found: RecognisedDocument) -> Iterator[Departure]:
    """The text begins on the line after 主送机关 (7.3.3).

    Passes: the text as the very next paragraph
    Departs: an empty line between them
    """
    if found.recipients is None or not found.body:
        return
    yield from _white(found, found.recipients.paragraphs[-1], found.body[0].paragraph, tolerance("body.begins"))


@_rule("BD-11", "7.3.3", "practice", rows=("body.pitch",), value="没有空段落")
def _no_white_between_paragraphs(found: RecognisedDocument) -> Iterator[Departure]:
    """No white parts the paragraphs of the text.

    Passes: space before and after of 0
    Departs: an empty paragraph between two, or 6 pt after each
    """
    flow, bound = pairwise(found.body), tolerance("body.pitch")
    for above, below in ((one.paragraph, other.paragraph) for one, other in flow if not _is_apart(one, other)):
        yield from _white(found, above, below, bound)


@_text_under_recipients.mends
@_no_white_between_paragraphs.mends
def _white_mended(work: Work) -> Iterator[Mend]:
    """No white above and below the paragraphs of the text, and of all that is set in its size around it."""
    switches = ("beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing")
    return spaced(work, {"before": 0, "after": 0, **dict.fromkeys(switches)})


@_rule(
    "BD-13", "GB/T 15834-2011, 5.1", "must", "warning", value="按中文习惯控制首尾字符", laid_out="layout.line_breaking"
)
def _asian_line_breaks(found: RecognisedDocument) -> Iterator[Departure]:
    """Lines are broken by the rules for Chinese: no closing mark at the beginning, no opening one at the end (5.1).

    Passes: 按中文习惯控制首尾字符 on, as it is by default
    Departs: w:kinsoku off
    """
    for part in found.body:
        if not part.paragraph.kinsoku:
            yield Departure(part.paragraph, *contrast("body-kinsoku"))
            return


@_rule("BD-14", "GB/T 15835-2011, 5.1.7", "must", "warning", value="数字不拆开", laid_out="layout.line_breaking")
def _numbers_in_one_piece(found: RecognisedDocument) -> Iterator[Departure]:
    """No program may break a number over two lines (GB/T 15835-2011, 5.1.7).

    Passes: 允许西文在单词中间换行 off, as it is by default
    Departs: on, in a paragraph with 12500元
    """
    for part in found.body:
        if part.paragraph.breaks_words and _LONG_NUMBER.search(part.paragraph.text):
            yield Departure(part.paragraph, *contrast("body-words-broken"))


@_rule(
    "BD-15",
    "整治形式主义为基层减负若干规定（2024）",
    "law",
    "info",
    rows=("body.longest", "body.longest_of_one_task"),
    laid_out=None,
)
def _length_of_text(found: RecognisedDocument) -> Iterator[Departure]:
    """Local and departmental documents have in general at most 5000 characters (整治形式主义为基层减负若干规定).

    Passes: 3200 characters
    Departs: 5400 characters
    """
    sent = found.kind is not None or found.number is not None or found.recipients is not None
    text = found.body if sent and found.body in found.levelled_texts else ()  # provisions are as long as they are
    count = sum(len(without_blanks(part.paragraph.text)) for part in text)
    most = int(number("body.longest"))
    if count > most:
        yield Departure(found.body[0].paragraph, str(count), str(most))


def _is_apart(above: BodyParagraph, below: BodyParagraph) -> bool:
    """Whether white may be between them: at a heading of provisions or a title, below 目录 and the whole contents."""
    heads = (
        above.level in HEADINGS or below.level in HEADINGS or (above.level is Level.CONTENTS and above.heading != "")
    )
    heads = heads or any(map(_is_title, (above.paragraph, below.paragraph)))
    return heads or (above.level is Level.CONTENTS) != (below.level is Level.CONTENTS)


def _is_title(paragraph: Paragraph) -> bool:
    """Whether it is in the middle and no sentence: what is below it is called so."""
    return paragraph.align == "center" and not paragraph.text.rstrip().endswith(_ENDS_SENTENCE)


def _white(found: RecognisedDocument, above: Paragraph, below: Paragraph, bound: Length) -> Iterator[Departure]:
    """A departure where there is more than ``bound`` between ``below`` and ``above``, the line above it."""
    upper, between = lines_above(found, below) or (None, [])
    if upper is not above:
        return
    spacing = spacing_above(above, between, below)
    if between:
        lines = counted("body-empty-lines", len(between))
        yield Departure(below, phrase("body-empty", lines=lines), phrase("body-no-empty-lines"))
    elif abs(spacing) > bound:
        measured = phrase("body-of-spacing", spacing=mm(spacing))
        yield Departure(below, measured, phrase("body-no-spacing"))


def _broken_off(found: RecognisedDocument) -> bool:
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


def _pushed_off(found: RecognisedDocument) -> bool:
    """Whether the elements above the text surely fill the first side."""
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
_SAYS_SOMETHING = re.compile("[：:。；]")
"""What a heading alone on its line has not, and an item has."""
_ENDS_SENTENCE = ("。", "！", "？", "”", "）")


@_rule("BD-08", "7.3.3", "usual", rows=("size.body",), value="黑体、楷体、仿宋、仿宋")
def _faces_of_headings(found: RecognisedDocument) -> Iterator[Departure]:
    """一、 is in 黑体, （一） in 楷体, 1. and （1） in 仿宋, all of 3号 (7.3.3).

    Passes: 一、总体要求 in 黑体, 16 pt
    Departs: 一、总体要求 in 仿宋, or （一）摸清底数。 in 黑体
    """
    for part in _all_headings(found):
        faults = other_type(part.paragraph, _FACES[part.level], "size.body", _heading_runs(part))
        yield from in_one(part.paragraph, faults)


@_faces_of_headings.mends
@on_each
def _headings_mended(work: Work, paragraph: Paragraph) -> bool:
    part = next((each for each in work.found.text_parts if each.paragraph is paragraph), None)
    if part is None or part.level not in _FACES:
        return False
    start = max(paragraph.text.find(part.heading), 0)
    return set_type(work, paragraph, start, start + len(part.heading), _FACES[part.level], length("size.body"))


@_rule("BD-09", "7.3.3", "practice", "info", value="不加粗")
def _headings_not_bold(found: RecognisedDocument) -> Iterator[Departure]:
    """Headings are not bold: the standard asks for it nowhere.

    Passes: （一）摸清底数。 in 楷体
    Departs: （一）摸清底数。 in bold 楷体
    """
    for part in _all_headings(found):
        if any(run.bold and run.text.strip() for run in _heading_runs(part)):
            yield Departure(part.paragraph, *BOLD)


@_rule("BD-10", "7.3.3", "practice", "info", value="独立标题不加标点，接排标题加句号", laid_out=None)
def _marks_of_headings(found: RecognisedDocument) -> Iterator[Departure]:
    """A heading on its own line has no final mark; one that runs in ends with 。 and 仿宋 follows.

    Passes: 一、总体要求 alone; （一）摸清底数。各地要……
    Departs: 一、总体要求。 alone; （一）摸清底数：各地要……, in 楷体 to the end
    """
    for part in _all_headings(found):
        heading = part.heading.rstrip()
        if not re.search("[\u4e00-\u9fff]", heading):
            continue  # a line of code, or an entry of a list
        if not part.text.strip():
            listed = heading.endswith(("；", ";"))  # an item of an enumeration
            if heading.endswith(_FINAL) and not listed and part.level not in (Level.FIRST, Level.SECOND):  # of PU-20
                yield Departure(part.paragraph, _ends_with(heading), phrase("body-no-mark-at-its-end"))
        elif not (heading.endswith(_ENDS_SENTENCE) or part.text.lstrip().startswith(("（", "(")) or _labels(part)):
            yield Departure(part.paragraph, _ends_with(heading), phrase("body-end"))
        elif part.level is Level.SECOND and not _text_is_plain(part):
            yield Departure(part.paragraph, phrase("body-text-too"), phrase("body-for-the-text-after-it"))


@_rule("BD-12", "7.3.3", "practice", value="与下段同页", mend=keep_next)
def _headings_keep_with_text(found: RecognisedDocument) -> Iterator[Departure]:
    """A heading on its own line keeps with the next paragraph, so that it never ends a side.

    Passes: 与下段同页 on
    Departs: off
    """
    for part in found.body[:-1]:
        heads = _is_heading(part) or part.level in HEADINGS
        alone = heads and not part.text.strip() and _SAYS_SOMETHING.search(part.heading) is None
        if alone and not part.paragraph.keep_next:
            yield Departure(part.paragraph, phrase("measured-not-kept"), phrase("measured-kept"))


def _labels(part: BodyParagraph) -> bool:
    """Whether a heading, but of （一）, has a colon between it and its text: 1.时间：下午."""
    colon = part.heading.rstrip().endswith(_LEADS_IN) or part.text.lstrip().startswith(_LEADS_IN)
    return colon and part.level is not Level.SECOND


def _ends_with(heading: str) -> TranslatedText:
    return phrase("body-it-ends-with", heading=heading[-1])


def _is_heading(part: BodyParagraph) -> bool:
    return bool(part.heading.strip()) and part.level in _FACES and not LISTED_PAGE.search(part.heading)


def _all_headings(found: RecognisedDocument) -> Iterator[BodyParagraph]:
    return filter(_is_heading, found.text_parts)


def _heading_runs(part: BodyParagraph) -> tuple[Run, ...]:
    start = max(part.paragraph.text.find(part.heading), 0)
    return runs_between(part.paragraph, start, start + len(part.heading))


def _text_is_plain(part: BodyParagraph) -> bool:
    """Whether not all hanzi of the text behind the heading are in the heading's face."""
    start = max(part.paragraph.text.find(part.heading), 0) + len(part.heading)
    runs = runs_between(part.paragraph, start, len(part.paragraph.text))
    return any(face_of(run.font) != "楷体" for run in runs if run.text.strip())


# The numbers of its levels (GB/T 15834-2011, B.3.8): BD-06, BD-07.


@_rule("BD-06", "7.3.3", "must", "warning", value="一、（一）1.（1）", laid_out=None)
def _forms_of_numbers(found: RecognisedDocument) -> Iterator[Departure]:
    """Levels are numbered 一、, （一）, 1. and （1）, in no other form (7.3.3).

    Passes: （一）摸清底数
    Departs: 1)摸清底数, 1.1摸清底数, a.摸清底数, ●摸清底数
    """
    for part in found.body if found.body in found.levelled_texts else ():
        paragraph = part.paragraph
        strange = NOT_A_LABEL.match(shown_start(part))
        if strange is not None:
            yield Departure(paragraph, strange[0].strip(), phrase("body-forms"))


_CHAPTER = re.compile("第[一二三四五六七八九十0-9]{1,4}(?:章|篇|编|部分)")


@_rule("BD-07", "7.3.3", "must", "warning", value="层次依次、序号连续", laid_out=None)
def _numbers_go_on(found: RecognisedDocument) -> Iterator[Departure]:
    """Levels go 一、, （一）, 1., （1）, none is left out, and each is counted without gaps (7.3.3).

    Two levels alone may be 一、 and 1.

    Passes: 一、 二、 （一） （二） 1. 2. 三、
    Departs: 一、 三、; 一、 1. 二、 （一）; 1. and then 二、
    """
    for text in found.levelled_texts:
        in_chapters = any(_CHAPTER.match(part.paragraph.text.strip()) for part in text)  # each counts for itself
        yield from numbers_depart(labels(text), strict=text is found.body and not in_chapters)


# The indents of its paragraphs: BD-03 to BD-05.


_WRAPPED = 20  # characters at least of a line that is wrapped by hand
_WITHIN_SENTENCE = re.compile("[\u4e00-\u9fff、，]$")
_LEADING_BLANKS = " \u3000\t\u00a0"
_NEARLY = 0.9  # of a line, which may wrap
_IN_CHARACTERS = {"\u3000": 1.0, "\t": 1.0}
_MOST_BLANKS = 6  # characters; more set a word below another one
_TWO = 200  # hundredths of a character, of the paragraph's own size
_KINDS = {"body-wide-blanks": "\u3000", "body-blanks": " \u00a0", "body-tabs": "\t"}


@_rule("BD-03", "7.3.3", "must", rows=("indent.first_line",))
def _first_line_two_in(found: RecognisedDocument) -> Iterator[Departure]:
    """The first line of a paragraph begins two 字 in (7.3.3).

    Passes: a first-line indent of two characters; none, where it goes on with a sentence that the one above breaks off
    Departs: none, or one of four characters
    """
    wanted, bound = length("indent.first_line"), tolerance("indent.first_line")
    text = [part for part in found.body if not part.paragraph.text.strip().isdecimal()]  # a page's number
    within = {id(below.paragraph) for above, below in pairwise(text) if _goes_on(above, below)}
    for paragraph in _paragraphs(found):
        if id(paragraph) in within:
            continue  # it is the rest of a sentence
        if paragraph.align in ("center", "right"):
            if not _is_title(paragraph):
                yield Departure(paragraph, phrase("measured-not-left"), mm(wanted))
            continue
        white = begins(paragraph, found.document)
        if white is None or paragraph.text.startswith("\t") or paragraph.first_line_chars == _TWO:
            continue
        ways = (white, white - paragraph.left)
        if not any(abs(each - wanted) <= bound or is_two_in(paragraph, each, "indent.first_line") for each in ways):
            yield Departure(paragraph, left(mm(white)), mm(wanted))


@_rule("BD-04", "7.3.3", "must", rows=("body.left",))
def _wrapped_lines_flush(found: RecognisedDocument) -> Iterator[Departure]:
    """Wrapped lines begin and end flush: a paragraph has no indents but its first line's (7.3.3).

    Passes: left and right indents of 0
    Departs: a left indent of two characters
    """
    bound = tolerance("body.left")
    for paragraph in _paragraphs(found):
        sides = ((paragraph.left, _left), (paragraph.right, _right))
        measured = next((said(indent) for indent, said in sides if abs(indent) > bound), None)
        if measured is not None and wraps(paragraph, found.document, room_used=_NEARLY):
            yield Departure(paragraph, measured, mm(NOTHING))


@_first_line_two_in.mends
@_wrapped_lines_flush.mends
@placing
def _first_line_mended(paragraph: Paragraph, element: etree._Element) -> bool:
    if paragraph.text[:1] in BLANKS:
        return False
    two_in(element, "indent.first_line")
    return True


@_rule("BD-05", "7.3.3", "practice", value="首行缩进，不用空格", mend=leading_blanks)
def _no_blanks_for_indents(found: RecognisedDocument) -> Iterator[Departure]:
    """No blanks stand for the first line's indent.

    Passes: a first-line indent and no blanks
    Departs: two full-width blanks before the text
    """
    for paragraph in _paragraphs(found):
        blanks = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip(_LEADING_BLANKS))]
        if blanks:
            yield Departure(paragraph, _blanks_in_words(blanks), phrase("body-indent"))


def _goes_on(above: BodyParagraph, below: BodyParagraph) -> bool:
    """Whether ``below`` is the rest of the sentence in ``above``, wrapped by hand: flush, and without a number."""
    shown, flush = above.paragraph.text.rstrip(), below.paragraph.left + below.paragraph.first_line <= NOTHING
    is_text = not above.heading or bool(above.text.strip())
    broken = len(shown) >= _WRAPPED and _WITHIN_SENTENCE.search(shown) is not None and is_text
    return broken and flush and below.level is Level.TEXT and below.paragraph.text[:1] not in BLANKS


def _left(indent: Length) -> TranslatedText:
    return phrase("body-indented-by-at-the-left", indent=mm(indent))


def _right(indent: Length) -> TranslatedText:
    return phrase("body-indented-by-at-the-right", indent=mm(indent))


def _blanks_in_words(blanks: str) -> TranslatedText:
    numbers = {key: sum(each in kind for each in blanks) for key, kind in _KINDS.items()}
    return joined(counted(key, number) for key, number in numbers.items() if number)


def _paragraphs(found: RecognisedDocument) -> Iterator[Paragraph]:
    """Those of the text that are in its flow, without headings of provisions, which are in the middle."""
    for part in found.body:
        paragraph = part.paragraph
        if part.level in HEADINGS or part.level is Level.CONTENTS:
            continue
        text = paragraph.text.lstrip(_LEADING_BLANKS)
        blanks = paragraph.text.removesuffix(text)
        if LISTED_PAGE.search(text) or sum(_IN_CHARACTERS.get(each, 0.5) for each in blanks) > _MOST_BLANKS:
            continue
        if paragraph.text.strip() and not paragraph.frame and paragraph.place.table is None:
            yield paragraph
