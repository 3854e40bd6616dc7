"""Lines filled word by word, as Word does it; a hanzi with its marks is a word."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from generator.official.layout.line_breaking.gap_shrinking import shrinks_to
from generator.official.layout.line_breaking.measured_text import MeasuredText
from generator.official.layout.line_ends import BLANKS, places


class FilledByWords(MeasuredText):
    """A paragraph whose lines are filled word by word."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Return where the line that begins at ``start`` ends, and where the next one begins."""
        ends, fits = self._ends, self.fitting(start, available)
        following = bisect_right(ends, max(start, fits))
        while following < len(ends) and self.width(start, ends[following]) <= available:
            following += 1
        if following == len(ends):
            return len(self.text), len(self.text)
        end = ends[following - 1]
        if end <= start:
            cut = max(start + 1, fits)
            return self._without_blanks(start, cut), self.past_blanks(cut)
        if self.justified and shrinks_to(self, start, (end, ends[following]), available):
            end = ends[following]
        return self._without_blanks(start, end), end

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """The ends of all words, 0 included."""
        return (*places(self.text, self.metrics.program), len(self.text))

    def _without_blanks(self, start: int, end: int) -> int:
        """Return ``end`` without the blanks before it, which hang outside."""
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        return end
