"""``fawen check``: findings in documents and templates, ``--fix`` and ``--annotate``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.check_reports import report_lines, reports_lines
from generator.cli.completing import templates
from generator.cli.language import language_option
from generator.cli.options import INPUT, TARGET, json_option, notice_option, units_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.standing_options import desk_places
from generator.ground.errors import Problem, UsageError
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.check import Fixed, Report, Strength


def add_check(group: click.Group) -> None:
    """Adds the command ``check`` to ``group``."""
    kinds, strengths = ("template", "document"), ("law", "must", "usual", "recommended", "practice")

    @group.command("check", example="fawen check templates", help=text("check"))
    @click.argument(
        "paths",
        type=INPUT,
        nargs=-1,
        required=True,
        metavar="PATH…",
        shell_complete=templates,
        help=text("check-paths"),
    )
    @click.option("--as", "checked_as", type=click.Choice(kinds), metavar="|".join(kinds), help=text("check-as"))
    @click.option("--rendered", is_flag=True, help=text("check-rendered"))
    @json_option(text("check-json"))
    @click.option("--level", type=click.Choice(strengths), default="must", metavar="LEVEL", help=text("check-level"))
    @units_option(text("check-units"), default=None)
    @notice_option(text("check-notice"))
    @click.option("--fix", type=TARGET, metavar="OUT", help=text("check-fix"))
    @click.option("--annotate", type=TARGET, metavar="OUT", help=text("check-annotate"))
    @language_option()
    def check_command(
        paths: tuple[Path, ...],
        as_json: bool,
        level: Strength,
        fix: Path | None,
        annotate: Path | None,
        **options: object,
    ) -> int:
        if fix is not None and annotate is not None:
            raise UsageError(Problem("cli-check-one-copy"))
        options["templates"] = desk_places().templates.path
        out = fix or annotate
        if out is None:
            return _check(paths, level, options, as_json=as_json)
        del options["units"], options["notice"]  # templates alone read them
        write = _annotate if fix is None else _fix
        return write(paths, out, level, options, as_json=as_json)


def _check(paths: tuple[Path, ...], level: Strength, options: dict[str, object], *, as_json: bool) -> int:
    """Prints what a check found, and returns the exit code."""
    from generator.check import check

    checked = check(paths, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    print_problems(checked.problems)
    _print_reports(checked.reports, as_json=as_json)
    return int(_fails(checked.reports, level) or any(problem.severity == "error" for problem in checked.problems))


def _print_reports(reports: Sequence[Report], *, as_json: bool) -> None:
    if as_json:
        print_json(report.as_mapping() for report in reports)
    else:
        print_lines(_checked_lines(reports))


def _fails(reports: Iterable[Report], level: Strength) -> bool:
    """Whether one of ``reports`` has a finding as grave as ``level``."""
    return any(finding.counts(level) for report in reports for finding in report.findings)


def _checked_lines(reports: Sequence[Report]) -> Iterator[str]:
    """The reports, then how many files were checked and what was found in all."""
    judged = [report for report in reports if report.checked_as != "other"]
    yield from reports_lines(judged)
    if len(judged) < len(reports):
        yield text("others", count=len(reports) - len(judged))
    counts = Counter(finding.problem.severity for report in reports for finding in report.findings)
    yield text("checked", count=len(judged), errors=counts["error"], warnings=counts["warning"])


def _fix(paths: tuple[Path, ...], out: Path, level: Strength, options: dict[str, object], *, as_json: bool) -> int:
    """Prints what was fixed, and returns the exit code of a check of the files in ``out``."""
    from generator.check import fix

    fixed = fix(paths, out, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    if as_json:
        print_json(each.as_mapping() for each in fixed)
    else:
        print_lines(_fixed_lines(fixed))
    return int(_fails((each.report for each in fixed), level))


def _fixed_lines(fixed: Sequence[Fixed]) -> Iterator[str]:
    """For each document what was fixed, then what a check finds in the new file."""
    from generator.check import mend_lines

    documents = [each for each in fixed if each.report.checked_as != "other"]
    for each in documents:
        yield text("mended", file=each.report.file, count=len(each.mends))
        yield from (f"  {line}" for line in mend_lines(each.mends))
        yield from ("", *report_lines(each.report))
    if len(documents) < len(fixed):
        yield text("others-left", count=len(fixed) - len(documents))


def _annotate(paths: tuple[Path, ...], out: Path, level: Strength, options: dict[str, object], *, as_json: bool) -> int:
    """Prints what a check found and which copies have it as comments, and returns the exit code of the check."""
    from generator.check import annotate

    annotated = annotate(paths, out, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    _print_reports(annotated.reports, as_json=as_json)
    if not as_json:
        print_lines(text("annotated", file=path, count=count) for path, count in annotated.comments.items())
    return int(_fails(annotated.reports, level))
