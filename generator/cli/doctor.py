"""``fawen doctor``: what there is on this machine and in this folder, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from generator.cli import command_help, language, options, standing_options
from generator.cli.printing import Record, print_either, record_of, table_lines
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.desk.doctor.examining import Diagnostic
    from generator.ground.errors import Problem, Severity


def add_doctor(group: click.Group) -> None:
    """Adds the command ``doctor`` to ``group``."""

    @group.command("doctor", example="fawen doctor", help=text("doctor"), unsettled=True)
    @options.json_option(text("doctor-json"))
    @language.language_option()
    def doctor_command(as_json: bool) -> int:
        command_help.require_working_folder()
        from generator.desk.doctor.examining import examined

        facts = examined(standing_options.of_environment())
        print_either(map(fact_record, facts), page_lines(facts), as_json=as_json)
        return int(any(fact.problem is not None and fact.problem.severity == "error" for fact in facts))


_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_NAMED = ("system", "file-names", "notices", "cache")
"""The names of facts that are words, and have a text ``doctor-named-…``."""

_COLUMNS = ("kind", "name", "state", "value", "where")


def page_lines(facts: Sequence[Diagnostic]) -> Iterator[str]:
    """Whether a build can run here, the problems by severity with their remedies, and the table of all facts."""
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


def _problems(facts: Sequence[Diagnostic]) -> Sequence[Problem]:
    """The problems of ``facts``, each once; those of fonts that are alike are one."""
    from generator.office.fonts.stand_ins import gathered

    of_fonts = [fact.problem for fact in facts if fact.kind == "font" and fact.problem is not None]
    others = [fact.problem for fact in facts if fact.kind != "font" and fact.problem is not None]
    once = [problem for place, problem in enumerate(others) if problem not in others[:place]]
    return [*once, *gathered(of_fonts)]


def _rows(facts: Sequence[Diagnostic]) -> Iterator[Sequence[str]]:
    """A row of the table for each fact; the kind only in its first row."""
    before = None
    for fact in facts:
        kind = "" if fact.kind == before else text(f"doctor-kind-{fact.kind}")
        before = fact.kind
        name = text(f"doctor-named-{fact.name}") if fact.name in _NAMED else fact.name
        where = "" if fact.where is None else text(f"doctor-where-{fact.where}")
        yield kind, name, text(f"doctor-state-{fact.state}"), _value(fact), where


def _value(fact: Diagnostic) -> str:
    if fact.process is not None:
        how = (
            "doctor-process" if fact.lives is None else "doctor-process-lives" if fact.lives else "doctor-process-ended"
        )
        return text(how, process=fact.process)
    if isinstance(fact.value, tuple):
        return ", ".join(fact.value)
    return "" if fact.value is None else str(fact.value)


def fact_record(fact: Diagnostic) -> Record:
    """The record of ``fact``; a key that does not apply is null. ``message`` and ``remedy`` are in the run's language.

    The keys are those in docs/guide.md.
    """
    problem = fact.problem
    return {
        "record": fact.kind,
        **record_of(fact, "name", "state", "value", "where", "process", "lives"),
        **record_of(problem, "code", "severity"),
        "message": None if problem is None else problem.message(),
        "remedy": None if problem is None else problem.remedy(),
    }
