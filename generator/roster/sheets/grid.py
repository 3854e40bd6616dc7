"""A sheet as a person sees it, from any kind of file: rows of cells, each the text that it shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.ground.errors import Span
from generator.roster.units import UnitPlace


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
        """Make ``text`` with its ``number``."""
        made = super().__new__(cls, text)
        made.number = number
        return made

    number: str


class StruckText(str):
    """The text of a cell, of which at least a part is struck through."""

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

    @property
    def has_data(self) -> bool:
        """Whether any cell shows something."""
        return any(not row.is_blank for row in self.rows)

    def span(self, row: int, column: int) -> Span:
        """Return the place of a cell, as problems have it."""
        return self.place(row, column).span

    def hides(self, column: int) -> bool:
        """Whether ``column`` is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def with_data(self) -> Iterator[SheetRow]:
        """Yield the rows that show more than blanks."""
        return (row for row in self.rows if not row.is_blank)
