"""Comparison of a roster with one that takes its place as a whole: what changes, and what is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from generator.roster.editing.roster_changes import Comparison, FieldChange, Held, NewUnit, as_text, explicit_values
from generator.roster.editing.roster_comparing import matched
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import Group, Roster, certain_classes
from generator.roster.units.sheet_headings import further_titles


def compared_as_whole(present: ExplicitRoster, coming: ExplicitRoster) -> Comparison:
    """The changes when ``coming`` takes the place of ``present``: whatever it lacks is removed.

    Units are matched as for an import; one that may be several of ``present`` is a new unit.
    """
    return _WholeComparing(present, coming).compared()


class _WholeComparing:
    def __init__(self, present: ExplicitRoster, coming: ExplicitRoster) -> None:
        self._present, self._coming = present, coming
        self._matches = matched(present.roster.units, coming.roster.units)
        self._known = {group.name: group for group in present.roster.groups}

    def compared(self) -> Comparison:
        there = {at for at, _ in self._pairs}
        removed = tuple(number for number in range(len(self._present.given)) if number not in there)
        fields = {field.name for field in self._present.roster.fields}
        return Comparison(
            roster=self._present.roster,
            given=[_given(self._present, number) for number in range(len(self._present.given))],
            changes=tuple(change for pair in self._pairs for change in self._changes(*pair)),
            moves=dict(self._moves()),
            classes=dict(self._classes()),
            added=tuple(self._added()),
            new_groups=tuple(self._new_groups()),
            new_fields=tuple(field for field in self._coming.roster.fields if field.name not in fields),
            new_headings=_titles_only_of(self._coming.roster, self._present.roster),
            kept=(),
            missing=removed,
            removed=removed,
            warnings=tuple(each for each in self._matches.warnings if each.code == "roster-import-other-code"),
            renamed_groups=self._renamed,
            lost_columns=self._lost_columns(),
            lost_headings=_titles_only_of(self._present.roster, self._coming.roster),
            is_reordered=any(one > other for (_, one), (_, other) in pairwise(self._pairs)),
        )

    @cached_property
    def _pairs(self) -> Sequence[tuple[int, int]]:
        """The numbers of each unit that stays: in the present roster, in whose order they are, and in the other."""
        return sorted((at, number) for number, at in self._matches.of.items())

    def _groups(self, at: int, number: int) -> tuple[str, str]:
        return self._present.roster.units[at].group, self._coming.roster.units[number].group

    def _changes(self, at: int, number: int) -> Iterator[FieldChange]:
        old, new = _given(self._present, at), _given(self._coming, number)
        for field in dict.fromkeys((*old, *new)):
            before, after = old.get(field, ""), new.get(field, "")
            if as_text(before) != as_text(after):
                yield FieldChange(at, field, before, after)

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """The new names of groups that are gone, where all their units that stay are in one new group, alone."""
        names = {group.name for group in self._coming.roster.groups}
        pairs = {self._groups(*pair) for pair in self._pairs}
        gone, new = [old for old, _ in pairs], [now for _, now in pairs]
        return {
            old: now
            for old, now in sorted(pairs)
            if old not in names and now not in self._known and gone.count(old) == 1 and new.count(now) == 1
        }

    def _moves(self) -> Iterator[tuple[int, str]]:
        for at, number in self._pairs:
            old, now = self._groups(at, number)
            if self._renamed.get(old, old) != now:
                yield at, now

    def _classes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The new classes of the groups whose classes change, except those that are called as their group."""
        coming = {group.name: group for group in self._coming.roster.groups}
        for name, group in self._known.items():
            other = coming.get(self._renamed.get(name, name))
            if other is not None and _own_classes(group) != _own_classes(other):
                yield name, certain_classes(other.classes)

    def _added(self) -> Iterator[NewUnit]:
        for number, unit in enumerate(self._coming.roster.units):
            if number not in self._matches.of:
                yield NewUnit(unit, _given(self._coming, number))

    def _new_groups(self) -> Iterator[Group]:
        known = {*self._known, *self._renamed.values()}
        return (each for each in self._coming.roster.groups if each.name not in known)

    def _lost_columns(self) -> tuple[str, ...]:
        """The headings of the columns whose fields the other roster has no column for."""
        names = set(self._coming.roster.headings.values())
        return tuple(heading for heading, name in self._present.roster.headings.items() if name not in names)


def _given(roster: ExplicitRoster, number: int) -> dict[str, Held]:
    return explicit_values(roster.roster.units[number], roster.given[number])


def _titles_only_of(roster: Roster, other: Roster) -> dict[str, str]:
    """The further titles of standard fields that only ``roster`` has, of columns that both have."""
    titles, columns = further_titles(other), set(other.headings.values())
    return {title: name for title, name in further_titles(roster).items() if title not in titles and name in columns}


def _own_classes(group: Group) -> tuple[str, ...]:
    """The classes of ``group`` besides its own name."""
    return tuple(each for each in certain_classes(group.classes) if each != group.name)
