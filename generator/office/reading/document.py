"""The model of a .docx that was read: its blocks with their effective formatting.

Effective formatting is the result of document defaults, styles, theme and direct formatting (ECMA-376 part 1, 17.7.2).
Lengths are :class:`~generator.ground.length.Length`; a colour is RRGGBB in capitals, None where it is automatic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from generator.ground.errors import Span
from generator.ground.length import NOTHING, Length
from generator.office.live_content.live_kinds import LiveItem

PRIVATE = re.compile("[\ue000-\uf8ff]")
"""A character that shows something in one font only."""
Align = Literal["left", "center", "right", "both", "distribute"]
LineRule = Literal["auto", "exact", "atLeast"]


@dataclass(frozen=True, slots=True)
class Border:
    """A border of a paragraph or a cell: its kind (``single``, ``thickThinSmallGap`` …), width, distance, colour."""

    kind: str
    width: Length
    space: Length
    color: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text with the same formatting. ``font`` is the name of the East Asian font, ``latin`` that for ASCII.

    ``tracking`` is added after each character, ``scale`` the width in percent, ``field`` the instruction of the field
    (such as ``PAGE``) whose result the text is, or None. ``changed``: it is a tracked insertion. ``vertical``: it is
    raised or lowered, and smaller; ``offset`` is how far it is moved up in its own size. ``capitals``: its letters are
    shown as capitals. ``formula``: it is a formula whose form a line of text does not show.
    """

    text: str
    font: str
    latin: str
    size: Length
    bold: bool = False
    italic: bool = False
    color: str | None = None
    highlight: str | None = None
    tracking: Length = NOTHING
    scale: int = 100
    field: str | None = None
    changed: bool = False
    vertical: Literal["", "superscript", "subscript"] = ""
    offset: Length = NOTHING
    struck: bool = False
    capitals: bool = False
    hidden: bool = False
    formula: bool = False

    @property
    def constructs(self) -> tuple[str, ...]:
        """The constructs beside its text, by the names of ``ground.representation.CONSTRUCTS``."""
        capitals = self.capitals and self.text != self.text.upper()
        kinds = {"hidden": self.hidden, "struck": self.struck, "capitals": capitals, self.vertical: self.vertical}
        kinds |= {"formula": self.formula, "symbol": PRIVATE.search(self.text) is not None}
        return tuple(kind for kind, is_so in kinds.items() if is_so)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture, shape or line. ``left`` and ``top`` are its position on the page, None where it is not absolute.

    ``kind``: a picture, a straight line, or another shape; ``behind``: it is behind the text; ``anchored``: it floats.
    ``color`` and ``thickness`` are those of its line, ``compound`` is the type of a double line (``thickThin``), ``""``
    for a single one.
    """

    kind: Literal["picture", "line", "shape"]
    anchored: bool
    behind: bool
    width: Length
    height: Length
    left: Length | None = None
    top: Length | None = None
    relative_to: tuple[str, str] = ("", "")
    color: str | None = None
    thickness: Length = NOTHING
    compound: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph. ``place`` is for messages; ``section`` is the number of its section, from 0.

    ``numbering`` is the label of automatic numbering (``一、``), which is not in ``runs``; ``numbered``: its number
    format is known.
    ``first_line`` is negative for a hanging indent; ``first_line_chars`` is in hundredths of 字, None where the
    file gives none. A manual line break is in ``text`` as a line feed, a tab as a tab. ``starts_page``: a page
    break is before its text, or it asks for one; ``ends_page``: one is after it.
    ``frame``: it is in a frame or text box. ``tabs`` are pairs of alignment and place. ``line`` of rule ``auto`` is
    12 pt for each single line. ``breaks_words``: words and numbers may be broken anywhere. ``mark_size`` is the size
    of its mark, which makes the height of an empty line. ``hidden`` are the pieces of hidden text, which are not in
    ``runs``.
    """

    place: Span
    section: int
    runs: tuple[Run, ...]
    align: Align = "left"
    left: Length = NOTHING
    right: Length = NOTHING
    first_line: Length = NOTHING
    first_line_chars: int | None = None
    before: Length = NOTHING
    after: Length = NOTHING
    line: Length = NOTHING
    line_rule: LineRule = "auto"
    snap_to_grid: bool = True
    keep_next: bool = False
    kinsoku: bool = True
    breaks_words: bool = False
    style: str = ""
    numbering: str = ""
    numbered: bool = True
    borders: dict[str, Border] = field(default_factory=dict)
    tabs: tuple[tuple[str, Length], ...] = ()
    drawings: tuple[Drawing, ...] = ()
    starts_page: bool = False
    ends_page: bool = False
    frame: bool = False
    mark_size: Length = NOTHING
    hidden: tuple[str, ...] = ()
    text: str = field(init=False, repr=False, compare=False)
    """Its text without the label of automatic numbering."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(run.text for run in self.runs))

    @property
    def empty(self) -> bool:
        """Whether it has no visible content."""
        return not self.text.strip() and not self.numbering and not self.drawings


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its paragraphs, the columns it spans, its borders by side, and its vertical alignment."""

    paragraphs: tuple[Paragraph, ...]
    width: Length
    span: int = 1
    borders: dict[str, Border] = field(default_factory=dict)
    vertical: Literal["top", "center", "bottom"] = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table. ``head``: it is repeated on every page; ``whole``: it is not split across pages.

    ``hidden``: it is not shown; all its text is hidden.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``floating``: it is positioned, ``to_bottom``: at the lower edge of the text area.

    ``padding`` is the left margin of its cells.
    """

    place: Span
    section: int
    rows: tuple[Row, ...]
    width: Length
    left: Length = NOTHING
    padding: Length = NOTHING
    floating: bool = False
    to_bottom: bool = False

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of its cells, row by row."""
        return (paragraph for row in self.rows for cell in row.cells for paragraph in cell.paragraphs)

    @property
    def text(self) -> str:
        """The text of its cells, in the order of the file."""
        return "".join(paragraph.text for paragraph in self.paragraphs)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section's page set-up. ``footers`` and ``headers`` are by kind: ``default``, ``even``, ``first``.

    A kind inherited from the section before is filled in. ``grid`` is the type of its ``w:docGrid``, ``""`` where
    there is none; ``pitch`` and ``char_space`` (1/4096 pt) are the grid's measures.
    """

    number: int
    width: Length
    height: Length
    top: Length
    bottom: Length
    left: Length
    right: Length
    header: Length
    footer: Length
    gutter: Length = NOTHING
    landscape: bool = False
    begins: str = "nextPage"
    title_page: bool = False
    restarts_at: int | None = None
    number_format: str = ""
    grid: str = ""
    pitch: Length = NOTHING
    char_space: int = 0
    headers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ReadDocument:
    """A whole document: the blocks of its text in order, sections, settings and properties.

    ``comments`` and ``tracked`` are the numbers of comments and of tracked changes. ``properties`` are those of the
    file, by their names in the package (``creator``). ``live`` is its active content.
    """

    file: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    body_size: Length
    odd_and_even: bool = False
    mirror_margins: bool = False
    comments: int = 0
    tracked: int = 0
    properties: dict[str, str] = field(default_factory=dict)
    live: tuple[LiveItem, ...] = ()

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs of the text in order, including those in tables."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from block.paragraphs
            else:
                yield block

    @cached_property
    def positions(self) -> dict[int, int]:
        """The number of the block of each paragraph and table, by ``id()``."""
        numbers: dict[int, int] = {}
        for number, block in enumerate(self.blocks):
            for each in (block, *(block.paragraphs if isinstance(block, Table) else ())):
                numbers.setdefault(id(each), number)
        return numbers
