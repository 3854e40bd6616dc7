"""Where a line is across the page: how far in its text begins and ends, as a file has it.

A width is the official fonts': hanzi one em, everything of ASCII half an em, and between the two a fifth of an em,
which some programs make a quarter. On a grid of characters hanzi are as wide as its cells.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from generator.ground.length import NOTHING, Length, Pt
from generator.office.reading.document import Paragraph, ReadDocument, Run, Section, Table
from generator.official.recognition.found import Element

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
    """What a line is set in: the text area, or a cell's part of it. ``left`` and ``right`` are the white beside it."""

    left: Length
    width: Length
    right: Length


def mm(length: Length) -> str:
    """``length`` as people write it."""
    return f"{round(length.mm, 1) + 0.0:.1f} mm"  # no -0.0


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
    """What the paragraph is set in; None where its width or place is not in the file."""
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
    """Where the one line of the paragraph lies; None where it is none, or several, or the file does not say."""
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


def extent_of(element: Element, document: ReadDocument) -> Extent | None:
    """Where the element lies in its line, alone in it or set at a tab stop; None where the file does not say."""
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
    """Where what is behind the tab of this number begins; None where that has no stop of its own."""
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


def wraps(paragraph: Paragraph, document: ReadDocument) -> bool:
    """Whether its text surely takes more than one line."""
    within = column(paragraph, document)
    if within is None:
        return False
    room = within.width - paragraph.left - paragraph.first_line - paragraph.right
    return text_width(paragraph, section_of(paragraph, document)) > room * _SURELY
