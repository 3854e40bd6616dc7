"""The headings of a document as the outline of its PDF: the levels are those of the navigation pane in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.official.blocks import OUTLINE, Block, PageSetup, ParagraphBlock
from generator.official.layout.page_count import LineOnPage
from generator.official.placed_pages import OutlineEntry


def outline(blocks: Sequence[Block], lines: Iterable[LineOnPage], setup: PageSetup) -> tuple[OutlineEntry, ...]:
    """Return an entry for each title and heading, at its first line."""
    return tuple(_entries(blocks, lines, setup))


def _entries(blocks: Sequence[Block], lines: Iterable[LineOnPage], setup: PageSetup) -> Iterator[OutlineEntry]:
    for line in lines:
        block = blocks[line.block]
        if isinstance(block, ParagraphBlock) and line.line.first == 0:
            heading = _heading(block)
            if heading is not None:
                level, text = heading
                yield OutlineEntry(level=level + 1, text=text, page=line.page, top=setup.top + line.top)


def _heading(paragraph: ParagraphBlock) -> tuple[int, str] | None:
    """Return level and text of a title, a heading, or a heading that begins a paragraph."""
    if paragraph.role in OUTLINE:
        return OUTLINE[paragraph.role], paragraph.text
    first = paragraph.runs[0] if paragraph.runs else None
    if first is None or first.heading is None:
        return None
    return OUTLINE[first.heading], first.text
