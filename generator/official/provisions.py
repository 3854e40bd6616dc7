"""Provisions (条例, 规定, 办法, 细则): how their 编, 章, 节 and 条 are numbered, and which paragraph begins which.

款 have no number, 项 and 目 are text (立法法; 行政法规制定程序条例, article 6). 编 and 条 are counted through the whole
text; 章 and 节 may begin again in what is above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.official.document import Level
from generator.standard.numerals import hanzi_value

HEADINGS = (Level.PART, Level.CHAPTER, Level.SECTION)
"""The headings of provisions, from the highest."""

WORDS = {Level.PART: "编", Level.CHAPTER: "章", Level.SECTION: "节", Level.ARTICLE: "条"}
"""What is counted at each level."""

BLANK = "\u3000"
"""What is between a number and the text behind it: one 字 (GB/T 15834-2011, B.3.6)."""

_NUMERALS = "〇零一二三四五六七八九十百千两"
NUMBER = rf"第\s?(?:[{_NUMERALS}]{{1,9}}|[0-9０-９]{{1,4}})\s?"
"""第 and a number, in hanzi or digits, as a pattern."""

_LABEL = re.compile(rf"(?P<label>{NUMBER}(?P<word>[编章节条])(?P<added>之[{_NUMERALS}]{{1,3}})?)(?P<blank>\s*)")
_LEVELS = {word: level for level, word in WORDS.items()}
_CITES = re.compile(
    rf"第|之|所|中(?![长央国小心期介医共等外标药型])|的|[至到和或及与]|、[第以]|[，；。]|以[上下外及]|规定|款|项|（[{_NUMERALS}0-9]|(?:修改|删[除去]|增加|调整)[为成]?"
)
"""What is behind a number that is cited in a text, where no blank is."""

_CITES_APART = re.compile(rf"的|第(?:[{_NUMERALS}]{{1,9}}|[0-9]{{1,4}})[条款项]")
"""The same where there is one, and the number is not the next."""
_NOTHING = re.compile("(?!)")

_POINTS = re.compile(r"[，。；：？！]")
_LONGEST_HEADING = 40
_MOST_MISSING = 2  # numbers between two articles of a text that has no blanks behind them
_CONTENTS = re.compile(r"目\s*(?:录|次)")
_LISTED = re.compile(r"\t\s*[0-9]{1,4}\s*$")  # a page, in contents without 目录
_PAGE, _DOTS = "0123456789０１２３４５６７８９（）()", " \t\u3000.．…·—-"
"""What an entry of contents may end with: the number of a page, with dots before it."""


@dataclass(frozen=True, slots=True)
class Label:
    """The beginning of a paragraph of provisions: its ``level``, and its number as typed (``text``) and as a value.

    ``added`` is 之一 behind it; ``end``: where the text begins, behind the blanks. In contents, ``text`` is 目录 in the
    first line, "" in the others.
    """

    level: Level
    text: str
    end: int
    serial: int = 0
    added: str = ""


def labels_of(texts: Sequence[str], *, surely: bool = False) -> list[Label | None]:
    """What each of the paragraphs ``texts`` begins with, None for 款, 项 and 目.

    All are None where no paragraph is a first article, unless they are ``surely`` provisions.
    """
    reading = _Reading()
    found = [reading.label(text) for text in texts]
    begins = any(each is not None and each.level is Level.ARTICLE and each.serial == 1 for each in found)
    return found if begins or surely else [None] * len(texts)


def are_provisions(levels: Iterable[Level]) -> bool:
    """Whether the paragraphs of these ``levels`` are provisions."""
    return Level.ARTICLE in levels


class _Reading:
    """Reads paragraph by paragraph.

    Knows how far each level has been counted, which headings were in contents, and whether the last article ran on
    without a blank.
    """

    def __init__(self) -> None:
        self._counted: dict[Level, int] = {}
        self._listed: set[tuple[int, ...]] = set()
        self._in_contents = False
        self._run_on = False

    def label(self, text: str) -> Label | None:
        """The label of the next paragraph."""
        if _CONTENTS.fullmatch(text.strip()):
            self._in_contents, self._counted, self._listed = True, {}, set()
            return Label(Level.CONTENTS, text.strip(), len(text))
        label = self._label(text)
        if label is not None and label.level in HEADINGS and not self._in_contents and _LISTED.search(text):
            self._in_contents = True
        if not self._in_contents:
            return self._count(label)
        path = self._path(label)
        if label is None or label.level is Level.ARTICLE or path in self._listed:
            self._in_contents, self._counted = False, {}
            return self._count(label if label is None or label.level is Level.ARTICLE else self._label(text))
        self._count(label)
        self._listed.add(path)
        return Label(Level.CONTENTS, "", 0)

    def _label(self, text: str) -> Label | None:
        match = _LABEL.match(text)
        if match is None:
            return None
        level, rest = _LEVELS[match["word"]], text[match.end() :]
        serial = hanzi_value(re.sub(r"[第\s编章节条]", "", match["label"].removesuffix(match["added"] or ""))) or 0
        last = self._counted.get(level, 0)
        missing = _MOST_MISSING if self._run_on and level is Level.ARTICLE else 0
        goes_on = serial == 1 or last < serial <= last + 1 + missing or bool(match["added"])
        known = _CITES if not match["blank"] else _NOTHING if goes_on else _CITES_APART
        apart = not rest or bool(match["blank"]) or rest.startswith(("【", "："))
        if known.match(rest) or not (apart or goes_on):
            return None
        if level in HEADINGS and (_POINTS.search(rest[1:]) or len(rest) > _LONGEST_HEADING):
            return None
        return Label(level, match["label"], match.end(), serial, match["added"] or "")

    def _count(self, label: Label | None) -> Label | None:
        if label is not None:
            self._counted[label.level] = label.serial
            if label.level is Level.ARTICLE:
                self._run_on = label.end == len(label.text)
            for level in HEADINGS[HEADINGS.index(label.level) + 1 :] if label.level in HEADINGS else ():
                self._counted.pop(level, None)
        return label

    def _path(self, label: Label | None) -> tuple[int, ...]:
        """The serials of the headings above that of ``label``, and its own."""
        if label is None or label.level not in HEADINGS:
            return ()
        above = HEADINGS[: HEADINGS.index(label.level)]
        return (*(self._counted.get(level, 0) for level in above), label.serial)


def entry_text(text: str) -> str:
    """What an entry of contents names, without the number of its page and without blanks."""
    return re.sub(r"\s", "", text.rstrip(_PAGE).rstrip(_DOTS))
