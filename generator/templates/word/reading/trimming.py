"""The ``-`` beside a tag's delimiters: blanks that go with the tag, and lines that it joins.

In a line with other text ``-`` is Jinja's: the blanks on its side of the tag go. A statement that begins or ends its
line joins it with the line before or after, as docxtpl has it: the line break goes, or two paragraphs become one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.templates.expressions import Found


@dataclass(frozen=True, slots=True)
class Cut:
    """What is taken out of a text for a tag, from ``start`` to ``end``, and whether its paragraph joins another."""

    found: Found
    start: int
    end: int
    joins_previous: bool = False
    joins_next: bool = False


def trimmed(text: str, found: Sequence[Found]) -> Iterator[Cut]:
    """What is to be cut out of ``text`` for each of the tags in it; cuts never overlap."""
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


def _before(text: str, floor: int, found: Found) -> tuple[int, bool]:
    start = found.start
    while start > floor and _blank(text[start - 1]):
        start -= 1
    if not _joins(found):
        return start, False
    if start > floor and text[start - 1] == "\n":
        return start - 1, False
    return start, start == 0


def _after(text: str, ceiling: int, found: Found) -> tuple[int, bool]:
    end = found.end
    while end < ceiling and _blank(text[end]):
        end += 1
    if not _joins(found):
        return end, False
    if end < ceiling and text[end] == "\n":
        return end + 1, False
    return end, end == len(text)


def _joins(found: Found) -> bool:
    return found.kind == "statement"


def _blank(character: str) -> bool:
    """Whether it is a blank within a line; a tabulator or a break in Word is an element of its own and stays."""
    return character.isspace() and character not in "\n\t"
