"""Where the inputs and the papers of a desk are: where the environment says, else its fawen.yaml, else as usual."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.ground.desk_names import HOUSE, NOTICE, OUTPUT, STANDING, TEMPLATES, UNITS
from generator.ground.disk import default_input, given, named, own_place
from generator.ground.errors import Problem
from generator.writing.manifest_entries import REGISTER

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """A path; ``is_named``: somebody named it, and it may be a link. A default one is a link only within the desk."""

    path: Path
    is_named: bool = False

    def below(self, name: str) -> Place:
        """The file or folder ``name`` in this place."""
        return Place(self.path / name, self.is_named)

    def to_read(self) -> Path:
        """The path as it is called. Raises InputError where a default one is a link that leads out."""
        return named(self.path) if self.is_named else default_input(self.path)

    def real(self) -> Path:
        """The path with links resolved. Raises LinkOutError where a default one leads out."""
        return given(self.path) if self.is_named else own_place(self.path)


@dataclass(frozen=True, slots=True)
class DeskPlaces:
    """The places of a desk; ``problems`` are those of its fawen.yaml, None where there is none."""

    templates: Place = Place(Path(TEMPLATES))
    notice: Place = Place(Path(TEMPLATES, NOTICE))
    units: Place = Place(Path(UNITS))
    output: Place = Place(Path(OUTPUT))
    register: Place = Place(Path(OUTPUT, REGISTER))
    problems: tuple[Problem, ...] | None = None

    @property
    def house(self) -> Place:
        """What the office writes once for all its notices."""
        return self.templates.below(HOUSE)

    @property
    def folders(self) -> tuple[Place, ...]:
        """The folders of templates for each unit and for the dispatch."""
        return self.templates.below("unit"), self.templates.below("dispatch")


USUAL = DeskPlaces()
"""The places of a desk in the working folder where nothing says otherwise."""


def desk_places(folder: Path = Path(), environment: Mapping[str, str] = NOTHING) -> DeskPlaces:
    """The places of the desk in ``folder``; ``environment`` are those that go before its fawen.yaml, by their keys.

    Raises ImportError where the library that reads YAML is missing.
    """
    in_file: Mapping[str, object] = NOTHING
    problems = None
    if os.path.lexists(folder / STANDING):
        from generator.desk.fawen_yaml import read_standing

        kept = read_standing(folder)
        in_file, problems = kept.values, kept.problems

    def place(key: str, usual: Place) -> Place:
        path = environment.get(key) or in_file.get(key)
        return Place(folder / path, is_named=key in environment) if isinstance(path, str) else usual

    templates, output = place("templates", Place(folder / TEMPLATES)), place("output", Place(folder / OUTPUT))
    return DeskPlaces(
        templates,
        place("notice", templates.below(NOTICE)),
        place("units", Place(folder / UNITS)),
        output,
        place("register", output.below(REGISTER)),
        problems,
    )
