"""The place of any field of a unit, looked up in the file: a unit keeps only the place of its name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from generator.ground.errors import Span
from generator.ground.source import LaidMapping, Place, SourceFile, lay_out_yaml
from generator.roster.units.explicit_roster import group_nodes, unit_nodes
from generator.roster.units.unit import Unit


class FieldPlaces:
    """The places of fields in the files that units were read from."""

    def __init__(self) -> None:
        self._files: dict[int, _FileOfUnits] = {}

    def span(self, unit: Unit, field: str) -> Span:
        """Return the place of ``field`` of ``unit``; where the file does not have it, that of the unit's name."""
        file = unit.place.file if isinstance(unit.place, Place) else None
        if field == "name" or not isinstance(file, SourceFile):
            return unit.span
        if id(file) not in self._files:
            self._files[id(file)] = _FileOfUnits(file)
        return self._files[id(file)].span(unit, field)


class _FileOfUnits:
    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._lines = list(accumulate((len(line) + 1 for line in file.lines), initial=0))
        self._units = dict(_by_place_of_name(lay_out_yaml(file.text)))

    def span(self, unit: Unit, field: str) -> Span:
        span = unit.span
        mapping = self._units.get(self._lines[(span.line or 1) - 1] + (span.column or 1) - 1)
        node = None if mapping is None else mapping.get(field)
        if node is None or node.start == node.end:
            return span
        line = bisect_right(self._lines, node.start)
        column = node.start - self._lines[line - 1]
        length = min(node.end, self._lines[line] - 1) - node.start
        return self._file.span(line, column + 1, max(1, length))


def _by_place_of_name(top: LaidMapping) -> Iterator[tuple[int, LaidMapping]]:
    for group in group_nodes(top):
        for unit in unit_nodes(group):
            name = unit.get("name")
            if name is not None:
                yield name.start, unit
