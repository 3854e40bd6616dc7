"""One document with its findings as comments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from generator.check.annotating.comment_words import CommentWords, gravest_first, place_words, text_box_words
from generator.check.annotating.finding_places import FindingPlaces, in_text_box
from generator.check.finding import Finding
from generator.ground.errors import InputError, Problem, Span
from generator.office.package import Package, is_signed, read_package, write_package
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import file_properties
from generator.office.wordml.main_document import declare_by_ending
from generator.office.wordml.new_comments import NewComments

AUTHOR = "fawen"
"""The author of the comments."""

_KIND = re.compile(r"(\w+)\+xml")


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with comments: its bytes, and how many comments were added."""

    data: bytes
    comments: int


def annotated(data: bytes, file: str, target: str, findings: Sequence[Finding]) -> AnnotatedDocument:
    """The document in ``data`` with a comment at each paragraph that has ``findings``, and before them a summary.

    ``file`` is its name in problems, ``target`` that of the copy. Nothing but comments is added, and nothing is taken
    away. Raises InputError where it is no Word document, is signed, or has comments that cannot be read.
    """
    reading = DocxParts(data, file)
    package = Package(read_package(data, name=file), file, keep_comments=True)
    if is_signed(package):
        raise InputError(Problem("annotating-signed", Span(file)))
    declare_by_ending(package, target)
    places = FindingPlaces(reading.document, reading.main)
    at_paragraphs, others = _parted(findings, places)
    first = places.first(at_paragraphs)
    if first is None:
        raise InputError(Problem("annotating-no-place", Span(file)))
    elements = _same_elements(reading.document, package.tree(reading.main))
    words, comments = CommentWords(), NewComments(package, AUTHOR, _date(reading))
    placed_others = [(place_words(each, _kind(each, package, reading.main)), each) for each in gravest_first(others)]
    comments.add(elements[first], words.summary(findings, len(at_paragraphs), placed_others), whole=False)
    for paragraph in sorted(at_paragraphs, key=places.order):
        found = gravest_first(at_paragraphs[paragraph])
        lines = [words.line(each, _text_box(each, paragraph)) for each in found]
        comments.add(elements[paragraph], lines)
    return AnnotatedDocument(write_package(package.finished()), 1 + len(at_paragraphs))


def _parted(
    findings: Iterable[Finding], places: FindingPlaces
) -> tuple[dict[etree._Element, list[Finding]], list[Finding]]:
    """The findings of each paragraph, and those that are at none that can have a comment."""
    at_paragraphs: defaultdict[etree._Element, list[Finding]] = defaultdict(list)
    others = []
    for each in findings:
        paragraph = places.paragraph(each.problem.span)
        if paragraph is None:
            others.append(each)
        else:
            at_paragraphs[paragraph].append(each)
    return at_paragraphs, others


def _same_elements(reading: etree._Element, root: etree._Element) -> Mapping[etree._Element, etree._Element]:
    """The elements of ``root`` by those of ``reading``, which is the same tree with the usual names."""
    return dict(zip(reading.iter(etree.Element), root.iter(etree.Element), strict=True))


def _kind(finding: Finding, package: Package, main: str) -> str:
    """The kind of the part that a finding is in, ``""`` for the text itself."""
    span = finding.problem.span
    if span is None or span.part is None or span.part == main:
        return ""
    found = _KIND.search(package.content_type(span.part))
    return "" if found is None else found[1]


def _text_box(finding: Finding, paragraph: etree._Element) -> str:
    source = None if finding.problem.span is None else finding.problem.span.source
    return text_box_words(source) if source and in_text_box(paragraph, source) else ""


def _date(reading: DocxParts) -> str | None:
    """The time of the document's last change as comments have it; None where it has none that can be read."""
    try:
        moment = datetime.fromisoformat(file_properties(reading).get("modified", ""))
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    return f"{moment.replace(microsecond=0, tzinfo=None).isoformat()}Z"
