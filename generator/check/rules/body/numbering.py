"""How the levels of a text are numbered (7.3.3; GB/T 15834-2011, B.3.8): BD-06, BD-07."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.check.elements.forms import serial_of
from generator.check.elements.found import BodyParagraph, Found
from generator.check.rules.departure import Departure
from generator.check.rules.file_checks import on_file
from generator.ground.errors import Said
from generator.office.reading.document import Paragraph
from generator.official.document import Level

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
_FORMS = Said("“一、”“（一）”“1.”“（1）”", "一、, （一）, 1. or （1）")


@dataclass(frozen=True, slots=True)
class Label:
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

    def wanted(self, label: Label) -> str | None:
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

    def _other_level(self, label: Label, expected: int) -> str | None:
        """The label of the level that should come here, where another one is left out."""
        if label.level not in self.next:
            parent = max((each.value for each in self.next if each.value < label.level.value), default=0)
            begins_anyhow = parent == 0 and not self.strict
            if label.level.value > parent + 1 and not begins_anyhow and not self._two_levels(parent, label):
                return written(Level(parent + 1), 1)
        return None if label.form is label.level else written(label.level, expected)

    def _two_levels(self, parent: int, label: Label) -> bool:
        """Whether 1. is directly under 一、 in a text that has no （一）."""
        return parent == Level.FIRST.value and label.level is Level.THIRD and Level.SECOND not in self.used

    def _begins_anew(self, label: Label) -> bool:
        """Whether it begins another list of its level."""
        return label.serial == 1 and label.apart and (label.level not in _IN_HANZI or not self.strict)


@on_file("BD-06", clause="7.3.3", strength="must", severity="warning", value="一、（一）1.（1）")
def forms_of_numbers(found: Found) -> Iterator[Departure]:
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
def numbers_go_on(found: Found) -> Iterator[Departure]:
    """Levels go 一、, （一）, 1., （1）, none is left out, and each is counted without gaps (7.3.3).

    Two levels alone may be 一、 and 1.

    Passes: 一、 二、 （一） （二） 1. 2. 三、
    Departs: 一、 三、; 一、 1. 二、 （一）; 1. and then 二、
    """
    yield from _departures(labels(found.body), strict=True)
    for attachment in found.attachments:
        yield from _departures(labels(attachment.body), strict=False)


def labels(text: Sequence[BodyParagraph]) -> list[Label]:
    """The numbers at the beginnings of the paragraphs of a text, also those not quite written as they should be."""
    found: list[Label] = []
    apart = False
    for part in text:
        label = _label(part, apart)
        found += [] if label is None else [label]
        apart = label is None
    return found


def written(level: Level, serial: int) -> str:
    """The label of ``serial`` at ``level``."""
    return _WRITTEN[level].format(_in_hanzi(serial) if level in _IN_HANZI else serial)


def _departures(found: list[Label], *, strict: bool) -> Iterator[Departure]:
    counting = _Counting(frozenset(label.level for label in found), strict, _running(found))
    for label in found:
        wanted = counting.wanted(label)
        if wanted is not None:
            yield Departure(label.paragraph, label.text, wanted)


def _running(found: list[Label]) -> frozenset[Level]:
    """The levels whose numbers go from 1 to the last without a gap or a new beginning, under several of those above."""
    running = set()
    for level in {label.level for label in found} - set(_IN_HANZI):
        places = [place for place, label in enumerate(found) if label.level is level]
        counted = [found[place].serial for place in places] == list(range(1, len(places) + 1))
        parts = 1 + sum(after - place > 1 for place, after in pairwise(places))
        if counted and parts >= _PARTS:
            running.add(level)
    return frozenset(running)


def _label(part: BodyParagraph, apart: bool) -> Label | None:
    shown = _shown(part.paragraph)
    for form, pattern in _LABELS:
        match = pattern.match(shown)
        serial = None if match is None else serial_of(match[1])
        if match is not None and serial is not None:
            level = part.level if part.heading and part.level is not Level.TEXT else form
            return Label(part.paragraph, match[0], form, level, serial, apart)
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
