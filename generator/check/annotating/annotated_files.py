"""``check --annotate``: annotated copies of documents, all of them or none, never over the originals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.annotating.annotated_document import AnnotatedDocument, annotated
from generator.check.copies import copies, parted
from generator.check.finding import CheckedAs, Report
from generator.check.run import check
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem
from generator.writing import output_errors, write_files

_OPTION = "--annotate"


@dataclass(frozen=True, slots=True)
class Annotated:
    """What a check found, and the copies that were written: the number of comments in each, by its path."""

    reports: tuple[Report, ...]
    comments: Mapping[Path, int]


def annotate(
    paths: Sequence[Path],
    out: Path,
    *,
    checked_as: CheckedAs | None = None,
    templates: Path | None = None,
    rendered: bool = False,
) -> Annotated:
    """Checks the finished documents that ``paths`` mean, and writes copies with the findings as comments into ``out``.

    ``out`` is a Word file where there is one document, else a folder, in which they lie as they did beneath the folder
    that was named. Of a set that a build made the notice and letters are annotated, unless ``checked_as`` says
    otherwise. ``templates`` and ``rendered`` are those of a check, and so are the reports.

    Raises UsageError where ``out`` cannot hold them or is one of them, InputError where one of them cannot be read or
    is signed, and OutputError where the files cannot be written; then none is.
    """
    found, _ = parted(paths, checked_as, templates)
    into = copies(found, paths, out, _OPTION)
    reports = check(paths, checked_as=checked_as, templates=templates, rendered=rendered).reports
    documents = _documents(into, {report.file: report for report in reports})
    with output_errors(out):
        write_files({target: each.data for target, each in documents.items()})
    return Annotated(reports, {target: each.comments for target, each in documents.items()})


def _documents(into: Mapping[Path, Path], reports: Mapping[str, Report]) -> dict[Path, AnnotatedDocument]:
    """The annotated copies by their paths. Raises InputError with all that keeps documents from being annotated."""
    documents = {}
    problems: list[Problem] = []
    for source, target in into.items():
        report = reports[str(source)]
        if report.elements is None:
            problems += (finding.problem for finding in report.findings)
            continue
        try:
            contents = read_contents(source, DOCUMENT)
            documents[target] = annotated(contents, str(source), str(target), report.findings)
        except InputError as refusal:
            problems += refusal.problems
    if problems:
        raise InputError(problems)
    return documents
