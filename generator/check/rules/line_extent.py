"""Where a line is across the page, as a file has it, and in the order of the document's blocks.

A width is the official fonts': hanzi one em, everything of ASCII half an em, and between the two a fifth of an em,
which some programs make a quarter. On a grid of characters hanzi are as wide as its cells.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from generator.ground.length import NOTHING, Length, Pt
from generator.office.reading.document import Block, Paragraph, ReadDocument, Run, Section, Table
from generator.official.recognition.elements import Element
from generator.standard import tolerance

_GAP, _UNSURE = 0.2, 0.05
_STOPS = {"center": 0.5, "right": 1.0, "end": 1.0}
_SHARES = {"right": 1.0, "center": 0.5}
_SURELY = 1.03  # a line can be squeezed a little
_PER_POINT = 4096  # the unit of w:charSpace
_GRIDS = ("linesAndChars", "snapToChars")
_BLANKS = " \u3000\u00a0"
_BREAK = re.compile("[\t\n]")


@dataclass(frozen=True, slots=True)
class Extent:
    """A line's ink: the white at its left and right up to the edges of the text area, and its width.

    ``left`` and ``right`` are each off by up to ``unsure`` where they were computed from the width.
    """

    left: Length
    right: Length
    width: Length
    unsure: Length

    @property
    def axis(self) -> Length:
        """Where its middle lies, from the left edge of the text area."""
        return self.left + self.width * 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a line: the text area, or a cell's part of it. ``left`` and ``right`` are the white beside it."""

    left: Length
    width: Length
    right: Length


def text_width(paragraph: Paragraph, section: Section, text: str | None = None) -> Length:
    """The width of ``text``, a part of the paragraph (else all of it), set on one line."""
    whole = paragraph.text
    start = 0 if text is None else max(whole.find(text), 0)
    end = len(whole) if text is None else start + len(text)
    squeeze = Pt(section.char_space / _PER_POINT) if section.grid in _GRIDS and paragraph.snap_to_grid else NOTHING
    width, position = NOTHING, 0
    for run in paragraph.runs:
        part = run.text[max(start - position, 0) : max(end - position, 0)]
        width += _advances(part, run, squeeze)
        position += len(run.text)
    return width + _junctions(whole[start:end]) * _GAP * _size(paragraph)


def _advances(text: str, run: Run, squeeze: Length) -> Length:
    full = sum(_full(character) for character in text)
    half = len(text) - full
    em = run.size * (run.scale / 100)
    return (em + run.tracking + squeeze) * full + (em * 0.5 + run.tracking) * half


def _full(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def _junctions(text: str) -> int:
    """How often a hanzi is beside a letter or digit."""
    return sum(
        _full(one) != _full(other) and one.isalnum() and other.isalnum() for one, other in pairwise(text.strip(_BLANKS))
    )


def _size(paragraph: Paragraph) -> Length:
    return next((run.size for run in paragraph.runs if run.text.strip()), NOTHING)


def section_of(paragraph: Paragraph | Table, document: ReadDocument) -> Section:
    """The section that it is in."""
    return document.sections[paragraph.section]


def area_width(section: Section) -> Length:
    """The width of the section's text area."""
    return section.width - section.left - section.right - section.gutter


def column(paragraph: Paragraph, document: ReadDocument) -> Column | None:
    """The column of the paragraph; None where its width or place is not in the file."""
    area = area_width(section_of(paragraph, document))
    if paragraph.frame:
        return None
    if paragraph.place.table is None:
        return Column(NOTHING, area, NOTHING)
    for block in document.blocks:
        if isinstance(block, Table):
            found = _cell(paragraph, block, area)
            if found is not None:
                return found if found.width > 0 else None
    return Column(NOTHING, area, NOTHING)


def _cell(paragraph: Paragraph, table: Table, area: Length) -> Column | None:
    for row in table.rows:
        left = table.left
        for cell in row.cells:
            if any(each is paragraph for each in cell.paragraphs):
                width = cell.width - table.padding * 2
                inner = left + table.padding
                return Column(inner, width, area - inner - width)
            left += cell.width
    return None


def extent(paragraph: Paragraph, document: ReadDocument) -> Extent | None:
    """The extent of the only line of the paragraph; None without one, for several, or where it is left open."""
    within = column(paragraph, document)
    text = paragraph.text.strip("\r\n")
    if within is None or not text.strip() or paragraph.numbering or _BREAK.search(text):
        return None
    lead = _white(paragraph, text[: len(text) - len(text.lstrip(_BLANKS))])
    trail = _white(paragraph, text[len(text.rstrip(_BLANKS)) :].rstrip(" "))
    width = text_width(paragraph, section_of(paragraph, document), text.strip(_BLANKS))
    left = within.left + paragraph.left + paragraph.first_line
    right = within.right + paragraph.right
    area = within.left + within.width + within.right
    room = area - left - right - lead - width
    if room < -_size(paragraph):
        return None
    if paragraph.align == "distribute":
        return Extent(left, right, area - left - right, NOTHING)
    # Blanks of ASCII at the end hang out of the line; full-width ones push it in.
    begin = left + lead + (room - trail) * _SHARES.get(paragraph.align, 0)
    return Extent(begin, area - begin - width, width, _size(paragraph) * (_UNSURE * _junctions(text)))


def extent_of(element: Element | None, document: ReadDocument) -> Extent | None:
    """The extent of the element in its line, alone in it or at a tab stop; None where the file leaves it open."""
    if element is None:
        return None
    paragraph, text = element.paragraph, element.text.strip()
    if "\t" not in paragraph.text:
        return extent(paragraph, document) if paragraph.text.strip() == text else None
    within = column(paragraph, document)
    parts = [part.strip() for part in paragraph.text.split("\t")]
    if within is None or text not in parts or paragraph.align in ("right", "center", "distribute"):
        return None
    place = parts.index(text)
    width = text_width(paragraph, section_of(paragraph, document), text)
    begin = _at_stop(paragraph, place, width)
    if begin is None:
        return None
    area = within.left + within.width + within.right
    left = within.left + begin
    return Extent(left, area - left - width, width, _size(paragraph) * (_UNSURE * _junctions(text)))


def _at_stop(paragraph: Paragraph, place: int, width: Length) -> Length | None:
    """The place of the text behind the tab of this number; None without a tab stop of its own."""
    if place == 0:
        return paragraph.left + paragraph.first_line
    if len(paragraph.tabs) < place:
        return None
    kind, stop = paragraph.tabs[place - 1]
    return stop - width * _STOPS.get(kind, 0)


def _white(paragraph: Paragraph, blanks: str) -> Length:
    size = _size(paragraph)
    return sum((size if each == "\u3000" else size * 0.5 for each in blanks), NOTHING)


def blanks_after(paragraph: Paragraph) -> Length:
    """The width of the blanks behind its text."""
    text = paragraph.text
    return _white(paragraph, text[len(text.rstrip(_BLANKS)) :])


def begins(paragraph: Paragraph, document: ReadDocument) -> Length | None:
    """How far in the text of the first line begins, in a paragraph that is not set right or in the middle."""
    within = column(paragraph, document)
    if within is None or paragraph.align in ("right", "center", "distribute"):
        return None
    text = paragraph.text
    lead = _white(paragraph, text[: len(text) - len(text.lstrip(_BLANKS))])
    return within.left + paragraph.left + paragraph.first_line + lead


def is_two_in(paragraph: Paragraph, indent: Length, row: str) -> bool:
    """Whether ``indent`` is two characters of the paragraph's own size, within the tolerance of ``row``."""
    size = next((run.size for run in paragraph.runs if run.text.strip()), paragraph.mark_size)
    return abs(indent - size * 2) <= tolerance(row)


def wraps(paragraph: Paragraph, document: ReadDocument, *, room_used: float = _SURELY) -> bool:
    """Whether its text surely takes more than one line, or uses that share of the room in one."""
    within = column(paragraph, document)
    if within is None:
        return False
    room = within.width - paragraph.left - paragraph.first_line - paragraph.right
    return text_width(paragraph, section_of(paragraph, document)) > room * room_used


# Where something is in the order of a document's blocks.


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
        if isinstance(block, Paragraph) and block.frame:
            continue  # a box, which may be beside it
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
