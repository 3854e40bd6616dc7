"""Lines filled word by word, as Word does it; a hanzi with its marks is a word."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, takewhile

from generator.official.layout.line_breaking.gap_shrinking import shrinks_to
from generator.official.layout.line_breaking.measured_text import MeasuredText
from generator.official.layout.line_ends import BLANKS, places


class FilledByWords(MeasuredText):
    """A paragraph whose lines are filled word by word."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Return where the line that begins at ``start`` ends, and where the next one begins."""
        ends = (*places(self.text, self.metrics.program), len(self.text))
        following = bisect_right(ends, start)
        while following < len(ends) and self.width(start, ends[following]) <= available:
            following += 1
        if following == len(ends):
            return len(self.text), len(self.text)
        end = ends[following - 1]
        if end <= start:
            return self._cut_word(start, available)
        if self.justified and shrinks_to(self, start, (end, ends[following]), available):
            end = ends[following]
        return self._without_blanks(end), end

    def _cut_word(self, start: int, available: float) -> tuple[int, int]:
        """Return the end of a line that a word wider than it fills."""
        used = accumulate(self.advances[start:])
        end = start + max(1, sum(1 for _ in takewhile(lambda width: width <= available, used)))
        return end, end

    def _without_blanks(self, end: int) -> int:
        """Return ``end`` without the blanks before it, which hang outside."""
        while self.text[end - 1] in BLANKS:
            end -= 1
        return end
