"""What a person should look at again in a roster that is otherwise right: warnings, none of which stops anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ground.errors import Problem
from generator.ground.source import bounded
from generator.roster.units.doubts.characters import odd_characters
from generator.roster.units.doubts.codes import odd_codes
from generator.roster.units.doubts.contact import odd_contacts
from generator.roster.units.doubts.doubt import Doubt
from generator.roster.units.doubts.names import former_names, namesakes
from generator.roster.units.field_places import FieldPlaces
from generator.roster.units.groups import Roster
from generator.roster.units.unit import Unit

__all__ = ["doubts", "former_name_doubts"]


def doubts(roster: Roster) -> tuple[Problem, ...]:
    """All warnings of ``roster``, unit by unit in its order; of very many the first."""
    order = {id(unit): number for number, unit in enumerate(roster.units)}
    found = [
        *former_names(roster),
        *odd_codes(roster),
        *odd_contacts(roster),
        *odd_characters(roster),
        *namesakes(roster),
    ]
    return tuple(bounded(_problems(sorted(found, key=lambda doubt: order[id(doubt.unit)]))))


def former_name_doubts(roster: Roster, beside: Iterable[Unit] = ()) -> tuple[Problem, ...]:
    """The warnings of names and codes alone that places had; the units ``beside`` say what they were called, too."""
    return tuple(bounded(_problems(former_names(roster, beside))))


def _problems(found: Iterable[Doubt]) -> Iterator[Problem]:
    places = FieldPlaces()
    for doubt in found:
        span = places.span(doubt.unit, doubt.field)
        yield Problem(doubt.code, span, doubt.facts, doubt.field, doubt.suggestion, units=(doubt.unit.name,))
