"""The input of a fix: the elements recognised in the document, and the document opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.check.elements.found import Element, Found
from generator.check.mending.changes import Edit, Mend
from generator.check.mending.characters import Typing, text_of
from generator.check.mending.opened import Opened
from generator.check.rules import Departure
from generator.ground.errors import Span
from generator.office.reading.document import Paragraph


@dataclass(frozen=True, slots=True)
class Work:
    """A document while one of its rules is mended: ``rule``, what was found, what departs, and the trees."""

    rule: str
    found: Found
    departures: tuple[Departure, ...]
    opened: Opened
    touched: list[Span] = field(default_factory=list)
    """The paragraphs that were changed beside those that depart: a look of the whole text is set in all of it."""

    def paragraphs(self, departure: Departure) -> tuple[Paragraph, ...]:
        """The paragraphs that a departure is about."""
        return paragraphs_of(departure, self.found)

    def element(self, paragraph: Paragraph) -> etree._Element | None:
        """The ``w:p`` that ``paragraph`` was read from; None where that is unknown."""
        return self.opened.paragraph(paragraph.place)

    def mend(self, departure: Departure, place: Span) -> Mend:
        """The mend of a look: what the rule measured and what it wants."""
        return Mend(self.rule, place, departure.measured, departure.wanted)


def paragraphs_of(departure: Departure, found: Found) -> tuple[Paragraph, ...]:
    """The paragraphs that a departure is about; none where it is about the document or a table."""
    at = departure.at
    if isinstance(at, Element):
        return at.paragraphs
    if isinstance(at, Paragraph):
        return (at,)
    if isinstance(at, Span):
        near = (each for each in found.document.paragraphs if each.place.paragraph == at.paragraph)
        return tuple(each for each in near if _key(each.place) == _key(at))
    return ()


_NEIGHBOURS = 4

Mender = Callable[[Work], Iterable[Mend]]


@dataclass(frozen=True, slots=True)
class Slip:
    """Characters of a paragraph that should be others: from ``start`` to ``end`` there should be ``new``."""

    paragraph: Paragraph
    start: int
    end: int
    new: str


def type_over(work: Work, slips: Iterable[Slip]) -> Iterator[Mend]:
    """Types ``slips`` over, the last of a paragraph first; those that are no plain text are left.

    Of slips that overlap only the outermost is typed: its replacement holds the old characters of the others.
    """
    of_paragraph: defaultdict[Span, dict[tuple[int, int], Slip]] = defaultdict(dict)
    for slip in slips:
        of_paragraph[slip.paragraph.place].setdefault((slip.start, slip.end), slip)
    for group in (_apart(slips_there.values()) for slips_there in of_paragraph.values()):
        element = work.element(group[0].paragraph)
        offset = None if element is None else _offset(group[0].paragraph, element)
        if element is None or offset is None:
            continue
        typing = Typing(element)
        typed = [
            (slip, edit)
            for slip in reversed(group)
            if (edit := _typed(work, slip, element, offset, typing)) is not None
        ]
        for near in _near(typed):
            yield _mend(work, near)


def _apart(slips: Iterable[Slip]) -> list[Slip]:
    """The slips by their place, without those that overlap one before them."""
    apart: list[Slip] = []
    for slip in sorted(slips, key=lambda each: (each.start, -each.end)):
        if not apart or slip.start >= apart[-1].end:
            apart.append(slip)
    return apart


def _near(typed: list[tuple[Slip, Edit]]) -> Iterator[list[tuple[Slip, Edit]]]:
    """What was typed, the last first, those close to one another together."""
    near: list[tuple[Slip, Edit]] = []
    for each in typed:
        if near and near[-1][0].start - each[0].end > 2 * _NEIGHBOURS:
            yield near
            near = []
        near.append(each)
    if near:
        yield near


def _mend(work: Work, typed: list[tuple[Slip, Edit]]) -> Mend:
    """What was typed in one place, with its neighbours, for the list."""
    text = typed[0][0].paragraph.text
    start = max(0, min(slip.start for slip, _ in typed) - _NEIGHBOURS)
    end = max(slip.end for slip, _ in typed) + _NEIGHBOURS
    after = text[:end]
    for slip, _ in typed:
        after = after[: slip.start] + slip.new + after[slip.end :]
    place = replace(typed[0][0].paragraph.place, source=None)
    return Mend(work.rule, place, text[start:end], after[start:], tuple(edit for _, edit in typed))


def _offset(paragraph: Paragraph, element: etree._Element) -> int | None:
    """Where the paragraph's text begins among the characters of its ``w:p``; None where that is unknown."""
    whole = text_of(element)
    offset = whole.find(paragraph.text)
    return None if offset < 0 or whole.find(paragraph.text, offset + 1) >= 0 else offset


def _typed(work: Work, slip: Slip, element: etree._Element, offset: int, typing: Typing) -> Edit | None:
    paragraph, start = slip.paragraph, offset + slip.start
    old = paragraph.text[slip.start : slip.end]
    if old == slip.new or _in_field(paragraph, slip.start, slip.end) or _adds(old, slip.new):
        return None
    if not typing.put(start, offset + slip.end, slip.new):
        return None
    part = paragraph.place.part or work.opened.main
    return Edit(part, work.opened.number_of(element, part), start, old, slip.new)


def _adds(old: str, new: str) -> bool:
    """Whether a mark would be put where there is none: that is the writer's to do."""
    return bool(new.strip()) and not old.strip()


def _in_field(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a character of these is the result of a field, which the program writes again."""
    position = 0
    for run in paragraph.runs:
        if run.field is not None and position < max(end, start + 1) and start < position + len(run.text):
            return True
        position += len(run.text)
    return False


def _key(place: Span) -> Span:
    return replace(place, source=None, column=None, length=1)
