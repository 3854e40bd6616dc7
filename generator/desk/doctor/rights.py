"""Whether the folders that commands write to can be written; nothing is tried."""

from __future__ import annotations

from collections.abc import Iterator

from generator.desk.doctor.anonymous_places import shown
from generator.desk.doctor.facts import Fact
from generator.desk.standing.desk_places import DeskPlaces, Place
from generator.ground.disk import LinkOutError, may_write
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import Problem


def rights(places: DeskPlaces) -> Iterator[Fact]:
    """A fact for ``output``, ``templates`` and the cache folder; without the first of them no build can run."""
    yield _of_folder("output", places.output, "doctor-output-denied")
    yield _of_folder("templates", places.templates, "doctor-templates-denied")
    try:
        writable = may_write(cache_folder())
    except RuntimeError:  # the user has no home folder
        writable = False
    yield Fact("rights", "cache") if writable else _denied("cache", Problem("doctor-cache-denied"))


def _of_folder(name: str, place: Place, code: str) -> Fact:
    facts = {"name": shown(place.path)}
    try:
        folder = place.real()
    except LinkOutError:
        return Fact("rights", name, "broken", problem=Problem("doctor-link-out", None, facts))
    return Fact("rights", name) if may_write(folder) else _denied(name, Problem(code, None, facts))


def _denied(name: str, problem: Problem) -> Fact:
    return Fact("rights", name, "denied", problem=problem)
