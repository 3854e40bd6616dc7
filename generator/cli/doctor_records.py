"""Records of ``doctor --json``: one for each fact, all with the same keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.desk.doctor import Fact

Record = dict[str, object]


def fact_record(fact: Fact) -> Record:
    """The record of ``fact``; a key that does not apply is null. ``message`` and ``remedy`` are in the run's language.

    The keys are those in docs/guide.md.
    """
    problem = fact.problem
    return {
        "record": fact.kind,
        "name": fact.name,
        "state": fact.state,
        "value": list(fact.value) if isinstance(fact.value, tuple) else fact.value,
        "where": fact.where,
        "process": fact.process,
        "lives": fact.lives,
        "code": None if problem is None else problem.code,
        "severity": None if problem is None else problem.severity,
        "message": None if problem is None else problem.message(),
        "remedy": None if problem is None else problem.remedy(),
    }
