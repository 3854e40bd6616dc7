"""The place of any field of a unit, looked up in the file: a unit keeps only the place of its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import yaml

from generator.ground.errors import Span
from generator.ground.source import KeyNames, LaidMapping, LaidSequence, Place, SourceFile, lay_out_in_english
from generator.ground.source.yaml_item_lines import lines_of_item
from generator.roster.units.declared_fields import DeclaredField, roster_names
from generator.roster.units.explicit_roster import group_nodes, unit_nodes
from generator.roster.units.unit import Unit

_KEY = "units:"


class FieldPlaces:
    """The places of fields in the files that units were read from; the rosters declare ``fields``."""

    def __init__(self, fields: Iterable[DeclaredField] = ()) -> None:
        self._names = roster_names(fields)
        self._files: dict[int, _FileOfUnits] = {}

    def span(self, unit: Unit, field: str) -> Span:
        """Return the place of ``field`` of ``unit``; where the file does not have it, that of the unit's name."""
        file = unit.place.file if isinstance(unit.place, Place) else None
        if field == "name" or not isinstance(file, SourceFile):
            return unit.span
        if id(file) not in self._files:
            self._files[id(file)] = _FileOfUnits(file, self._names)
        return self._files[id(file)].span(unit, field)


class _Found(NamedTuple):
    """A unit laid out in a ``text`` that begins at a line of its file, counted from 1."""

    mapping: LaidMapping
    text: str
    line: int


class _FileOfUnits:
    def __init__(self, file: SourceFile, names: KeyNames) -> None:
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

    def _by_the_whole_file(self, span: Span) -> _Found | None:
        mapping = self._units.get((span.line or 1, span.column or 1))
        return None if mapping is None else _Found(mapping, self._file.text, 1)

    @cached_property
    def _units(self) -> dict[tuple[int, int], LaidMapping]:
        """The units by the places of their names."""
        found = (
            _Found(unit, self._file.text, 1) for unit in _units_of(lay_out_in_english(self._file.text, self._names))
        )
        return {_place(each, name.start): each.mapping for each in found if (name := each.mapping.get("name"))}


def _units_of(top: LaidMapping) -> Iterator[LaidMapping]:
    for group in group_nodes(top):
        yield from unit_nodes(group)


def _place(found: _Found, start: int) -> tuple[int, int]:
    """Line and column, from 1, of what begins at ``start`` of the text."""
    before = found.text[:start]
    return found.line + before.count("\n"), start - before.rfind("\n")


def _by_its_lines(lines: Sequence[str], span: Span, names: KeyNames) -> _Found | None:
    """The unit whose name is at ``span``, of its own lines alone: a roster may have tens of thousands.

    None where these are not certain, or are not understood by themselves.
    """
    begin, end = lines_of_item(lines, (span.line or 1) - 1)
    text = "\n".join((_KEY, *lines[begin:end]))
    try:
        items = lay_out_in_english(text, names.below["groups"]).get(_KEY.removesuffix(":"))
    except (yaml.YAMLError, TypeError, IndexError):
        return None
    if not isinstance(items, LaidSequence) or len(items.items) != 1 or not isinstance(items.items[0], LaidMapping):
        return None
    found = _Found(items.items[0], text, begin)
    name = found.mapping.get("name")
    return found if name is not None and _place(found, name.start) == (span.line, span.column) else None
