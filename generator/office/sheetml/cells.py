"""Addresses of cells and ranges, as a sheet writes them: ``C4``, ``C4:E9``, ``A:A``, ``4:6``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.office.sheetml.names import MAX_COLUMN, MAX_ROW

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Area:
    """The cells of the columns ``left`` to ``right`` (as letters, as written) in the rows ``first`` to ``last``."""

    left: str
    right: str
    first: int
    last: int

    def at(self, first: int, last: int) -> Area:
        """The same columns in other rows."""
        return replace(self, first=first, last=last)

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell."""
        return self.left == self.right and self.first == self.last

    def text(self) -> str:
        """The area as a sheet writes it."""
        start = f"{self.left}{self.first}"
        return start if self.is_cell else f"{start}:{self.right}{self.last}"


def place_of(address: str) -> tuple[str, int]:
    """The column's letters and the row of ``address``. Raises ValueError for what is no cell's address."""
    match = _CELL.fullmatch(address)
    if match is None or not 1 <= int(match[2]) <= MAX_ROW or column_number(match[1]) > MAX_COLUMN:
        raise ValueError(address)
    return match[1].upper(), int(match[2])


def area_of(address: str) -> Area:
    """The area that ``address`` is, a cell or a range of cells. Raises ValueError for anything else."""
    start, _, end = address.partition(":")
    left, first = place_of(start)
    right, last = place_of(end or start)
    return Area(left, right, first, last)


def areas_of(text: str) -> list[Area]:
    """The areas of a list with blanks between them (``sqref``, 18.18.76)."""
    return [area_of(each) for each in text.split()]


def column_number(letters: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column whose number is from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
