"""One run of checks over the paths that a person named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.check.finding import CheckedAs, Finding, Report
from generator.check.notice import check_notice
from generator.check.sources import Sources
from generator.check.targets import Target, targets
from generator.check.templates import check_template
from generator.errors import Problem, Span


@dataclass(frozen=True, slots=True)
class Checked:
    """The reports in the order of the paths; ``problems`` are those of a roster or notice they were checked against."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]


def check(
    paths: Iterable[Path],
    *,
    checked_as: CheckedAs | None = None,
    units: Path | None = None,
    notice: Path | None = None,
) -> Checked:
    """Checks templates, Word and text; a folder means all that lie beneath it.

    ``units`` and ``notice`` say which names there are; for templates in a folder called templates they default to
    units.yaml beside it and to the folder notice in it, where those are there. A roster or notice that is wrong is
    told, and the templates are checked without it.

    Raises UsageError when a path is not there, is no template, or when there is no template beneath it.
    """
    sources = Sources(units, notice)
    reports = tuple(report for target in targets(paths, checked_as) for report in _reports(target, sources))
    told = {(finding.code, finding.problem.span) for report in reports for finding in report.findings}
    problems = (problem for problem in sources.problems if (problem.code, problem.span) not in told)
    return Checked(reports, tuple(problems))


def _reports(target: Target, sources: Sources) -> list[Report]:
    if target.kind == "notice":
        return check_notice(target.path)
    if target.kind == "word":
        return [check_template(target.path, sources.known(target.path))]
    shown = str(target.path)
    return [Report(shown, "template", (Finding(Problem("output-text-template", Span(shown))),))]
