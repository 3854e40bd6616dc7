"""Addresses of cells and ranges in a sheet: ``C4``, ``C4:E9``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.office.sheetml.sheetml_names import MAX_COLUMN, MAX_ROW

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class CellRange:
    """The cells of the columns ``left`` to ``right`` (letters) in the rows ``first`` to ``last``."""

    left: str
    right: str
    first: int
    last: int

    def at(self, first: int, last: int) -> CellRange:
        """The same columns in other rows."""
        return replace(self, first=first, last=last)

    @property
    def is_cell(self) -> bool:
        """Whether it is a single cell."""
        return self.left == self.right and self.first == self.last

    def text(self) -> str:
        """The address: ``C4`` or ``C4:E9``."""
        start = f"{self.left}{self.first}"
        return start if self.is_cell else f"{start}:{self.right}{self.last}"


def place_of(address: str) -> tuple[str, int]:
    """The column letters and the row of the cell ``address``. Raises ValueError."""
    match = _CELL.fullmatch(address)
    if match is None or not 1 <= int(match[2]) <= MAX_ROW or column_number(match[1]) > MAX_COLUMN:
        raise ValueError(address)
    return match[1].upper(), int(match[2])


def area_of(address: str) -> CellRange:
    """The cells of ``address``, a cell or a range. Raises ValueError for anything else."""
    start, _, end = address.partition(":")
    left, first = place_of(start)
    right, last = place_of(end or start)
    return CellRange(left, right, first, last)


def areas_of(text: str) -> list[CellRange]:
    """The ranges of a list separated by blanks (``sqref``, 18.18.76). Raises ValueError."""
    return [area_of(each) for each in text.split()]


def column_number(letters: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column by its number, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
