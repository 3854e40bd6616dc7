"""The ``-`` beside a tag's delimiters: blanks that are removed with the tag, and lines that it joins.

In a line with other text ``-`` works as in Jinja: the blanks on its side of the tag are removed. A statement that
begins or ends its line joins it with the line before or after, as in docxtpl: the line break is removed, or two
paragraphs become one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.templates.expressions import FoundTag


@dataclass(frozen=True, slots=True)
class Cut:
    """The text removed for a tag, from ``start`` to ``end``, and whether its paragraph is joined with another."""

    found: FoundTag
    start: int
    end: int
    joins_previous: bool = False
    joins_next: bool = False


def trimmed(text: str, found: Sequence[FoundTag]) -> Iterator[Cut]:
    """The cut of ``text`` for each of the tags in it; cuts never overlap."""
    floor = 0
    for index, each in enumerate(found):
        ceiling = found[index + 1].start if index + 1 < len(found) else len(text)
        start, end = each.start, each.end
        joins_previous = joins_next = False
        if each.before == "-":
            start, joins_previous = _before(text, floor, each)
        if each.after == "-":
            end, joins_next = _after(text, ceiling, each)
        yield Cut(each, start, end, joins_previous, joins_next)
        floor = end


def _before(text: str, floor: int, found: FoundTag) -> tuple[int, bool]:
    start = found.start
    while start > floor and _blank(text[start - 1]):
        start -= 1
    if not _joins(found):
        return start, False
    if start > floor and text[start - 1] == "\n":
        return start - 1, False
    return start, start == 0


def _after(text: str, ceiling: int, found: FoundTag) -> tuple[int, bool]:
    end = found.end
    while end < ceiling and _blank(text[end]):
        end += 1
    if not _joins(found):
        return end, False
    if end < ceiling and text[end] == "\n":
        return end + 1, False
    return end, end == len(text)


def _joins(found: FoundTag) -> bool:
    return found.kind == "statement"


def _blank(character: str) -> bool:
    """Whether it is a blank within a line; tabulators and breaks in Word are elements and stay."""
    return character.isspace() and character not in "\n\t"
