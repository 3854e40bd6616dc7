"""``fawen check``: one run over the given paths, with what concerns several documents, and the check of a notice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.check.departure import Departure
from generator.check.documents import CheckedDocument, check_documents
from generator.check.finding import CheckedAs, Finding, Report
from generator.check.official_papers import SetPaper, Sets
from generator.check.rules.merge_leftovers import numbers_once
from generator.check.rules.rule import Rule, declare, finding
from generator.check.targets import Sources, Target, TemplateData, house, targets
from generator.ground.desk_names import MAIL
from generator.ground.disk import TEMPLATE, read_contents
from generator.ground.errors import NoticeError, Problem, TemplateError, TranslatedText, gathered_by_unit
from generator.ground.source.date import date_figures
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import Paragraph
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.roster.units.addressing import addressed
from generator.roster.units.template_context import dispatch_context, unit_context
from generator.standard import NUMBER, lacks_serial
from generator.templates.doubts.name_doubts import text_doubts
from generator.templates.doubts.name_scope import NameScope
from generator.templates.doubts.structure import prefix_as_meant
from generator.templates.doubts.word_layout import word_layout_doubts
from generator.templates.doubts.word_parts import sheet_doubts, word_doubts
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import Variable
from generator.templates.text.mail_template import MailTemplate
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate


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
    if target.kind == "notice" and target.problem is None:
        return check_notice(target.path)
    if target.kind == "other" and target.problem is None:
        return [Report(str(target.path), "other")]
    try:
        problems: Sequence[Problem] = [target.problem] if target.problem is not None else _of_template(target, sources)
    except TemplateError as error:
        problems = error.problems
    return [Report(str(target.path), "template", tuple(map(Finding, problems)))]


def _of_template(target: Target, sources: Sources) -> Sequence[Problem]:
    """The problems of a template, in the order of its text. Raises TemplateError."""
    name_scope = sources.name_scope(target.path)
    if target.kind == "text":
        return _of_paper(target.path, name_scope, sources.data_of(target.path))
    data = read_contents(target.path, TEMPLATE, error=TemplateError)
    return (_of_document if target.kind == "word" else _of_workbook)(data, str(target.path), name_scope)


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


# A notice's folder is checked: its front matter, its text and its attachments.


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


# Templates are checked as a build reads them.


def _of_document(data: bytes, shown: str, name_scope: NameScope) -> list[Problem]:
    """The problems of the Word template ``data``, in the order of its text, then those of its layout in Word.

    Also each name that is not in ``name_scope``. What keeps the template from being opened is a problem like any other;
    its layout is looked at when nothing does.
    """
    refused, variables, notes = _opened(data, shown)
    doubts = word_doubts(data, shown, name_scope, variables, [_as_meant(problem) for problem in refused])
    return [*notes, *doubts, *([] if refused else word_layout_doubts(data, shown))]


def _opened(data: bytes, shown: str) -> tuple[tuple[Problem, ...], tuple[Variable, ...], tuple[Problem, ...]]:
    """Why it cannot be opened, else what it reads, and what was passed over."""
    try:
        template = DocxTemplate.open(data, name=shown)
    except TemplateError as error:
        return error.problems, (), ()
    return (), template.variables(), template.notes


def _as_meant(problem: Problem) -> Problem:
    """A statement that there is not, as a slip of its prefix where it is one."""
    right = prefix_as_meant(str(problem.facts.get("tag", ""))) if problem.code == "template-statement" else None
    if right is None:
        return problem
    return replace(problem, code="template-prefix-written", facts={**problem.facts, "right": right}, suggestion=None)


def _of_workbook(data: bytes, shown: str, name_scope: NameScope) -> list[Problem]:
    """The problems of the Excel template ``data``, as :func:`_of_document` has those of Word."""
    try:
        opened = XlsxTemplate.open(data, name=shown).notes
    except TemplateError as error:
        opened = error.problems
    return sheet_doubts(data, shown, name_scope, opened)


def _of_paper(path: Path, name_scope: NameScope, data: TemplateData) -> list[Problem]:
    """The problems of the text template at ``path``, in the order of its text.

    Also each name that is not in ``name_scope``; where ``data`` has roster and notice, also what shows only when the
    template is filled, with the units concerned.
    """
    if path.absolute().parent.name == MAIL:
        text = MailTemplate.open(path)
        return _filled(lambda context, _notice: _mail_problems(text, context, name_scope.titles), data, name_scope)
    template = PaperTemplate.open(path, pictures=data.pictures)
    problems = list(text_doubts(template, name_scope))
    reported = {_line(problem) for problem in problems}
    filled = _filled(partial(_template_problems, template, name_scope.titles), data, name_scope)
    problems += (each for each in filled if each.code != "text-missing-name" or _line(each) not in reported)
    return sorted(problems, key=_place)


def _filled(
    problems_of: Callable[[dict[str, object], Notice], Sequence[Problem]], data: TemplateData, name_scope: NameScope
) -> list[Problem]:
    """The problems of the documents that a build would make of a template: ``problems_of`` returns those of each."""
    if data.roster is None or data.notice is None:
        return []
    notice = data.notice
    try:
        units = addressed(data.roster, notice.recipients, notice.recipients_span).units
    except NoticeError:  # reported of the notice
        return []
    mappings = [unit.as_mapping() for unit in units]
    if name_scope.per_dispatch:
        return list(problems_of(dispatch_context(notice.context, mappings), notice))
    contexts = (unit_context(notice.context, mappings, number) for number in range(len(units)))
    found = ((unit.name, problems_of(each, notice)) for unit, each in zip(units, contexts, strict=True))
    return gathered_by_unit(found, len(units))


def _template_problems(
    template: PaperTemplate, titles: Mapping[str, str], context: dict[str, object], notice: Notice
) -> tuple[Problem, ...]:
    try:
        return template.fill(context, notice.behind, titles=titles).warnings
    except TemplateError as error:
        return error.problems


def _mail_problems(
    template: MailTemplate, context: dict[str, object], titles: Mapping[str, str]
) -> tuple[Problem, ...]:
    try:
        template.fill(context, titles)
    except TemplateError as error:
        return error.problems
    return ()


def _line(problem: Problem) -> int | None:
    return None if problem.span is None else problem.span.line


def _place(problem: Problem) -> tuple[int, int]:
    return (0, 0) if problem.span is None else (problem.span.line or 0, problem.span.column or 0)
