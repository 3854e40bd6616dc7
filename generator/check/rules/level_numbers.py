"""The numbers of the text's levels, as they are written and count on (GB/T 15834-2011, B.3.8), and items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.check.departure import Departure
from generator.office.reading.document import Paragraph
from generator.official.document import Level
from generator.official.provisions import HEADINGS
from generator.official.recognition.elements import BodyParagraph, RecognisedDocument
from generator.official.recognition.forms import serial_of
from generator.templates.expressions.chinese_numerals import SPOKEN_IN_WORD, in_numerals

_HANZI = "一二三四五六七八九十"
_MOST_IN_HANZI = 999
NOT_A_LABEL = re.compile(
    r"[0-9]{1,3}\s*[)）](?!\d)|[0-9]{1,2}(?:\.[1-9][0-9]?)+\.?(?![0-9.%万亿个元米公级])|[A-Za-z]\s*[.、)）](?![A-Za-z])"
    r"|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[.、)）]?|(?:[●○•◆■▲◇★\uf06c\uf06e\uf0b7·]|□(?![^□]*□))\s*"
)
LISTED_PAGE = re.compile(r"(?:\t|(?<![….·])[….·]{4,})\s{0,9}\d{1,4}\s{0,9}$|(?<![….·])[….·]{8,}\s{0,9}$")
"""What ends a line of contents: the number of a page, or room for it."""
_LABELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.FIRST, re.compile(rf"([{_HANZI}]{{1,3}})\s*[、.．,，](?![{_HANZI}](?![般体致]))")),
    (Level.SECOND, re.compile(rf"[（(]\s*([{_HANZI}]{{1,3}})\s*[）)]")),
    (Level.THIRD, re.compile(r"([0-9]{1,2})\s*[.．、](?![0-9])")),
    (Level.FOURTH, re.compile(r"[（(]\s*([0-9]{1,2})\s*[）)]")),
)
_WRITTEN = {Level.FIRST: "{}、", Level.SECOND: "（{}）", Level.THIRD: "{}.", Level.FOURTH: "（{}）"}
_PARTS = 3  # parts of a text through which numbers run on
_IN_HANZI = (Level.FIRST, Level.SECOND)


@dataclass(frozen=True, slots=True)
class _Label:
    """A number at the beginning of a paragraph: as written, the level that it is of, and which number it is.

    ``apart``: paragraphs without a number are between it and the one before. ``listed``: it is an item of a series.
    """

    paragraph: Paragraph
    text: str
    form: Level
    level: Level
    serial: int
    apart: bool
    listed: bool


@dataclass(slots=True)
class _Counting:
    """The state of counting: the numbers that may come next in each open level, and the levels used.

    Behind a wrong number both ways of counting on are right, so that one slip is reported once. ``strict``: it is a
    document's own text, which begins with 一、. ``running`` are levels that count on through all those above them.
    """

    used: frozenset[Level]
    strict: bool
    running: frozenset[Level] = frozenset()
    next: dict[Level, tuple[int, ...]] = field(default_factory=dict)

    def wanted(self, label: _Label) -> str | None:
        """The right number in the place of ``label``, None where it is right; counts it."""
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
            begins_anyhow = label.listed or (parent == 0 and not self.strict)
            if label.level.value > parent + 1 and not begins_anyhow and not self._two_levels(parent, label):
                return written(Level(parent + 1), 1)
        return None if label.form is label.level else written(label.level, expected)

    def _two_levels(self, parent: int, label: _Label) -> bool:
        """Whether 1. is directly under 一、 in a text that has no （一）."""
        return parent == Level.FIRST.value and label.level is Level.THIRD and Level.SECOND not in self.used

    def _begins_anew(self, label: _Label) -> bool:
        """Whether it begins another list of its level."""
        return label.serial == 1 and label.apart and (label.level not in _IN_HANZI or not self.strict)


def labels(text: Sequence[BodyParagraph]) -> list[_Label]:
    """The numbers at the beginnings of the paragraphs of a text, also those not quite written as they should be."""
    found: list[_Label] = []
    apart = False
    for part in text:
        entry = part.paragraph.place.table is not None and not part.heading  # of contents, or in a list
        label = None if entry or LISTED_PAGE.search(part.paragraph.text) else _label(part, apart)
        found += [] if label is None else [label]
        apart = label is None
    return found


def written(level: Level, serial: int) -> str:
    """The label of ``serial`` at ``level``."""
    return _WRITTEN[level].format(_in_hanzi(serial) if level in _IN_HANZI else serial)


def numbers_depart(found: list[_Label], *, strict: bool) -> Iterator[Departure]:
    """Departures of the numbers that do not go on; a ``strict`` text begins with 一、."""
    counting = _Counting(frozenset(label.level for label in found), strict, _running(found))
    for label in found:
        wanted = counting.wanted(label)
        if wanted is not None:
            yield Departure(label.paragraph, label.text, wanted)


def _running(found: list[_Label]) -> frozenset[Level]:
    """The levels whose numbers go from 1 to the last without a gap or a new beginning, under several of those above."""
    running = set()
    for level in {label.level for label in found} - {Level.FIRST}:
        places = [place for place, label in enumerate(found) if label.level is level]
        counted = [found[place].serial for place in places] == list(range(1, len(places) + 1))
        parts = 1 + sum(after - place > 1 for place, after in pairwise(places))
        if counted and parts >= _PARTS:
            running.add(level)
    return frozenset(running)


def _label(part: BodyParagraph, apart: bool) -> _Label | None:
    shown = shown_start(part)
    for form, pattern in _LABELS:
        match = pattern.match(shown)
        serial = None if match is None else serial_of(match[1])
        if match is not None and serial is not None:
            level = part.level if part.heading and part.level is not Level.TEXT else form
            listed = _GOES_ON.search(part.paragraph.text) is not None
            return _Label(part.paragraph, match[0], form, level, serial, apart, listed)
    return None


def articles(text: Sequence[BodyParagraph]) -> list[list[BodyParagraph]]:
    """The 条 of provisions, each with what is below it up to the next one or a heading."""
    found: list[list[BodyParagraph]] = []
    within = False
    for part in text:
        if part.level is Level.ARTICLE:
            found.append([])
        within = part.level is Level.ARTICLE or (within and part.level not in HEADINGS)
        if within:
            found[-1].append(part)
    return found


def shown_start(part: BodyParagraph) -> str:
    """The text from ``part`` on, with its automatic number; a further line of its paragraph has none."""
    text, own = part.paragraph.text.lstrip(), f"{part.heading}{part.text}".lstrip()
    return own if "\n" in text and not text.startswith(own) else f"{part.paragraph.numbering}{text}"


def _in_hanzi(serial: int) -> str:
    """``serial``, from 1, in hanzi, such as 二十, 一百零一, 一百一十; in digits where that takes thousands."""
    if serial > _MOST_IN_HANZI:
        return str(serial)
    return in_numerals(serial, SPOKEN_IN_WORD)


# Numbered sentences of a text that are items of a list, and no headings.


_ENDS = re.compile(r"[。．.；;：:！!？?，,、…][”’）》」』\"')]*$")
_GOES_ON = re.compile(r"[；;]\s*$")


def listed_items(found: RecognisedDocument) -> Iterator[Paragraph]:
    """The paragraphs of 一、 and （一） that may be items of a list: of a series with ；, or with the look of text.

    Headings are set in another type, or most of them end without a mark.
    """
    for body in found.texts:
        looks = {_look(each.paragraph) for each in body if each.level is Level.TEXT and each.text.strip()}
        for level in (Level.FIRST, Level.SECOND):
            alone = [each for each in body if each.level is level and each.heading and not each.text]
            pointed = [each.paragraph for each in alone if _ENDS.search(each.heading.rstrip())]
            if 2 * len(pointed) > len(alone):
                yield from (each for each in pointed if not looks or _look(each) in looks)
    yield from enumerated(found)


def enumerated(found: RecognisedDocument) -> Iterator[Paragraph]:
    """The paragraphs of 一、 and （一） that are neighbours of which one ends with ；: an enumeration, no headings."""
    for body in found.texts:
        for level in (Level.FIRST, Level.SECOND):
            series: list[BodyParagraph] = []
            for each in (*body, None):
                if each is not None and each.level is level:
                    series.append(each)
                    continue
                if len(series) > 1 and any(_GOES_ON.search(item.text or item.heading) for item in series):
                    yield from (item.paragraph for item in series)
                series.clear()


def _look(paragraph: Paragraph) -> tuple[str, bool]:
    """The font of a paragraph's first words, and whether they are bold."""
    return next(((run.font, run.bold) for run in paragraph.runs if run.text.strip()), ("", False))
