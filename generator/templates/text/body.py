"""The text of a template, filled, as the parts of a body: paragraphs, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.ground.errors import Problem
from generator.official.document import BodyPart
from generator.templates.text.filling import TextTemplate
from generator.templates.text.levels import paragraph
from generator.templates.text.lines import FilledLine
from generator.templates.text.tables import is_row, looks_like_row, table


def body_of(text: TextTemplate, context: Mapping[str, object], problems: list[Problem]) -> tuple[BodyPart, ...]:
    """What ``text`` makes of ``context``, in its order; what goes wrong is noted in ``problems``."""
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
    """The picture that is alone on its line, else the paragraph."""
    pictures = line.pictures
    if len(pictures) == 1 and not line.text and pictures[0].picture is not None:
        return pictures[0].picture.as_part(pictures[0].span)
    problems.extend(Problem("text-picture-place", piece.span) for piece in pictures)
    if looks_like_row(line):
        problems.append(Problem("text-table-full-width", line.span))
    return paragraph(line.text, line.typed, line.span)
