"""Line breaking: where the lines of a paragraph end, as an office program sets them.

A line is filled with the widths of :class:`Metrics` until a word does not fit, and ends before that; blanks at its end
hang outside and never begin the next line. Programs fill lines in two ways, :mod:`filled_by_words` and
:mod:`filled_by_portions`; what else differs is in :class:`~generator.official.layout.program.Program`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.official.layout.line_breaking.filled_by_portions import FilledByPortions
from generator.official.layout.line_breaking.filled_by_words import FilledByWords
from generator.official.layout.line_breaking.measured_text import MeasuredText, Metrics
from generator.official.layout.line_ends import places

__all__ = ["BrokenLine", "MeasuredText", "Metrics", "break_lines", "text_width", "widest_piece"]


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line: the characters from ``start`` up to ``end``, and their ``width`` in twips without hanging blanks."""

    start: int
    end: int
    width: float


def break_lines(
    text: str, metrics: Metrics, *, first: float, rest: float, seams: Sequence[int] = (), justified: bool = True
) -> list[BrokenLine]:
    """Break ``text`` into lines: the first ``first`` twips wide, the others ``rest``. An empty text has one line.

    ``seams`` are the offsets at which the typeface changes; the blanks of a ``justified`` line may shrink.
    """
    return list(_broken(text, metrics, first, rest, tuple(seams), justified))


@lru_cache(maxsize=1024)
def _broken(
    text: str, metrics: Metrics, first: float, rest: float, seams: tuple[int, ...], justified: bool
) -> tuple[BrokenLine, ...]:
    """Break lines, with a cache: a layout needs the lines of a paragraph several times."""
    if not text:
        return (BrokenLine(0, 0, 0),)
    filled = FilledByPortions if metrics.program.fills_by == "portions" else FilledByWords
    paragraph = filled(text, metrics, seams, justified=justified)
    lines: list[BrokenLine] = []
    start = 0
    while start < len(text):
        room = paragraph.set_tabs(start, first if not lines else rest)
        end, following = paragraph.next_line(start, room)
        lines.append(BrokenLine(start, end, paragraph.width(start, end)))
        start = following
    return tuple(lines)


@lru_cache(maxsize=1024)
def text_width(text: str, metrics: Metrics) -> float:
    """Return the width of ``text`` on one line, in twips."""
    return MeasuredText(text, metrics).width(0, len(text)) if text else 0


def widest_piece(text: str, metrics: Metrics) -> float:
    """Return the width in twips of the widest piece of ``text`` within which no line may end."""
    pieces = pairwise((*places(text, metrics.program), len(text)))
    return max((text_width(text[start:end].strip(), metrics) for start, end in pieces), default=0)
