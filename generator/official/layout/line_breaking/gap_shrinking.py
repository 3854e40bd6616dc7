"""Gaps between hanzi and Latin text that shrink, so that one more word comes to a justified line of Word.

Each gap shrinks by up to a part of itself where the line would else be stretched by much more. What Word itself does
is not known; this is what a second engine that imitates it does, and was measured there. `docs/layout.md` says more.
"""

from __future__ import annotations

from bisect import bisect_left

from generator.official.layout.line_breaking.measured_text import MeasuredText
from generator.official.layout.line_ends import BLANKS

_SPARED = 1 / 3
"""The part of a full-width character by which the white of the shorter line exceeds what gaps lose in the longer."""

_STRETCHED = 23
"""What a gap loses weighs as much as the same white shared out among so many places that can be stretched."""

_BESIDE_WIDE_BLANK = 1.9
"""How many times a place counts in a line with a blank beside a hanzi, which is stretched before anything else is."""


def shrinks_to(line: MeasuredText, start: int, ends: tuple[int, int], available: float) -> bool:
    """Whether gaps shrink so that the line from ``start`` reaches to the second of ``ends`` instead of the first.

    ``available`` is the width of the line in twips.
    """
    end, after = ends
    behind, shrinks = line.gap_of_one(after), line.metrics.program.gap_shrinks
    gaps = _gap_count(line, start, after)
    lacking = line.width(start, after) + behind - available
    most = gaps * line.metrics.gap * shrinks
    if lacking > most:
        return lacking <= most + (behind or _gap_after(line, end, after)) * shrinks
    white = available - line.width(start, end)
    return _is_looser(line, start, ends, white, lacking)


def _is_looser(line: MeasuredText, start: int, ends: tuple[int, int], white: float, lacking: float) -> bool:
    """Whether ``white`` twips more in the line to the first of ``ends`` are worse than ``lacking`` in that to both."""
    end, after = ends
    full = line.metrics.full
    outside = line.gaps[end] if line.asian[end] else 0
    if white - outside < lacking + _SPARED * full:
        return False
    places = _places(line, start, after) * (_BESIDE_WIDE_BLANK if _has_wide_blank(line, start, end) else 1)
    for_one = lacking / _gap_count(line, start, after)
    return white >= line.metrics.program.gap_white * full + for_one * places / _STRETCHED


def _gap_count(line: MeasuredText, start: int, end: int) -> int:
    """Return the number of gaps from ``start`` to ``end``; a blank between Latin words is one, too."""
    inner = range(start + 1, line.without_blanks(start, end))
    return sum(1 for index in inner if line.gaps[index] or _is_latin_blank(line, index))


def _places(line: MeasuredText, start: int, end: int) -> int:
    """Return the number of places that can be stretched: hanzi, and gaps before them."""
    return sum(line.asian[start:end]) + sum(1 for i in range(start + 1, end) if line.gaps[i] and line.asian[i])


def _has_wide_blank(line: MeasuredText, start: int, end: int) -> bool:
    """Whether there is a blank beside a hanzi."""
    return any(line.text[i] in BLANKS and not _is_latin_blank(line, i) for i in range(start + 1, end))


def _is_latin_blank(line: MeasuredText, index: int) -> bool:
    """Whether there is a blank at ``index``, and no hanzi beside it."""
    beside_hanzi = line.asian[index - 1] or (index + 1 < len(line.text) and line.asian[index + 1])
    return line.text[index] in BLANKS and not beside_hanzi


def _gap_after(line: MeasuredText, start: int, end: int) -> float:
    """Return the gap behind the hanzi that ``start`` and ``end`` are among; it shrinks with those of the line."""
    after = line.after_hanzi[bisect_left(line.after_hanzi, start)]
    return line.gaps[after] if end < after < len(line.text) else 0
