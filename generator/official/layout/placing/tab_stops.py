"""The pieces of a line between tabs: each at its stop (ECMA-376 part 1, 17.3.1.37)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from generator.official.blocks import ParagraphBlock
from generator.official.layout.line_breaking import Metrics, text_width
from generator.official.layout.set_lines import TextLine

_Stop = tuple[int, float]
"""The place of a stop in twips from the margin, and the part of a piece's width that is to the left of it."""


def tabbed_pieces(paragraph: ParagraphBlock, line: TextLine, metrics: Metrics) -> Iterator[tuple[int, int, float]]:
    """Yield the pieces of ``line``: where each starts and ends in the text, and its place from the margin in twips."""
    stops = _stops(paragraph)
    x = line.indent
    pieces = paragraph.text[line.start : line.end].split("\t")
    starts = accumulate((len(piece) + 1 for piece in pieces[:-1]), initial=line.start)
    for number, (start, piece) in enumerate(zip(starts, pieces, strict=True)):
        width = text_width(piece, metrics)
        if number:
            place, part = next((stop for stop in stops if stop[0] > x), (x, 0))
            x = max(x, place - width * part)
        if piece:
            yield start, start + len(piece), x
        x += width


def _stops(paragraph: ParagraphBlock) -> list[_Stop]:
    stops = [(stop.twips, 0.0) for stop in paragraph.stops] + [(stop.twips, 0.5) for stop in paragraph.centres]
    if paragraph.tab is not None:
        stops.append((paragraph.tab.twips, 1.0))
    return sorted(stops)
