"""A sheet as a person sees it, from any kind of file: rows of cells, each the text that it shows at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.ground.errors import Span, TranslatedText
from generator.ground.representation import construct_name, odd_characters
from generator.ground.source.source_file import unholdable
from generator.ground.words.vocabularies import phrase
from generator.office.sheetml import CellRange, column_letters, column_number, place_of
from generator.roster.units.unit import UnitPlace


@dataclass(frozen=True, slots=True)
class OddCell:
    """A cell whose text cannot be used as it shows; ``code`` and ``facts`` are the problem.

    ``number`` is what a column of numbers reads from it, ``date`` what a column of dates does (2022-02-14).
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    number: str | None = None
    date: str | None = None


class ShownNumber(str):
    """The text that a cell of type number shows (2, 2份, 2.00); ``number`` is the number itself."""

    __slots__ = ("number",)

    def __new__(cls, text: str, number: str) -> ShownNumber:
        """Makes ``text`` with its ``number``."""
        made = super().__new__(cls, text)
        made.number = number
        return made

    number: str


class StruckText(str):
    """The text of a cell, of which at least a part is struck through."""

    __slots__ = ()


class UnseenText(str):
    """The text of a cell in the colour of what is behind it: white on white."""

    __slots__ = ()


class RaisedText(str):
    """The text of a cell, of which a part is raised or lowered: the 2 of m²."""

    __slots__ = ()


Shown = str | OddCell
"""What a cell shows; ``""`` for nothing."""


def is_blank(cell: Shown) -> bool:
    """Whether ``cell`` shows nothing but blanks."""
    return isinstance(cell, str) and not cell.strip()


class SheetRow(NamedTuple):
    """A row that shows something: its number, from 1, and its cells by column, from 1."""

    number: int
    cells: Mapping[int, Shown]

    @property
    def is_blank(self) -> bool:
        """Whether no cell shows more than blanks."""
        return all(map(is_blank, self.cells.values()))


class MergedCells(NamedTuple):
    """Cells merged into one, from row ``first`` to ``last`` and from column ``left`` to ``right``."""

    first: int
    last: int
    left: int
    right: int

    @property
    def is_upright(self) -> bool:
        """Whether it is one column wide."""
        return self.left == self.right

    def meets(self, columns: Collection[int]) -> bool:
        """Whether any of ``columns`` is in it."""
        return any(self.left <= each <= self.right for each in columns)


@dataclass(frozen=True)
class Grid:
    """One sheet: its ``name`` (``""`` in a file with one sheet without a name) and its rows from top to bottom.

    ``place`` returns the place of a row and a column. ``knows_widths``: every row has all its cells, also empty ones.
    ``conditional`` are the areas where a conditional format may hide, strike out or change what cells show.
    """

    file: str
    name: str
    rows: Sequence[SheetRow]
    place: Callable[[int, int], UnitPlace]
    merges: Sequence[MergedCells] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: Sequence[tuple[int, int]] = ()
    is_hidden: bool = False
    knows_widths: bool = False
    conditional: Sequence[CellRange] = ()

    @property
    def has_data(self) -> bool:
        """Whether any cell shows something."""
        return any(not row.is_blank for row in self.rows)

    def span(self, row: int, column: int) -> Span:
        """The place of a cell, as problems have it."""
        return self.place(row, column).span

    def hides(self, column: int) -> bool:
        """Whether ``column`` is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def with_data(self) -> Iterator[SheetRow]:
        """The rows that show more than blanks."""
        return (row for row in self.rows if not row.is_blank)


# A unit has its place in the sheet.


class CellPlace(NamedTuple):
    """A cell of a worksheet, rows and columns counted from 1. It is small: a roster has one for each unit."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def line(self) -> int:
        """The row."""
        return self.row

    @property
    def span(self) -> Span:
        """The place as problems print it: ``名单.xlsx:Sheet1!C5``."""
        return Span(self.file, part=f"{self.sheet}!{column_letters(self.column)}{self.row}")


class SpanPlace(NamedTuple):
    """The place of a unit that was read from nodes, which have spans."""

    span: Span

    @property
    def line(self) -> int:
        """The line of a text file, or the row of a worksheet."""
        return self.row_and_column[0]

    @property
    def row_and_column(self) -> tuple[int, int]:
        """Row and column, from 1; of a text file line and character."""
        if self.span.line is not None:
            return self.span.line, self.span.column or 1
        letters, row = place_of((self.span.part or "").rpartition("!")[2])
        return row, column_number(letters)


# No document can hold some characters of a cell's text, and nobody sees some others.


_MOST_LETTERS = 32_767
"""The longest text that a cell of a spreadsheet can hold."""

_PICTURE = "=DISPIMG("
"""How the result of a formula begins that WPS shows as a picture in the cell."""

_WHAT = (
    (re.compile("\n"), "roster-a-line-break"),
    (re.compile("\t"), "roster-a-tab"),
    (re.compile("[\u00a0\u202f]"), "roster-a-no-break-blank"),
    (re.compile("^\\s|\\s$"), "roster-outer-blank"),
)


def shown(text: str) -> Shown:
    """``text`` with newlines as line ends; an OddCell where no document can hold it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _MOST_LETTERS:
        return OddCell("sheet-text-long", {"length": len(text), "most": _MOST_LETTERS})
    if text.startswith(_PICTURE):
        return OddCell("sheet-picture")
    character = None if text.isprintable() else unholdable(text)
    return text if character is None else OddCell("source-xml-character", {"character": character})


def unseen(text: str) -> Iterator[TranslatedText]:
    """The kinds of invisible or misleading characters in ``text``, each once, as messages call them."""
    yield from (phrase(key) for pattern, key in _WHAT if pattern.search(text))
    yield from dict.fromkeys(construct_name(kind) for _, kind, _ in odd_characters(text))
