"""Gaps between hanzi and Latin text that shrink, so that one more word comes to a justified line of Word.

Each gap shrinks by up to a part of itself where the line would else be stretched by much more. What Word itself does
is not known; this is what a second engine that imitates it does, and was measured there. `docs/layout.md` says more.
"""

from __future__ import annotations

from bisect import bisect_left

from generator.official.layout.line_breaking.measured_text import MeasuredText
from generator.official.layout.line_ends import BLANKS

_STRETCHED = 24
"""What a gap loses weighs as much as the same white shared out among so many hanzi."""


def shrinks_to(line: MeasuredText, start: int, ends: tuple[int, int], available: float) -> bool:
    """Whether gaps shrink so that the line from ``start`` reaches to the second of ``ends`` instead of the first.

    ``available`` is the width of the line in twips.
    """
    end, after = ends
    program = line.metrics.program
    own = _gap_of_one(line, end, after)
    gaps = _count(line, start, after)
    most = (gaps + (own > 0)) * line.metrics.gap * program.gap_shrinks
    lacking = line.width(start, after) + own - available
    if lacking > most + line.metrics.gap * program.gap_shrinks:
        return False
    if lacking > most:
        return lacking <= most + _gap_after(line, end, after) * program.gap_shrinks
    white = available - line.width(start, end) - (line.gaps[end] if line.asian[end] else 0)
    hanzi = sum(line.asian[start:after]) * (2 if _has_wide_blank(line, start, end) else 1)
    return white >= program.gap_white * line.metrics.full + lacking / gaps * hanzi / _STRETCHED


def _count(line: MeasuredText, start: int, end: int) -> int:
    """Return the number of gaps from ``start`` to ``end``; a blank between Latin words is one, too."""
    blanks = (index for index in range(start + 1, end) if line.text[index] in BLANKS)
    latin = sum(1 for index in blanks if not _is_beside_hanzi(line, index))
    return latin + sum(1 for gap in line.gaps[start + 1 : end] if gap)


def _has_wide_blank(line: MeasuredText, start: int, end: int) -> bool:
    """Whether there is a blank beside a hanzi: it is stretched before anything else is."""
    return any(line.text[index] in BLANKS and _is_beside_hanzi(line, index) for index in range(start + 1, end))


def _is_beside_hanzi(line: MeasuredText, index: int) -> bool:
    return line.asian[index - 1] or (index + 1 < len(line.text) and line.asian[index + 1])


def _gap_of_one(line: MeasuredText, start: int, end: int) -> float:
    """Return the gap at ``end`` where all that is between it and a gap at ``start`` is hanzi, as 年 in a date."""
    whole = end < len(line.text) and line.gaps[start] and line.asian[start]
    return line.gaps[end] if whole else 0


def _gap_after(line: MeasuredText, start: int, end: int) -> float:
    """Return the gap behind the hanzi that ``start`` and ``end`` are among; it shrinks with those of the line."""
    after = line.after_hanzi[bisect_left(line.after_hanzi, start)]
    return line.gaps[after] if end < after < len(line.text) else 0
