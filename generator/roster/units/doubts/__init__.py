"""Warnings of what is probably a mistake in a roster that is otherwise right; none of them stops a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.ground.errors import Problem
from generator.ground.source import bounded
from generator.roster.units.addressing import unconfirmed
from generator.roster.units.doubts.confusable_names import former_names, namesakes
from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.doubts.odd_characters import odd_characters, odd_values
from generator.roster.units.doubts.odd_codes import odd_codes
from generator.roster.units.doubts.odd_contacts import odd_contacts
from generator.roster.units.field_places import FieldPlaces
from generator.roster.units.groups import Roster
from generator.roster.units.unit import Unit

__all__ = ["doubts", "doubts_by_unit", "former_name_doubts", "odd_values"]


def doubts(roster: Roster) -> tuple[Problem, ...]:
    """Return all warnings of ``roster``, unit by unit in its order; of very many the first.

    An error for each group of any class that nobody has confirmed goes before them.
    """
    order = {id(unit): number for number, unit in enumerate(roster.units)}
    found = sorted(_all(roster), key=lambda doubt: order[id(doubt.unit)])
    return (*unconfirmed(roster), *bounded(_problems(roster, found)))


def doubts_by_unit(roster: Roster) -> Mapping[int, Sequence[Problem]]:
    """Return the warnings of each unit by its number in ``roster``, each with its field; units without any left out.

    Their places are those of the units.
    """
    order = {id(unit): number for number, unit in enumerate(roster.units)}
    found: dict[int, list[Problem]] = {}
    for doubt in _all(roster):
        problem = Problem(doubt.code, doubt.unit.span, doubt.facts, doubt.field, doubt.suggestion)
        found.setdefault(order[id(doubt.unit)], []).append(problem.in_words(roster.words))
    return dict(sorted(found.items()))


def former_name_doubts(roster: Roster, beside: Iterable[Unit] = ()) -> tuple[Problem, ...]:
    """Return only the warnings of former names and codes; the units ``beside`` give former names, too."""
    return tuple(bounded(_problems(roster, former_names(roster, beside))))


def _all(roster: Roster) -> Iterator[Doubt]:
    yield from former_names(roster)
    yield from odd_codes(roster)
    yield from odd_contacts(roster)
    yield from odd_characters(roster)
    yield from namesakes(roster)


def _problems(roster: Roster, found: Iterable[Doubt]) -> Iterator[Problem]:
    places = FieldPlaces(roster.fields)
    for doubt in found:
        span = places.span(doubt.unit, doubt.field)
        found_there = Problem(doubt.code, span, doubt.facts, doubt.field, doubt.suggestion, units=(doubt.unit.name,))
        yield found_there.in_words(roster.words)
