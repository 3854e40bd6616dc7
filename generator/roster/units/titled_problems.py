"""Problems of units in a table, whose fields are called by the titles above their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.ground.errors import Problem


def titled(problem: Problem, titles: Mapping[str, object]) -> Problem:
    """Return ``problem`` with the title of its field, of ``titles`` by field, in place of the field's name."""
    title = titles.get(problem.field or "", problem.field)
    given = {name: title for name in ("field", "key") if problem.facts.get(name) == problem.field}
    return replace(problem, facts={**problem.facts, **given})
