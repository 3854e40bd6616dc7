"""The rows of a roster that a person looks at: filtered by words and group, sorted, in pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.dispatch.unit_order import ordered
from generator.roster.units.groups import Roster
from generator.roster.units.unit import FIELDS_OF_TEXT, FIELDS_OF_TEXTS, Unit

ROWS_OF_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class RowQuery:
    """A query for rows of a roster.

    All ``words``, separated by blanks, must be in the values of a unit, in any case; ``sort`` are the fields to sort
    by, as ``--sort`` has them; ``group`` is the name of a group, ``among`` the numbers of the units to search, None for
    all.
    """

    words: str = ""
    group: str | None = None
    sort: Sequence[str] = ()
    among: Collection[int] | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The ``numbers``, from 0, of the units that are shown of a roster of ``total``, in the order asked for."""

    numbers: Sequence[int]
    total: int

    @property
    def pages(self) -> int:
        """How many pages they fill, at least 1."""
        return max(1, -(-len(self.numbers) // ROWS_OF_A_PAGE))

    def page_with(self, number: int) -> int:
        """The page, from 1, that shows the unit of that number. Raises ValueError where it is not shown."""
        return list(self.numbers).index(number) // ROWS_OF_A_PAGE + 1

    def page(self, page: int) -> Sequence[int]:
        """The numbers on a page, counted from 1; a page behind the last is the last."""
        start = (min(max(page, 1), self.pages) - 1) * ROWS_OF_A_PAGE
        return self.numbers[start : start + ROWS_OF_A_PAGE]


def rows_of(roster: Roster, asked: RowQuery) -> Rows:
    """The rows of ``roster`` that ``asked`` selects. Raises UsageError for an unknown field to sort by."""
    numbers = {id(unit): number for number, unit in enumerate(roster.units)}
    units: Sequence[Unit] = roster.units
    if asked.among is not None:
        units = [roster.units[number] for number in sorted(asked.among)]
    if asked.group is not None:
        units = [unit for unit in units if unit.group == asked.group]
    if asked.words.strip():
        wanted = asked.words.casefold().split()
        units = [unit for unit in units for text in [_text(unit)] if all(word in text for word in wanted)]
    if asked.sort:
        units, _ = ordered(roster, units, asked.sort)
    return Rows([numbers[id(unit)] for unit in units], len(roster.units))


def _text(unit: Unit) -> str:
    """All values of a unit, in small letters."""
    texts = [getattr(unit, field) for field in FIELDS_OF_TEXT]
    several = (each for field in FIELDS_OF_TEXTS for each in getattr(unit, field))
    own = map(str, unit.extra.values())
    return "\n".join((*texts, unit.group, str(unit.copies), *several, *own)).casefold()
