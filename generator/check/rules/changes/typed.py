"""Typing over characters: what several rules fix so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from generator.check.rules.changes.characters import Typing, text_of
from generator.check.rules.changes.edited_document import Edit, Mend, Mender, Work
from generator.ground.errors import Span
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element, RecognisedDocument

_NEIGHBOURS = 4
_PADDED = re.compile(r"(?<!\d)0(?=[1-9][月日])")
_BLANKS = " \u3000\t\u00a0"


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
    """The edits, the last first, neighbours together."""
    near: list[tuple[Slip, Edit]] = []
    for each in typed:
        if near and near[-1][0].start - each[0].end > 2 * _NEIGHBOURS:
            yield near
            near = []
        near.append(each)
    if near:
        yield near


def _mend(work: Work, typed: list[tuple[Slip, Edit]]) -> Mend:
    """The mend of one place, with its neighbours, for the list."""
    text = typed[0][0].paragraph.text
    start = max(0, min(slip.start for slip, _ in typed) - _NEIGHBOURS)
    end = max(slip.end for slip, _ in typed) + _NEIGHBOURS
    after = text[:end]
    for slip, _ in typed:
        after = after[: slip.start] + slip.new + after[slip.end :]
    place = replace(typed[0][0].paragraph.place, source=None)
    return Mend(work.rule, place, text[start:end], after[start:], tuple(edit for _, edit in typed))


def _offset(paragraph: Paragraph, element: etree._Element) -> int | None:
    """The offset of the paragraph's text among the characters of its ``w:p``; None where it is unknown."""
    whole = text_of(element)
    offset = whole.find(paragraph.text)
    return None if offset < 0 or whole.find(paragraph.text, offset + 1) >= 0 else offset


def _typed(work: Work, slip: Slip, element: etree._Element, offset: int, typing: Typing) -> Edit | None:
    paragraph, start = slip.paragraph, offset + slip.start
    old = paragraph.text[slip.start : slip.end]
    if old == slip.new or _in_field(paragraph, slip.start, slip.end) or (bool(slip.new.strip()) and not old.strip()):
        return None
    if not typing.put(start, offset + slip.end, slip.new):
        return None
    part = paragraph.place.part or work.opened.main
    return Edit(part, work.opened.number_of(element, part), start, old, slip.new)


def _in_field(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a character of these is the result of a field, which the program writes again."""
    position = 0
    for run in paragraph.runs:
        if run.field is not None and position < max(end, start + 1) and start < position + len(run.text):
            return True
        position += len(run.text)
    return False


def typed(slips: Callable[[Work], Iterable[Slip]]) -> Mender:
    """A mender that types over what ``slips`` finds."""
    return lambda work: type_over(work, slips(work))


def replaced(meant: Callable[[str], bool] = bool) -> Mender:
    """A mender that types what the rule itself says to the character, where the old text is ``meant``."""

    @typed
    def mend(work: Work) -> Iterator[Slip]:
        for departure in work.departures:
            at, new = departure.at, departure.facts.get("replacement")
            if not isinstance(at, Span) or at.column is None or not isinstance(new, str):
                continue
            start, end = at.column - 1, at.column - 1 + at.length
            for paragraph in work.paragraphs(departure):
                old = paragraph.text[start:end]
                if old == departure.facts.get("replaced") and meant(old):
                    yield Slip(paragraph, start, end, new)
                    break

    return mend


def unpadded(date: Callable[[RecognisedDocument], Element | None]) -> Mender:
    """A mender that takes the padding zeros out of a date."""

    @typed
    def mend(work: Work) -> Iterator[Slip]:
        element = date(work.found)
        if element is not None:
            paragraph, offset = element.paragraph, max(element.paragraph.text.find(element.text), 0)
            for match in _PADDED.finditer(element.text):
                yield Slip(paragraph, offset + match.start(), offset + match.end(), "")

    return mend


@typed
def leading_blanks(work: Work) -> Iterator[Slip]:
    """Takes blanks away that stand for an indent."""
    for paragraph in work.departing:
        yield Slip(paragraph, 0, len(paragraph.text) - len(paragraph.text.lstrip(_BLANKS)), "")


def coloned(paragraphs: Iterable[Paragraph], word: re.Pattern[str]) -> Iterator[Slip]:
    """A full-width colon in the place of the group ``colon`` of ``word``, in each paragraph that has it."""
    for paragraph in paragraphs:
        match = word.search(paragraph.text)
        if match is not None and match["colon"] != "：":
            yield Slip(paragraph, match.start("colon"), match.end("colon"), "：")


def without_end(paragraph: Paragraph, marks: str) -> Slip:
    """The paragraph without any of ``marks`` at its end."""
    text = paragraph.text
    return Slip(paragraph, len(text.rstrip(marks)), len(text), "")
