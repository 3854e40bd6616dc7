"""Quotation marks: which (PU-02), and one inside of another (PU-03)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.check.elements.found import Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.check.rules.wording import HANZI, WordedLine, lines
from generator.check.rules.wording.pairs import Pair, paired

_CHINESE = re.compile(rf"[{HANZI}，。、；：？！（）《》]")
_HANZI = re.compile(f"[{HANZI}]")
_CORNERS = "「『"
_DEEPEST = 20  # pairs within one another that are reported; nobody means more


@on_file("PU-02", clause="GB/T 15834-2011, 4.8", strength="must", value="“”，里面用‘’")
def quotation_marks(found: Found) -> Iterator[Departure]:
    """Quotations are in “ ”, and in ‘ ’ inside of a quotation; corner and straight marks are none (4.8).

    Passes: 开展“回头看”行动
    Departs: 开展"回头看"行动
    """
    for line in lines(found):
        for pair in _pairs(line):
            if pair.mark in _CORNERS or (pair.mark == "‘" and _outermost(pair) and _chinese(line, pair)):
                outer, inner = "“”", "‘’"
                wanted = outer if _outermost(pair) else inner
                yield _in_marks(line, pair.opening, pair.closing, wanted)
        yield from _straight(line)


@on_file("PU-03", clause="GB/T 15834-2011, 4.8.3.4", strength="must", value="“……‘……’……”")
def nested_quotations(found: Found) -> Iterator[Departure]:
    """A quotation inside of a quotation is in ‘ ’ (4.8.3.4).

    Passes: “落实‘四不两直’要求”
    Departs: “落实“四不两直”要求”
    """
    for line in lines(found):
        for pair in _pairs(line):
            if pair.mark == "“" and _in_outer_marks(pair):
                yield _in_marks(line, pair.opening, pair.closing, "‘’")


def _pairs(line: WordedLine) -> Iterator[Pair]:
    return (pair for pair in paired(line.words)[0] if len(pair.around) < _DEEPEST)


def _around(pair: Pair) -> str:
    """The quotation marks, outermost first, that are open around ``pair`` and closed after it."""
    return "".join(mark for mark in pair.around if mark in "“‘")


def _in_outer_marks(pair: Pair) -> bool:
    """Whether the quotation next around ``pair`` is one in “ ”, so that it takes ‘ ’."""
    return _around(pair).endswith("“")


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
        if first is None or last is None or not _side_by_side(first, last):
            yield replace(_in_marks(line, opening, closing, "“”"), facts={})  # nothing that could be typed over
        else:
            yield _in_marks(line, opening, closing, "‘’" if _in_outer_marks(first) else "“”")


def _side_by_side(first: Pair, last: Pair) -> bool:
    """Whether two pairs are one and the same, or one follows the other: "甲”“乙" has two with one straight half."""
    return first == last or first.closing < last.opening


def _straight_pairs(words: str) -> Iterator[tuple[int, int]]:
    """Where straight marks open and close a quotation of Chinese words: names of files and codes keep theirs."""
    for mark in "\"'＂":
        opened: int | None = None
        for match in re.finditer(mark, words):
            at = match.start()
            if opened is None and _measure(words, at):
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


def _measure(words: str, at: int) -> bool:
    """Whether the mark is that of inches, minutes or seconds."""
    return words[at - 1 : at].isdecimal()
