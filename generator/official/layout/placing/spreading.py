"""The slack of a line shared out among its characters, as a justified or distributed line has it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.official.clusters import has_width
from generator.official.layout.line_breaking import MeasuredText
from generator.official.layout.line_ends import BLANKS, is_east_asian


def natural_advances(text: MeasuredText, start: int, end: int) -> list[float]:
    """Return the twips from each character to the next, from ``start`` up to ``end``."""
    advances = [float(text.advances[index]) for index in range(start, end)]
    for index in range(start + 1, end):
        advances[index - start - 1] += text.gaps[index]
    return advances


def justified(text: MeasuredText, start: int, end: int, slack: float) -> list[float]:
    """Return the advances of a line that is ``slack`` twips wider than it is by nature, or narrower.

    White goes to all places beside hanzi alike, and to blanks. A line that is narrower loses it in the same way, or at
    its gaps and blanks where the program shrinks gaps.
    """
    advances = natural_advances(text, start, end)
    shrinks_gaps = slack < 0 and text.metrics.program.gap_shrinks
    places = _gaps(text, start, end) if shrinks_gaps else _places(text, start, end)
    for place, share in zip(places, _shares(text, start, slack, places), strict=True):
        advances[place] += share
    return advances


def _shares(text: MeasuredText, start: int, slack: float, places: Sequence[int]) -> Sequence[float]:
    """Return what each of ``places`` gets of ``slack``.

    In a program whose cells have whole twips, the last place of a portion gets what whole twips leave.
    """
    share = slack / len(places) if places else 0
    if not text.metrics.program.whole_cells:
        return [share] * len(places)
    given, shares = 0, []
    for number, place in enumerate(places, start=1):
        ends = start + place + 1 in text.portion_ends
        own = int(share * number) - given if ends else int(share)
        given += own
        shares.append(own)
    return shares


def distributed(text: MeasuredText, start: int, end: int, slack: float) -> list[float]:
    """Return the advances of a line spread over its width: white goes between all characters."""
    advances = natural_advances(text, start, end)
    places = [place for place in range(len(advances) - 1) if has_width(text.text[start + place + 1])]
    for place, share in zip(places, _shares(text, start, slack, places), strict=True):
        advances[place] += share
    return advances


def _places(text: MeasuredText, start: int, end: int) -> Sequence[int]:
    program = text.metrics.program
    inner = range(start, end - 1)
    beside = (
        has_width(text.text[i + 1])
        and (text.asian[i] or is_east_asian(text.text[i + 1], program) or text.text[i] in BLANKS)
        for i in inner
    )
    return [i - start for i, is_place in zip(inner, beside, strict=True) if is_place]


def _gaps(text: MeasuredText, start: int, end: int) -> Sequence[int]:
    return [i - start - 1 for i in range(start + 1, end) if text.gaps[i] or text.text[i - 1] in BLANKS]
