"""Quotation marks (PU-02, PU-03), and the marks of numbers and titles (PU-04 to PU-06)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.check.departure import Departure
from generator.check.rules.changes.typed import replaced
from generator.check.rules.rule import Rule
from generator.check.rules.wording import HANZI, Pair, WordedLine, by_line, paired
from generator.standard import KINDS

_CHINESE = re.compile(rf"[{HANZI}，。、；：？！（）《》]")
_HANZI = re.compile(f"[{HANZI}]")
_CORNERS = "「『"
_DEEPEST = 20  # pairs within one another that are reported; nobody means more
_STRAIGHT = "\"'＂"  # of others only the writer knows whether they face the wrong way
_TAG = "</"  # of code in a text


@Rule("PU-02", "GB/T 15834-2011, 4.8", "must", value="“”，里面用‘’", mend=replaced(lambda old: old[:1] in _STRAIGHT))
@by_line
def _quotation_marks(line: WordedLine) -> Iterator[Departure]:
    """Quotations are in “ ”, and in ‘ ’ inside of a quotation; corner and straight marks are none (4.8).

    Passes: 开展“回头看”行动
    Departs: 开展"回头看"行动
    """
    if _TAG in line.text:
        return
    for pair in _pairs(line):
        if pair.mark in _CORNERS or (pair.mark == "‘" and _outermost(pair) and _chinese(line, pair)):
            outer, inner = "“”", "‘’"
            wanted = outer if _outermost(pair) else inner
            yield _in_marks(line, pair.opening, pair.closing, wanted)
    yield from _straight(line)


@Rule("PU-03", "GB/T 15834-2011, 4.8.3.4", "must", value="“……‘……’……”")
@by_line
def _nested_quotations(line: WordedLine) -> Iterator[Departure]:
    """A quotation inside of a quotation is in ‘ ’ (4.8.3.4).

    Passes: “落实‘四不两直’要求”
    Departs: “落实“四不两直”要求”
    """
    for pair in _pairs(line):
        if pair.mark == "“" and _in_outer_marks(pair):
            yield _in_marks(line, pair.opening, pair.closing, "‘’")


def _pairs(line: WordedLine) -> Iterator[Pair]:
    return (pair for pair in paired(line.words)[0] if len(pair.around) < _DEEPEST)


def _in_outer_marks(pair: Pair) -> bool:
    """Whether the quotation next around ``pair`` is one in “ ”, so that it takes ‘ ’."""
    return "".join(mark for mark in pair.around if mark in "“‘").endswith("“")


def _outermost(pair: Pair) -> bool:
    return "“" not in pair.around


def _chinese(line: WordedLine, pair: Pair) -> bool:
    return _CHINESE.search(line.words[pair.opening : pair.closing]) is not None


def _in_marks(line: WordedLine, opening: int, closing: int, marks: str) -> Departure:
    inside = line.text[opening + 1 : closing]
    return line.replaced(opening, closing + 1, f"{marks[0]}{inside}{marks[1]}")


def _straight(line: WordedLine) -> Iterator[Departure]:
    """The pairs of straight marks; what those that cross another pair should be only the writer knows."""
    straight = list(_straight_pairs(line.words))
    pairs = paired(_with_outer_marks(line.words, straight))[0]
    opened, closed = {pair.opening: pair for pair in pairs}, {pair.closing: pair for pair in pairs}
    for opening, closing in straight:
        first, last = opened.get(opening), closed.get(closing)
        if first is None or last is None or not (first == last or first.closing < last.opening):
            yield replace(_in_marks(line, opening, closing, "“”"), facts={})  # nothing that could be typed over
        else:
            yield _in_marks(line, opening, closing, "‘’" if _in_outer_marks(first) else "“”")


def _straight_pairs(words: str) -> Iterator[tuple[int, int]]:
    """Where straight marks open and close a quotation of Chinese words: names of files and codes keep theirs."""
    for mark in "\"'＂":
        opened: int | None = None
        for match in re.finditer(mark, words):
            at = match.start()
            if opened is None and words[at - 1 : at].isdecimal():
                continue
            if opened is None:
                opened = at
            elif _HANZI.search(words, opened, at):
                yield opened, at
                opened = None
            else:
                opened = None


def _with_outer_marks(words: str, straight: Iterable[tuple[int, int]]) -> str:
    """``words`` with “ ” for each of the pairs of straight marks."""
    marks = list(words)
    for opening, closing in straight:
        marks[opening], marks[closing] = "“”"
    return "".join(marks)


# The marks of numbers 〔 〕 (PU-04) and of titles 《 》 (PU-05), and what takes none (PU-06).


_YEAR = re.compile(
    r"(?P<opening>[\[［【(（〔﹝{｛〈<《])\s*(?P<year>(?:19|20)\d\d|\d\d)\s*(?P<closing>[\]］】)）〕﹞}｝〉>》])"
    r"(?P<serial>\s*第?\s*\d{1,5}\s*号)(?![楼线井院门车机库厅路店地房段])"
)
_KINDS = "|".join(name for name in KINDS if len(name) > 1)
_QUOTED_TITLE = re.compile(rf"“(?P<title>关于[^“”《》，。；\n]{{2,60}}的(?:{_KINDS}|函))”")
_ANGLES = re.compile(rf"(?:<<|＜＜|«|≪)(?P<title>[^<>＜＞«»≪≫\n]*[{HANZI}][^<>＜＞«»≪≫\n]*)(?:>>|＞＞|»|≫)")
_NO_WORK = re.compile(
    r"(?:身份证|许可证|资格证|驾驶证|合格证|登记证|房产证|结婚证|毕业证|学位证|工作证|居住证|残疾人证|执照|证书|奖状|牌匾"
    r"|大赛|博览会|研讨会|座谈会|培训班|训练营|课程)》|》(?:奖(?![项励金惩])|杯(?!子)|大赛|课程|培训班|研讨会|座谈会|商标|牌(?![子照匾])|活动)"
)


@Rule("PU-04", "GB/T 15834-2011, 4.9.3.4", "must", value="〔2026〕", mend=replaced())
@by_line
def _years_of_numbers(line: WordedLine) -> Iterator[Departure]:
    """The year of a 发文字号 that is cited is in 〔 〕 (4.9.3.4; GB/T 9704-2012, 7.2.5).

    The document's own number is for HD-18.

    Passes: 沪府办〔2026〕7号
    Departs: 沪府办[2026]7号
    """
    if line.element == "number":
        return
    for match in _YEAR.finditer(line.text):
        if (match["opening"], match["closing"]) != ("〔", "〕"):
            yield line.replaced(match.start(), match.end(), f"〔{match['year']}〕{match['serial']}")


@Rule("PU-05", "GB/T 15834-2011, 4.15", "must", value="《……〈……〉……》")
@by_line
def _titles_of_works(line: WordedLine) -> Iterator[Departure]:
    """Documents, laws and publications are in 《 》, and in 〈 〉 inside of it (4.15).

    Passes: 《关于修改〈公文办法〉的通知》
    Departs: 《关于修改《公文办法》的通知》
    """
    for pair in paired(line.words)[0]:
        wanted = "〈〉" if "《" in pair.around else "《》"
        inside = line.text[pair.opening + 1 : pair.closing]
        right = pair.around.endswith("（") or (
            line.element and f"〈{inside}〉" == line.text.strip()
        )  # a bracket; 《 may be a line above
        if pair.mark in ("《", "〈") and pair.mark != wanted[0] and not (_third(pair) or (pair.mark == "〈" and right)):
            yield line.replaced(pair.opening, pair.closing + 1, f"{wanted[0]}{inside}{wanted[1]}")
    for pattern in (_QUOTED_TITLE, _ANGLES):
        for match in pattern.finditer(line.words):
            title = line.text[match.start("title") : match.end("title")]
            yield line.replaced(match.start(), match.end(), f"《{title}》")


@Rule("PU-06", "GB/T 15834-2011, A.13", "must", "warning", value="产品、奖项、证照、会议等名称不用《》")
@by_line
def _no_works(line: WordedLine) -> Iterator[Departure]:
    """Products, awards, meetings, courses and certificates take no 《 》 (A.13).

    Passes: 获得“优秀团队”奖
    Departs: 获得《优秀团队》奖
    """
    closings = {match.start() + match[0].index("》") for match in _NO_WORK.finditer(line.words)}
    for pair in paired(line.words)[0]:
        if pair.mark == "《" and pair.closing in closings:
            inside = line.text[pair.opening + 1 : pair.closing]
            yield line.replaced(pair.opening, pair.closing + 1, f"“{inside}”")


def _third(pair: Pair) -> bool:
    """Whether it is the third of titles within one another, which is 《 》 again."""
    return pair.mark == "《" and "".join(mark for mark in pair.around if mark in "《〈").endswith("〈")
