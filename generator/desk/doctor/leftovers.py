"""Locks, and what interrupted runs left, in the folders that commands write to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from generator.desk.desk_places import DeskPlaces
from generator.desk.doctor.examining import Diagnostic, anonymous_path
from generator.ground.disk import LinkOutError, entries_below
from generator.ground.errors import Problem
from generator.writing import Leftover, leftovers

_MOST = 10_000
"""Entries below ``templates`` that are looked at."""

_CODES = {
    "held": "doctor-run-held",
    "left": "doctor-run-left",
    "foreign": "doctor-run-foreign",
    "unknown": "doctor-run-unknown",
}


def remains(places: DeskPlaces) -> Iterator[Diagnostic]:
    """A fact for each, by its path in the working folder."""
    for folder in _folders(places):
        yield from map(_fact, leftovers(folder))


def _folders(places: DeskPlaces) -> Iterator[Path]:
    """The working folder, ``output``, and ``templates`` with what is below."""
    yield Path()
    with suppress(LinkOutError):
        yield places.output.real()
    with suppress(OSError):
        templates = places.templates.real()
        yield templates
        found = islice(entries_below(templates), _MOST)
        yield from (each.path for each in found if each.kind == "folder" and not each.path.name.startswith("."))


def _fact(leftover: Leftover) -> Diagnostic:
    name = anonymous_path(leftover.path)
    facts: dict[str, object] = {"name": name, "process": leftover.process or "?"}
    is_harmless = leftover.state in ("foreign", "unknown") and not leftover.stops_builds
    problem = Problem(_CODES[leftover.state], None, facts, milder="warning" if is_harmless else None)
    return Diagnostic("leftover", name, leftover.state, process=leftover.process, lives=leftover.lives, problem=problem)
