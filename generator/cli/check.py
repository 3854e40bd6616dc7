"""``fawen check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.completing import templates
from generator.cli.language import language_option
from generator.cli.options import INPUT, TARGET, json_option, notice_option
from generator.cli.printing import print_json, print_lines, print_problems
from generator.cli.reports import report_lines, reports_lines
from generator.cli.texts import text

if TYPE_CHECKING:
    from generator.check import Strength


def add_check(group: click.Group) -> None:
    """Adds the command to ``group``."""
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
    @click.option("--units", type=INPUT, metavar="FILE", help=text("check-units"))
    @notice_option(text("check-notice"))
    @click.option("--fix", "out", type=TARGET, metavar="OUT", help=text("check-fix"))
    @language_option()
    def check_command(
        paths: tuple[Path, ...], as_json: bool, level: Strength, out: Path | None, **options: object
    ) -> int:
        from generator.check import check

        if out is not None:
            del options["units"], options["notice"]  # templates alone read them
            return _fixed(paths, out, as_json, level, options)
        checked = check(paths, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
        print_problems(checked.problems)
        findings = [finding for report in checked.reports for finding in report.findings]
        if as_json:
            print_json(report.as_mapping() for report in checked.reports)
        else:
            judged = [report for report in checked.reports if report.checked_as != "other"]
            print_lines(reports_lines(judged))
            severities = [finding.problem.severity for finding in findings]
            errors, warnings = severities.count("error"), severities.count("warning")
            if len(judged) < len(checked.reports):
                print_lines([text("others", count=len(checked.reports) - len(judged))])
            print_lines([text("checked", count=len(judged), errors=errors, warnings=warnings)])
        failed = any(finding.counts(level) for finding in findings)
        return int(failed or any(problem.severity == "error" for problem in checked.problems))


def _fixed(paths: tuple[Path, ...], out: Path, as_json: bool, level: Strength, options: dict[str, object]) -> int:
    """Documents mended into ``out``; what could not be mended counts as it does in a check."""
    from generator.check import fix, mend_lines

    mended = fix(paths, out, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    if as_json:
        print_json(each.as_mapping() for each in mended)
    else:
        documents = [each for each in mended if each.report.checked_as != "other"]
        for each in documents:
            print_lines([text("mended", file=each.report.file, count=len(each.mends))])
            print_lines(f"  {line}" for line in mend_lines(each.mends))
            print_lines(["", *report_lines(each.report)])
        if len(documents) < len(mended):
            print_lines([text("others-left", count=len(mended) - len(documents))])
    return int(any(finding.counts(level) for each in mended for finding in each.report.findings))
