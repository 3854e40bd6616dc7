"""The filled text of a template as the parts of a body: paragraphs, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.ground.errors import Problem
from generator.official.document import BodyPart
from generator.templates.text.filled_lines import FilledLine
from generator.templates.text.levels import paragraph
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
