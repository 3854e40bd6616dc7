"""Lines filled portion by portion of one script and face, as LibreOffice does it."""

from __future__ import annotations

from bisect import bisect_right

from generator.official.layout.line_breaking.measured_text import MeasuredText
from generator.official.layout.line_ends import BLANKS, ends_before


class FilledByPortions(MeasuredText):
    """A paragraph whose lines are filled portion by portion of one script and face."""

    def next_line(self, start: int, available: float) -> tuple[int, int]:
        """Return where the line that begins at ``start`` ends, and where the next one begins."""
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
        """Return the first character of a portion that does not fit; None when the whole portion fits."""
        used = 0.0
        for index in range(begin, end):
            used += self.advances[index]
            tracked = end == len(self.text) or index + 1 < end
            if used + (self.last(index) if tracked else 0) > available:
                return index
        return None

    def _shrinkage(self, start: int, begin: int, cut: int) -> int:
        """Return the twips by which the blanks of a justified line shrink: a part of each, and of one more."""
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
