"""The changes of a roster import, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.ground.errors import Problem
from generator.roster.editing.unit_values import Held
from generator.roster.units import DeclaredField, Group, Roster, Unit


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changes from ``old`` to ``new``; ``unit`` is the number of the unit in the roster."""

    unit: int
    field: str
    old: Held
    new: Held


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that is added, with the values that have to be written for it."""

    unit: Unit
    given: Mapping[str, Held]


@dataclass(frozen=True)
class Comparison:
    """The changes of ``roster``. Units are identified by their numbers in it, groups by their names.

    ``everybody`` are the groups that a person makes those for any recipients, all among those of ``classes``.

    ``given`` are the explicit values of each unit after the changes. ``changes`` are changed fields, ``moves`` the
    groups of units that are moved, ``before`` the units that some of them go before, ``classes`` the new classes of
    groups, ``new_groups`` (without their units), ``new_fields`` and ``new_headings`` (further titles of standard
    fields) what is added. ``kept`` are fields for which the imported roster has a column but no value. ``missing`` are
    the units that the imported roster lacks; ``removed`` are those of them that are removed.

    The others are of a roster that takes the place of this one as a whole: ``renamed_groups`` are new names of groups,
    ``lost_columns`` the headings of columns that are gone, ``lost_headings`` further titles of standard fields that
    are, and ``is_reordered`` says whether the units that stay are in another order.
    """

    roster: Roster
    given: Sequence[Mapping[str, Held]]
    changes: tuple[FieldChange, ...]
    moves: Mapping[int, str]
    classes: Mapping[str, tuple[str, ...]]
    added: tuple[NewUnit, ...]
    new_groups: tuple[Group, ...]
    new_fields: tuple[DeclaredField, ...]
    new_headings: Mapping[str, str]
    kept: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]
    removed: tuple[int, ...]
    warnings: tuple[Problem, ...]
    before: Mapping[int, int] = field(default_factory=dict)
    renamed_groups: Mapping[str, str] = field(default_factory=dict)
    lost_columns: tuple[str, ...] = ()
    lost_headings: Mapping[str, str] = field(default_factory=dict)
    is_reordered: bool = False
    everybody: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (
            self.changes or self.moves or self.classes or self.added or self.new_groups or self.new_fields
            or self.new_headings or self.removed or self.renamed_groups or self.lost_columns or self.lost_headings
            or self.is_reordered
        )  # fmt: skip

    @property
    def losses(self) -> int:
        """How many units, columns and values are there no longer, and titles that templates may use."""
        emptied = sum(change.new in ("", ()) for change in self.changes)
        return len(self.removed) + len(self.lost_columns) + len(self.lost_headings) + emptied
