"""``check --annotate``: copies of documents with each finding as a comment of Word at its paragraph."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from lxml import etree

from generator.check.finding import CheckedAs, Finding, Report
from generator.check.run import check
from generator.check.targets import copies, split_targets
from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, Severity, Span, joined, printable, severity_word
from generator.ground.words.vocabularies import phrase
from generator.office.package import Package, is_signed, read_package, write_package
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import file_properties
from generator.office.wordml.main_document import Places, declare_by_ending
from generator.office.wordml.new_comments import NewComments
from generator.office.wordml.wordml_names import FIELD_CHARACTER, FIELD_CHARACTER_TYPE, TEXT_BOX, P, T, w, w15
from generator.writing import output_errors, write_files

# The copies: all of them or none, never over the originals.


_OPTION = "--annotate"


@dataclass(frozen=True, slots=True)
class AnnotatedDocuments:
    """The reports of a check, and the number of comments in each copy, by its path."""

    reports: tuple[Report, ...]
    comments: Mapping[Path, int]


def annotate(
    paths: Sequence[Path],
    out: Path,
    *,
    checked_as: CheckedAs | None = None,
    templates: Path | None = None,
    rendered: bool = False,
) -> AnnotatedDocuments:
    """Checks the finished documents that ``paths`` mean, and writes copies with the findings as comments into ``out``.

    ``out`` is a Word file where there is one document, else a folder, in which each keeps its path below the named
    folder. Of a set that a build made the notice and letters are annotated, unless ``checked_as`` says otherwise.
    ``templates`` and ``rendered`` are those of a check, and so are the reports.

    Raises UsageError where ``out`` cannot hold them or is one of them, InputError where one of them cannot be read or
    is signed, and OutputError where the files cannot be written; then none is.
    """
    found, _ = split_targets(paths, checked_as, templates)
    into = copies(found, paths, out, _OPTION)
    reports = check(paths, checked_as=checked_as, templates=templates, rendered=rendered).reports
    documents = _documents(into, {report.file: report for report in reports})
    with output_errors(out):
        write_files({target: each.data for target, each in documents.items()})
    return AnnotatedDocuments(reports, {target: each.comments for target, each in documents.items()})


def _documents(into: Mapping[Path, Path], reports: Mapping[str, Report]) -> dict[Path, _AnnotatedDocument]:
    """The annotated copies by their paths. Raises InputError with all that keeps documents from being annotated."""
    documents = {}
    problems: list[Problem] = []
    for source, target in into.items():
        report = reports[str(source)]
        if report.elements is None:
            problems += (finding.problem for finding in report.findings)
            continue
        with InputError.gathered_in(problems):
            contents = read_contents(source, DOCUMENT)
            documents[target] = annotated(contents, str(source), str(target), report.findings)
    InputError.raise_for(problems)
    return documents


# One document with its findings as comments.


_AUTHOR = "fawen"
"""The author of the comments."""

_KIND = re.compile(r"(\w{1,60})\+xml")


@dataclass(frozen=True, slots=True)
class _AnnotatedDocument:
    """A document with comments: its bytes, and how many comments were added."""

    data: bytes
    comments: int


def annotated(data: bytes, file: str, target: str, findings: Sequence[Finding]) -> _AnnotatedDocument:
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
    at_paragraphs, others = _by_paragraph(findings, places)
    first = places.first(at_paragraphs)
    if first is None:
        raise InputError(Problem("annotating-no-place", Span(file)))
    elements = dict(
        zip(reading.document.iter(etree.Element), package.tree(reading.main).iter(etree.Element), strict=True)
    )
    words, comments = CommentWords(), NewComments(package, _AUTHOR, _date(reading))
    placed_others = [(place_words(each, _kind(each, package, reading.main)), each) for each in gravest_first(others)]
    comments.add(elements[first], words.summary(findings, len(at_paragraphs), placed_others), whole=False)
    for paragraph in sorted(at_paragraphs, key=places.order):
        found = gravest_first(at_paragraphs[paragraph])
        lines = [words.line(each, _text_box(each, paragraph)) for each in found]
        comments.add(elements[paragraph], lines)
    return _AnnotatedDocument(write_package(package.finished()), 1 + len(at_paragraphs))


def _by_paragraph(
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


# The paragraph that can have the comment of a finding.


_CONTROL, _CONTROL_PROPERTIES = w("sdt"), w("sdtPr")
_BINDINGS = (w("dataBinding"), w15("dataBinding"))


class FindingPlaces:
    """The paragraphs of the main part ``part``, which has the root ``root``, by the places of findings.

    Word has no comments in text boxes: their paragraphs have the one that anchors the box. It replaces the content of
    controls that are bound to data (ECMA-376 part 1, 17.5.2.6), and the result of a field whenever that is updated
    (17.16.2), such as a table of contents: no comment can be in these, nor in another part.
    """

    def __init__(self, root: etree._Element, part: str) -> None:
        places = Places(root, "", part)
        in_fields = set(_in_fields(root))
        self._order: dict[etree._Element, int] = {}
        self._paragraphs: dict[Span, etree._Element | None] = {}
        for number, paragraph in enumerate(root.iter(P)):
            place = _key(places.span(paragraph, ""))
            boxes = list(paragraph.iterancestors(TEXT_BOX))
            holder = next(boxes[-1].iterancestors(P), None) if boxes else paragraph
            if holder is not None and (holder in in_fields or _bound(holder)):
                holder = None
            if holder is not None:
                self._order.setdefault(holder, number)
            self._paragraphs.setdefault(place, holder)
            if place.table is not None:
                self._paragraphs.setdefault(replace(place, row=None, cell=None, paragraph=None), holder)

    def first(self, annotated: Collection[etree._Element]) -> etree._Element | None:
        """The first paragraph that can have a comment and has text or is ``annotated``; None where none can have one.

        Where there is none, it is the first that can have a comment. LibreOffice 25.2 takes the height from an empty
        paragraph with a comment.
        """
        shown = (each for each in self._order if each in annotated or any(text.text for text in each.iter(T)))
        return next(shown, next(iter(self._order), None))

    def paragraph(self, span: Span | None) -> etree._Element | None:
        """The paragraph for a finding at ``span``, of a table its first one; None where none can have a comment."""
        return None if span is None else self._paragraphs.get(_key(span))

    def order(self, paragraph: etree._Element) -> int:
        """The number of a paragraph that can have a comment, in the order of the document."""
        return self._order[paragraph]


def in_text_box(paragraph: etree._Element, source: str) -> bool:
    """Whether ``source``, the beginning of a text at the place of ``paragraph``, is in a text box anchored there."""
    if next(paragraph.iter(TEXT_BOX), None) is None:
        return False
    own = (each.text or "" for each in paragraph.iter(T) if next(each.iterancestors(P), None) is paragraph)
    return source.strip("…") not in "".join(own)


def _key(span: Span) -> Span:
    """The numbers of a place alone."""
    return replace(span, file="", source=None, column=None, length=1)


def _bound(paragraph: etree._Element) -> bool:
    """Whether ``paragraph`` is in a content control that is bound to data."""
    properties = (each.find(_CONTROL_PROPERTIES) for each in paragraph.iterancestors(_CONTROL))
    return any(each is not None and any(each.find(name) is not None for name in _BINDINGS) for each in properties)


def _in_fields(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that a field of several paragraphs is in, also in part."""
    paragraphs = list(root.iter(P))
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    begun: list[int] = []
    for mark in root.iter(FIELD_CHARACTER):
        paragraph = next(mark.iterancestors(P), None)
        if paragraph is None:
            continue
        if mark.get(FIELD_CHARACTER_TYPE) == "begin":
            begun.append(numbers[paragraph])
        elif mark.get(FIELD_CHARACTER_TYPE) == "end" and begun:
            first, last = begun.pop(), numbers[paragraph]
            yield from paragraphs[first : last + 1] if last > first else ()


# What comments say of findings, in the language that is spoken.


_STANDARD = "GB/T 9704-2012 {}"
_CUSTOM_CLAUSES = ("惯例", "ours")
_END = "。.；;"

_MOST_PLACES = 3
_PARTS = ("header", "footer", "footnotes", "endnotes")


class CommentWords:
    """The lines of the comments of one document, asked for in its order: a remedy is given once for each rule."""

    def __init__(self) -> None:
        self._remedies: set[tuple[str, str]] = set()

    def line(self, finding: Finding, place: str = "") -> str:
        """The line of ``finding``: its sentence, the remedy where it was not given yet, the clause and the code."""
        problem = finding.problem
        sentence = finding.sentence()
        sentence = phrase("finding-at", place=place, sentence=sentence).text() if place else sentence
        said = f"{severity_word(problem.severity)}{sentence}"
        remedy = problem.remedy()
        if not remedy or (problem.code, remedy) in self._remedies:
            return printable(phrase("finding-without-remedy", said=said, rule=problem.code).text())
        self._remedies.add((problem.code, remedy))
        facts = {"said": said.rstrip(_END), "remedy": remedy, "rule": _rule(finding)}
        return printable(phrase("finding-with-remedy", **facts).text())

    def summary(self, findings: Iterable[Finding], annotated: int, others: Iterable[tuple[str, Finding]]) -> list[str]:
        """The lines of the summary.

        ``annotated`` is the number of paragraphs with a comment, ``others`` are the findings that are at none of them,
        each with its place.
        """
        lines = [_counts(list(findings))]
        if annotated:
            lines.append(phrase("finding-at-paragraphs", count=annotated).text())
        own = [self.line(same[0][1], _places([place for place, _ in same])) for same in _by_sentence(others)]
        return [*lines, phrase("finding-not-at-paragraphs").text(), *own] if own else lines


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` with the errors first, else in their order."""
    grades = get_args(Severity)
    return sorted(findings, key=lambda each: grades.index(each.problem.severity))


def place_words(finding: Finding, kind: str) -> str:
    """The place of a finding that is at no paragraph with a comment, ``""`` for the document as a whole.

    ``kind`` is that of its part: the last word of the content type, ``""`` for the text itself.
    """
    span = finding.problem.span
    if span is None or span.part is None:
        return "" if finding.page is None else phrase("finding-on-page", page=finding.page).text()
    if kind in _PARTS:
        return _quoted(f"finding-{kind}", span.source)
    if span.source or span.paragraph is None:
        return _quoted("finding-text", span.source)
    return phrase("finding-at-paragraph", paragraph=span.paragraph).text()


def text_box_words(source: str) -> str:
    """The place of a finding in a text box that holds ``source``."""
    return _quoted("finding-text-box", source)


def _quoted(key: str, source: str | None) -> str:
    return (phrase("finding-quoted", where=phrase(key), source=source) if source else phrase(key)).text()


def _by_sentence(others: Iterable[tuple[str, Finding]]) -> Iterable[list[tuple[str, Finding]]]:
    """Findings, each with its place, of which all is said alike, together."""
    groups: defaultdict[tuple[str, str, Severity], list[tuple[str, Finding]]] = defaultdict(list)
    for place, finding in others:
        groups[finding.code, finding.sentence(), finding.problem.severity].append((place, finding))
    return groups.values()


def _places(places: list[str]) -> str:
    """All ``places`` of a sentence, of many the first ones and their number."""
    named = joined(list(dict.fromkeys(filter(None, places)))[:_MOST_PLACES])
    many = len(places) > _MOST_PLACES
    return (phrase("finding-of-many", places=named, count=len(places)) if many else named).text()


def _counts(findings: list[Finding]) -> str:
    if not findings:
        return phrase("finding-nothing").text()
    severities = Counter(each.problem.severity for each in findings)
    counts = {name: severities[name] for name in get_args(Severity)}
    return phrase("finding-counts", rules=len({each.code for each in findings}), **counts).text()


def _rule(finding: Finding) -> str:
    """The clause and the code of a finding."""
    clause, code = finding.clause or finding.problem.clause, finding.code
    if clause is None:
        return code
    if clause in _CUSTOM_CLAUSES:
        clause = phrase("finding-custom").text()
    elif clause[0].isdigit():
        clause = _STANDARD.format(clause)
    return phrase("finding-rule", clause=clause, code=code).text()
