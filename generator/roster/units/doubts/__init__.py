"""Warnings of what is probably a mistake in a roster that is otherwise right; none of them stops a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ground.errors import Problem
from generator.ground.source import bounded
from generator.roster.units.doubts.confusable_names import former_names, namesakes
from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.doubts.odd_characters import odd_characters
from generator.roster.units.doubts.odd_codes import odd_codes
from generator.roster.units.doubts.odd_contacts import odd_contacts
from generator.roster.units.field_places import FieldPlaces
from generator.roster.units.groups import Roster
from generator.roster.units.unit import Unit

__all__ = ["doubts", "former_name_doubts"]


def doubts(roster: Roster) -> tuple[Problem, ...]:
    """Return all warnings of ``roster``, unit by unit in its order; of very many the first."""
    order = {id(unit): number for number, unit in enumerate(roster.units)}
    found = [
        *former_names(roster),
        *odd_codes(roster),
        *odd_contacts(roster),
        *odd_characters(roster),
        *namesakes(roster),
    ]
    return tuple(bounded(_problems(roster, sorted(found, key=lambda doubt: order[id(doubt.unit)]))))


def former_name_doubts(roster: Roster, beside: Iterable[Unit] = ()) -> tuple[Problem, ...]:
    """Return only the warnings of former names and codes; the units ``beside`` give former names, too."""
    return tuple(bounded(_problems(roster, former_names(roster, beside))))


def _problems(roster: Roster, found: Iterable[Doubt]) -> Iterator[Problem]:
    places = FieldPlaces(roster.fields)
    for doubt in found:
        span = places.span(doubt.unit, doubt.field)
        found_there = Problem(doubt.code, span, doubt.facts, doubt.field, doubt.suggestion, units=(doubt.unit.name,))
        yield found_there.in_words(roster.words)
