"""Problems of many units' papers, each told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.errors.problem import Problem


def gathered_by_unit(found: Iterable[tuple[str, Iterable[Problem]]], total: int) -> list[Problem]:
    """The problems found for each unit, each told once with the units it concerns (none named: all ``total``)."""
    problems: dict[tuple[object, ...], Problem] = {}
    for unit, each in found:
        for problem in each:
            key = (problem.code, problem.span, problem.field, problem.message())
            known = problems.get(key, problem)
            if unit not in known.units:
                known = replace(known, units=(*known.units, unit))
            problems[key] = known
    return [replace(each, units=()) if len(each.units) == total > 1 else each for each in problems.values()]
