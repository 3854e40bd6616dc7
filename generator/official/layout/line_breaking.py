"""Line breaking: where the lines of a paragraph end, as an office program sets them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from generator.ground.kept_results import kept
from generator.official.blocks import DEFAULT_TAB_STOP
from generator.official.layout.break_places import BLANKS, ends_before, is_letter_or_digit, places, scripts
from generator.official.layout.program_differences import Program
from generator.official.shaping_clusters import has_width, on_bases


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line: the characters from ``start`` up to ``end``, and their ``width`` in twips without hanging blanks."""

    start: int
    end: int
    width: float


def break_lines(
    text: str, metrics: Metrics, *, first: float, rest: float, seams: Sequence[int] = (), justified: bool = True
) -> list[BrokenLine]:
    """Breaks ``text`` into lines: the first ``first`` twips wide, the others ``rest``. An empty text has one line.

    ``seams`` are the offsets at which the typeface changes; the blanks of a ``justified`` line may shrink.
    """
    return list(_broken(text, metrics, first, rest, tuple(seams), justified))


@kept
def _broken(
    text: str, metrics: Metrics, first: float, rest: float, seams: tuple[int, ...], justified: bool
) -> tuple[BrokenLine, ...]:
    """Breaks lines, with a cache: a layout needs the lines of a paragraph several times."""
    if not text:
        return (BrokenLine(0, 0, 0),)
    filled = _FilledByPortions if metrics.program.fills_by == "portions" else _FilledByWords
    paragraph = filled(text, metrics, seams, justified=justified)
    lines: list[BrokenLine] = []
    start = 0
    while start < len(text):
        room = paragraph.set_tabs(start, first if not lines else rest)
        end, following = paragraph.next_line(start, room)
        lines.append(BrokenLine(start, end, paragraph.width(start, end)))
        start = following
    return tuple(lines)


@kept
def text_width(text: str, metrics: Metrics) -> float:
    """The width of ``text`` on one line, in twips."""
    return MeasuredText(text, metrics).width(0, len(text)) if text else 0


def widest_piece(text: str, metrics: Metrics) -> float:
    """The width in twips of the widest piece of ``text`` within which no line may end."""
    pieces = pairwise((*places(text, metrics.program), len(text)))
    return max((text_width(text[start:end].strip(), metrics) for start, end in pieces), default=0)


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
        changes = {index for index in range(1, len(text)) if self.asian[index] != self.asian[index - 1]}
        self.gaps = [0.0] * len(text)
        for index in changes:
            if is_letter_or_digit(bases[index]) and is_letter_or_digit(bases[index - 1]):
                self.gaps[index] = metrics.gap
        for end in {*changes, *seams}:
            self.advances[end - 1] += self.last(end - 1)
        self.portion_ends = sorted({*changes, *seams, len(text)} - {0})
        self._add_up()
        self._tabbed = "\t" in text
        self.set_tabs(0, metrics.stops.edge)

    def set_tabs(self, start: int, room: float) -> float:
        """Makes tabs as wide as in a line from ``start`` with this ``room``; returns it, to the last stop at least."""
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
        """The twips from ``start`` to ``end`` without hanging blanks, and without the gap before ``start``."""
        end = self.without_blanks(start, end)
        return self._sums[end] - self._sums[start] - self.gaps[start] if end > start else 0

    def fitting(self, start: int, available: float) -> int:
        """The offset up to which the text from ``start`` has ``available`` twips, its blanks counted."""
        return bisect_right(self._sums, self._sums[start] + self.gaps[start] + available, start + 1) - 1

    def without_blanks(self, start: int, end: int) -> int:
        """``end`` without the blanks before it, which hang outside."""
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        return end

    def past_blanks(self, place: int) -> int:
        """The offset of the first character from ``place`` on that is no blank, or the end of the text."""
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
        """The gap at ``end`` where one character alone is before it, as 月 in a date: it is set with that."""
        is_one = end < 2 or self.asian[end - 2] != self.asian[end - 1]
        return self.gaps[end] if is_one and end < len(self.text) else 0

    def last(self, index: int) -> float:
        """What is added to the character at ``index`` where it is the last of a portion or line."""
        if not has_width(self.text[index]):
            return 0
        return self.metrics.last_half if ord(self.text[index]) < _FIRST_FULL else self.metrics.last_full


# Lines filled portion by portion of one script and face, as LibreOffice does it.


class _FilledByPortions(MeasuredText):
    """A paragraph whose lines are filled portion by portion of one script and face."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Where the line that begins at ``start`` ends, and where the next one begins."""
        begin = start
        for portion in range(bisect_right(self.portion_ends, start), len(self.portion_ends)):
            end = self.portion_ends[portion]
            if begin > start:
                available -= self.gaps[begin]
            cut = self._cut(begin, end, available)
            if cut is not None and self.justified:
                cut = self._cut(begin, end, available + self._shrinkage(start, begin, cut))
            if cut is not None:
                return self._end_of_line(start, cut)
            available -= sum(self.advances[begin:end])
            begin = end
        return len(self.text), len(self.text)

    def _cut(self, begin: int, end: int, available: float) -> int | None:
        """The first character of a portion that does not fit; None when the whole portion fits."""
        used = 0.0
        for index in range(begin, end):
            used += self.advances[index]
            tracked = end == len(self.text) or index + 1 < end
            if used + (self.last(index) if tracked else 0) > available:
                return index
        return None

    def _shrinkage(self, start: int, begin: int, cut: int) -> int:
        """The twips by which the blanks of a justified line shrink: a part of each, and of one more."""
        end, _ = self._end_of_line(start, cut)
        blanks = self.text[start:end].rstrip(" \u3000").count(" ") + 1
        blank = self.metrics.blank if self.asian[begin] else self.metrics.half
        return int(blanks * (blank / (1 - self.metrics.program.blank_shrinks) - blank))

    def _end_of_line(self, start: int, cut: int) -> tuple[int, int]:
        if self.text[cut] == "\t" and cut > start:
            return cut, cut
        if self.text[cut] in BLANKS:
            return cut, self.past_blanks(cut)
        end = ends_before(self.text, cut, self.metrics.program)
        if end <= start:
            end = max(cut, start + 1)
        return end, end


# Lines filled word by word, as Word does it; a hanzi with its marks is a word.


class _FilledByWords(MeasuredText):
    """A paragraph whose lines are filled word by word."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Where the line that begins at ``start`` ends, and where the next one begins."""
        ends, following = self._ends, self._first_outside(start, available)
        if following == len(ends):
            return len(self.text), len(self.text)
        end = ends[following - 1]
        if end <= start:
            cut = max(start + 1, self.fitting(start, available))
            return self.without_blanks(start, cut), self.past_blanks(cut)
        if self.justified and _shrinks_to(self, start, (end, ends[following]), available):
            end = ends[following]
        return self.without_blanks(start, end), end

    def _first_outside(self, start: int, available: float) -> int:
        """The number of the first of all ends that a line from ``start`` does not reach."""
        number = bisect_right(self._ends, max(start, self.fitting(start, available)))
        while number < len(self._ends) and self._reaches(start, self._ends[number], available):
            number += 1
        while self._ends[number - 1] > start and not self._reaches(start, self._ends[number - 1], available):
            number -= 1
        return number

    def _reaches(self, start: int, end: int, available: float) -> bool:
        return self.width(start, end) + self.gap_of_one(end) <= available

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """The ends of all words, 0 included."""
        return (*places(self.text, self.metrics.program), len(self.text))


# Gaps between hanzi and Latin text that shrink, so that one more word comes to a justified line of Word.


_SPARED = 1 / 3
"""The part of a full-width character by which the white of the shorter line exceeds what gaps lose in the longer."""

_STRETCHED = 23
"""What a gap loses weighs as much as the same white shared out among so many places that can be stretched."""

_BESIDE_WIDE_BLANK = 1.9
"""How many times a place counts in a line with a blank beside a hanzi, which is stretched before anything else is."""


def _shrinks_to(line: MeasuredText, start: int, ends: tuple[int, int], available: float) -> bool:
    """Whether gaps shrink so that the line from ``start`` reaches to the second of ``ends`` instead of the first.

    ``available`` is the width of the line in twips.

    Each gap shrinks by up to a part of itself where the line would else be stretched by much more. What Word itself
    does is not known; this is what a second engine that imitates it does, and was measured there. `docs/layout.md` says
    more.
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
    gaps = sum(1 for place in range(start + 1, after) if line.gaps[place] and line.asian[place])
    wider = _BESIDE_WIDE_BLANK if _has_wide_blank(line, start, end) else 1
    places = (sum(line.asian[start:after]) + gaps) * wider
    for_one = lacking / _gap_count(line, start, after)
    return white >= line.metrics.program.gap_white * full + for_one * places / _STRETCHED


def _gap_count(line: MeasuredText, start: int, end: int) -> int:
    """The number of gaps from ``start`` to ``end``; a blank between Latin words is one, too."""
    inner = range(start + 1, line.without_blanks(start, end))
    return sum(1 for index in inner if line.gaps[index] or _is_latin_blank(line, index))


def _has_wide_blank(line: MeasuredText, start: int, end: int) -> bool:
    """Whether there is a blank beside a hanzi."""
    return any(line.text[i] in BLANKS and not _is_latin_blank(line, i) for i in range(start + 1, end))


def _is_latin_blank(line: MeasuredText, index: int) -> bool:
    """Whether there is a blank at ``index``, and no hanzi beside it."""
    beside_hanzi = line.asian[index - 1] or (index + 1 < len(line.text) and line.asian[index + 1])
    return line.text[index] in BLANKS and not beside_hanzi


def _gap_after(line: MeasuredText, start: int, end: int) -> float:
    """The gap behind the hanzi that ``start`` and ``end`` are among; it shrinks with those of the line."""
    after = line.after_hanzi[bisect_left(line.after_hanzi, start)]
    return line.gaps[after] if end < after < len(line.text) else 0


# A text with the widths of its characters, as a program sets them off or on the grid.


_FIRST_FULL = 0x7F  # the first character that is as wide as a hanzi


@dataclass(frozen=True, slots=True)
class TabStops:
    """The stops of a paragraph: each place in twips from the margin, and how much of a text is to the left of it.

    Behind the last of ``own`` are those of the document, all alike. ``edge`` is where its lines end, from the margin.
    """

    own: tuple[tuple[float, float], ...] = ()
    edge: float = 0

    def behind(self, x: float, width: float) -> float:
        """Where a text ``width`` twips wide begins behind a tab at ``x``."""
        default = DEFAULT_TAB_STOP.twips
        place, part = next((stop for stop in self.own if stop[0] > x), ((x // default + 1) * default, 0.0))
        return max(x, place - width * part)


_NO_STOPS = TabStops()


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
    stops: TabStops = _NO_STOPS
    raised: tuple[tuple[int, int], ...] = ()


def _advance(char: str, is_asian: bool, metrics: Metrics) -> float:
    if ord(char) < _FIRST_FULL:
        return metrics.blank if is_asian else metrics.half
    return metrics.full if is_asian else metrics.wide
