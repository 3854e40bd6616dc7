"""The lines of a paragraph, by its indents, alignment and type; empty paragraphs for white space or as an anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from generator.ground.length import Length, Twips
from generator.official.blocks import ParagraphBlock, Role
from generator.official.layout.line_breaking import BrokenLine, Metrics, TabStops, break_lines
from generator.official.layout.page_setup import TypeArea
from generator.official.layout.program_differences import PROGRAMS, WORD, Program
from generator.official.layout.type_widths import line_width, off_grid, on_grid
from generator.standard import length

_BY_LINE = (Role.ISSUER_MARK, Role.TITLE, Role.TITLE_NOTE, Role.ATTACHMENT_TITLE)
"""Paragraphs whose runs are their lines: marks are scaled and titles broken already."""

_SPARSE = 0.85


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a paragraph: its characters from ``start`` up to ``end``, its indent and the ``room`` for it, in twips.

    ``ends``: it ends its paragraph, or a piece of it before a line break.
    """

    start: int
    end: int
    indent: float
    room: float
    ends: bool = True


def text_lines(paragraph: ParagraphBlock, width: Length | None = None, program: Program = WORD) -> list[TextLine]:
    """The lines between margins ``width`` apart (None: those of the text), at least one."""
    between = line_width(program) if width is None else width
    first, rest = _widths(paragraph, between, program)
    left = paragraph.left.twips
    indents = (left + rest - first, left)
    if paragraph.role in _BY_LINE or not paragraph.runs:
        ends = [0, *accumulate(len(run.text) for run in paragraph.runs)]
        return [TextLine(start, end, indents[0], first) for start, end in pairwise(ends)] or [
            TextLine(0, 0, indents[0], first)
        ]
    if paragraph.centres or paragraph.align == "distribute":  # names that have room on one line
        return [TextLine(0, len(paragraph.text), indents[0], first)]
    return list(_text_lines(paragraph, (first, rest), indents, program))


def _text_lines(
    paragraph: ParagraphBlock, widths: tuple[float, float], indents: tuple[float, float], program: Program
) -> Iterator[TextLine]:
    which, offset = 0, 0
    for piece, lines in zip(paragraph.text.split("\n"), _lines(paragraph, widths, program), strict=True):
        for line in lines:
            yield TextLine(line.start + offset, line.end + offset, indents[which], widths[which], line is lines[-1])
            which = 1
        offset += len(piece) + 1


def line_texts(paragraph: ParagraphBlock, width: Length | None = None, program: Program = WORD) -> list[str]:
    """The text of each line between margins ``width`` apart (None: those of the text), at least one line."""
    text = paragraph.text
    return [text[line.start : line.end].replace("\t", "") for line in text_lines(paragraph, width, program)]


def has_sparse_line(paragraph: ParagraphBlock, area: TypeArea) -> bool:
    """Whether a program would stretch a line in ``area`` by more than a seventh to reach the right edge.

    This happens before a long address or word that cannot be broken; the paragraph is then better not justified.
    """
    return any(_is_sparse(paragraph, area.line(program), program) for program in PROGRAMS)


def _is_sparse(paragraph: ParagraphBlock, width: Length, program: Program) -> bool:
    first, rest = _widths(paragraph, width, program)
    return any(
        line.width < _SPARSE * (first if number == 0 else rest)
        for lines in _lines(paragraph, (first, rest), program)
        for number, line in enumerate(lines[:-1])
    )


def line_count(paragraph: ParagraphBlock) -> int:
    """The greatest number of lines that ``paragraph`` has in a program."""
    return max(len(line_texts(paragraph, None, program)) for program in PROGRAMS)


def _lines(paragraph: ParagraphBlock, widths: tuple[float, float], program: Program) -> list[list[BrokenLine]]:
    """The lines of each piece between forced line breaks."""
    first, rest = widths
    seams = seams_of(paragraph)
    set_lines = []
    offset = 0
    for number, piece in enumerate(paragraph.text.split("\n")):
        inner = tuple(seam - offset for seam in seams if 0 < seam - offset < len(piece))
        width = first if number == 0 else rest
        justified = paragraph.align == "both"
        metrics = metrics_of(paragraph, program, rest=rest, begin=offset)
        set_lines.append(break_lines(piece, metrics, first=width, rest=rest, seams=inner, justified=justified))
        offset += len(piece) + 1
    return set_lines


def metrics_of(
    paragraph: ParagraphBlock, program: Program, run: int = 0, *, rest: float = 0, begin: int = 0
) -> Metrics:
    """The widths of the characters of a ``run``, as ``program`` sets them in lines ``rest`` twips wide.

    ``begin`` is the offset of the piece of text that is measured.
    """
    of_run = paragraph.runs[run]
    metrics = on_grid(program) if paragraph.grid else off_grid(of_run.size, of_run.tracking, program)
    if "\t" in paragraph.text:
        metrics = replace(metrics, stops=_stops(paragraph, rest))
    if any(each.align for each in paragraph.runs):
        ends = zip(paragraph.runs, accumulate(len(run.text) for run in paragraph.runs), strict=True)
        raised = ((end - len(run.text) - begin, end - begin) for run, end in ends if run.align)
        metrics = replace(metrics, raised=tuple(raised))
    return metrics


def _stops(paragraph: ParagraphBlock, rest: float) -> TabStops:
    """The tab stops of a paragraph; a hanging indent is one, too."""
    own = [(stop.twips, 0.0) for stop in paragraph.stops] + [(stop.twips, 0.5) for stop in paragraph.centres]
    if paragraph.tab is not None:
        own.append((paragraph.tab.twips, 1.0))
    if paragraph.first_line < 0:
        own.append((paragraph.left.twips, 0.0))
    return TabStops(tuple(sorted(own)), paragraph.left.twips + rest)


def seams_of(paragraph: ParagraphBlock) -> list[int]:
    """The offsets at which a run ends and another begins."""
    return list(accumulate(len(run.text) for run in paragraph.runs))[:-1]


def _widths(paragraph: ParagraphBlock, between: Length, program: Program) -> tuple[float, float]:
    """The widths in twips of the first line and of the others."""
    inside = between - paragraph.left - paragraph.right
    characters = 0 if program.whole_cells else paragraph.first_line_characters(length("size.body"))
    return inside.twips - (characters * on_grid(program).full or paragraph.first_line.twips), inside.twips


THIN = Twips(20)
"""The height of the thinnest line that every program sets."""

_THINNEST = Twips(2)


def anchor() -> ParagraphBlock:
    """The empty paragraph behind the 版记, which floats at the foot of that paragraph's page.

    It is as thin as can be: a page without room for it would be followed by an empty one.
    """
    return replace(spacer(), pitch=_THINNEST)


def spacer(height: Length = THIN, *, keep_next: bool = False, page_break_before: bool = False) -> ParagraphBlock:
    """An empty paragraph of that ``height``: a thin line with space before it."""
    return ParagraphBlock(
        role=Role.ANCHOR,
        runs=(),
        pitch=THIN,
        before=height - THIN,
        grid=False,
        keep_next=keep_next,
        page_break_before=page_break_before,
    )
