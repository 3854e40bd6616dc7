"""Where something is in the order of a document's blocks."""

from __future__ import annotations

from generator.office.reading.document import Block, Paragraph, ReadDocument, Table


def position(of: Block, document: ReadDocument) -> int | None:
    """The number of the block that ``of`` is, or is in; None where it is not in the text (a footer's)."""
    return document.positions.get(id(of))


def before(of: Block, document: ReadDocument) -> tuple[Block, ...]:
    """The blocks before it, in order; none where it is not in the text."""
    return document.blocks[: position(of, document) or 0]


def begins_page(paragraph: Paragraph, document: ReadDocument) -> bool:
    """Whether the file itself puts nothing but empty lines above it on its page."""
    if paragraph.starts_page:
        return True
    for block in reversed(before(paragraph, document)):
        if block.section != paragraph.section:
            return document.sections[paragraph.section].begins != "continuous"
        if isinstance(block, Table) or not block.empty:
            return isinstance(block, Paragraph) and block.ends_page
        if block.ends_page or block.starts_page:
            return True
    return True


def empty_above(paragraph: Paragraph, document: ReadDocument) -> bool:
    """Whether empty lines are between the top of the page that it begins and itself."""
    above = next(iter(reversed(before(paragraph, document))), None)
    if paragraph.starts_page or not isinstance(above, Paragraph) or above.section != paragraph.section:
        return False
    return above.empty and not above.ends_page and begins_page(paragraph, document)
