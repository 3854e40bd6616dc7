"""Line breaking: where the lines of a paragraph end, as an office program sets them.

- A line is filled with the widths of :class:`Metrics` until a character does not fit, or its blanks cannot shrink more;
- it ends at the last place before that where :mod:`line_ends` lets it end;
- blanks at a line's end hang outside and never begin the next line.

What differs between programs is in :class:`~generator.official.layout.program.Program`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise, takewhile

from generator.official.layout.line_ends import BLANKS, ends_before, is_letter_or_digit, places, scripts
from generator.official.layout.program import Program

_STRETCH = 24
"""Gaps shrink by so much of what hanzi would be spread by, where a line has no better end; measured."""

_FIRST_FULL = 0x7F  # the first character that is as wide as a hanzi


@dataclass(frozen=True, slots=True)
class Metrics:
    """Widths of characters in twips, as ``program`` sets them.

    ``full`` is a full-width character, ``wide`` the same in a half-width context, ``half`` a half-width character,
    ``blank`` a blank beside hanzi, ``gap`` the space between a hanzi and a letter or digit. ``last_full`` and
    ``last_half`` are added to the last character of a line, and of a portion of one script and face: where it has no
    tracking, they take it back.
    """

    program: Program
    full: float
    wide: float
    half: float
    blank: float
    gap: float
    last_full: float = 0
    last_half: float = 0


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
    kind = _FilledByPortions if metrics.program.line_ends == "portions" else _FilledByWords
    paragraph = kind(text, metrics, seams, justified)
    lines: list[BrokenLine] = []
    start = 0
    while start < len(text):
        end, following = paragraph.next_line(start, first if not lines else rest)
        lines.append(BrokenLine(start, end, paragraph.width(start, end)))
        start = following
    return tuple(lines)


@lru_cache(maxsize=1024)
def text_width(text: str, metrics: Metrics) -> float:
    """Return the width of ``text`` on one line, in twips."""
    return _Paragraph(text, metrics, (), False).width(0, len(text)) if text else 0


def widest_piece(text: str, metrics: Metrics) -> float:
    """Return the width in twips of the widest piece of ``text`` within which no line may end."""
    pieces = pairwise((*places(text, metrics.program), len(text)))
    return max((text_width(text[start:end].strip(), metrics) for start, end in pieces), default=0)


class _Paragraph:
    """A paragraph's characters with their widths."""

    def __init__(self, text: str, metrics: Metrics, seams: Sequence[int], justified: bool) -> None:
        self._text = text
        self._metrics = metrics
        self._justified = justified
        self._asian = scripts(text, metrics.program)
        self._advances, self._gaps = _measure(text, self._asian, metrics)
        changes = {i for i in range(1, len(text)) if self._asian[i] != self._asian[i - 1]}
        for end in {*changes, *seams}:
            self._advances[end - 1] += self._last(end - 1)
        self._portion_ends = sorted({*changes, *seams, len(text)} - {0})

    def width(self, start: int, end: int) -> float:
        """Return the twips from ``start`` to ``end`` without hanging blanks."""
        while end > start and self._text[end - 1] in BLANKS:
            end -= 1
        return sum(self._advances[start:end]) + sum(self._gaps[start + 1 : end])

    def _last(self, index: int) -> float:
        """Return what is added to the character at ``index`` where it is the last of a portion or line."""
        return self._metrics.last_half if ord(self._text[index]) < _FIRST_FULL else self._metrics.last_full


class _FilledByPortions(_Paragraph):
    """A paragraph whose lines are filled portion by portion of one script and face."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Return where the line that begins at ``start`` ends, and where the next one begins."""
        begin = start
        for portion in range(bisect_right(self._portion_ends, start), len(self._portion_ends)):
            end = self._portion_ends[portion]
            if begin > start:
                available -= self._gaps[begin]
            cut = self._cut(begin, end, available)
            if cut is not None and self._justified:
                cut = self._cut(begin, end, available + self._shrinkage(start, begin, cut))
            if cut is not None:
                return self._end_of_line(start, cut)
            available -= sum(self._advances[begin:end])
            begin = end
        return len(self._text), len(self._text)

    def _cut(self, begin: int, end: int, available: float) -> int | None:
        """Return the first character of a portion that does not fit; None when the whole portion fits."""
        used = 0.0
        for index in range(begin, end):
            used += self._advances[index]
            tracked = end == len(self._text) or index + 1 < end
            if used + (self._last(index) if tracked else 0) > available:
                return index
        return None

    def _shrinkage(self, start: int, begin: int, cut: int) -> int:
        """Return the twips by which the blanks of a justified line shrink: a part of each, and of one more."""
        end, _ = self._end_of_line(start, cut)
        blanks = self._text[start:end].rstrip(" \u3000").count(" ") + 1
        blank = self._metrics.blank if self._asian[begin] else self._metrics.half
        return int(blanks * (blank / (1 - self._metrics.program.blank_shrinks) - blank))

    def _end_of_line(self, start: int, cut: int) -> tuple[int, int]:
        if self._text[cut] in BLANKS:
            following = cut
            while following < len(self._text) and self._text[following] in BLANKS:
                following += 1
            return cut, following
        end = ends_before(self._text, cut, self._metrics.program)
        if end <= start:
            end = max(cut, start + 1)
        return end, end


class _FilledByWords(_Paragraph):
    """A paragraph whose lines are filled word by word; a hanzi, with its marks, is a word."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Return where the line that begins at ``start`` ends, and where the next one begins."""
        ends = (*places(self._text, self._metrics.program), len(self._text))
        following = bisect_right(ends, start)
        while following < len(ends) and self.width(start, ends[following]) <= available:
            following += 1
        if following == len(ends):
            return len(self._text), len(self._text)
        end = ends[following - 1]
        if end <= start:
            return self._cut_word(start, available)
        if self._is_squeezed_in(start, end, ends[following], available):
            end = ends[following]
        return self._without_blanks(end), end

    def _cut_word(self, start: int, available: float) -> tuple[int, int]:
        """Return the end of a line that a word wider than it fills."""
        used = accumulate(self._advances[start:])
        end = start + max(1, sum(1 for _ in takewhile(lambda width: width <= available, used)))
        return end, end

    def _is_squeezed_in(self, start: int, end: int, after: int, available: float) -> bool:
        """Whether gaps shrink so that a justified line reaches to ``after`` instead of ``end``."""
        program = self._metrics.program
        gaps = sum(1 for gap in self._gaps[start + 1 : after] if gap)
        most = gaps * self._metrics.gap * program.gap_shrinks
        lacking = self.width(start, after) + self._gap_of_one(end, after) - available
        if not self._justified or lacking > most + self._gap_after(end, after) * program.gap_shrinks:
            return False
        white = available - self.width(start, end) - self._gaps[end]
        least = (
            program.gap_white * self._metrics.full + lacking / max(gaps, 1) * sum(self._asian[start:after]) / _STRETCH
        )
        return lacking > most or white >= least

    def _gap_of_one(self, start: int, end: int) -> float:
        """Return the gap at ``end`` where all that is between it and a gap at ``start`` is hanzi, as 年 in a date."""
        whole = end < len(self._text) and self._gaps[start] and self._asian[start]
        return self._gaps[end] if whole else 0

    def _gap_after(self, start: int, end: int) -> float:
        """Return the gap at the end of a run of hanzi that ``start`` and ``end`` are in; it counts as the line's."""
        rest = range(start, len(self._text))
        hanzi = takewhile(lambda index: self._asian[index] and is_letter_or_digit(self._text[index]), rest)
        after = start + sum(1 for _ in hanzi)
        return self._gaps[after] if end < after < len(self._text) else 0

    def _without_blanks(self, end: int) -> int:
        """Return ``end`` without the blanks before it, which hang outside."""
        while self._text[end - 1] in BLANKS:
            end -= 1
        return end


def _measure(text: str, asian: Sequence[bool], metrics: Metrics) -> tuple[list[float], list[float]]:
    advances = [_advance(char, is_asian, metrics) for char, is_asian in zip(text, asian, strict=True)]
    gaps = [0.0] * len(text)
    for index in range(1, len(text)):
        if asian[index] != asian[index - 1] and is_letter_or_digit(text[index]) and is_letter_or_digit(text[index - 1]):
            gaps[index] = metrics.gap
    return advances, gaps


def _advance(char: str, is_asian: bool, metrics: Metrics) -> float:
    if ord(char) < _FIRST_FULL:
        return metrics.blank if is_asian else metrics.half
    return metrics.full if is_asian else metrics.wide
