"""What office programs set in different ways: widths, ends of lines, space at a page's top.

A count of lines and pages is made for one :class:`Program`. :data:`WORD` is that of Word and, as far as is known, of
WPS; :data:`LIBREOFFICE` that of LibreOffice 25.2 on the copy that ``fawen pdf`` gives it. `docs/layout.md` has the
evidence for each value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.standard import line_ends

Filling = Literal["words", "portions"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Program:
    """How a program sets the lines and pages of an official document.

    ``name`` is its name in sentences.

    Widths. ``gap`` is the space between a hanzi and a letter or digit, in em. On the grid a full-width character is
    squeezed into a cell; ``half_squeezed`` and ``blank_squeezed`` are the parts of that squeeze which a half-width
    character and a blank beside hanzi take. ``whole_cells``: cells have whole twips, and a line is as wide as the cells
    that fit between the margins, a page as high as the lines that fit. ``tracks_portion_ends``: the last character of
    a line, and of a portion of one script and face, has tracking as any other.

    Ends of lines. ``blank_shrinks`` and ``gap_shrinks`` are the parts by which blanks and gaps of a justified line may
    shrink, gaps only where the line would leave more white than ``gap_white`` full-width characters. No line begins
    with a mark of ``not_at_start`` or ends with one of ``not_at_end``. ``fills_by`` says what else decides: ``words``,
    whether the characters on both sides belong to one word; ``portions``, UAX #14 by the script at the cut.

    Pages. ``empty_end_dropped``: an empty paragraph that ends a section takes no room. ``kept_lines_part``: a paragraph
    kept with the next one, though not with itself, may end a page before its last line.

    Places on a page. ``centres_on_grid``: text on the grid is in the middle of its line, so that the text area is moved
    down for it, and ruled tables and pictures with that. ``raised_size`` is the size of raised and lowered text beside
    that of its run.
    """

    name: str
    gap: float
    half_squeezed: float
    blank_squeezed: float
    whole_cells: bool
    tracks_portion_ends: bool
    blank_shrinks: float
    gap_shrinks: float
    gap_white: float
    not_at_start: frozenset[str]
    not_at_end: frozenset[str]
    fills_by: Filling
    empty_end_dropped: bool
    kept_lines_part: bool
    centres_on_grid: bool
    raised_size: float


WORD = Program(
    name="Word",
    gap=1 / 4,
    half_squeezed=1 / 2,
    blank_squeezed=1 / 2,
    whole_cells=False,
    tracks_portion_ends=True,
    blank_shrinks=0,
    gap_shrinks=1 / 2,
    gap_white=0.65,
    not_at_start=frozenset(line_ends.NOT_AT_START),
    not_at_end=frozenset(line_ends.NOT_AT_END),
    fills_by="words",
    empty_end_dropped=False,
    kept_lines_part=True,
    centres_on_grid=False,
    raised_size=0.65,
)
"""Microsoft Word, for which the .docx is made. Measured by others; see `docs/layout.md`."""

LIBREOFFICE = Program(
    name="LibreOffice",
    gap=1 / 5,
    half_squeezed=0,
    blank_squeezed=1,
    whole_cells=True,
    tracks_portion_ends=False,
    blank_shrinks=1 / 5,
    gap_shrinks=0,
    gap_white=0,
    not_at_start=frozenset(
        ":!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
    ),
    not_at_end=frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘"),
    fills_by="portions",
    empty_end_dropped=True,
    kept_lines_part=False,
    centres_on_grid=True,
    raised_size=0.58,
)
"""LibreOffice 25.2, whose pages a machine can judge. Measured; the lists are those of its zh-CN locale data."""

PROGRAMS = (WORD, LIBREOFFICE)
"""The programs whose counts a decision of the layout depends on."""
