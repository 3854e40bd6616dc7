"""The lines of a block's paragraph, as its indents and alignment let it be set."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from generator.ground.length import Length
from generator.official.blocks import Paragraph, Role
from generator.official.layout.line_breaking import Line, Metrics, break_lines
from generator.official.layout.type_widths import line_width, off_grid, on_grid

_BY_LINE = (Role.ISSUER_MARK, Role.TITLE, Role.ATTACHMENT_TITLE)
"""Paragraphs whose runs are their lines: a mark is scaled and a title broken before it comes here."""

_SPARSE = 0.85


def line_texts(paragraph: Paragraph, width: Length | None = None) -> list[str]:
    """The text of each line between margins ``width`` apart (None: those of the text); an empty paragraph has one."""
    if paragraph.role in _BY_LINE or not paragraph.runs:
        return [run.text for run in paragraph.runs] or [""]
    if paragraph.centres:
        return [paragraph.text.replace("\t", "")]
    return [
        piece[line.start : line.end]
        for piece, lines in zip(paragraph.text.split("\n"), _lines(paragraph, width), strict=True)
        for line in lines
    ]


def has_sparse_line(paragraph: Paragraph, width: Length | None = None) -> bool:
    """Whether a line would have to be stretched by more than a seventh to reach the right edge.

    That is so before a long address or word that cannot be broken; the paragraph is then better not justified.
    """
    first, rest = _widths(paragraph, width)
    return any(
        line.width < _SPARSE * (first if number == 0 else rest)
        for lines in _lines(paragraph, width)
        for number, line in enumerate(lines[:-1])
    )


def line_count(paragraph: Paragraph) -> int:
    """How many lines the paragraph takes."""
    return len(line_texts(paragraph))


def _lines(paragraph: Paragraph, between: Length | None = None) -> list[tuple[Line, ...]]:
    """The lines of each piece between forced line breaks."""
    first, rest = _widths(paragraph, between)
    metrics = on_grid() if paragraph.grid else off_grid(paragraph.runs[0].size, paragraph.runs[0].tracking)
    seams = list(accumulate(len(run.text) for run in paragraph.runs))[:-1]
    set_lines = []
    offset = 0
    for number, piece in enumerate(paragraph.text.split("\n")):
        inner = tuple(seam - offset for seam in seams if 0 < seam - offset < len(piece))
        width = first if number == 0 else rest
        justified = paragraph.align == "both"
        set_lines.append(_known_lines(piece, metrics, width, rest, inner, justified))
        offset += len(piece) + 1
    return set_lines


@lru_cache(maxsize=512)
def _known_lines(
    text: str, metrics: Metrics, first: int, rest: int, seams: tuple[int, ...], justified: bool
) -> tuple[Line, ...]:
    """As :func:`break_lines`; where a document is counted several times, most of its paragraphs stay the same."""
    return tuple(break_lines(text, metrics, first=first, rest=rest, seams=seams, justified=justified))


def _widths(paragraph: Paragraph, between: Length | None = None) -> tuple[int, int]:
    """Twips of the first line and of the others."""
    inside = (between or line_width()) - paragraph.left - paragraph.right
    return Length(inside - paragraph.first_line).twips, inside.twips
