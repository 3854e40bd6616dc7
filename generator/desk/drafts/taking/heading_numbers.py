"""Headings of a draft with their numbers in the form that a text template reads (7.3.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.check.elements import forms
from generator.check.elements.body import marker_of
from generator.check.elements.found import BodyParagraph
from generator.official.document import Level, WrittenParagraph
from generator.templates.expressions.chinese_numerals import SPOKEN, in_numerals
from generator.templates.text.levels import paragraph

_FORMS = {Level.FIRST: "{}、", Level.SECOND: "（{}）", Level.THIRD: "{}.", Level.FOURTH: "（{}）"}
_IN_HANZI = (Level.FIRST, Level.SECOND)
_SERIAL = re.compile(r"[0-9０-９]+|[一二三四五六七八九十百]+")
_ENCLOSED = (("㈠", 10), ("⑴", 20))
"""Numbers in brackets that are one character: the first, and how many there are."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's text with its number, and that number as it was; ``is_read``: its level is read back."""

    text: str
    before: str
    after: str
    is_read: bool


def numbered(part: BodyParagraph, automatic: str) -> Numbered:
    """The text of ``part`` with its ``automatic`` number; a number in another form than its level's gets that."""
    typed = f"{automatic}{part.heading}{part.text}".strip()
    if part.level is Level.TEXT:
        return Numbered(typed, "", "", is_read=not part.heading)
    if _is_read(typed, part):
        return Numbered(typed, "", "", is_read=True)
    _, end = marker_of(typed)
    marker = _marker(part.level, typed[:end])
    text = f"{marker}{typed[end:].lstrip()}"
    if marker and _is_read(text, part):
        return Numbered(text, typed[:end].strip(), marker, is_read=True)
    return Numbered(typed, "", "", is_read=False)


def _is_read(text: str, part: BodyParagraph) -> bool:
    """Whether a text template gives ``text`` the level of ``part``, also to as much of it."""
    read: WrittenParagraph = paragraph(text, len(text))
    return read.level is part.level and bool(read.text) == bool(part.text.strip())


def _marker(level: Level, typed: str) -> str:
    """The number ``typed`` as those of ``level`` are written; "" where it has none that can be read."""
    digits = _SERIAL.search(typed)
    serial = forms.serial_of(digits[0]) if digits is not None else _enclosed(typed)
    if not serial:
        return ""
    return _FORMS[level].format(in_numerals(serial, SPOKEN) if level in _IN_HANZI else serial)


def _enclosed(typed: str) -> int | None:
    """The number that is one character, such as ㈠ or ⑴."""
    for first, count in _ENCLOSED:
        number = ord(typed[:1] or " ") - ord(first) + 1
        if 1 <= number <= count:
            return number
    return None
