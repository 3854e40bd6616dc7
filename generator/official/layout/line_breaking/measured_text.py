"""A text with the widths of its characters, as a program sets them off or on the grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.official.clusters import has_width, on_bases
from generator.official.layout.line_breaking.tab_stops import NO_STOPS, TabStops
from generator.official.layout.line_ends import BLANKS, is_letter_or_digit, scripts
from generator.official.layout.program import Program

_FIRST_FULL = 0x7F  # the first character that is as wide as a hanzi


@dataclass(frozen=True, slots=True)
class Metrics:
    """Widths of characters in twips, as ``program`` sets them.

    ``full`` is a full-width character, ``wide`` the same in a half-width context, ``half`` a half-width character,
    ``blank`` a blank beside hanzi, ``gap`` the space between a hanzi and a letter or digit. ``last_full`` and
    ``last_half`` are added to the last character of a line, and of a portion of one script and face: where it has no
    tracking, they take it back. ``stops`` are where tabs lead, ``raised`` the beginnings and ends of raised and lowered
    text, which is smaller.
    """

    program: Program
    full: float
    wide: float
    half: float
    blank: float
    gap: float
    last_full: float = 0
    last_half: float = 0
    stops: TabStops = NO_STOPS
    raised: tuple[tuple[int, int], ...] = ()


class MeasuredText:
    """A text with the twips of each character and of the gap before it.

    ``asian``: for each character, whether it is set as an East Asian one. ``gaps``: for each, the gap before it. A text
    has portions of one script and face, which end at ``seams`` and where the script changes.
    """

    def __init__(self, text: str, metrics: Metrics, seams: Sequence[int] = (), *, justified: bool = False) -> None:
        self.text = text
        self.metrics = metrics
        self.justified = justified
        bases = on_bases(text)
        self.asian = scripts(bases, metrics.program)
        self.advances = [_advance(char, own, metrics) for char, own in zip(text, self.asian, strict=True)]
        if bases is not text:
            self.advances = [each if has_width(char) else 0 for each, char in zip(self.advances, text, strict=True)]
        for begin, end in metrics.raised:
            for place in range(max(0, begin), min(end, len(text))):
                self.advances[place] *= metrics.program.raised_size
        self.gaps = _gaps(bases, self.asian, metrics)
        changes = {index for index in range(1, len(text)) if self.asian[index] != self.asian[index - 1]}
        for end in {*changes, *seams}:
            self.advances[end - 1] += self.last(end - 1)
        self.portion_ends = sorted({*changes, *seams, len(text)} - {0})
        self._add_up()
        self._tabbed = "\t" in text
        self.set_tabs(0, metrics.stops.edge)

    def set_tabs(self, start: int, room: float) -> float:
        """Make tabs as wide as in a line from ``start`` with this ``room``; return it, to the last stop at least."""
        if not self._tabbed:
            return room
        tab, stops = self.text.find("\t", start), self.metrics.stops
        indent = x = stops.edge - room
        while tab >= 0:
            following = self.text.find("\t", tab + 1)
            x += self._sums[tab] - self._sums[start] - self.gaps[start]
            begin = stops.behind(x, self.width(tab + 1, following if following >= 0 else len(self.text)))
            self.advances[tab] = begin - x
            start, tab, x = tab + 1, following, begin
        self._add_up()
        return max(room, stops.own[-1][0] - indent) if stops.own else room

    def _add_up(self) -> None:
        self._sums = [0.0, *accumulate(map(float.__add__, map(float, self.advances), self.gaps))]

    def width(self, start: int, end: int) -> float:
        """Return the twips from ``start`` to ``end`` without hanging blanks, and without the gap before ``start``."""
        end = self.without_blanks(start, end)
        return self._sums[end] - self._sums[start] - self.gaps[start] if end > start else 0

    def fitting(self, start: int, available: float) -> int:
        """Return the offset up to which the text from ``start`` has ``available`` twips, its blanks counted."""
        return bisect_right(self._sums, self._sums[start] + self.gaps[start] + available, start + 1) - 1

    def without_blanks(self, start: int, end: int) -> int:
        """Return ``end`` without the blanks before it, which hang outside."""
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        return end

    def past_blanks(self, place: int) -> int:
        """Return the offset of the first character from ``place`` on that is no blank, or the end of the text."""
        while place < len(self.text) and self.text[place] in BLANKS:
            place += 1
        return place

    @cached_property
    def after_hanzi(self) -> list[int]:
        """The offsets of all characters but hanzi, East Asian letters and digits among these, and the text's end."""
        pairs = enumerate(zip(self.text, self.asian, strict=True))
        others = (index for index, (char, asian) in pairs if not (asian and is_letter_or_digit(char)))
        return [*others, len(self.text)]

    def gap_of_one(self, end: int) -> float:
        """Return the gap at ``end`` where one character alone is before it, as 月 in a date: it is set with that."""
        is_one = end < 2 or self.asian[end - 2] != self.asian[end - 1]
        return self.gaps[end] if is_one and end < len(self.text) else 0

    def last(self, index: int) -> float:
        """Return what is added to the character at ``index`` where it is the last of a portion or line."""
        if not has_width(self.text[index]):
            return 0
        return self.metrics.last_half if ord(self.text[index]) < _FIRST_FULL else self.metrics.last_full


def _gaps(text: str, asian: Sequence[bool], metrics: Metrics) -> list[float]:
    gaps = [0.0] * len(text)
    for index in range(1, len(text)):
        if asian[index] != asian[index - 1] and is_letter_or_digit(text[index]) and is_letter_or_digit(text[index - 1]):
            gaps[index] = metrics.gap
    return gaps


def _advance(char: str, is_asian: bool, metrics: Metrics) -> float:
    if ord(char) < _FIRST_FULL:
        return metrics.blank if is_asian else metrics.half
    return metrics.full if is_asian else metrics.wide
