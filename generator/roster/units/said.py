"""A roster with what it says itself, separate from what follows where it says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import ROSTER
from generator.ground.errors import RosterError
from generator.ground.source import (
    LaidMapping,
    LaidNode,
    LaidScalar,
    LaidSequence,
    SourceFile,
    lay_out_yaml,
    read_source,
)
from generator.roster.units.groups import Roster
from generator.roster.units.load import roster_in
from generator.roster.units.unit import NAME_BY_DEFAULT, Unit


@dataclass(frozen=True, slots=True)
class SaidRoster:
    """``roster``, and for each of its units the names of the fields that it gives a value to.

    ``columns`` are those that it gives to any unit or, of a sheet, has a column for; ``group`` and ``class`` among
    them where units and groups are given theirs.
    """

    roster: Roster
    said: tuple[frozenset[str], ...]
    columns: frozenset[str]


def said_of(unit: Unit) -> frozenset[str]:
    """The fields of ``unit`` that hold something that would not follow from the others."""
    held = {name for name, value in unit.as_mapping().items() if name != "group" and value not in ("", [])}
    held -= {name for name in NAME_BY_DEFAULT if getattr(unit, name) == unit.name}
    return frozenset(held - {"copies"} if unit.copies == 1 else held)


def said_in_yaml(roster: Roster, file: SourceFile) -> SaidRoster:
    """What ``file``, which ``roster`` has been read from, says."""
    top = lay_out_yaml(file.text)
    said = tuple(frozenset(_said_at(unit)) for group in group_nodes(top) for unit in unit_nodes(group))
    return SaidRoster(roster, said, frozenset({"group", "class"}.union(*said)))


def read_said(path: Path) -> SaidRoster:
    """The roster in the YAML at ``path``, with what it says. Raises what :func:`load_roster` raises."""
    file = read_source(path, error=RosterError, kind=ROSTER)
    return said_in_yaml(roster_in(file), file)


def group_nodes(top: LaidMapping) -> Iterator[LaidMapping]:
    """The groups in a roster's YAML."""
    return _mappings(top.get("groups"))


def unit_nodes(group: LaidMapping) -> Iterator[LaidMapping]:
    """The units in the YAML of a group."""
    return _mappings(group.get("units"))


def _said_at(unit: LaidMapping) -> Iterator[str]:
    for key, value in unit.pairs:
        if value.items if isinstance(value, LaidSequence) else not isinstance(value, LaidScalar) or value.value:
            yield key.value


def _mappings(node: LaidNode | None) -> Iterator[LaidMapping]:
    items = node.items if isinstance(node, LaidSequence) else ()
    return (item for item in items if isinstance(item, LaidMapping))
