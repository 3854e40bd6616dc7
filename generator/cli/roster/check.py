"""``fawen roster check``: errors and warnings of a roster."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import json_option, units_option
from generator.cli.printing import print_json, print_lines
from generator.ground.errors import GeneratorError, Problem, Span, UsageError
from generator.ground.words.commands import text


def add_check(group: click.Group) -> None:
    """Adds ``check`` to the commands of ``roster``."""

    @group.command("check", help=text("roster-check"))
    @units_option(text("roster-units"))
    @click.option("--sheet", metavar="NAME", help=text("roster-check-sheet"))
    @json_option(text("roster-json"))
    @language_option()
    def check_command(units: Path, sheet: str | None, as_json: bool) -> int:
        from generator.roster.sheets import load_units
        from generator.roster.units.doubts import doubts

        try:
            roster = load_units(units, sheet=sheet)
            counts = {"units": len(roster.units), "groups": len(roster.groups)}
            problems = (*roster.warnings, *doubts(roster))
        except UsageError:
            raise
        except GeneratorError as fault:
            counts, problems = {}, fault.problems
        errors, warnings = (sum(each.severity == kind for each in problems) for kind in ("error", "warning"))
        if as_json:
            print_json(_mapping(each) for each in problems)
        else:
            print_lines(f"{each.text()}\n" for each in problems)
            key = "roster-checked" if counts else "roster-wrong"
            print_lines([text(key, file=units, errors=errors, warnings=warnings, **counts)])
        return int(errors > 0)


def _mapping(problem: Problem) -> dict[str, object]:
    """A problem as JSON; its ``place`` has null where a key does not apply."""
    span = problem.span or Span("")
    return {
        "file": span.file,
        "code": problem.code,
        "severity": problem.severity,
        "units": list(problem.units),
        "field": problem.field,
        "place": {key: getattr(span, key) for key in ("line", "column", "part")},
        "message": problem.message(),
        "remedy": problem.remedy(),
        "suggestion": problem.suggestion,
    }
