"""Headings distinguished from text by the way clerks number them (7.3.3)."""

from __future__ import annotations

import re

from generator.ground.errors import Span
from generator.official.document import Level, Paragraph
from generator.standard import number

_MARKERS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.FIRST, re.compile(r"[一二三四五六七八九十百]+、")),
    (Level.SECOND, re.compile(r"（[一二三四五六七八九十百]+）")),
    (Level.THIRD, re.compile(r"[1-9][0-9]?[.．]")),
    (Level.FOURTH, re.compile(r"（[1-9][0-9]?）")),
)
_CLOSING = "”’）》」』】"
_SENTENCE_END = re.compile(rf"[。！？][{_CLOSING}]*")
_NO_HEADING_ENDS = ("。", "！", "？", "；")


def paragraph(text: str, typed: int, span: Span | None = None) -> Paragraph:
    """The paragraph that the line ``text`` is.

    Only its first ``typed`` characters were typed by the writer of the template: a number that came in with a
    value makes no heading. A heading is a numbered line of at most 30 字 that ends without 。！？；, and after （一）
    the first sentence.
    """
    level, end = _marker(text, typed)
    if level is Level.TEXT:
        return Paragraph(level, "", text, span)
    if len(text) <= number("heading.longest") and not text.rstrip(_CLOSING).endswith(_NO_HEADING_ENDS):
        return Paragraph(level, text, "", span)
    sentence = _SENTENCE_END.search(text, end) if level is Level.SECOND else None
    if sentence is None:
        return Paragraph(Level.TEXT, "", text, span)
    return Paragraph(level, text[: sentence.end()], text[sentence.end() :], span)


def _marker(text: str, typed: int) -> tuple[Level, int]:
    for level, pattern in _MARKERS:
        match = pattern.match(text)
        if match is not None and match.end() <= typed and match.end() < len(text):
            return level, match.end()
    return Level.TEXT, 0
