"""Where the inputs and the papers of the working folder are: where its fawen.yaml says, else where every desk has them.

The environment is not asked: it is of one terminal and not of the desk.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.errors import Problem

STANDING = Path("fawen.yaml")


@dataclass(frozen=True, slots=True)
class DeskPlaces:
    """The folders and the roster of a desk; ``problems`` are those of its fawen.yaml, None where there is none."""

    templates: Path = Path("templates")
    notice: Path = Path("templates", "notice")
    units: Path = Path("units.yaml")
    output: Path = Path("output")
    problems: Sequence[Problem] | None = None

    @property
    def house(self) -> Path:
        """What the office writes once for all its notices."""
        return self.templates / "house.yaml"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of templates for each unit and for the dispatch."""
        return (self.templates / "unit", self.templates / "dispatch")


def desk_places() -> DeskPlaces:
    """The places of the working folder. Raises ImportError where the library that reads YAML is missing."""
    usual = DeskPlaces()
    if not os.path.lexists(STANDING):
        return usual
    from generator.desk.standing.reading import read_standing

    kept = read_standing(STANDING)
    named = {key: Path(value) for key, value in kept.values.items() if isinstance(value, str)}
    templates = named.get("templates", usual.templates)
    return DeskPlaces(
        templates,
        named.get("notice", templates / "notice"),
        named.get("units", usual.units),
        named.get("output", usual.output),
        kept.problems,
    )
