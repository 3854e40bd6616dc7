"""The units that get papers: found by what is typed, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.roster.units.unit import Unit
from generator.web.screens.papers.kept_state import ReadDesk

MOST_FOUND = 20
"""Units that a search shows; how many there are is said."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed and which group was chosen; the first ``units`` found, each with its id, and how many in all.

    ``groups`` are all groups whose units get papers, each with their number; ``total`` is how many units get papers.
    """

    words: str
    group: str
    units: tuple[tuple[str, Unit], ...]
    count: int
    groups: dict[str, int]
    total: int


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """The unit whose papers are shown: its id, its place from 1, and the ids of the ones before and after it.

    ``previous`` and ``next`` are None at the ends.
    """

    id: str
    unit: Unit
    serial: int
    previous: str | None
    next: str | None


def searched(read: ReadDesk, words: str, group: str) -> Search:
    """The units of ``group`` (any where it is empty) whose name, addressee or code has ``words`` in it."""
    wanted = words.strip().casefold()
    units = read.sources.units
    numbers = [number for number, unit in enumerate(units) if _fits(unit, wanted, group)]
    first = tuple((read.ids[number], units[number]) for number in numbers[:MOST_FOUND])
    return Search(words, group, first, len(numbers), _group_counts(read), len(units))


def shown_unit(read: ReadDesk, unit_id: str | None) -> ShownUnit | None:
    """The unit of that id, else the first one; None where nobody gets papers. Raises NotFoundError."""
    ids = read.ids
    if not ids:
        return None
    unit_id = unit_id or ids[0]
    unit = read.unit(unit_id)
    number = read.numbers[unit_id]
    return ShownUnit(unit_id, unit, number + 1, _at(ids, number - 1), _at(ids, number + 1))


def _group_counts(read: ReadDesk) -> dict[str, int]:
    """How many units of each group get papers, in the order of the roster."""
    counts = dict.fromkeys((group.name for group in read.sources.roster.groups), 0)
    for unit in read.sources.units:
        counts[unit.group] = counts.get(unit.group, 0) + 1
    return {name: count for name, count in counts.items() if count}


def _fits(unit: Unit, wanted: str, group: str) -> bool:
    if group and unit.group != group:
        return False
    return not wanted or any(wanted in word.casefold() for word in (unit.name, unit.addressee, unit.code) if word)


def _at(ids: Sequence[str], number: int) -> str | None:
    return ids[number] if 0 <= number < len(ids) else None
