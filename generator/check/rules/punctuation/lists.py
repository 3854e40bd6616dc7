"""Punctuation of lists (PU-07 to PU-09), of numbers and levels (PU-10 to PU-15), of line ends (PU-20 to PU-22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from generator.check.departure import Departure, Words
from generator.check.rules.changes.typed import replaced
from generator.check.rules.level_numbers import enumerated
from generator.check.rules.rule import Rule
from generator.check.rules.wording import HANZI, WordedLine, by_line, lines, matches
from generator.ground.errors import Severity, TranslatedText
from generator.ground.words.vocabularies import phrase
from generator.official.document import Level
from generator.official.recognition.body import marker_of
from generator.official.recognition.elements import BodyParagraph, RecognisedDocument

_BETWEEN_MARKED = re.compile(r"(?<=”)、(?=“)|(?<=》)、(?=《)|(?<=’)、(?=‘)|(?<=〉)、(?=〈)")
_DIGITS = "一二三四五六七八九"
_ABOUT = re.compile(
    rf"(?<![第初周数{_DIGITS}、])(?P<ten>十?)(?P<one>[{_DIGITS}])、(?P<two>[{_DIGITS}])"
    r"(?=[个名位天件户家岁台辆遍十百千万成里]|次(?![引侧设回系电])|人(?![民大社口]))(?!十?个?(?:季度|月份))"
)
_BEFORE_ETC = re.compile(
    r"(?P<mark>、)等(?![待候到于级别额同距值效比离边高量式差价着我他她你您])"
    r"|(?P<comma>，)等(?=[。；，）]|单位|部门|方面|人员|内容|事项|工作|活动|地区|行业)"
)
_STOPS = "。．."
_under = Words("body-below")
_not_first = Words("body-begins-no-line")


@Rule("PU-07", "GB/T 15834-2011, 4.5.3.5", "must", "warning", value="并列的“”、《》之间不用顿号")
@by_line
def _between_marked(line: WordedLine) -> Iterator[Departure]:
    """Items in “ ” or 《 》 that follow one another take no 、 between them (4.5.3.5).

    Passes: 《预算法》《审计法》
    Departs: 《预算法》、《审计法》
    """
    for match in _BETWEEN_MARKED.finditer(line.text):
        yield line.replaced(match.start(), match.end(), "")


@Rule("PU-08", "GB/T 15834-2011, 4.5.3.4", "must", "warning", value="概数不用顿号")
@by_line
def _about(line: WordedLine) -> Iterator[Departure]:
    """Two neighbouring numbers that mean "about" take no 、; a list of numbers does (4.5.3.4).

    Passes: 来了五六人，二、三季度完成。
    Departs: 来了五、六人。
    """
    for match in _ABOUT.finditer(line.text):
        one, two = _DIGITS.index(match["one"]), _DIGITS.index(match["two"])
        if two == one + 1 and match.start("one"):
            yield line.replaced(match.end("one"), match.start("two"), "")


@Rule("PU-09", "GB/T 15834-2011, B.1.2", "must", "warning", value="“等”前不用顿号、逗号")
@by_line
def _before_etc(line: WordedLine) -> Iterator[Departure]:
    """The 等 that ends a list follows without 、 or ， (B.1.2).

    Passes: 街道、社区等单位
    Departs: 街道、社区、等单位
    """
    for match in _BEFORE_ETC.finditer(line.text):
        yield line.replaced(match.start(), match.start() + 1, "")


# The marks of numbers and ordinals (PU-10 to PU-13, PU-15), and the order of levels (PU-14).


_NUMERALS = "一二三四五六七八九十"
_BARE_HANZI = re.compile(rf"\s*(?P<number>[{_NUMERALS}]{{1,3}})(?P<mark>[.．，,：:。·])(?=\s*[{HANZI}“《])")
_BRACKETED = re.compile(
    rf"\s*(?P<opening>[（(])(?P<number>[{_NUMERALS}]{{1,3}}|\d{{1,2}})(?P<closing>[）)])"
    rf"(?P<mark>\s*[、，,.．。：:；;])?(?=\s*[{HANZI}“《A-Za-z0-9])"
)
_BARE_DIGITS = re.compile(
    rf"(?:^\s*|(?<=[；。])|(?<=[^0-9０-９]：))(?:(?P<number>\d{{1,2}})(?P<mark>[、，,：:。．])|(?P<letter>[A-H])(?P<after>[、．]))(?=\s*[{HANZI}“《（])"
)
_FULL_WIDTH_DOT = "．"
_ORDINALS = (
    (re.compile(rf"(?:^|(?<=[。；：]))(第[{_NUMERALS}]+)([、：:])(?![第{_NUMERALS}])"), "，"),
    (re.compile(r"(?:^|(?<=[。；：，]))(首先|其次|再次|最后)([、：:])(?!其次|再次|最后)"), "，"),
    (re.compile(rf"(?:^|(?<=[。；：，]))([{_NUMERALS}]是)([、，：:,])"), ""),
)
_LEVELS = (
    (re.compile(rf"[{_NUMERALS}]{{1,3}}、"), "一、"),
    (re.compile(rf"[（(][{_NUMERALS}]{{1,3}}[）)]"), "（一）"),
    (re.compile(r"\d{1,2}[.．、](?!\d)"), "1."),
    (re.compile(r"[（(]\d{1,2}[）)]"), "（1）"),
    (re.compile(r"[①-⑳]"), "①"),
)
_PROVISION = re.compile(rf"\s*(?P<number>第[{_NUMERALS}百零〇\d]+[编章节条])(?P<mark>[、，,：:.．。])?(?P<blank>\s*)")
_NO_PROVISION = re.compile(r"规定|所称|中|的|第|至|和|或|及|与|、|明确|提出|要求|以[上下]|之|是|对|款|项|（")


@Rule("PU-10", "GB/T 15834-2011, B.3.2", "must", value="一、", mend=replaced())
def _bare_hanzi(found: RecognisedDocument) -> Iterator[Departure]:
    """A number in hanzi without brackets takes 、 (B.3.2).

    Passes: 一、总体要求
    Departs: 一.总体要求
    """
    for line, text, offset in _numbered(found):
        if match := _BARE_HANZI.match(text):
            yield _renumbered(line, offset, match, f"{match['number']}、")


@Rule("PU-11", "GB/T 15834-2011, B.3.4", "must", value="（一）", mend=replaced())
def _bracketed(found: RecognisedDocument) -> Iterator[Departure]:
    """A number in brackets has full-width ones, and no mark after them (B.3.4).

    Passes: （一）工作目标
    Departs: （一）、工作目标
    """
    for line, text, offset in _numbered(found):
        match = _BRACKETED.match(text)
        if match and (match["mark"] or match["opening"] != "（" or match["closing"] != "）"):
            yield _renumbered(line, offset, match, f"（{match['number']}）")


@Rule("PU-12", "GB/T 15834-2011, B.3.3", "must", value="1.", mend=replaced())
def _bare_digits(found: RecognisedDocument) -> Iterator[Departure]:
    """An Arabic number or a letter without brackets takes a low dot (B.3.3); a full-width dot is common.

    Passes: 1.加强值守
    Departs: 1、加强值守
    """
    for line, text, offset in _numbered(found):
        for match in matches(_BARE_DIGITS, text):
            mark = match["mark"] or match["after"]
            milder: Severity | None = "warning" if mark == _FULL_WIDTH_DOT else None
            yield _renumbered(line, offset, match, f"{match['number'] or match['letter']}.", milder)


@Rule("PU-13", "GB/T 15834-2011, B.3.1、B.3.7", "must", "warning", value="第一，首先，一是")
@by_line
def _ordinals(line: WordedLine) -> Iterator[Departure]:
    """第一 and 首先 take ，, 一是 takes no mark (B.3.1, B.3.7).

    Passes: 首先，压实责任；一是摸清底数。
    Departs: 首先、压实责任；一是、摸清底数。
    """
    for pattern, mark in _ORDINALS:
        for match in pattern.finditer(line.text):
            yield line.replaced(match.start(1), match.end(2), match[1] + mark)


@Rule("PU-14", "GB/T 15834-2011, B.3.8", "must", "warning", value="一、（一）1.（1）①")
def _order_of_levels(found: RecognisedDocument) -> Iterator[Departure]:
    """The levels are, downwards, 一、（一）1.（1）①: a lower one is not above a higher one (B.3.8).

    Passes: 一、总体要求 / （一）工作目标
    Departs: （一）总体要求 / 一、工作目标
    """
    texts = groupby(_parts(found), key=lambda each: each[0])
    for _, part in texts:
        yield from _inverted([(line, level) for _, line in part if (level := _level(line)) is not None])


@Rule("PU-15", "GB/T 15834-2011, B.3.6", "must", "warning", value="第三条\u3000……")
def _provisions(found: RecognisedDocument) -> Iterator[Departure]:
    """第一章 and 第三条 are followed by a blank and no mark (B.3.6).

    Passes: 第三条　本办法所称救助，是指下列情形。
    Departs: 第三条、本办法所称救助，是指下列情形。
    """
    numbered = [(line, match) for line in lines(found) if (match := _PROVISION.match(line.text)) and not line.element]
    regulation = sum(match["blank"] != "" for _, match in numbered) > 1
    for line, match in numbered:
        rest = line.text[match.end() :]
        run_on = regulation and not match["blank"] and not _NO_PROVISION.match(rest)
        listed = match["mark"] == "、" and rest.startswith("第")
        if rest and (run_on or (match["mark"] and not listed)):
            yield line.replaced(match.start("number"), match.end(), f"{match['number']}　")


def _numbered(found: RecognisedDocument) -> Iterator[tuple[WordedLine, str, int]]:
    """Each line of plain text with an automatic number before it, and how long that is."""
    for line in lines(found):
        if not line.element:
            label = line.paragraph.numbering
            yield line, label + line.text, len(label)


def _renumbered(
    line: WordedLine, offset: int, match: re.Match[str], wanted: str, milder: Severity | None = None
) -> Departure:
    rest = line.text[max(0, match.end() - offset) :][:4]
    start = max(0, match.start() - offset)
    end = max(start, match.end() - offset)
    typed = wanted if match.start() >= offset else None  # a number that the program sets is no text
    return line.at(start, end, f"{match[0].strip()}{rest}", f"{wanted}{rest}", milder=milder, replacement=typed)


def _parts(found: RecognisedDocument) -> Iterator[tuple[int, WordedLine]]:
    """The lines of plain text that has levels, each with the number of its text: 0, then one for each attachment."""
    part = 0
    of_provisions = {each.paragraph.place for text in found.provisions for each in text}
    for line in lines(found):
        part += line.element == "attachment_label"
        if not line.element and not line.cell and line.paragraph.place not in of_provisions:
            yield part, line


def _level(line: WordedLine) -> int | None:
    text = (line.paragraph.numbering + line.text).lstrip()
    return next((level for level, (pattern, _) in enumerate(_LEVELS) if pattern.match(text)), None)


def _inverted(numbered: list[tuple[WordedLine, int]]) -> Iterator[Departure]:
    """The first number of each level that is before any of a higher one, which comes later."""
    seen: set[int] = set()
    for place, (line, level) in enumerate(numbered):
        later = [each for _, each in numbered[place:] if each < level]
        if level not in seen and later and not any(each < level for each in seen):
            shown = line.text.lstrip()[:6]
            yield line.at(0, len(shown), f"{line.paragraph.numbering}{shown}", _under(_LEVELS[min(later)][1]))
        seen.add(level)


# What ends a heading or a caption (PU-20, PU-21), and what begins and ends lines (PU-22).


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


@Rule(
    "PU-20",
    "GB/T 15834-2011, B.4",
    "must",
    "warning",
    value="标题末尾不用点号",
    mend=replaced(lambda old: old.strip() in _STOPS),
)
def _headings(found: RecognisedDocument) -> Iterator[Departure]:
    """A heading that is alone and an attachment's title end without a mark (B.4); the title is for TI-08.

    Passes: （三）协作联动，全社会参与
    Departs: （三）协作联动，全社会参与。
    """
    items = {id(each) for each in enumerated(found)}
    alone = {each.paragraph.place for each in _alone(found) if id(each.paragraph) not in items}
    for line in lines(found):
        heading = line.element == "attachment_title" or line.paragraph.place in alone
        match = _POINT.search(line.text) if heading else None
        if match is not None and not _broken_title(line, found):
            shown = line.text[: match.start()].rsplit("\n", 1)[-1].strip()
            yield line.at(match.start(), match.end(), f"{shown}{match[0].strip()}", shown, replacement="")


@Rule("PU-21", "GB/T 15834-2011, A.1", "must", "warning", value="图题、表题末尾不用句号")
def _captions(found: RecognisedDocument) -> Iterator[Departure]:
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


@Rule(
    "PU-22",
    "GB/T 15834-2011, 5.1",
    "must",
    "warning",
    value="点号不在行首，前引号、前括号不在行末",
    laid_out="layout.line_breaking",
)
def _line_ends(found: RecognisedDocument) -> Iterator[Departure]:
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
        for match in matches(_BREAKS, line.text):
            shown = line.text[max(0, match.start() - 3) : match.end() + 3]
            yield line.at(match.start(), match.end(), shown, _unbroken(match))


def _unbroken(match: re.Match[str]) -> TranslatedText:
    if match["halves"]:
        whole = match[0][0] * 2
        return phrase("body-stays-whole", whole=whole)
    last = match["last"]
    return phrase("body-ends-no-line", last=last) if last else _not_first(match["first"])


def _alone(found: RecognisedDocument) -> Iterator[BodyParagraph]:
    """Headings of the first two levels that are all of their paragraph and head text."""
    for body in found.texts:
        for one, other in pairwise(body):
            following, _ = marker_of(f"{other.paragraph.numbering}{other.paragraph.text.lstrip()}")
            heads = one.level in (Level.FIRST, Level.SECOND) and one.level not in (other.level, following)
            if heads and one.heading and not one.text and not _is_sentence(one.heading):
                yield one


def _is_sentence(heading: str) -> bool:
    """Whether a numbered line is a sentence of an item rather than a heading: long, and with a pause in it."""
    return len(heading) > _LONGEST_HEADING and "，" in heading


def _broken_title(line: WordedLine, found: RecognisedDocument) -> bool:
    """Whether it is a line of an attachment's title that another follows."""
    titles = (attachment.title for attachment in found.attachments if attachment.title is not None)
    return any(line.paragraph.place in [each.place for each in title.paragraphs[:-1]] for title in titles)
