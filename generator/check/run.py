"""``fawen check``: one run over the given paths, with what concerns several documents, and the check of a notice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.check.departure import Departure
from generator.check.documents import CheckedDocument, check_documents
from generator.check.finding import CheckedAs, Finding, Report
from generator.check.official_papers import SetPaper, Sets
from generator.check.rules.merge_leftovers import numbers_once
from generator.check.rules.rule import Rule, declare, finding
from generator.check.targets import Sources, Target, targets
from generator.ground.errors import Problem, TranslatedText
from generator.ground.source.date import date_figures
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.standard import NUMBER, lacks_serial


@dataclass(frozen=True, slots=True)
class CheckResult:
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
) -> CheckResult:
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
    return CheckResult(reports, tuple(problems))


def _key(report: Report) -> object:
    """The key that two reports share that are of one link, in the folder and with the notice that reads it."""
    return report.file, tuple((finding.code, finding.problem.span) for finding in report.findings)


def _reports(target: Target, sources: Sources) -> list[Report]:
    if target.problem is not None:
        return [Report(str(target.path), "template", (Finding(target.problem),))]
    if target.kind == "other":
        return [Report(str(target.path), "other")]
    # Most checks are of finished documents, which need nothing of templates.
    from generator.check.checked_templates import check_notice, template_report

    return check_notice(target.path) if target.kind == "notice" else [template_report(target, sources)]


# Several documents are held against one another: a dispatch has one number, no other number is there twice.


_YEAR = re.compile(r"[〔\[（(0-9]")


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document of a run; ``made`` is its entry in the manifest of its set, None where it is in none."""

    path: Path
    found: RecognisedDocument
    made: SetPaper | None = None

    @property
    def own_number(self) -> Element | None:
        """The 发文字号 that no other document may have.

        Letters of a dispatch have none of their own, a draft has none yet, a corrected reprint has that of the
        document in whose place it comes.
        """
        number, edition = self.found.number, self.found.edition
        is_letter = self.made is not None and not self.made.is_notice
        if is_letter or (edition is not None and not self.found.is_draft):
            return None
        return None if number is None or lacks_serial(number.text) else number


_SetRule = Callable[[Sequence[_Paper]], Iterator[tuple[_Paper, Departure]]]

SET_RULES: dict[str, _SetRule] = {}
"""Every rule that is held against several documents, by its id."""


def _on_set(rule: Rule) -> Callable[[_SetRule], _SetRule]:
    """Registers a function as the check of ``rule`` on several documents."""

    def register(function: _SetRule) -> _SetRule:
        SET_RULES[rule.id] = function
        return function

    return register


def across(documents: Iterable[CheckedDocument]) -> tuple[Report, ...]:
    """The reports of ``documents``, with what departs from the rules about several documents."""
    checked = list(documents)
    papers = [_Paper(each.path, each.found, each.paper) for each in checked if each.found is not None]
    more: defaultdict[Path, list[Finding]] = defaultdict(list)
    for rule, function in SET_RULES.items():
        for paper, departure in function(papers):
            more[paper.path].append(finding(rule, departure, paper.found.document.file))
    return tuple(replace(each.report, findings=(*each.report.findings, *more[each.path])) for each in checked)


@_on_set(numbers_once)
def _used_twice(papers: Sequence[_Paper]) -> Iterator[tuple[_Paper, Departure]]:
    """MM-04: a 发文字号 belongs to one document, a 份号 to one copy of it; 份号 follow one another."""
    by_number: defaultdict[tuple[str, ...], list[_Paper]] = defaultdict(list)
    for paper in papers:
        number = paper.own_number
        if number is not None:
            text = forms.without_blanks(number.text)
            by_number[text, *(() if NUMBER.fullmatch(text) else _series(paper))].append(paper)
    for same in by_number.values():
        titles = {_title(same[0])}
        for paper in same[1:]:
            if _title(paper) not in titles:
                yield paper, _repeated(paper.found.number, phrase("finding-number-each"))
        yield from _copies(same)


def _series(paper: _Paper) -> tuple[str, str]:
    """What a number without 机关代字 is counted by: the mark, and the year of the document."""
    found, imprint = paper.found, paper.found.imprint
    printed = None if imprint is None or imprint.date is None else date_figures(imprint.date.text, within=True)
    year = found.issued.year if found.issued is not None else "" if printed is None else printed[0]
    return "".join(each.text for each in found.mark), str(year)


def _title(paper: _Paper) -> str:
    return "" if paper.found.title is None else forms.without_blanks(paper.found.title.text)


def _copies(papers: Sequence[_Paper]) -> Iterator[tuple[_Paper, Departure]]:
    """Copies of one document whose 份号 is there already, or does not follow another."""
    numbered = [(paper, paper.found.copy_number) for paper in papers if paper.found.copy_number is not None]
    serials = {forms.serial_of(element.text) for _, element in numbered}
    seen: set[int | None] = set()
    for paper, element in numbered:
        serial = forms.serial_of(element.text)
        if serial in seen:
            yield paper, _repeated(element, phrase("finding-serial-each"))
        elif serial is not None and serial > min(filter(None, serials)) and serial - 1 not in serials:
            yield paper, Departure(element, element.text, phrase("finding-following"))
        seen.add(serial)


def _repeated(element: Element | None, wanted: TranslatedText) -> Departure:
    return Departure(element, "" if element is None else element.text, wanted)


@_on_set(declare(Rule("MM-07", "ours", "practice", "error", value="全套文件写同一个文号")))
def _another_number(papers: Sequence[_Paper]) -> Iterator[tuple[_Paper, Departure]]:
    """MM-07: letters of a dispatch name the number of its notice, and none like it instead."""
    for paper in papers:
        number = None if paper.made is None else paper.made.number
        if number is not None:
            named = list(_named(paper, number))
            if named and number not in [text for text, _ in named]:
                text, at = named[0]
                yield paper, Departure(at, text, number)


def _named(paper: _Paper, number: str) -> Iterator[tuple[str, Element | Paragraph]]:
    """The number in ``paper``: in the notice its own, in a letter any of the same 机关代字."""
    if paper.made is not None and paper.made.is_notice:
        own = paper.found.number
        if own is not None:
            yield own.text, own
        return
    prefix = _YEAR.split(number)[0]
    cited = re.compile(re.escape(prefix) + forms.NUMBER_TAIL)
    for paragraph in paper.found.document.paragraphs if prefix else ():
        for match in cited.finditer(paragraph.text):
            yield match[0].strip(), paragraph
