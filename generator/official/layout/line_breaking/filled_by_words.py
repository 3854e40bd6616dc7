"""Lines filled word by word, as Word does it; a hanzi with its marks is a word."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from generator.official.layout.line_breaking.gap_shrinking import shrinks_to
from generator.official.layout.line_breaking.measured_text import MeasuredText
from generator.official.layout.line_ends import places


class FilledByWords(MeasuredText):
    """A paragraph whose lines are filled word by word."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Return where the line that begins at ``start`` ends, and where the next one begins."""
        ends, following = self._ends, self._first_outside(start, available)
        if following == len(ends):
            return len(self.text), len(self.text)
        end = ends[following - 1]
        if end <= start:
            cut = max(start + 1, self.fitting(start, available))
            return self.without_blanks(start, cut), self.past_blanks(cut)
        if self.justified and shrinks_to(self, start, (end, ends[following]), available):
            end = ends[following]
        return self.without_blanks(start, end), end

    def _first_outside(self, start: int, available: float) -> int:
        """Return the number of the first of all ends that a line from ``start`` does not reach."""
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
