"""The units that a notice addresses, found by its 主送机关."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.ground.errors import NoticeError, Problem, Span, closest, joined
from generator.roster.units.groups import Group, Roster
from generator.roster.units.outside_brackets import split_outside_brackets
from generator.roster.units.unit import Unit

_PREFIX = re.compile("各有关|有关|各")


@dataclass(frozen=True, slots=True)
class Addressed:
    """The units that get papers, in roster order, and the names of the groups that get none."""

    units: tuple[Unit, ...]
    unaddressed_groups: tuple[str, ...]


def addressed(roster: Roster, recipients: str, span: Span) -> Addressed:
    """Return the units of ``roster`` that ``recipients`` address; ``span`` is where the recipients are typed.

    Recipients are classes separated by ， and 、 outside brackets; a leading 各, 有关 or 各有关 is ignored. Raises
    NoticeError naming each class that no group has, that several have, or whose group has no units.
    """
    problems: list[Problem] = []
    chosen: set[str] = set()
    of_class = _by_class(roster)
    for name in split_outside_brackets(recipients.rstrip("：: \n"), "，、"):
        groups = of_class.get(_bare(name), [])
        problem = _problem(name, groups, roster)
        if problem is None:
            chosen |= {group.name for group in groups}
        else:
            problems.append(replace(problem, span=_within(span, name)))
    if problems:
        raise NoticeError(problems)
    units = tuple(unit for group in roster.groups if group.name in chosen for unit in group.units)
    return Addressed(units, tuple(group.name for group in roster.groups if group.name not in chosen))


def _by_class(roster: Roster) -> dict[str, list[Group]]:
    """Return the groups by class, without the leading 各, 有关 or 各有关 of a class."""
    found: dict[str, list[Group]] = {}
    for group in roster.groups:
        for name in dict.fromkeys(map(_bare, group.classes)):
            found.setdefault(name, []).append(group)
    return found


def _bare(name: str) -> str:
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name


def _problem(name: str, groups: list[Group], roster: Roster) -> Problem | None:
    if not groups:
        known = [each for group in roster.groups for each in group.classes]
        facts: dict[str, object] = {"class": _bare(name), "known": joined(known), "file": roster.file}
        return Problem("roster-class-unknown", None, facts, "recipients", closest(_bare(name), known))
    if len(groups) > 1:
        facts = {"class": _bare(name), "groups": joined(group.name for group in groups), "file": roster.file}
        return Problem("roster-class-twice", None, facts, "recipients")
    if not groups[0].units:
        facts = {"class": _bare(name), "group": groups[0].name, "file": roster.file}
        return Problem("roster-class-empty", None, facts, "recipients")
    return None


def _within(span: Span, name: str) -> Span:
    """Return the place of ``name`` inside ``span``, or ``span`` where its line does not have the name."""
    start = (span.source or "").find(name, (span.column or 1) - 1)
    return span if start < 0 else replace(span, column=start + 1, length=len(name))
