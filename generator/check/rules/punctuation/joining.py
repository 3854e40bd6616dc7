"""Dashes, ranges and ellipses: PU-16 to PU-19."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.check.elements.found import Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.check.rules.wording import HANZI, WordedLine, lines
from generator.check.rules.wording.units import UNITS
from generator.ground.word_cutting import tagged_words

_MADE_UP_DASH = re.compile(rf"(?<=[{HANZI}，。：；”》）])(?:-{{2,}}|－{{2,}}|–{{2,}}|―+|—{{3,}})(?=[{HANZI}“《（])")
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
    rf"(?<![\d.\-A-Za-z第])\d+(?:\.\d+)?(?:{UNITS}|万|亿)?(?P<mark>[-–－~―]|——)\d+(?:\.\d+)?\s?(?:万|亿)?(?:{UNITS})"
)
_RIGHT_RANGE = re.compile(
    rf"(?<![\d.\-A-Za-z第])\d+(?:\.\d+)?(?:{UNITS}|万|亿)?(?P<mark>[—～])\d+(?:\.\d+)?\s?(?:万|亿)?(?:{UNITS})"
)
_ELLIPSIS = re.compile(
    r"(?P<dots>(?<!\.)\.{3,}(?!\.)|。{2,}|．{2,}|·{3,}|(?<!…)…(?:……)*(?!…))(?!\s*\d+\s*$)"
    r"|(?P<etc>……等(?!待)|等……)"
)


@on_file("PU-16", clause="GB/T 15834-2011, 4.10、4.13", strength="must", severity="warning", value="——")
def dashes(found: Found) -> Iterator[Departure]:
    """A dash is —— of two em; a single — only joins names (4.10, 4.13).

    Passes: 实现目标——两不愁
    Departs: 实现目标--两不愁
    """
    for line in lines(found):
        for match in _MADE_UP_DASH.finditer(line.prose):
            yield line.replaced(match.start(), match.end(), "——")
        single = list(_SINGLE_DASH.finditer(line.prose))
        if len(single) == 1 and _says_something(line.prose, single[0]):
            yield line.replaced(single[0].start(), single[0].end(), "——")


@on_file("PU-17", clause="GB/T 15834-2011, 4.13.3.2", strength="must", severity="warning", value="—")
def ranges_of_times(found: Found) -> Iterator[Departure]:
    """A range of times or places is joined by — of one em (4.13.3.2); names that are one keep their hyphen.

    Passes: 2026—2030年，北京—天津
    Departs: 2026-2030年，北京~天津
    """
    for line in lines(found):
        for match in _TIMES.finditer(line.words):
            mark = _MARK.search(line.words, match.start() + 1)
            if mark is not None:
                yield line.replaced(mark.start(), mark.end(), "—")
        for match in _PLACES.finditer(line.words):
            if _from_place_to_place(match) and not _COMPOUND.match(_after_place(match)):
                yield line.replaced(match.start("mark"), match.end("mark"), "—")


@on_file("PU-18", clause="GB/T 15834-2011, 4.13.3.3", strength="must", severity="warning", value="～")
def ranges_of_values(found: Found) -> Iterator[Departure]:
    """A range of values is joined by ～ (4.13.3.3), or by — throughout (GB/T 15835-2011, 5.1.3).

    Passes: 30～50人
    Departs: 30-50人
    """
    right: list[tuple[WordedLine, re.Match[str]]] = []
    for line in lines(found):
        for match in _RANGE.finditer(line.words):
            yield line.replaced(match.start("mark"), match.end("mark"), "～")
        right += ((line, match) for match in _RIGHT_RANGE.finditer(line.words))
    marks = Counter(match["mark"] for _, match in right)
    if len(marks) > 1:
        for line, match in right:
            if match["mark"] == "—":
                yield line.replaced(match.start("mark"), match.end("mark"), "～")


@on_file("PU-19", clause="GB/T 15834-2011, 4.11、A.9", strength="must", severity="warning", value="……")
def ellipses(found: Found) -> Iterator[Departure]:
    """An ellipsis is six dots, …… , and does not go with 等 (4.11, A.9).

    Passes: 交通、供水、供电……
    Departs: 交通、供水、供电...
    """
    for line in lines(found):
        for match in _ELLIPSIS.finditer(line.words):
            wanted = "……" if match["dots"] else "等"
            yield line.replaced(match.start(), match.end(), wanted)


def _says_something(prose: str, dash: re.Match[str]) -> bool:
    """Whether what follows the dash is a statement, not the other one of two names."""
    before = _last_word(prose[: dash.start()])
    after = _first_word(prose[dash.end() :])
    return before is not None and after is not None and len(before) != len(after[0]) and after[1][0] in _STATEMENT


def _last_word(text: str) -> str | None:
    """The last word, where it is one that could be explained."""
    tagged = tagged_words(text[-8:])
    if not tagged or tagged[-1][1] in _NAMES or tagged[-1][1][0] not in "nv":
        return None
    return tagged[-1][0]


def _first_word(text: str) -> tuple[str, str] | None:
    tagged = tagged_words(text[:8])
    return tagged[0] if tagged else None


def _from_place_to_place(match: re.Match[str]) -> bool:
    one, two = tagged_words(match["one"])[-1], tagged_words(match["two"])[0]
    return one[1] == "ns" and two[1] == "ns"


def _after_place(match: re.Match[str]) -> str:
    return match["two"][len(tagged_words(match["two"])[0][0]) :]
