"""The units that a notice addresses, found by its 主送机关."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.ground.errors import NoticeError, Problem, Said, Span, closest, joined
from generator.roster.units.groups import ANY_CLASS, Group, Roster
from generator.roster.units.outside_brackets import split_outside_brackets
from generator.roster.units.unit import Unit

_PREFIX = re.compile("各有关|有关|各")
_COLLECTIVE = re.compile("各|有关")


@dataclass(frozen=True, slots=True)
class Addressed:
    """The units that get papers, in roster order.

    ``unaddressed_groups`` are the names of the groups that get none, where the notice addresses other groups;
    ``by_any_class`` are the recipients that a group of :data:`ANY_CLASS` was found for.
    """

    units: tuple[Unit, ...]
    unaddressed_groups: tuple[str, ...]
    by_any_class: tuple[str, ...]


def addressed(roster: Roster, recipients: str, span: Span) -> Addressed:
    """Return the units of ``roster`` that ``recipients`` address; ``span`` is where the recipients are typed.

    Recipients are separated by ， and 、 outside brackets; a leading 各, 有关 or 各有关 is ignored. Each is the class
    of a group, or else the name, office or addressee of a unit. One that neither has is a group's of
    :data:`ANY_CLASS`, where it or one before it in the same enumeration by 、 has 各 or 有关 in it.

    Raises NoticeError naming each that nothing is found for, that several groups or several units have, and each class
    whose group has no units.
    """
    problems: list[Problem] = []
    chosen = _Chosen(roster)
    for enumeration in split_outside_brackets(recipients.rstrip("：: \n"), "，"):
        collective = False
        for name in split_outside_brackets(enumeration, "、"):
            collective = collective or _COLLECTIVE.search(name) is not None
            problem = chosen.add(name, collective=collective)
            if problem is not None:
                problems.append(replace(problem, span=_within(span, name)).in_words(roster.words))
    if problems:
        raise NoticeError(problems)
    return Addressed(chosen.units(), chosen.unaddressed_groups(), tuple(chosen.by_any_class))


class _Chosen:
    """The groups and the single units of a roster that recipients have named until now."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._of_class = _by_class(roster)
        self._named: dict[str, list[Unit]] | None = None
        self._groups: set[str] = set()
        self._single: set[str] = set()
        self.by_any_class: list[str] = []

    def add(self, name: str, *, collective: bool) -> Problem | None:
        """Choose whoever the recipient ``name`` is; return the problem, without a place, where that is not clear.

        ``collective`` says that several units are meant.
        """
        groups = self._of_class.get(_bare(name), [])
        if groups:
            self._groups |= {group.name for group in groups}
            return self._problem_of_class(_bare(name), groups)
        units = self._units_called(name)
        if collective and not units and ANY_CLASS in self._of_class:
            self.by_any_class.append(name)
            self._groups |= {group.name for group in self._of_class[ANY_CLASS]}
            return None
        self._single |= {unit.identity for unit in units}
        return None if len(units) == 1 else self._problem_of_unit(name, units)

    def units(self) -> tuple[Unit, ...]:
        """The chosen units, in roster order."""
        return tuple(
            unit
            for group in self._roster.groups
            for unit in group.units
            if group.name in self._groups or unit.identity in self._single
        )

    def unaddressed_groups(self) -> tuple[str, ...]:
        """The groups of which no unit is chosen, where at least one group is."""
        if not self._groups:
            return ()
        served = self._groups | {unit.group for unit in self.units()}
        return tuple(group.name for group in self._roster.groups if group.name not in served)

    def _units_called(self, name: str) -> list[Unit]:
        """The units whose name, office or addressee is ``name`` as typed, else without what leads it."""
        if self._named is None:  # most notices address classes only
            self._named = _by_name(self._roster.units)
        return self._named.get(name) or self._named.get(_bare(name), [])

    def _problem_of_class(self, name: str, groups: list[Group]) -> Problem | None:
        facts: dict[str, object] = {"class": name, "file": self._roster.file}
        if len(groups) > 1:
            names = joined(group.name for group in groups)
            return Problem("roster-class-twice", None, {**facts, "groups": names}, "recipients")
        if not groups[0].units:
            return Problem("roster-class-empty", None, {**facts, "group": groups[0].name}, "recipients")
        return None

    def _problem_of_unit(self, name: str, units: list[Unit]) -> Problem:
        """The problem of a recipient that is no class, and the name of no unit or of several ``units``."""
        facts: dict[str, object] = {"class": _bare(name), "file": self._roster.file}
        if units:
            facts |= {"units": joined(map(_described, units))}
            return Problem("roster-recipient-several", None, facts, "recipients")
        known = [each for group in self._roster.groups for each in group.classes if each != ANY_CLASS]
        nearest = closest(_bare(name), known) or closest(_bare(name), self._named or ())
        return Problem("roster-class-unknown", None, {**facts, "known": joined(known)}, "recipients", nearest)


def _by_class(roster: Roster) -> dict[str, list[Group]]:
    """Return the groups by class, without the leading 各, 有关 or 各有关 of a class."""
    found: dict[str, list[Group]] = {}
    for group in roster.groups:
        for name in dict.fromkeys(map(_bare, group.classes)):
            found.setdefault(name, []).append(group)
    return found


def _by_name(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Return the units by name, office and addressee."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        for name in {unit.name, unit.office, unit.addressee}:
            found.setdefault(name, []).append(unit)
    return found


def _described(unit: Unit) -> Said:
    """Return a unit with its code, else its place, as it is found among others of its name."""
    if unit.code:
        return Said(f"{unit.name}（代码 {unit.code}）", f"{unit.name} (code {unit.code})")
    line = unit.place.line
    return Said(f"{unit.name}（没有代码，第 {line} 行）", f"{unit.name} (no code, line {line})")


def _bare(name: str) -> str:
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name


def _within(span: Span, name: str) -> Span:
    """Return the place of ``name`` inside ``span``, or ``span`` where its line does not have the name."""
    start = (span.source or "").find(name, (span.column or 1) - 1)
    return span if start < 0 else replace(span, column=start + 1, length=len(name))
