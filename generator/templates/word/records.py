"""Which record the fields of a document read: the unit it is for, and those that NEXT moves on to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.roster.units import STANDARD_FIELD_TITLES


@dataclass(frozen=True, slots=True)
class Start:
    """Where a document begins: ``first`` is its record's place among all, from 0, None where the context has it.

    ``sequence`` is the number, from 1, among the records that are merged; None where that is the record's own.
    """

    first: int | None = None
    sequence: int | None = None


@dataclass(slots=True)
class Merge:
    """What the parts of one document have in common for merge fields.

    ``titles`` are the Chinese titles of a unit's fields, by which fields may name them; ``start`` is where its records
    begin; ``bookmarks`` is what SET fields have set, by their names in lower case.
    """

    titles: Mapping[str, str] = field(default_factory=lambda: STANDARD_FIELD_TITLES)
    start: Start = field(default_factory=Start)
    bookmarks: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Records:
    """The records while one part is rendered.

    ``record`` is the present one: None where the context has neither ``unit`` nor ``units``, empty past the last one.
    ``place`` is its number from 0, None where that is not known. ``read``: some field has asked for a record.
    ``skipped``: a SKIPIF has left this record out.
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
    def of(cls, names: Mapping[str, object], start: Start) -> Records:
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
        """Go to the next record (NEXT)."""
        self.read = True
        self.moves += 1
        self.sequence += 1
        self.place = (self.place or 0) + 1
        self.is_past = self.place >= len(self.units)
        self.record = _record(self.units, self.place)

    def keep(self) -> None:
        """Remember where this is, for one :meth:`go_back`."""
        self._kept.append((self.record, self.place, self.sequence, self.is_past, self.moves))

    def go_back(self) -> None:
        """Go back to where :meth:`keep` was last called."""
        if self._kept:
            self.record, self.place, self.sequence, self.is_past, self.moves = self._kept.pop()


def _record(units: Sequence[object], place: int) -> Mapping[str, object]:
    """The unit at ``place``; an empty one past the last, and for what is no unit."""
    unit = units[place] if place < len(units) else None
    return unit if isinstance(unit, Mapping) else {}


def _mappings(units: object) -> Sequence[object]:
    if not isinstance(units, Sequence) or isinstance(units, str):
        return ()
    return units
