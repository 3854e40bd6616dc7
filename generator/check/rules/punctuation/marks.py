"""The marks themselves: full-width (PU-01), in pairs (PU-23), one at a time (PU-24); dashes to ellipses (PU-16 on)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.check.departure import Departure
from generator.check.rules.changes.typed import replaced
from generator.check.rules.rule import Rule
from generator.check.rules.word_cuts import tagged_words
from generator.check.rules.wording import (
    CLOSING,
    HANZI,
    MASK,
    UNITS,
    UnpairedMark,
    WordedLine,
    by_line,
    lines,
    masked_addresses,
    matches,
    paired,
)
from generator.ground.words.vocabularies import phrase
from generator.official.recognition.elements import RecognisedDocument

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_HALF = re.compile(r"\([^()]*\)|[,;:?!()]|(?<!\.)\.(?!\.)")
_CHINESE = re.compile(rf"[{HANZI}，。、；：？！“”‘’（）《》〈〉〔〕【】…—～·]")
_LEADING_NUMBER = re.compile(r"\s*(?:\([^()]{1,3}\)|[0-9A-Za-z一二三四五六七八九十]{1,3}[.,:)])")
_NUMERALS = "一二三四五六七八九十"
_ENDS_CHINESE = re.compile(rf"[{HANZI}”’）》〉】]$|[{HANZI}”’）》〉】][)\"'＂]$")
_GOES_ON_CHINESE = re.compile(rf"\s*+(?:$|[{HANZI}“‘（《〈【”’）》)\"'＂(])")
_LIST_MARK = re.compile(rf"(?:^|[^{HANZI}])第?(?:[{_NUMERALS}]{{1,3}}|[甲乙丙丁戊己庚辛]|（[{_NUMERALS}]{{1,3}}）)$")
_SERIAL = re.compile(rf"(?:^|[；。：，、\s])[0-9A-Za-z{_NUMERALS}①-⑳]{{1,3}}$")
_LETTERED = re.compile(rf"[{HANZI}](?:[0-9]{{1,2}}|[A-Za-z])$")
_REFERENCE = re.compile(
    rf"^\s*\[\d{{1,3}}\][^。]*\.[^。]*\.|出版[地社者年]|卷号|期号|起.{{1,2}}止页码|学位论文\]|\[[JMCDRSPN]\]|(?:[{HANZI})）]{{1,12}}\.\s?){{2}}[^。]{{0,40}}[,:]"
)
"""What entries of a list of references have, whose marks are half-width (GB/T 7714)."""
_OPENS_QUOTATION = tuple("“‘（《〈【(\"'＂")
_CLOSES_QUOTATION = tuple("”’）》〉】)\"'＂")
_NEAR = 8  # characters that are looked at before and behind a mark; no list mark and no name is longer
_NAME = "nr"
_GOING_ON = ("c", "p", "uj")  # 和, 对, 的
_SENTENCE = re.compile(rf"\s*[{HANZI}][^，,；;：:.、”]{{2}}")
_ENDS_SENTENCE = re.compile(r"[。！？；.!?;][”’）》\"']*\s*$")
_ITEM = re.compile(rf"[A-Za-z\s]\.[{HANZI}]")
# what the rules of these elements look at themselves
_ELSEWHERE = {
    "recipients": re.compile(r":\s*$"),
    "attachment_list": re.compile(r"^\s*附件\s*\d*\s*:|[.,;:]\s*$"),
    "signers": re.compile(r"签发人\s*:"),
    "imprint": re.compile(r"^\s*(?:抄送|主送)\s*:|[.,;]\s*$"),
    "note": re.compile(r"^\s*\(|\)\s*$"),
    "attendance": re.compile(r"^\s*\S{2}\s*:"),
    "title": re.compile(r"[.,;:?!]\s*$"),
    "attachment_title": re.compile(r"[.,;:?!]\s*$"),
    "attachment_label": re.compile(r":\s*$"),
    "number": re.compile(r".+"),
    "date": re.compile(r".+"),
    "secrecy": re.compile(r".+"),
}
_AFAR = 6
_SHOWN = 12


@Rule("PU-01", "GB/T 15834-2011, 4、5.1", "must", value="，。；：？！（）", mend=replaced())
@by_line
def _full_width(line: WordedLine) -> Iterator[Departure]:
    """Chinese text takes full-width ，。；：？！（）, outside addresses, code, figures and English (4, 5.1).

    Passes: 请于周五前报送，逾期不候。
    Departs: 请于周五前报送,逾期不候.
    """
    prose = _without_number(_without_elsewhere(line.prose, line.element))
    if not _CHINESE.search(prose) or (_REFERENCE.search(prose) and not prose.rstrip().endswith("。")):
        return
    for match in _HALF.finditer(prose):
        if _in_chinese(prose, match):
            written = line.text[match.start() : match.end()]
            inside = written[1:-1] if len(written) > 1 else ""
            wanted = f"（{inside}）" if len(written) > 1 else _WIDE[written]
            yield line.replaced(match.start(), match.end(), wanted)


def _without_elsewhere(prose: str, element: str) -> str:
    pattern = _ELSEWHERE.get(element)
    return prose if pattern is None else pattern.sub(lambda match: MASK * len(match[0]), prose)


def _without_number(prose: str) -> str:
    match = _LEADING_NUMBER.match(prose)
    return prose if match is None else MASK * match.end() + prose[match.end() :]


def _in_chinese(prose: str, match: re.Match[str]) -> bool:
    doubled = match[0] in _POINTS and prose.endswith(tuple(_WIDE.values()), 0, match.start())
    if match[0] == "()" or doubled:
        return False  # a call in code; what PU-24 finds
    opened = prose.endswith(_OPENS_QUOTATION, 0, match.start())
    if opened and prose.startswith(_CLOSES_QUOTATION, match.end()):
        return False
    closes = prose.count("（", 0, match.start()) > prose.count("）", 0, match.start())
    if (
        match[0] == ")"
        and not closes
        and any(_found_before(each, prose, match.start()) for each in (_SERIAL, _LETTERED))
    ):
        return False
    if match[0] == ".":
        return _is_full_stop(prose, match.start())
    after = _first_behind(prose, match.end())
    if _CHINESE.match(_last_before(prose, match.start())) or _CHINESE.match(after):
        return True
    if len(match[0]) > 1:
        return _CHINESE.search(match[0]) is not None
    return not after and match[0] in ",;?!"


def _found_before(pattern: re.Pattern[str], prose: str, at: int) -> bool:
    """Whether ``prose`` ends with ``pattern`` where it is cut off at ``at``."""
    return pattern.search(prose, max(0, at - _NEAR), at) is not None


def _last_before(prose: str, at: int) -> str:
    """The last character before ``at`` that is no blank, "" where there is none."""
    while at and prose[at - 1].isspace():
        at -= 1
    return prose[at - 1 : at]


def _first_behind(prose: str, at: int) -> str:
    """The first character from ``at`` on that is no blank, "" where there is none."""
    while at < len(prose) and prose[at].isspace():
        at += 1
    return prose[at : at + 1]


def _is_full_stop(prose: str, at: int) -> bool:
    """Whether the ``.`` at ``at`` ends a Chinese sentence: it is behind Chinese text, with such or nothing behind it.

    A ``.`` behind a Latin letter or a digit, at an address, in a list mark, or for the · of a name or date is none.
    """
    if not _found_before(_ENDS_CHINESE, prose, at) or not _GOES_ON_CHINESE.match(prose, at + 1):
        return False
    if _found_before(_LIST_MARK, prose, at):
        return False
    before, after = prose[max(0, at - _NEAR) : at], prose[at + 1 : at + 1 + _NEAR]
    begins = re.match(rf"\s*[{HANZI}]", after)
    if begins and not (_SENTENCE.match(prose, at + 1) and _ENDS_SENTENCE.search(prose)):
        return False  # a slip for another mark, or between the parts of an entry
    return re.match(rf"[{HANZI}]", after) is None or not (
        _joins(before, after) or any(tag in _GOING_ON for _, tag in tagged_words(before)[-1:]) or _has_items(prose)
    )


def _joins(before: str, after: str) -> bool:
    """Whether the ``.`` is typed for a ·, as in 约翰·史密斯 or 五·四."""
    if before[-1:] in _NUMERALS and after[:1] in _NUMERALS:
        return True
    words = tagged_words(before)[-1:] + tagged_words(after)[:1]
    return any(tag.startswith(_NAME) for _, tag in words)


@lru_cache(maxsize=16)
def _has_items(prose: str) -> bool:
    """Whether dots part the items of a list."""
    return _ITEM.search(prose) is not None


@dataclass(frozen=True, slots=True)
class _Half:
    """A mark without its other half: the line, its place there, and how many lines it is from the beginning."""

    line: WordedLine
    number: int
    loose: UnpairedMark


@Rule("PU-23", "GB/T 15834-2011, 4.8、4.9、4.15", "must", value="成对使用")
def _pairs(found: RecognisedDocument) -> Iterator[Departure]:
    """Quotation marks, brackets and title marks come in pairs (4.8, 4.9, 4.15).

    A quotation of several paragraphs opens in each and closes in the last; a bracket may close a few lines on.

    Passes: （见附件1），落实“四不两直”要求。
    Departs: （见附件1，落实“四不两直“要求。
    """
    halves: dict[tuple[int, str], list[_Half]] = {}
    for half in _without_far_halves(list(_halves(list(lines(found))))):
        halves.setdefault((half.number, half.loose.kind), []).append(half)
    for group in halves.values():
        yield _unpaired(group)


def _halves(all_lines: list[WordedLine]) -> Iterator[_Half]:
    for number, text in enumerate(_read_together(all_lines)):
        if text is None:
            continue
        quoted_on = number + 1 < len(all_lines) and all_lines[number + 1].text.lstrip().startswith("“")
        for loose in paired(text)[1]:
            opens = not text[: loose.at].strip() or text[loose.at - 1] in "：:"
            if not _stands_alone(text, loose) and not (quoted_on and opens and loose.kind == "“"):
                yield _located(all_lines, number, loose)


def _read_together(all_lines: list[WordedLine]) -> list[str | None]:
    """The text of each line; the lines of one element are all in the first, and None for the others."""
    texts: list[str | None] = []
    first = 0
    for number, line in enumerate(all_lines):
        before = all_lines[number - 1] if number else None
        words = masked_addresses(line.text)
        if before is not None and line.element and line.element == before.element:
            texts[first] = f"{texts[first]}\n{words}"
            texts.append(None)
        else:
            first = number
            texts.append(words)
    return texts


def _located(all_lines: list[WordedLine], number: int, loose: UnpairedMark) -> _Half:
    """The half in the line that it really is in."""
    at = loose.at
    while at > len(all_lines[number].text):
        at -= len(all_lines[number].text) + 1
        number += 1
    return _Half(all_lines[number], number, UnpairedMark(loose.kind, at, loose.opens))


def _stands_alone(text: str, loose: UnpairedMark) -> bool:
    """Whether it is no half of anything: the bracket of ``1）``, an apostrophe."""
    before = text[max(0, loose.at - 4) : loose.at]  # a serial of three characters, and what is before it
    if loose.kind == "（" and not loose.opens:
        return _SERIAL.search(before) is not None
    return loose.kind == "‘" and not loose.opens and re.search(r"[0-9A-Za-z]$", before) is not None


def _without_far_halves(halves: list[_Half]) -> Iterable[_Half]:
    """Those that are left when what opens in one line has met what closes a few lines on."""
    met: set[int] = set()
    opened: defaultdict[tuple[str, int], list[int]] = defaultdict(list)  # places in halves, by kind and line
    for place, half in enumerate(halves):
        if half.loose.opens:
            opened[half.loose.kind, half.number].append(place)
            continue
        near = (opened[half.loose.kind, half.number - lines] for lines in range(1, _AFAR + 1))
        if opening := next(filter(None, near), None):
            met |= {place, opening.pop()}
    return [half for place, half in enumerate(halves) if place not in met]


def _unpaired(group: list[_Half]) -> Departure:
    line, kind = group[0].line, group[0].loose.kind
    start = group[0].loose.at
    end = min(max(half.loose.at for half in group), start + _SHOWN) + 1
    measured = line.text[max(0, start - 4) : end + 4]
    opening = any(half.loose.opens for half in group)
    closing = CLOSING[kind]
    if opening:
        wanted = phrase("body-must-follow-an-opening", kind=kind, closing=closing)
    else:
        wanted = phrase("body-an-opening-must-precede", closing=closing, kind=kind)
    return line.at(start, end, measured, wanted)


# Dashes, ranges and ellipses: PU-16 to PU-19.


_MADE_UP_DASH = re.compile(
    rf"(?<![“《、，（][{HANZI}])(?<=[{HANZI}，。：；”》）])(?:-{{2,}}|－{{2,}}|–{{2,}}|―+|—{{3,}})(?=[{HANZI}“《（])"
)
_SINGLE_DASH = re.compile(rf"(?<=[{HANZI}”》）])(?<!—)—(?!—)(?=[{HANZI}“《（])")
_STATEMENT = "vdapr"
_NAMES = ("ns", "nr", "nt", "nz")

_WEEKDAY = "(?:周|星期)[一二三四五六日天]"
_YEAR = r"(?:19|20)\d\d"
_JOINED = r"\s*[-–－~～―]{1,2}\s*"
_JOINED_CLOCK = r"\s*[-–~―]{1,2}\s*"  # times of day are values too: ～ is no slip there
_TIMES = re.compile(
    "|".join(
        (
            rf"(?<![\d-]){_YEAR}年?{_JOINED}(?:{_YEAR}|\d\d(?=年))(?![\d-])",
            rf"(?<![\d-])\d{{1,2}}月(?:\d{{1,2}}日)?{_JOINED}(?:次年|翌年)?\d{{1,2}}[月日]",
            rf"(?<![\d\-.])\d{{1,2}}{_JOINED}\d{{1,2}}(?:月(?!\d)|日)",
            rf"(?<!\d)\d{{1,2}}[:：]\d{{2}}{_JOINED_CLOCK}\d{{1,2}}[:：]\d{{2}}",
            rf"{_WEEKDAY}{_JOINED}(?:{_WEEKDAY}|[二三四五六日])",
        )
    )
)
_MARK = re.compile(rf"(?<!\s){_JOINED}")
_PLACES = re.compile(
    rf"(?<![{HANZI}])(?P<one>[{HANZI}]{{2,}})\s*(?P<mark>[-–－~～―]{{1,2}})\s*(?P<two>[{HANZI}]{{2,}})"
)
_COMPOUND = re.compile(r".{0,4}(?:盆地|山脉|山系|断裂带|构造带|成矿带|地块|方程|综合征|定律|模型|效应|曲线)")

_RANGE = re.compile(
    rf"(?<![\d.\-A-Za-z第图表式])\d+(?:\.\d+)?(?:{UNITS}|万|亿)?(?P<mark>[-–－~―]|——)\d+(?:\.\d+)?\s?(?:万|亿)?(?:{UNITS})"
)
_RIGHT_RANGE = re.compile(
    rf"(?<![\d.\-A-Za-z第])\d+(?:\.\d+)?(?:{UNITS}|万|亿)?(?P<mark>[—～])\d+(?:\.\d+)?\s?(?:万|亿)?(?:{UNITS})"
)
_ELLIPSIS = re.compile(
    r"(?P<dots>(?<![.…])\.{3,6}(?!\.)|(?<!。)。{3,6}(?!。)|(?<!．)．{2,6}(?!．)|(?<!·)·{3,6}(?!·)|(?<!…)…(?:……){0,2}(?!…))(?!\s*\d+\s*$)"
    r"|(?P<etc>……等(?!待)|等……)"
)


@Rule("PU-16", "GB/T 15834-2011, 4.10、4.13", "must", "warning", value="——")
@by_line
def _dashes(line: WordedLine) -> Iterator[Departure]:
    """A dash is —— of two em; a single — only joins names (4.10, 4.13).

    Passes: 实现目标——两不愁
    Departs: 实现目标--两不愁
    """
    for match in _MADE_UP_DASH.finditer(line.prose):
        yield line.replaced(match.start(), match.end(), "——")
    single = list(_SINGLE_DASH.finditer(line.prose))
    if len(single) == 1 and _says_something(line.prose, single[0]):
        yield line.replaced(single[0].start(), single[0].end(), "——")


_POINTS = ",;:，、；："
_DOUBLED = re.compile(f"[，、；：][{_POINTS}。]+|。[{_POINTS}]+|(?<!。)。。(?!。)|[？！][{_POINTS}。]+")


@Rule("PU-24", "GB/T 15834-2011, 4.1—4.7", "must", value="点号不连用")
@by_line
def _doubled(line: WordedLine) -> Iterator[Departure]:
    """A pause has one point: no ， ； or 。 beside another one (4.1 to 4.7); ？ and ！ may be repeated (4.2, 4.3).

    Passes: 请于周五前报送，逾期不候！！
    Departs: 请于周五前报送。，逾期不候。
    """
    formulas = any(not each.anchored for each in line.paragraph.drawings)  # which may be between two points
    for match in _DOUBLED.finditer(line.words) if line.element != "recipients" and not formulas else ():  # RC-08
        yield line.at(match.start(), match.end(), match[0], phrase("body-a-single-mark"))


@Rule("PU-17", "GB/T 15834-2011, 4.13.3.2", "must", "warning", value="—")
@by_line
def _ranges_of_times(line: WordedLine) -> Iterator[Departure]:
    """A range of times or places is joined by — of one em (4.13.3.2); names that are one keep their hyphen.

    Passes: 2026—2030年，北京—天津
    Departs: 2026-2030年，北京~天津
    """
    for match in _TIMES.finditer(line.words):
        mark = _MARK.search(line.words, match.start() + 1)
        if mark is not None:
            yield line.replaced(mark.start(), mark.end(), "—")
    for match in _PLACES.finditer(line.words):
        if _from_place_to_place(match) and not _COMPOUND.match(_after_place(match)):
            yield line.replaced(match.start("mark"), match.end("mark"), "—")


@Rule("PU-18", "GB/T 15834-2011, 4.13.3.3", "must", "warning", value="～")
def _ranges_of_values(found: RecognisedDocument) -> Iterator[Departure]:
    """A range of values is joined by ～ (4.13.3.3), or by — throughout (GB/T 15835-2011, 5.1.3).

    Passes: 30～50人
    Departs: 30-50人
    """
    right: list[tuple[WordedLine, re.Match[str]]] = []
    for line in lines(found):
        for match in matches(_RANGE, line.words):
            yield line.replaced(match.start("mark"), match.end("mark"), "～")
        right += ((line, match) for match in matches(_RIGHT_RANGE, line.words))
    marks = Counter(match["mark"] for _, match in right)
    if len(marks) > 1:
        for line, match in right:
            if match["mark"] == "—":
                yield line.replaced(match.start("mark"), match.end("mark"), "～")


@Rule(
    "PU-19", "GB/T 15834-2011, 4.11、A.9", "must", "warning", value="……", mend=replaced(lambda old: set(old) == {"."})
)
@by_line
def _ellipses(line: WordedLine) -> Iterator[Departure]:
    """An ellipsis is six dots, …… , and does not go with 等 (4.11, A.9).

    Passes: 交通、供水、供电……
    Departs: 交通、供水、供电...
    """
    for match in _ELLIPSIS.finditer(line.words):
        yield line.replaced(match.start(), match.end(), "等" if match["etc"] else "……")


def _says_something(prose: str, dash: re.Match[str]) -> bool:
    """Whether what follows the dash is a statement, not the other one of two names."""
    before = _last_word(prose[: dash.start()])
    tagged = tagged_words(prose[dash.end() :][:8])
    after = tagged[0] if tagged else None
    return before is not None and after is not None and len(before) != len(after[0]) and after[1][0] in _STATEMENT


def _last_word(text: str) -> str | None:
    """The last word, where it is one that could be explained."""
    tagged = tagged_words(text[-8:])
    if not tagged or tagged[-1][1] in _NAMES or tagged[-1][1][0] not in "nv":
        return None
    return tagged[-1][0]


def _from_place_to_place(match: re.Match[str]) -> bool:
    one, two = tagged_words(match["one"])[-1], tagged_words(match["two"])[0]
    return one[1] == "ns" and two[1] == "ns"


def _after_place(match: re.Match[str]) -> str:
    return match["two"][len(tagged_words(match["two"])[0][0]) :]
