"""Heading levels, recognised by their numbering (7.3.3)."""

from __future__ import annotations

import re

from generator.ground.errors import Span
from generator.official.document import Level, WrittenParagraph
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


def paragraph(text: str, typed: int, span: Span | None = None) -> WrittenParagraph:
    """Return the line ``text`` as a paragraph with its heading.

    Only its first ``typed`` characters were typed by the template's author: a number that is part of a value makes no
    heading. A heading is a numbered line of at most 30 字 that ends without 。！？；. After （一）, it is the first
    sentence.
    """
    level, end = _marker(text, typed)
    if level is Level.TEXT:
        return WrittenParagraph(level, "", text, span)
    if len(text) <= number("heading.longest") and not text.rstrip(_CLOSING).endswith(_NO_HEADING_ENDS):
        return WrittenParagraph(level, text, "", span)
    sentence = _SENTENCE_END.search(text, end) if level is Level.SECOND else None
    if sentence is None:
        return WrittenParagraph(Level.TEXT, "", text, span)
    return WrittenParagraph(level, text[: sentence.end()], text[sentence.end() :], span)


def _marker(text: str, typed: int) -> tuple[Level, int]:
    for level, pattern in _MARKERS:
        match = pattern.match(text)
        if match is not None and match.end() <= typed and match.end() < len(text):
            return level, match.end()
    return Level.TEXT, 0
