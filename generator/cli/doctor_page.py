"""The page of ``fawen doctor``: what is wrong with its remedy, then the table of all facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.cli.text_table import table_lines
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.desk.doctor import Fact
    from generator.ground.errors import Problem, Severity

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_NAMED = ("system", "file-names", "notices", "cache")
"""The names of facts that are words, and have a text ``doctor-named-…``."""

_COLUMNS = ("kind", "name", "state", "value", "where")


def page_lines(facts: Sequence[Fact]) -> Iterator[str]:
    """Whether a build can run here, the problems by severity, and the table."""
    problems = _problems(facts)
    counts = Counter(problem.severity for problem in problems)
    errors, warnings, notes = (counts[each] for each in _SEVERITIES)
    yield text("doctor-fails" if errors else "doctor-works", errors=errors, warnings=warnings, notes=notes)
    yield ""
    for severity in _SEVERITIES:
        for problem in problems:
            if problem.severity == severity:
                yield from (problem.text(), "")
    yield from table_lines([text(f"doctor-{column}") for column in _COLUMNS], list(_rows(facts)))


def _problems(facts: Sequence[Fact]) -> Sequence[Problem]:
    """The problems of ``facts``, each once; those of fonts that are alike are one."""
    from generator.office.fonts.stand_ins import gathered

    of_fonts = [fact.problem for fact in facts if fact.kind == "font" and fact.problem is not None]
    others: list[Problem] = []
    for fact in facts:
        if fact.kind != "font" and fact.problem is not None and fact.problem not in others:
            others.append(fact.problem)
    return [*others, *gathered(of_fonts)]


def _rows(facts: Sequence[Fact]) -> Iterator[Sequence[str]]:
    """A row of the table for each fact; the kind only in its first row."""
    before = None
    for fact in facts:
        kind = "" if fact.kind == before else text(f"doctor-kind-{fact.kind}")
        before = fact.kind
        name = text(f"doctor-named-{fact.name}") if fact.name in _NAMED else fact.name
        where = "" if fact.where is None else text(f"doctor-where-{fact.where}")
        yield kind, name, text(f"doctor-state-{fact.state}"), _value(fact), where


def _value(fact: Fact) -> str:
    if fact.process is not None:
        how = (
            "doctor-process" if fact.lives is None else "doctor-process-lives" if fact.lives else "doctor-process-ended"
        )
        return text(how, process=fact.process)
    if isinstance(fact.value, tuple):
        return ", ".join(fact.value)
    return "" if fact.value is None else str(fact.value)
