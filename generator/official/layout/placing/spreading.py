"""The slack of a line shared out among its characters, as a justified or distributed line has it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.official.layout.line_breaking import MeasuredText
from generator.official.layout.line_ends import BLANKS


def natural_advances(text: MeasuredText, start: int, end: int) -> list[float]:
    """Return the twips from each character to the next, from ``start`` up to ``end``."""
    advances = [float(text.advances[index]) for index in range(start, end)]
    for index in range(start + 1, end):
        advances[index - start - 1] += text.gaps[index]
    return advances


def justified(text: MeasuredText, start: int, end: int, slack: float) -> list[float]:
    """Return the advances of a line that is ``slack`` twips wider than it is by nature, or narrower.

    White goes behind all hanzi and blanks alike. A narrower line loses it at its gaps, where the program shrinks these,
    else at its blanks.
    """
    advances = natural_advances(text, start, end)
    places = _places(text, start, end) if slack > 0 else _shrinking(text, start, end)
    for place in places:
        advances[place] += slack / len(places)
    return advances


def distributed(text: MeasuredText, start: int, end: int, slack: float) -> list[float]:
    """Return the advances of a line spread over its width: white goes between all characters."""
    advances = natural_advances(text, start, end)
    for place in range(len(advances) - 1):
        advances[place] += slack / (len(advances) - 1)
    return advances


def _places(text: MeasuredText, start: int, end: int) -> Sequence[int]:
    return [i - start for i in range(start, end - 1) if text.asian[i] or text.text[i] in BLANKS]


def _shrinking(text: MeasuredText, start: int, end: int) -> Sequence[int]:
    if text.metrics.program.gap_shrinks:
        return [i - start - 1 for i in range(start + 1, end) if text.gaps[i]]
    return [i - start for i in range(start, end - 1) if text.text[i] in BLANKS]
