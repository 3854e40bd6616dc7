"""The right ends of lines on a grid of characters: of 署名 and 成文日期 above all.

LibreOffice 25.2 narrows the text area to whole cells of the grid, in the middle between the margins. So lines that end
at the right, off the grid too, are farther to the left than in Word; a frame stays. And a gap between hanzi and digits
is narrower, so a right-aligned date begins farther to the right. In the copy both ends of such a line are nearly where
Word has them, but for those in cells, which could be too narrow then. Lengths are in twips.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import floor

from lxml import etree

from generator.office.pdf.adapted.document_sections import DocumentSection
from generator.office.pdf.adapted.flow_lines import Flow, FlowLine
from generator.office.reading.attribute_values import integer, or_nothing, twips
from generator.office.wordml.wordml_names import T, w

_GRID, _SHEET, _MARGINS = map(w, ("docGrid", "pgSz", "pgMar"))
_CHAR_SPACES_PER_TWIP = 4096 / 20  # ECMA-376 part 1, 17.6.5
_HANZI = r"[\u3007\u4e00-\u9fff]"
_GAP = re.compile(rf"(?<=[0-9A-Za-z])(?={_HANZI})|(?<={_HANZI})(?=[0-9A-Za-z])")
_NARROWER = 1 / 4 - 1 / 5
"""By how much of an em a gap is narrower than in Word."""
_AT_THE_END = 0.2
"""The part of the lacking width that is left white at the right, where the standard measures."""


@dataclass(frozen=True, slots=True)
class _CharacterGrid:
    """A grid of characters: what it adds to a full-width one, and the ``width`` between the margins."""

    added: float
    width: int

    def unused(self, size: int) -> int:
        """The width beside the whole cells of type of ``size``; a grid that adds nothing has no cells."""
        cell = size + floor(self.added)
        return self.width % cell if self.added and cell > 0 else 0

    def narrower(self, text: str) -> float:
        """By how much LibreOffice sets the characters of ``text`` narrower than Word, on the grid."""
        half = sum(char.isascii() for char in text)
        return (self.added - floor(self.added)) * (len(text) - half) + self.added / 2 * half


def place_right_ends(flow: Flow) -> None:
    """Set lines that end at the right where Word has them."""
    for section in flow.sections:
        grid = _character_grid(section)
        for paragraph in () if grid is None else section.paragraphs:
            if grid is not None and flow.lines.look(paragraph).right is not None:
                _place(flow.lines.read(paragraph), grid, flow.lines.usual_size)


def _place(line: FlowLine, grid: _CharacterGrid, usual_size: int) -> None:
    if line.has_text and not line.is_in_table:  # a cell has no room to spare
        line.indent_right(round(_narrower(line, grid) * _AT_THE_END) - _to_the_left(line, grid.unused(usual_size)))


def _to_the_left(line: FlowLine, unused: int) -> int:
    """By how much a line ends farther to the left than in Word, where so much of the text area is ``unused``.

    A distributed line also begins farther to the right by half of that, and would have less room than in Word.
    """
    if line.look.frame is not None:
        return 0
    return unused if line.look.distributed else unused // 2


def _narrower(line: FlowLine, grid: _CharacterGrid) -> float:
    """By how much LibreOffice sets a line narrower than Word; it does not where the line fills its width."""
    if line.look.distributed:
        return 0
    text = "".join(text.text or "" for text in line.paragraph.iter(T))
    gaps = len(_GAP.findall(text)) * line.size * _NARROWER
    return gaps + (grid.narrower(text) if line.look.on_grid else 0)


def _character_grid(section: DocumentSection) -> _CharacterGrid | None:
    grid, sheet, margins = (section.setup.find(name) for name in (_GRID, _SHEET, _MARGINS))
    if grid is None or sheet is None or margins is None or grid.get(w("type")) != "linesAndChars":
        return None
    width = _twips(sheet, "w") - _twips(margins, "left") - _twips(margins, "right")
    return _CharacterGrid((integer(grid.get(w("charSpace"))) or 0) / _CHAR_SPACES_PER_TWIP, width)


def _twips(element: etree._Element, name: str) -> int:
    return or_nothing(twips(element.get(w(name)))).twips
