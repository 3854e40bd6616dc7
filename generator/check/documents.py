"""A finished document → what was taken for which element, and what departs from the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.check.elements import recognise
from generator.check.elements.found import Found
from generator.check.elements.telling import told
from generator.check.finding import Finding, Report
from generator.check.reading import read_document
from generator.check.reading.document import Paragraph, ReadDocument, Table
from generator.check.rules import file_findings
from generator.errors import InputError, Problem, Span
from generator.package import MAX_TOTAL_BYTES


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A finished document and its report; ``found`` is None where the file could not be read."""

    path: Path
    report: Report
    found: Found | None


def check_document(path: Path, *, rendered: bool = False) -> CheckedDocument:
    """The document at ``path`` held against every rule; with ``rendered`` its printed pages as well.

    What keeps it from being read is a finding like any other. Raises OutputError where it is to be printed and
    LibreOffice or a library for that is missing.
    """
    shown = str(path)
    try:
        data = _bytes(path)
        found = recognise(read_document(data, shown))
    except OSError as fault:
        problem = Problem("document-unreadable", Span(shown), {"why": fault.strerror or str(fault)})
        return CheckedDocument(path, Report(shown, "document", (Finding(problem),)), None)
    except InputError as refusal:
        return CheckedDocument(path, Report(shown, "document", tuple(map(Finding, refusal.problems))), None)
    findings = list(file_findings(found))
    if rendered:
        from generator.check.rendered import rendered_findings  # needs libraries that a check of files does not

        findings += rendered_findings(found, data, shown)
    profile = None if found.profile is None else found.profile.value
    report = Report(shown, "document", in_order(findings, found.document), profile, told(found))
    return CheckedDocument(path, report, found)


def _bytes(path: Path) -> bytes:
    """What is in the file. Raises InputError where it is larger than any document may be."""
    with path.open("rb") as file:
        data = file.read(MAX_TOTAL_BYTES + 1)
    if len(data) > MAX_TOTAL_BYTES:
        raise InputError(Problem("template-package-file", Span(str(path)), {"limit": MAX_TOTAL_BYTES}))
    return data


def in_order(findings: Iterable[Finding], document: ReadDocument) -> tuple[Finding, ...]:
    """``findings`` in the order of the document, each once: what concerns all of it first, headers and footers last."""
    order: dict[object, int] = {}
    for number, block in enumerate(_blocks(document)):
        order.setdefault(_place(block.place), number)

    def key(finding: Finding) -> tuple[int, int]:
        span = finding.problem.span
        place = None if span is None else _place(span)
        whole = span is None or (span.part is None and span.paragraph is None)
        return (-1 if whole else order.get(place, len(order)), finding.page or 0)

    once = {(each.code, each.problem.span, each.measured, each.wanted, each.page): each for each in findings}
    return tuple(sorted(once.values(), key=key))


def _blocks(document: ReadDocument) -> Iterable[Paragraph | Table]:
    for block in document.blocks:
        yield block
        if isinstance(block, Table):
            yield from block.paragraphs


def _place(span: Span) -> tuple[object, ...]:
    return span.part, span.table, span.row, span.cell, span.paragraph
