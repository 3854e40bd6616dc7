"""``fawen check``: one run over the given paths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.check.dispatch_set import across
from generator.check.documents import check_documents
from generator.check.finding import CheckedAs, Finding, Report
from generator.check.notice import check_notice
from generator.check.set_papers import Sets
from generator.check.sources import Sources
from generator.check.targets import Target, targets
from generator.check.templates import check_template, check_workbook
from generator.check.text_templates import check_paper
from generator.ground.errors import Problem


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
    templates: Path | None = None,
    rendered: bool = False,
) -> Checked:
    """Checks templates, Word, Excel and text, and finished documents; a folder means all that lie beneath it.

    A .docx in a folder called templates, or in ``templates``, which is that of the desk in the working folder, is a
    template, any other a finished document; ``checked_as`` says otherwise.
    An .xlsx can only be a template. Of a set that a build made the notice and letters are judged, all else is reported
    as ``other``, unless ``checked_as`` says otherwise.
    ``units`` and ``notice`` say which names there are; for templates in a folder called templates they default to
    units.yaml beside it and to the folder notice in it, where those are there. A roster or notice that is wrong is
    reported, and the templates are checked without it. With ``rendered`` finished documents are printed and measured.

    Raises UsageError when a path is not there, can be neither, or when there is nothing beneath it, and OutputError
    where pages are to be measured and cannot be printed.
    """
    sources = Sources(units, notice, templates)
    sets = Sets()
    found = targets(paths, checked_as, sets, templates)
    to_read = (each.path for each in found if each.kind == "document")
    documents = across(check_documents(to_read, rendered=rendered, sets=sets, all_papers=checked_as is not None))
    finished = iter(documents)
    reports = tuple(
        report
        for target in found
        for report in ([next(finished)] if target.kind == "document" else _reports(target, sources))
    )
    reports = tuple({_key(report): report for report in reports}.values())
    reported = {(finding.code, finding.problem.span) for report in reports for finding in report.findings}
    problems = (problem for problem in sources.problems if (problem.code, problem.span) not in reported)
    return Checked(reports, tuple(problems))


def _key(report: Report) -> object:
    """What two reports have in common that are of one link, met in the folder and with the notice that reads it."""
    return report.file, tuple((finding.code, finding.problem.span) for finding in report.findings)


def _reports(target: Target, sources: Sources) -> list[Report]:
    if target.problem is not None:
        return [Report(str(target.path), "template", (Finding(target.problem),))]
    if target.kind == "other":
        return [Report(str(target.path), "other")]
    if target.kind == "notice":
        return check_notice(target.path)
    if target.kind == "word":
        return [check_template(target.path, sources.known(target.path))]
    if target.kind == "sheets":
        return [check_workbook(target.path, sources.known(target.path))]
    return [check_paper(target.path, sources.known(target.path), sources.behind(target.path))]
