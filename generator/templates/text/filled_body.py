"""The filled text of a template as the parts of a body: paragraphs with their headings, tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.ground.errors import Problem, Span
from generator.official.document import BodyPart, Level, WrittenParagraph
from generator.standard import number
from generator.templates.text.filled_lines import FilledLine
from generator.templates.text.text_tables import is_row, looks_like_row, table
from generator.templates.text.text_template import TextTemplate


def body_of(text: TextTemplate, context: Mapping[str, object], problems: list[Problem]) -> tuple[BodyPart, ...]:
    """Fill ``text`` with ``context``, and return its parts in order; problems are noted in ``problems``."""
    before = len(problems)
    lines = text.fill(context, problems)
    if not lines and len(problems) == before:
        problems.append(text.no_text())
    return tuple(_parts(lines, problems))


def _parts(lines: Sequence[FilledLine], problems: list[Problem]) -> Iterator[BodyPart]:
    for of_table, group in groupby(lines, is_row):
        rows = list(group)
        if of_table:
            problems.extend(Problem("text-picture-place", piece.span) for line in rows for piece in line.pictures)
            yield table(rows, problems)
        else:
            yield from (_part(line, problems) for line in rows)


def _part(line: FilledLine, problems: list[Problem]) -> BodyPart:
    """Return the picture of a line with nothing but a picture, else the paragraph of the line."""
    pictures = line.pictures
    if len(pictures) == 1 and not line.text and pictures[0].picture is not None:
        return pictures[0].picture.as_part(pictures[0].span)
    problems.extend(Problem("text-picture-place", piece.span) for piece in pictures)
    if looks_like_row(line):
        problems.append(Problem("text-table-full-width", line.span))
    return paragraph(line.marked, line.typed, line.span)


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
    """The line ``text`` as a paragraph with its heading.

    Only its first ``typed`` characters were typed by the template's author: a number that is part of a value makes no
    heading. A heading is a numbered line (7.3.3) of at most 30 字 that ends without 。！？；. After （一）, it is the
    first sentence.
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
