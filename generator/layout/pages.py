"""The pages that the text fills, counted line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.blocks import PageSetup, Paragraph
from generator.layout.set_lines import line_texts
from generator.length import Length


@dataclass(frozen=True, slots=True)
class Pages:
    """The text of each page, and the room that is left on the last one."""

    texts: tuple[str, ...]
    room: Length


def count_pages(paragraphs: Sequence[Paragraph], setup: PageSetup) -> Pages:
    """The pages of ``paragraphs`` set one below the other."""
    column = _Column(Length(setup.height - setup.top - setup.bottom))
    set_lines = [line_texts(paragraph) for paragraph in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        if paragraph.page_break_before or (paragraph.keep_next and column.must_move(paragraphs, set_lines, index)):
            column.new_page()
        column.add(paragraph, set_lines[index])
    return Pages(tuple(column.texts), Length(column.height - column.used))


class _Column:
    """The text column of page after page."""

    def __init__(self, height: Length) -> None:
        self.height = height
        self.texts = [""]
        self.used = 0.0

    def new_page(self) -> None:
        if self.used:
            self.texts.append("")
            self.used = 0.0

    def add(self, paragraph: Paragraph, lines: Sequence[str]) -> None:
        self.used += paragraph.before
        for line in lines:
            if self.used + paragraph.pitch > self.height:
                self.texts.append("")
                self.used = 0.0
            self.texts[-1] += line
            self.used += paragraph.pitch
        if paragraph.rule_below is not None:
            self.used += paragraph.rule_below.space + paragraph.rule_below.thickness

    def must_move(self, paragraphs: Sequence[Paragraph], lines: Sequence[Sequence[str]], index: int) -> bool:
        """Whether the chain of paragraphs kept together from ``index`` on has no room but would have on a new page."""
        if not self.used or (index and paragraphs[index - 1].keep_next):
            return False
        needed = 0.0
        chain = zip_longest(paragraphs[index:], lines[index:], paragraphs[index + 1 :])
        for paragraph, set_lines, following in chain:
            kept = len(set_lines) if paragraph.keep_next else 1
            needed += paragraph.before + paragraph.pitch * kept
            if not paragraph.keep_next or following is None or following.page_break_before:
                break
        return self.used + needed > self.height
