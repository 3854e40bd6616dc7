"""A line of a paragraph with what belongs to it: its picture, and the rule below the last line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.ground.length import NOTHING, Length
from generator.official.blocks import DrawnRule, ParagraphBlock
from generator.official.layout.placing.placed_lines import Strip, placed_line
from generator.official.layout.program import Program
from generator.official.layout.set_lines import TextLine, text_lines
from generator.official.placed_pages import Item, PlacedPicture, PlacedRule
from generator.standard import number


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
        """Yield what is on the line of that number, whose ``top`` is a distance from the sheet's upper edge."""
        lines = self.lines
        baseline = top + self.paragraph.pitch * number("ink.baseline")
        if self.paragraph.picture is None:
            yield from placed_line(self.paragraph, lines[line], self.strip, baseline, self.program)
        else:
            yield self._picture(top)
        if self.paragraph.rule_below is not None and line == len(lines) - 1:
            yield self._rule(self.paragraph.rule_below, top + self.pitch)

    def all_items(self, top: Length) -> Iterator[Item]:
        """Yield what is on all lines, below each other from ``top`` on."""
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
        """Return the rule below the paragraph, whose space is in whole points (17.3.4)."""
        return PlacedRule(
            x=self.strip.left + self.paragraph.left,
            y=bottom + max(round(rule.space.pt), NOTHING),
            width=self.strip.width - self.paragraph.left - self.paragraph.right,
            height=rule.thickness,
            red=rule.red,
            source=self.paragraph.source,
        )
