"""版头: everything above the title (7.2, 10.1 to 10.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.ground.length import NOTHING, Length
from generator.official.blocks import Block, PageRule, ParagraphBlock
from generator.official.document import OfficialDocument
from generator.official.layout.header.classification_lines import classification_lines
from generator.official.layout.header.issuer_mark import IssuerMark, mark_blocks, mark_top, set_mark
from generator.official.layout.header.letter_header import (
    letter_lines,
    letter_mark,
    letter_rules,
    white_below_letter_rules,
)
from generator.official.layout.header.number_lines import number_lines, order_number
from generator.official.layout.ink import LineBox, mark_line, text_line
from generator.official.layout.set_blocks import block_height
from generator.standard import Format, length, number


@dataclass(frozen=True, slots=True)
class HeaderBlocks:
    """A 版头: its blocks, the white under its last ink, and the rules of the first page, None where it has none."""

    blocks: tuple[Block, ...]
    white_below: Length = NOTHING
    page_rules: tuple[PageRule, ...] | None = None


def header(document: OfficialDocument, below: Length) -> HeaderBlocks:
    """Lay out the 版头 of ``document``; absent elements take no room.

    ``below`` is the height of what must also be on the first page: a mark of many organs leaves room for it. Raises
    LayoutError for a name that would be illegible, and for signers who leave the number no room.
    """
    mark = set_mark(document, _tallest_mark(document, below))
    if document.format is Format.LETTER:
        return _letter(document, mark)
    above = _lines_above(document, mark)
    before = mark_top(document) - length("margin.top", document.profile) - mark.line.above_ink
    blocks = (*above, *mark_blocks(mark, Length(before - sum(line.before + line.pitch for line in above))))
    if document.format is Format.ORDER:
        numbered = order_number(document, mark.line)
        last = text_line(document.profile) if numbered else mark.line
        return HeaderBlocks((*blocks, *numbered), last.below_ink)
    return HeaderBlocks((*blocks, *number_lines(document, mark.line)))


def _letter(document: OfficialDocument, mark: IssuerMark) -> HeaderBlocks:
    lines = letter_lines(document, mark)
    below = text_line(document.profile).below_ink if lines else white_below_letter_rules(document, mark)
    return HeaderBlocks((*letter_mark(document, mark), *lines), below, letter_rules(document, mark))


def _tallest_mark(document: OfficialDocument, below: Length) -> Length:
    """Return the greatest height of the mark's ink that leaves room for the number's lines and ``below`` on page 1."""
    numbers = sum(block_height(each) for each in number_lines(document, mark_line(NOTHING)))
    bottom = length("page.height") - length("margin.bottom", document.profile)
    return Length(bottom - mark_top(document) - numbers - below - length("issuer_mark.slack"))


def _lines_above(document: OfficialDocument, mark: IssuerMark) -> tuple[ParagraphBlock, ...]:
    """Return 份号, 密级 and 紧急程度 on lines of the text's pitch, or closer where the mark leaves less room (命令).

    Closer lines are off the grid, and the ink of the first begins with the type area.
    """
    pitch = length("grid.pitch", document.profile)
    lines = classification_lines(document, pitch)
    room = mark_top(document) - mark.line.above_ink - length("margin.top", document.profile)
    if pitch * len(lines) <= room:
        return lines
    closer = room * (1 / len(lines))
    over = length("type_area.top") - length("margin.top", document.profile)
    missing = max(over - LineBox(length("size.body"), closer).above_ink, 0)
    before = Length(missing / (1 - number("ink.baseline") / len(lines)))
    first, *others = classification_lines(document, (room - before) * (1 / len(lines)))
    return tuple(replace(line, grid=False) for line in (replace(first, before=before), *others))
