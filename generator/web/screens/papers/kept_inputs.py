"""The inputs of a build, kept between requests as long as none of them has changed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import cast

from generator.desk.desk_places import DeskPlaces
from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.papers_without_build import SingleUnits
from generator.dispatch.templates import FOLDERS
from generator.dispatch.unit_order import ordered
from generator.ground.errors import GeneratorError
from generator.roster.sheets.named_file import load_units
from generator.roster.units.unit import Unit
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError, OpenDesk, OpenNotice, signature

_Signature = tuple[object, ...]


@dataclass(frozen=True)
class ReadDesk:
    """The inputs of a build as they were read; ``mark`` is another one when they have changed.

    ``is_draft``: the notice lacks what only a draft may lack.
    """

    sources: Sources
    mark: str
    is_draft: bool = False

    @cached_property
    def units(self) -> SingleUnits:
        """Makes the papers of one unit after the other."""
        return SingleUnits(self.sources)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each unit that gets papers, from 0, by its id in addresses."""
        return {opaque_id(unit.identity): number for number, unit in enumerate(self.sources.units)}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the units, in order."""
        return tuple(self.numbers)

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id. Raises NotFoundError."""
        if unit_id not in self.numbers:
            raise NotFoundError
        return self.sources.units[self.numbers[unit_id]]


@dataclass
class KeptInputs:
    """The inputs that were read last."""

    _lock: Lock = field(default_factory=Lock)
    _read: tuple[_Signature, ReadDesk] | None = None

    def read(self, desk: OpenDesk, notice: OpenNotice) -> ReadDesk:
        """The inputs of a build of ``notice``, read again only where a file has changed.

        A notice that is complete enough only for a draft is read as one. Raises GeneratorError.
        """
        places, sort = desk.places(), cast("tuple[str, ...]", desk.standing("sort") or ())
        signature = notice.folder, sort, tuple(_signatures(places, notice.folder))
        with self._lock:
            if self._read is None or self._read[0] != signature:
                self._read = None
                self._read = signature, _read_desk(desk, notice.folder, sort)
            return self._read[1]


def _read_desk(desk: OpenDesk, notice: Path, sort: tuple[str, ...]) -> ReadDesk:
    mark = secrets.token_hex(6)
    try:
        return ReadDesk(_sources(desk, notice, sort, is_draft=False), mark)
    except GeneratorError as fault:
        try:
            return ReadDesk(_sources(desk, notice, sort, is_draft=True), mark, is_draft=True)
        except GeneratorError:
            raise fault from None


def _sources(desk: OpenDesk, notice: Path, sort: tuple[str, ...], *, is_draft: bool) -> Sources:
    places = desk.places()
    templates, units = places.templates.to_read(), places.units.to_read()
    everybody = bool(desk.standing("everybody"))
    load = partial(desk.files.read, by=load_units)
    sources = read_sources(templates, notice, units, is_draft=is_draft, everybody=everybody, load=load)
    sources = sources.in_edition(draft=is_draft)
    addressed, _ = ordered(sources.roster, sources.units, sort)
    return replace(sources, units=addressed)


def _signatures(places: DeskPlaces, notice: Path) -> Iterator[_Signature]:
    """Facts about each input that change with every save."""
    yield (signature(places.units.path),)
    yield (signature(places.house.path),)
    for folder in (notice, *(places.templates.path / kind for kind in FOLDERS)):
        found = (Path(parent, name) for parent, _, names in os.walk(folder) for name in names)
        yield from ((str(path), signature(path)) for path in sorted(found) if not path.name.startswith("."))
