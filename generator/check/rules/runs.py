"""The runs that a part of a paragraph's text is made of."""

from __future__ import annotations

from dataclasses import replace

from generator.office.reading.document import Paragraph, Run


def runs_of(paragraph: Paragraph, text: str) -> tuple[Run, ...]:
    """The runs, cut to it, of the last place where ``text`` is in the paragraph; all runs where it does not."""
    start = paragraph.text.rfind(text)
    if start < 0:
        return paragraph.runs
    return runs_between(paragraph, start, start + len(text))


def runs_between(paragraph: Paragraph, start: int, end: int) -> tuple[Run, ...]:
    """The runs, cut to them, of the characters from ``start`` up to ``end``."""
    found, place = [], 0
    for run in paragraph.runs:
        part = run.text[max(start - place, 0) : max(end - place, 0)]
        if part:
            found.append(replace(run, text=part))
        place += len(run.text)
    return tuple(found)
