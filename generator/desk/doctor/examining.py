"""All facts, found one kind after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from generator.desk.doctor.commands import commands
from generator.desk.doctor.extras import extras
from generator.desk.doctor.facts import Fact, Kind
from generator.desk.doctor.rights import rights
from generator.desk.doctor.versions import versions
from generator.desk.standing.desk_places import NOTHING, USUAL, DeskPlaces, desk_places


def examined(environment: Mapping[str, str] = NOTHING) -> tuple[Fact, ...]:
    """The facts of this machine and of the working folder. Nothing is written; LibreOffice is asked for its version.

    ``environment`` are the places that go before those of fawen.yaml, by their keys.
    What needs a library that is not installed is ``unknown``.
    """
    facts = [*versions()]
    complete = all(fact.state == "ok" for fact in facts)
    facts += _known("font", _fonts)
    facts += _known("office", _office)
    facts += extras()
    places = desk_places(environment=environment) if complete else USUAL
    facts += rights(places)
    facts += _known("leftover", partial(_leftovers, places))
    facts += _known("desk", partial(_inputs, places, readable=complete))
    facts += commands(facts)
    return tuple(facts)


def _known(kind: Kind, found: Callable[[], Iterable[Fact]]) -> list[Fact]:
    """The facts of ``found``, imported by it; one that is unknown where a library is missing."""
    try:
        return list(found())
    except ImportError:
        return [Fact(kind, "…", "unknown")]


def _fonts() -> Iterable[Fact]:
    from generator.desk.doctor.fonts import fonts

    return fonts()


def _office() -> Iterable[Fact]:
    from generator.desk.doctor.office import office

    return (office(),)


def _leftovers(places: DeskPlaces) -> Iterable[Fact]:
    from generator.desk.doctor.leftovers import remains

    return remains(places)


def _inputs(places: DeskPlaces, *, readable: bool) -> Iterable[Fact]:
    from generator.desk.doctor.inputs import inputs

    return inputs(places, readable=readable)
