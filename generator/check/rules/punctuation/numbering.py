"""The marks of numbers and ordinals (PU-10 to PU-13, PU-15) and the order of levels (PU-14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from generator.check.elements.found import Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.check.rules.wording import HANZI, WordedLine, lines
from generator.ground.errors import Said, Severity

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


@on_file("PU-10", clause="GB/T 15834-2011, B.3.2", strength="must", value="一、")
def bare_hanzi(found: Found) -> Iterator[Departure]:
    """A number in hanzi without brackets takes 、 (B.3.2).

    Passes: 一、总体要求
    Departs: 一.总体要求
    """
    for line, text, offset in _numbered(found):
        if match := _BARE_HANZI.match(text):
            yield _renumbered(line, offset, match, f"{match['number']}、")


@on_file("PU-11", clause="GB/T 15834-2011, B.3.4", strength="must", value="（一）")
def bracketed(found: Found) -> Iterator[Departure]:
    """A number in brackets has full-width ones, and no mark after them (B.3.4).

    Passes: （一）工作目标
    Departs: （一）、工作目标
    """
    for line, text, offset in _numbered(found):
        match = _BRACKETED.match(text)
        if match and (match["mark"] or match["opening"] != "（" or match["closing"] != "）"):
            yield _renumbered(line, offset, match, f"（{match['number']}）")


@on_file("PU-12", clause="GB/T 15834-2011, B.3.3", strength="must", value="1.")
def bare_digits(found: Found) -> Iterator[Departure]:
    """An Arabic number or a letter without brackets takes a low dot (B.3.3); a full-width dot is common.

    Passes: 1.加强值守
    Departs: 1、加强值守
    """
    for line, text, offset in _numbered(found):
        for match in _BARE_DIGITS.finditer(text):
            mark = match["mark"] or match["after"]
            milder: Severity | None = "warning" if mark == _FULL_WIDTH_DOT else None
            yield _renumbered(line, offset, match, f"{match['number'] or match['letter']}.", milder)


@on_file("PU-13", clause="GB/T 15834-2011, B.3.1、B.3.7", strength="must", severity="warning", value="第一，首先，一是")
def ordinals(found: Found) -> Iterator[Departure]:
    """第一 and 首先 take ，, 一是 takes no mark (B.3.1, B.3.7).

    Passes: 首先，压实责任；一是摸清底数。
    Departs: 首先、压实责任；一是、摸清底数。
    """
    for line in lines(found):
        for pattern, mark in _ORDINALS:
            for match in pattern.finditer(line.text):
                yield line.replaced(match.start(1), match.end(2), match[1] + mark)


@on_file("PU-14", clause="GB/T 15834-2011, B.3.8", strength="must", severity="warning", value="一、（一）1.（1）①")
def order_of_levels(found: Found) -> Iterator[Departure]:
    """The levels are, downwards, 一、（一）1.（1）①: a lower one is not above a higher one (B.3.8).

    Passes: 一、总体要求 / （一）工作目标
    Departs: （一）总体要求 / 一、工作目标
    """
    texts = groupby(_parts(found), key=lambda each: each[0])
    for _, part in texts:
        yield from _inverted([(line, level) for _, line in part if (level := _level(line)) is not None])


@on_file("PU-15", clause="GB/T 15834-2011, B.3.6", strength="must", severity="warning", value="第三条　……")
def provisions(found: Found) -> Iterator[Departure]:
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


def _numbered(found: Found) -> Iterator[tuple[WordedLine, str, int]]:
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


def _parts(found: Found) -> Iterator[tuple[int, WordedLine]]:
    """The lines of plain text, each with the number of its text: 0, then one for each attachment."""
    part = 0
    for line in lines(found):
        part += line.element == "attachment_label"
        if not line.element and not line.cell:
            yield part, line


def _level(line: WordedLine) -> int | None:
    text = (line.paragraph.numbering + line.text).lstrip()
    return next((level for level, (pattern, _) in enumerate(_LEVELS) if pattern.match(text)), None)


def _under(level: str) -> Said:
    return Said(f"排在“{level}”之下", f"below {level}")


def _inverted(numbered: list[tuple[WordedLine, int]]) -> Iterator[Departure]:
    """The first number of each level that is before any of a higher one, which comes later."""
    seen: set[int] = set()
    for place, (line, level) in enumerate(numbered):
        later = [each for _, each in numbered[place:] if each < level]
        if level not in seen and later and not any(each < level for each in seen):
            shown = line.text.lstrip()[:6]
            yield line.at(0, len(shown), shown, _under(_LEVELS[min(later)][1]))
        seen.add(level)
