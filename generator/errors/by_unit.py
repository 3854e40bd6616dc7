"""Problems of many units' papers, each told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.errors.problem import Problem


def gathered_by_unit(found: Iterable[tuple[str, Iterable[Problem]]], total: int) -> list[Problem]:
    """The problems found for each unit, each told once with the units it concerns (none named: all ``total``).

    Warnings of one place that differ only in a unit's value are told as that of the first of these units.
    """
    problems: dict[tuple[object, ...], Problem] = {}
    for unit, each in found:
        for problem in each:
            said = "" if problem.severity == "warning" else problem.message()
            key = (problem.code, problem.span, problem.field, said)
            known = problems.get(key, problem)
            if unit not in known.units:
                known = replace(known, units=(*known.units, unit))
            problems[key] = known
    return [replace(each, units=()) if len(each.units) == total > 1 else each for each in problems.values()]
