"""Rows of a table on a page: the text in their cells, and the rules around these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.ground.length import NOTHING, Length
from generator.official.blocks import TableBlock, TableCell, TableRow
from generator.official.layout.placing.placed_lines import Strip
from generator.official.layout.placing.placed_paragraphs import ParagraphPlacing
from generator.official.layout.program import Program
from generator.official.layout.set_blocks import inside_cell
from generator.official.placed_pages import Item, PlacedRule

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
        """Yield what is in ``rows``: all those that are on one page."""
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
        """Yield the rule above ``row``, and those beside its cells."""
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
