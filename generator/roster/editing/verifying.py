"""Whether an edited roster, read again, is the one that was wanted."""

from __future__ import annotations

from collections.abc import Sequence

from generator.roster.units import DeclaredField, Group, Roster


def is_as_wanted(found: Roster, groups: Sequence[Group], fields: Sequence[DeclaredField]) -> bool:
    """Whether ``found`` has these groups with these units and all their values, and these fields; no other."""
    return (*found.fields,) == (*fields,) and list(map(_held, found.groups)) == list(map(_held, groups))


def _held(group: Group) -> object:
    """All that a group holds; a number as it prints, 2.50 apart from 2.5."""
    units = [{name: repr(value) for name, value in unit.as_mapping().items()} for unit in group.units]
    return group.name, group.classes, units
