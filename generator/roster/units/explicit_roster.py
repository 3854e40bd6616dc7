"""A roster with the fields that are explicit in its file, as opposed to defaults, and their places there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.ground.disk import ROSTER
from generator.ground.errors import RosterError, Span
from generator.ground.source import key_translation, nodes, yaml_items
from generator.ground.source.source_file import SourceFile, read_source
from generator.ground.source.yaml_layout import LaidMapping, LaidNode, LaidScalar, LaidSequence, lay_out_in_english
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
    """The fields of ``unit`` whose values are not defaults."""
    held = {name for name, value in unit.as_mapping().items() if name != "group" and value not in ("", [], {})}
    held -= {name for name in NAME_BY_DEFAULT if getattr(unit, name) == unit.name}
    return frozenset(held - {"copies"} if unit.copies == 1 else held)


def explicit_in_yaml(roster: Roster, top: LaidMapping) -> ExplicitRoster:
    """``roster`` with the fields that are explicit in its file, whose layout is ``top``."""
    given = tuple(frozenset(_given_at(unit)) for group in group_nodes(top) for unit in unit_nodes(group))
    return ExplicitRoster(roster, given, frozenset({"group", "class"}.union(*given)))


def read_explicit(path: Path, *, name: str | None = None) -> ExplicitRoster:
    """Loads the roster in the YAML at ``path``, called ``name`` in problems, with its explicit fields.

    Raises what :func:`load_roster` raises.
    """
    file = read_source(path, name=name, error=RosterError, kind=ROSTER)
    roster = roster_in(file)
    return explicit_in_yaml(roster, laid_out(file.text, roster.fields))


def laid_out(text: str, fields: Iterable[DeclaredField]) -> LaidMapping:
    """The layout of a roster that declares ``fields``, with English keys."""
    return lay_out_in_english(text, roster_names(fields))


def group_nodes(top: LaidMapping) -> Iterator[LaidMapping]:
    """The groups in a roster's YAML."""
    return _mappings(top.get("groups"))


def unit_nodes(group: LaidMapping) -> Iterator[LaidMapping]:
    """The units in the YAML of a group."""
    return _mappings(group.get("units"))


def _given_at(unit: LaidMapping) -> Iterator[str]:
    for key, value in unit.pairs:
        if value.items if isinstance(value, LaidSequence) else not isinstance(value, LaidScalar) or value.value:
            yield key.value


def _mappings(node: LaidNode | None) -> Iterator[LaidMapping]:
    items = node.items if isinstance(node, LaidSequence) else ()
    return (item for item in items if isinstance(item, LaidMapping))


_KEY = "units:"


class FieldPlaces:
    """The places of fields in the files that units were read from; the rosters declare ``fields``.

    They are looked up in the file: a unit keeps only the place of its name.
    """

    def __init__(self, fields: Iterable[DeclaredField] = ()) -> None:
        self._names = roster_names(fields)
        self._files: dict[int, _FileOfUnits] = {}

    def span(self, unit: Unit, field: str) -> Span:
        """The place of ``field`` of ``unit``; where the file does not have it, that of the unit's name."""
        file = unit.place.file if isinstance(unit.place, nodes.Place) else None
        if field == "name" or not isinstance(file, SourceFile):
            return unit.span
        if id(file) not in self._files:
            self._files[id(file)] = _FileOfUnits(file, self._names)
        return self._files[id(file)].span(unit, field)


class _LaidUnit(NamedTuple):
    """A unit laid out in a ``text`` that begins at a line of its file, counted from 1."""

    mapping: LaidMapping
    text: str
    line: int


class _FileOfUnits:
    def __init__(self, file: SourceFile, names: key_translation.KeyNames) -> None:
        self._file = file
        self._names = names

    def span(self, unit: Unit, field: str) -> Span:
        span = unit.span
        found = _by_its_lines(self._file.lines, span, self._names) or self._by_the_whole_file(span)
        node = None if found is None else found.mapping.get(field)
        if found is None or node is None or node.start == node.end:
            return span
        line, column = _place(found, node.start)
        end = found.text.find("\n", node.start)
        length = (node.end if end < 0 else min(node.end, end)) - node.start
        return self._file.span(line, column, max(1, length))

    def _by_the_whole_file(self, span: Span) -> _LaidUnit | None:
        mapping = self._units.get((span.line or 1, span.column or 1))
        return None if mapping is None else _LaidUnit(mapping, self._file.text, 1)

    @cached_property
    def _units(self) -> dict[tuple[int, int], LaidMapping]:
        """The units by the places of their names."""
        top = lay_out_in_english(self._file.text, self._names)
        found = (_LaidUnit(unit, self._file.text, 1) for group in group_nodes(top) for unit in unit_nodes(group))
        return {_place(each, name.start): each.mapping for each in found if (name := each.mapping.get("name"))}


def _place(found: _LaidUnit, start: int) -> tuple[int, int]:
    """Line and column, from 1, of what begins at ``start`` of the text."""
    before = found.text[:start]
    return found.line + before.count("\n"), start - before.rfind("\n")


def _by_its_lines(lines: Sequence[str], span: Span, names: key_translation.KeyNames) -> _LaidUnit | None:
    """The unit whose name is at ``span``, of its own lines alone: a roster may have tens of thousands.

    None where these are not certain, or are not understood by themselves.
    """
    begin, end = yaml_items.lines_of_item(lines, (span.line or 1) - 1)
    text = "\n".join((_KEY, *lines[begin:end]))
    try:
        items = lay_out_in_english(text, names.below["groups"]).get(_KEY.removesuffix(":"))
    except (yaml.YAMLError, TypeError, IndexError):
        return None
    if not isinstance(items, LaidSequence) or len(items.items) != 1 or not isinstance(items.items[0], LaidMapping):
        return None
    found = _LaidUnit(items.items[0], text, begin)
    name = found.mapping.get("name")
    return found if name is not None and _place(found, name.start) == (span.line, span.column) else None
