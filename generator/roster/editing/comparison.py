"""The changes of a roster import, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ground.errors import Problem
from generator.roster.editing.values import Held
from generator.roster.units import DeclaredField, Group, Roster, Unit


@dataclass(frozen=True, slots=True)
class Change:
    """A field of the unit ``unit``, by its number in the roster, that holds ``old`` and shall hold ``new``."""

    unit: int
    field: str
    old: Held
    new: Held


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that is added, with the values that must be said of it."""

    unit: Unit
    said: Mapping[str, Held]


@dataclass(frozen=True)
class Comparison:
    """How ``roster`` shall change. Units are named by their numbers in it, groups by their names.

    ``said`` is what shall be said of each unit, ``changes`` are values of fields, ``moves`` units that go to another
    group, ``classes`` groups whose classes change, ``new_groups`` (without their units) and ``new_fields`` what is not
    there yet. ``kept`` are fields of which the other roster has a column but no value. ``missing`` are the units that
    the other lacks; ``removed`` are those of them that shall go.
    """

    roster: Roster
    said: Sequence[Mapping[str, Held]]
    changes: tuple[Change, ...]
    moves: Mapping[int, str]
    classes: Mapping[str, tuple[str, ...]]
    added: tuple[NewUnit, ...]
    new_groups: tuple[Group, ...]
    new_fields: tuple[DeclaredField, ...]
    kept: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]
    removed: tuple[int, ...]
    warnings: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (
            self.changes or self.moves or self.classes or self.added or self.new_groups or self.new_fields
            or self.removed
        )  # fmt: skip
