"""``check --fix``: fixed copies of documents, all of them or none, never over the originals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check import documents, mending, run, targets
from generator.check.finding import CheckedAs, Report
from generator.check.rules.changes.edited_document import Mend
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem
from generator.writing import output_errors, write_files

_OPTION = "--fix"


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """One document that was mended: where it was read, what was mended, and what a check says of the new file.

    The report of a paper of a set that is neither the notice nor a letter is ``other``: there is no new file of it.
    """

    source: Path
    mends: tuple[Mend, ...]
    report: Report

    def as_mapping(self) -> dict[str, object]:
        """The report as plain data, with ``source`` and ``mends``."""
        mends = [each.as_mapping() for each in self.mends]
        return {**self.report.as_mapping(), "source": str(self.source), "mends": mends}


def fix(
    paths: Sequence[Path],
    out: Path,
    *,
    checked_as: CheckedAs | None = None,
    templates: Path | None = None,
    rendered: bool = False,
) -> tuple[FixedDocument, ...]:
    """Mends the finished documents that ``paths`` mean into ``out``, and checks what came of them.

    ``out`` is a Word file where there is one document, else a folder, in which each keeps its path below the named
    folder. A document with nothing to be mended is copied as it is. Of a set that a build made the notice and letters
    are mended, unless ``checked_as`` says otherwise. ``templates`` and ``rendered`` are those of a check.

    Raises UsageError where ``out`` cannot hold them or is one of them, InputError where one of them cannot be read,
    and OutputError where the files cannot be written; then none is.
    """
    found, others = targets.split_targets(paths, checked_as, templates)
    into = targets.copies(found, paths, out, _OPTION)
    mended = {}
    problems: list[Problem] = []
    for source, target in into.items():
        with InputError.gathered_in(problems):
            mended[target] = mending.mend(read_contents(source, DOCUMENT), str(source))
    InputError.raise_for(problems)
    with output_errors(out):
        write_files({target: each.data for target, each in mended.items()})
    reports = run.across(documents.check_documents(mended, rendered=rendered))
    fixed = [
        FixedDocument(source, mended[target].mends, report)
        for (source, target), report in zip(into.items(), reports, strict=True)
    ]
    return (*fixed, *(FixedDocument(path, (), Report(str(path), "other")) for path in others))
