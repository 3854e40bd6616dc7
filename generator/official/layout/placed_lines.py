"""Paragraphs and tables set in place: each character of a line by alignment, tab stops and the widths of a program."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.ground.kept_results import kept
from generator.ground.length import NOTHING, Length, Twips
from generator.official.blocks import DrawnRule, ParagraphBlock, TableBlock, TableCell, TableRow
from generator.official.layout.break_places import BLANKS, is_east_asian
from generator.official.layout.line_breaking import MeasuredText, Metrics
from generator.official.layout.page_count import inside_cell
from generator.official.layout.paragraph_lines import TextLine, metrics_of, seams_of, text_lines
from generator.official.layout.program_differences import Program
from generator.official.placed_pages import Item, PlacedPicture, PlacedRule, PlacedText
from generator.official.shaping_clusters import has_width
from generator.standard import number as standard_number

_FULL_SCALE = 100
_UP = {"superscript": standard_number("raised.up"), "subscript": -standard_number("lowered.down"), None: 0}


@dataclass(frozen=True, slots=True)
class Strip:
    """Where the lines of paragraphs are set: the ``left`` margin on the sheet, and the ``width`` of a line there.

    ``spare`` is what a distributed line has more, where a program leaves room beside its cells.
    """

    left: Length
    width: Length
    spare: Length = NOTHING


@dataclass(frozen=True)
class ParagraphPlacing:
    """The lines of a paragraph in a strip, to be placed one by one."""

    paragraph: ParagraphBlock
    strip: Strip
    program: Program

    @cached_property
    def lines(self) -> list[TextLine]:
        """Its lines, found once for all of them."""
        return text_lines(self.paragraph, self.strip.width, self.program)

    @property
    def pitch(self) -> Length:
        """The height of each line."""
        picture = self.paragraph.picture
        return self.paragraph.pitch if picture is None else max(self.paragraph.pitch, picture.height)

    def items(self, line: int, top: Length) -> Iterator[Item]:
        """What is on the line of that number, whose ``top`` is a distance from the sheet's upper edge."""
        lines = self.lines
        baseline = top + self.paragraph.pitch * standard_number("ink.baseline")
        if self.paragraph.picture is None:
            yield from placed_line(self.paragraph, lines[line], self.strip, baseline, self.program)
        else:
            yield self._picture(top)
        if self.paragraph.rule_below is not None and line == len(lines) - 1:
            yield self._rule(self.paragraph.rule_below, top + self.pitch)

    def all_items(self, top: Length) -> Iterator[Item]:
        """What is on all lines, below each other from ``top`` on."""
        for position in range(len(self.lines)):
            yield from self.items(position, top + self.pitch * position)

    def _picture(self, top: Length) -> PlacedPicture:
        picture = self.paragraph.picture
        if picture is None:
            raise AssertionError(self.paragraph)
        room = self.strip.width - self.paragraph.left - self.paragraph.right - picture.width
        part = {"centre": 0.5, "right": 1.0}.get(self.paragraph.align, 0.0)
        return PlacedPicture(
            x=self.strip.left + self.paragraph.left + room * part,
            y=top + self.pitch - picture.height,
            width=picture.width,
            height=picture.height,
            data=picture.data,
            suffix=picture.suffix,
            name=picture.name,
            source=self.paragraph.source,
        )

    def _rule(self, rule: DrawnRule, bottom: Length) -> PlacedRule:
        """The rule below the paragraph, whose space is in whole points (17.3.4)."""
        return PlacedRule(
            x=self.strip.left + self.paragraph.left,
            y=bottom + max(round(rule.space.pt), NOTHING),
            width=self.strip.width - self.paragraph.left - self.paragraph.right,
            height=rule.thickness,
            red=rule.red,
            source=self.paragraph.source,
        )


# Rows of a table on a page: the text in their cells, and the rules around these.


_PART_ABOVE = {"top": 0.0, "centre": 0.5, "bottom": 1.0}


class PlacedRow(NamedTuple):
    """A row of a table with its top on the sheet, and its height with the rule above it."""

    row: TableRow
    top: Length
    height: Length


@dataclass(frozen=True, slots=True)
class TablePlacing:
    """A table between the margins of a strip, whose rows are placed page by page."""

    table: TableBlock
    strip: Strip
    program: Program

    @property
    def left(self) -> Length:
        """The left edge of the table on the sheet."""
        room = self.strip.width - sum(self.table.columns)
        return self.strip.left + room * {"centre": 0.5, "right": 1.0}.get(self.table.align, 0.0)

    def items(self, rows: Sequence[PlacedRow]) -> Iterator[Item]:
        """What is in ``rows``: all those that are on one page."""
        bottom = NOTHING
        for row, top, height in rows:
            bottom = top + height
            for cell, left, width in self.table.cells(row):
                yield from self._cell(cell, self.left + left, width, top + self._thickness, height - self._thickness)
            yield from self._rules(row, top, height)
        if self.table.rule is not None:
            yield self._rule(self.left, bottom, Length(sum(self.table.columns)), self._thickness)

    @property
    def _thickness(self) -> Length:
        return NOTHING if self.table.rule is None else self.table.rule.thickness

    def _cell(self, cell: TableCell, left: Length, width: Length, top: Length, height: Length) -> Iterator[Item]:
        strip = Strip(left + self.table.padding, inside_cell(self.table, width))
        paragraphs = [ParagraphPlacing(each, strip, self.program) for each in cell.paragraphs]
        heights = [each.paragraph.before + each.pitch * len(each.lines) for each in paragraphs]
        y = top + (height - sum(heights)) * _PART_ABOVE[cell.vertical]
        for each, own in zip(paragraphs, heights, strict=True):
            yield from each.all_items(y + each.paragraph.before)
            y = y + own

    def _rules(self, row: TableRow, top: Length, height: Length) -> Iterator[PlacedRule]:
        """The rule above ``row``, and those beside its cells."""
        if self.table.rule is None:
            return
        width = Length(sum(self.table.columns))
        yield self._rule(self.left, top, width, self._thickness)
        edges = [self.left + left for _, left, _ in self.table.cells(row)]
        for edge in (*edges, self.left + width):
            yield self._rule(edge - self._thickness * 0.5, top, self._thickness, height + self._thickness)

    def _rule(self, x: Length, y: Length, width: Length, height: Length) -> PlacedRule:
        red = self.table.rule is not None and self.table.rule.red
        return PlacedRule(x=x, y=y, width=width, height=height, red=red)


# The characters of a line.


def placed_line(
    paragraph: ParagraphBlock, line: TextLine, strip: Strip, baseline: Length, program: Program
) -> Iterator[PlacedText]:
    """The runs of ``line`` on their ``baseline``, aligned as the paragraph is.

    Only what is behind its last tab is justified; a line that leads to stops of its own keeps to these.
    """
    for text, up, tabs in _on_baseline(paragraph, line, strip, program) if line.start < line.end else ():
        yield text.at(baseline - up, paragraph.source_after(tabs))


_Raised = tuple[PlacedText, Length, int]
"""A run of a line without its source, how far it is above the baseline, and how many tabs there are before it."""


@kept
def _on_baseline(paragraph: ParagraphBlock, line: TextLine, strip: Strip, program: Program) -> tuple[_Raised, ...]:
    text, offset, scale = _measured(paragraph, line, program)
    start, end = line.start - offset, line.end - offset
    tabbed = max(start, text.text.rfind("\t", start, end) + 1)
    text.set_tabs(start, line.room)
    slack = line.room - text.width(start, end) * scale
    if paragraph.align == "distribute":
        advances = distributed(text, start, end, (slack + strip.spare.twips) / scale)
    elif paragraph.align == "both" and not line.ends:
        hanging = text.without_blanks(start, end)
        advances = natural_advances(text, start, tabbed) + justified(text, tabbed, hanging, slack)
        advances += natural_advances(text, hanging, end)
    else:
        advances = natural_advances(text, start, end)
    shift = {"right": slack, "centre": slack / 2}.get("left" if text.metrics.stops.own else paragraph.align, 0)
    placed = TextLine(line.start, line.end, line.indent + shift, line.room, line.ends)
    return tuple(_runs(paragraph, placed, strip, [advance * scale for advance in advances], program))


def _measured(paragraph: ParagraphBlock, line: TextLine, program: Program) -> tuple[MeasuredText, int, float]:
    """The text that ``line`` is a line of, measured, the offset where it begins, and how its run is scaled."""
    seams = seams_of(paragraph)
    run = bisect_right(seams, line.start) if seams else 0
    scale = paragraph.runs[run].scale / _FULL_SCALE
    rest = line.indent + line.room - paragraph.left.twips
    begin = paragraph.text.rfind("\n", 0, line.start) + 1
    stop = paragraph.text.find("\n", begin)
    piece = paragraph.text[begin : None if stop < 0 else stop]
    inner = tuple(seam - begin for seam in seams if 0 < seam - begin < len(piece))
    metrics = metrics_of(paragraph, program, run, rest=rest, begin=begin)
    return _measure(piece, metrics, inner, paragraph.align == "both"), begin, scale


@lru_cache(maxsize=64)
def _measure(text: str, metrics: Metrics, seams: tuple[int, ...], is_justified: bool) -> MeasuredText:
    return MeasuredText(text, metrics, seams, justified=is_justified)


def _runs(
    paragraph: ParagraphBlock, line: TextLine, strip: Strip, advances: list[float], program: Program
) -> Iterator[_Raised]:
    """A placed text for each run of ``line``, and for each part of it that a tab begins."""
    x, begin, text = line.indent, 0, paragraph.text
    for run in paragraph.runs:
        first, last = max(begin, line.start), min(begin + len(run.text), line.end)
        begin += len(run.text)
        up = _UP[run.align]
        ends = [place for place in range(first + 1, last) if text[place] == "\t"]
        for start, end in pairwise((first, *ends, last) if first < last else ()):
            own = advances[start - line.start : end - line.start]
            placed = PlacedText(
                x=strip.left + Twips(x),
                y=NOTHING,
                text=text[start:end],
                advances=tuple(Twips(each).pt for each in own),
                face=run.face,
                size=run.size * (program.raised_size if run.align else 1),
                scale=run.scale,
                red=run.red,
                role=run.heading or paragraph.role,
            )
            yield placed, run.size * up, text.count("\t", 0, start + 1)
            x += sum(own)


# The slack of a line shared out among its characters, as a justified or distributed line has it.


def natural_advances(text: MeasuredText, start: int, end: int) -> list[float]:
    """The twips from each character to the next, from ``start`` up to ``end``."""
    advances = [float(text.advances[index]) for index in range(start, end)]
    for index in range(start + 1, end):
        advances[index - start - 1] += text.gaps[index]
    return advances


def justified(text: MeasuredText, start: int, end: int, slack: float) -> list[float]:
    """The advances of a line that is ``slack`` twips wider than it is by nature, or narrower.

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
    """The share of each of ``places`` in ``slack``.

    In a program whose cells have whole twips, the last place of a portion gets the rest.
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
    """The advances of a line spread over its width: white goes between all characters."""
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
