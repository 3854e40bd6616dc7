"""Which record the fields of a document read: its own unit, and the units that NEXT moves on to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.roster.units.declared_fields import STANDARD_FIELD_TITLES


@dataclass(frozen=True, slots=True)
class MergeStart:
    """Where a document begins: ``first`` is its record's index among all, None where the context has the record.

    ``sequence`` is the number, from 1, among the merged records; None where it is the record's own.
    """

    first: int | None = None
    sequence: int | None = None


@dataclass(slots=True)
class MergeState:
    """The state of merge fields that the parts of one document share.

    ``titles`` are the Chinese titles of a unit's fields, by which fields may name them; ``start`` is the first record;
    ``bookmarks`` are the values of SET fields, by their names in lower case. ``noted`` are the
    instructions of fields that cannot print a value, with it and the facts of the problem, and of those that printed
    another number than they had, with both and None.
    """

    titles: Mapping[str, str] = field(default_factory=lambda: STANDARD_FIELD_TITLES)
    start: MergeStart = field(default_factory=MergeStart)
    bookmarks: dict[str, str] = field(default_factory=dict)
    noted: dict[tuple[str, str], Mapping[str, object] | None] = field(default_factory=dict)


@dataclass(slots=True)
class MergeRecords:
    """The records while one part is rendered.

    ``record`` is the current one: None where the context has neither ``unit`` nor ``units``, empty past the last one.
    ``place`` is its index, None where that is not known. ``read``: some field has read a record. ``skipped``: a SKIPIF
    has left this record out.
    """

    record: Mapping[str, object] | None
    units: Sequence[object]
    place: int | None
    sequence: int
    is_past: bool = False
    read: bool = False
    skipped: bool = False
    moves: int = 0
    _kept: list[tuple[Mapping[str, object] | None, int | None, int, bool, int]] = field(default_factory=list)

    @classmethod
    def of(cls, names: Mapping[str, object], start: MergeStart) -> MergeRecords:
        """The records of a document that begins at ``start``, rendered with ``names``."""
        units = _mappings(names.get("units"))
        serial = names.get("serial")
        place = start.first
        unit = names.get("unit")
        record = unit if isinstance(unit, Mapping) else None
        if place is None and record is not None:
            place = serial - 1 if isinstance(serial, int) else None
        elif record is None and "units" in names:
            place = place or 0
            record = _record(units, place)
        past = unit is None and record is not None and (place or 0) >= len(units)
        return cls(record, units, place, start.sequence or (place or 0) + 1, is_past=past)

    @property
    def number(self) -> int:
        """The record's number among all, from 1 (MERGEREC)."""
        return (self.place or 0) + 1

    def move(self) -> None:
        """Goes to the next record (NEXT)."""
        self.read = True
        self.moves += 1
        self.sequence += 1
        self.place = (self.place or 0) + 1
        self.is_past = self.place >= len(self.units)
        self.record = _record(self.units, self.place)

    def keep(self) -> None:
        """Saves the current record for one :meth:`go_back`."""
        self._kept.append((self.record, self.place, self.sequence, self.is_past, self.moves))

    def go_back(self) -> None:
        """Restores the record saved by the last :meth:`keep`."""
        if self._kept:
            self.record, self.place, self.sequence, self.is_past, self.moves = self._kept.pop()


def _record(units: Sequence[object], place: int) -> Mapping[str, object]:
    """The unit at ``place``; an empty one past the last, and where the value is no unit."""
    unit = units[place] if place < len(units) else None
    return unit if isinstance(unit, Mapping) else {}


def _mappings(units: object) -> Sequence[object]:
    if not isinstance(units, Sequence) or isinstance(units, str):
        return ()
    return units
