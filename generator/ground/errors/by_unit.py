"""Problems of many units' papers, each reported once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.ground.errors.problem import Problem


def gathered_by_unit(found: Iterable[tuple[str, Iterable[Problem]]], total: int) -> list[Problem]:
    """The problems found for each unit, each reported once with the units it concerns (none named: all ``total``).

    Warnings of one place that differ only in a unit's value are reported as that of the first of these units.
    """
    problems: dict[tuple[object, ...], Problem] = {}
    units: dict[tuple[object, ...], dict[str, None]] = {}
    for unit, each in found:
        for problem in each:
            message = "" if problem.severity == "warning" else problem.message("zh")  # whatever the run speaks
            kind = str(problem.facts.get("what") or problem.facts.get("lacking"))
            key = (problem.code, problem.span, problem.field, kind, message)
            problems.setdefault(key, problem)
            units.setdefault(key, dict.fromkeys(problem.units))[unit] = None
    return [
        replace(problem, units=() if len(units[key]) == total > 1 else tuple(units[key]))
        for key, problem in problems.items()
    ]
