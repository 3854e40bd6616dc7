"""Printed reports of a check: the recognised elements of each document, then its findings."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.cli.check_elements import element_lines
from generator.cli.check_findings import finding_lines
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.check import Finding, Report


def reports_lines(reports: Iterable[Report]) -> Iterator[str]:
    """All ``reports``; of letters to many units with the same findings, only the first.

    Such letters are documents of one folder and title whose findings are in the same places.
    """
    for _, group in groupby(enumerate(reports), key=lambda each: _alike(*each)):
        first, *others = [report for _, report in group]
        yield from report_lines(first)
        if others:
            names = {"first": PurePath(others[0].file).name, "last": PurePath(others[-1].file).name}
            yield text("alike", count=len(others), **names)
            yield ""


def report_lines(report: Report) -> Iterator[str]:
    """A document's elements, its findings by rule, and an empty line.

    Findings of a template, or of an unreadable file, are printed one by one, each with its place.
    """
    if report.elements is None:
        yield from (f"{finding.text()}\n" for finding in report.findings)
        return
    yield from element_lines(report.file, report.profile, report.elements)
    if report.findings:
        yield from ("", *finding_lines(report.findings))
    else:
        yield text("nothing-found")
    yield ""


def _alike(number: int, report: Report) -> Hashable:
    """The key of reports that are printed as one; ``number``, which is unique, for all others."""
    title = None if report.elements is None else report.elements["title"]
    if title is None:
        return number
    return PurePath(report.file).parent, title, report.profile, tuple(map(_place, report.findings))


def _place(finding: Finding) -> Hashable:
    span = finding.problem.span
    place = None if span is None else (span.part, span.table, span.row, span.cell, span.paragraph)
    return finding.code, finding.problem.severity, finding.page, place
