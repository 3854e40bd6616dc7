"""A roster with the fields that are explicit in its file, as opposed to defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk import ROSTER
from generator.ground.errors import RosterError
from generator.ground.source import (
    LaidMapping,
    LaidNode,
    LaidScalar,
    LaidSequence,
    lay_out_in_english,
    read_source,
)
from generator.roster.units.declared_fields import DeclaredField, roster_names
from generator.roster.units.groups import Roster
from generator.roster.units.load import roster_in
from generator.roster.units.unit import NAME_BY_DEFAULT, Unit


@dataclass(frozen=True, slots=True)
class ExplicitRoster:
    """``roster``, and ``given``: for each of its units the names of the fields to which the file gives a value.

    ``columns`` are the fields that any unit has or, in a sheet, that have a column; also ``group`` and ``class`` where
    the file gives them.
    """

    roster: Roster
    given: tuple[frozenset[str], ...]
    columns: frozenset[str]


def explicit_fields(unit: Unit) -> frozenset[str]:
    """Return the fields of ``unit`` whose values are not defaults."""
    held = {name for name, value in unit.as_mapping().items() if name != "group" and value not in ("", [], {})}
    held -= {name for name in NAME_BY_DEFAULT if getattr(unit, name) == unit.name}
    return frozenset(held - {"copies"} if unit.copies == 1 else held)


def explicit_in_yaml(roster: Roster, top: LaidMapping) -> ExplicitRoster:
    """Return ``roster`` with the fields that are explicit in its file, whose layout is ``top``."""
    given = tuple(frozenset(_given_at(unit)) for group in group_nodes(top) for unit in unit_nodes(group))
    return ExplicitRoster(roster, given, frozenset({"group", "class"}.union(*given)))


def read_explicit(path: Path, *, name: str | None = None) -> ExplicitRoster:
    """Load the roster in the YAML at ``path``, called ``name`` in problems, with its explicit fields.

    Raises what :func:`load_roster` raises.
    """
    file = read_source(path, name=name, error=RosterError, kind=ROSTER)
    roster = roster_in(file)
    return explicit_in_yaml(roster, laid_out(file.text, roster.fields))


def laid_out(text: str, fields: Iterable[DeclaredField]) -> LaidMapping:
    """Return the layout of a roster that declares ``fields``, with English keys."""
    return lay_out_in_english(text, roster_names(fields))


def group_nodes(top: LaidMapping) -> Iterator[LaidMapping]:
    """Yield the groups in a roster's YAML."""
    return _mappings(top.get("groups"))


def unit_nodes(group: LaidMapping) -> Iterator[LaidMapping]:
    """Yield the units in the YAML of a group."""
    return _mappings(group.get("units"))


def _given_at(unit: LaidMapping) -> Iterator[str]:
    for key, value in unit.pairs:
        if value.items if isinstance(value, LaidSequence) else not isinstance(value, LaidScalar) or value.value:
            yield key.value


def _mappings(node: LaidNode | None) -> Iterator[LaidMapping]:
    items = node.items if isinstance(node, LaidSequence) else ()
    return (item for item in items if isinstance(item, LaidMapping))
