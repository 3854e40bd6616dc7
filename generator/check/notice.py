"""Check of a notice's folder: problems of its front matter, its text and its attachments."""

from __future__ import annotations

from pathlib import Path

from generator.check.finding import Finding, Report
from generator.check.sources import house
from generator.ground.errors import NoticeError, Problem
from generator.templates.text import open_notice


def check_notice(folder: Path) -> list[Report]:
    """A report for notice.md in ``folder``, and one for each other file that something is found in."""
    by_file: dict[str, list[Finding]] = {f"{folder}/notice.md": []}
    for problem in _problems(folder):
        file = f"{folder}/notice.md" if problem.span is None else problem.span.file
        by_file.setdefault(file, []).append(Finding(problem))
    return [Report(file, "template", tuple(findings)) for file, findings in by_file.items()]


def _problems(folder: Path) -> tuple[Problem, ...]:
    try:
        notice = open_notice(folder, house(folder))
    except NoticeError as error:
        return error.problems
    try:
        notice.render()
    except NoticeError as error:
        return (*notice.warnings, *error.problems)
    return notice.warnings
