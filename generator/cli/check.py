"""``fawen check``: findings in documents and templates, ``--fix`` and ``--annotate``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

import click

from generator.check.finding import element_name
from generator.cli.completing import templates
from generator.cli.language import language_option
from generator.cli.options import INPUT, TARGET, json_option, notice_option, units_option
from generator.cli.printing import print_either, print_lines, print_problems
from generator.cli.standing_options import desk_places
from generator.ground.errors import Problem, Severity, Span, UsageError, printable
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.check.finding import Finding, Report
    from generator.check.fixed_copies import FixedDocument
    from generator.standard import Strength


def add_check(group: click.Group) -> None:
    """Adds the command ``check`` to ``group``."""
    kinds, strengths = ("template", "document"), ("law", "must", "usual", "recommended", "practice")

    @group.command("check", example="fawen check templates", help=text("check"))
    @click.argument(
        "paths",
        type=INPUT,
        nargs=-1,
        required=True,
        metavar="PATH…",
        shell_complete=templates,
        help=text("check-paths"),
    )
    @click.option("--as", "checked_as", type=click.Choice(kinds), metavar="|".join(kinds), help=text("check-as"))
    @click.option("--rendered", is_flag=True, help=text("check-rendered"))
    @json_option(text("check-json"))
    @click.option("--level", type=click.Choice(strengths), default="must", metavar="LEVEL", help=text("check-level"))
    @units_option(text("check-units"), default=None)
    @notice_option(text("check-notice"))
    @click.option("--fix", type=TARGET, metavar="OUT", help=text("check-fix"))
    @click.option("--annotate", type=TARGET, metavar="OUT", help=text("check-annotate"))
    @language_option()
    def check_command(
        paths: tuple[Path, ...],
        as_json: bool,
        level: Strength,
        fix: Path | None,
        annotate: Path | None,
        **options: object,
    ) -> int:
        if fix is not None and annotate is not None:
            raise UsageError(Problem("cli-check-one-copy"))
        options["templates"] = desk_places().templates.path
        out = fix or annotate
        if out is None:
            return _check(paths, level, options, as_json=as_json)
        del options["units"], options["notice"]  # templates alone read them
        write = _annotate if fix is None else _fix
        return write(paths, out, level, options, as_json=as_json)


def _check(paths: tuple[Path, ...], level: Strength, options: dict[str, object], *, as_json: bool) -> int:
    """Prints what a check found, and returns the exit code."""
    from generator.check.run import check

    checked = check(paths, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    print_problems(checked.problems)
    _print_reports(checked.reports, as_json=as_json)
    return int(_fails(checked.reports, level) or any(problem.severity == "error" for problem in checked.problems))


def _print_reports(reports: Sequence[Report], *, as_json: bool) -> None:
    print_either((report.as_mapping() for report in reports), _checked_lines(reports), as_json=as_json)


def _fails(reports: Iterable[Report], level: Strength) -> bool:
    """Whether one of ``reports`` has a finding as grave as ``level``."""
    return any(finding.counts(level) for report in reports for finding in report.findings)


def _checked_lines(reports: Sequence[Report]) -> Iterator[str]:
    """The reports, then how many files were checked and what was found in all."""
    judged = [report for report in reports if report.checked_as != "other"]
    yield from reports_lines(judged)
    if len(judged) < len(reports):
        yield text("others", count=len(reports) - len(judged))
    counts = Counter(finding.problem.severity for report in reports for finding in report.findings)
    yield text("checked", count=len(judged), errors=counts["error"], warnings=counts["warning"])


def _fix(paths: tuple[Path, ...], out: Path, level: Strength, options: dict[str, object], *, as_json: bool) -> int:
    """Prints what was fixed, and returns the exit code of a check of the files in ``out``."""
    from generator.check.fixed_copies import fix

    fixed = fix(paths, out, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    print_either((each.as_mapping() for each in fixed), _fixed_lines(fixed), as_json=as_json)
    return int(_fails((each.report for each in fixed), level))


def _fixed_lines(fixed: Sequence[FixedDocument]) -> Iterator[str]:
    """For each document what was fixed, then what a check finds in the new file."""
    from generator.check.mending import mend_lines

    documents = [each for each in fixed if each.report.checked_as != "other"]
    for each in documents:
        yield text("mended", file=each.report.file, count=len(each.mends))
        yield from (f"  {line}" for line in mend_lines(each.mends))
        yield from ("", *_report_lines(each.report))
    if len(documents) < len(fixed):
        yield text("others-left", count=len(fixed) - len(documents))


def _annotate(paths: tuple[Path, ...], out: Path, level: Strength, options: dict[str, object], *, as_json: bool) -> int:
    """Prints what a check found and which copies have it as comments, and returns the exit code of the check."""
    from generator.check.annotating import annotate

    annotated = annotate(paths, out, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
    _print_reports(annotated.reports, as_json=as_json)
    if not as_json:
        print_lines(text("annotated", file=path, count=count) for path, count in annotated.comments.items())
    return int(_fails(annotated.reports, level))


# Printed reports of a check: the recognised elements of each document, then its findings.


def reports_lines(reports: Iterable[Report]) -> Iterator[str]:
    """All ``reports``; of letters to many units with the same findings, only the first.

    Such letters are documents of one folder and title whose findings are in the same places.
    """
    for _, group in groupby(enumerate(reports), key=lambda each: _alike(*each)):
        first, *others = [report for _, report in group]
        yield from _report_lines(first)
        if others:
            names = {"first": PurePath(others[0].file).name, "last": PurePath(others[-1].file).name}
            yield text("alike", count=len(others), **names)
            yield ""


def _report_lines(report: Report) -> Iterator[str]:
    """A document's elements, its findings by rule, and an empty line.

    Findings of a template, or of an unreadable file, are printed one by one, each with its place.
    """
    if report.elements is None:
        yield from (f"{finding.text()}\n" for finding in report.findings)
        return
    yield from _element_lines(report.file, report.profile, report.elements)
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


# Printed findings of a document: each rule once, with all its places.


_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_BESIDE = re.compile("header|footer|footnote|endnote|comment")
"""Parts beside the text, by what their names hold (ECMA-376 part 1, 11.3); any other name may be the text's."""

_MOST_NUMBERS = 20


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Counts, then each rule once: errors first, in the order of the document."""
    groups: defaultdict[tuple[Severity, str, str], list[Finding]] = defaultdict(list)
    for each in findings:
        groups[each.problem.severity, each.code, each.problem.remedy()].append(each)
    counts = Counter(each.problem.severity for each in findings)
    rules = len({each.code for each in findings})
    errors, warnings, notes = (counts[each] for each in _SEVERITIES)
    yield text("findings", rules=rules, errors=errors, warnings=warnings, notes=notes)
    for severity in _SEVERITIES:
        for (own, _, remedy), group in groups.items():
            if own == severity:
                yield ""
                yield from _group_lines(group, remedy)


def _group_lines(group: Sequence[Finding], remedy: str) -> Iterator[str]:
    """The findings of one rule: each sentence with its places, then the remedy."""
    by_sentence: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in group:
        by_sentence[each.sentence()].append(each)
    code = f" [{group[0].code}]"
    own = group[0].problem.severity
    severity = "" if own == "error" else text(f"finding-{own}")
    for number, (sentence, same) in enumerate(by_sentence.items()):
        places = _places([span for each in same for span in (each.problem.span, *each.others[:2]) if span is not None])
        said = text("finding-at", places=places, sentence=sentence) if places else sentence
        yield printable(f"    {said}" if number else f"  {severity}{said}{code}")
    source = None if group[0].problem.span is None else group[0].problem.span.source
    if len(group) == 1 and source is not None and not group[0].others:
        yield printable(f"      {source}")
    if remedy:
        yield printable(f"    {text('finding-remedy', remedy=remedy)}")


def _places(spans: Iterable[Span]) -> str:
    """The places of ``spans``: paragraphs of the text together, then tables, headers, notes."""
    numbers: defaultdict[tuple[str | None, int | None], set[int]] = defaultdict(set)
    for each in spans:
        number = each.row if each.table is not None else each.paragraph
        if number is not None:
            numbers[_beside(each), each.table].add(number)
    return text("and-place").join(
        _place_in_words(beside, table, sorted(found)) for (beside, table), found in numbers.items()
    )


def _beside(span: Span) -> str | None:
    """The kind of part that the span is in, None for the text itself."""
    kind = None if span.part is None else _BESIDE.search(span.part)
    return None if kind is None else kind[0]


def _place_in_words(beside: str | None, table: int | None, numbers: Sequence[int]) -> str:
    kind = "paragraph" if table is None else "row"
    key = f"place-{kind}" if len(numbers) == 1 else f"place-{kind}s"
    shown = text("and-number").join(map(str, numbers[:_MOST_NUMBERS]))
    if len(numbers) > _MOST_NUMBERS:
        key = f"place-{kind}s-more"
    place = text(key, numbers=shown, table=table, count=len(numbers))
    return place if beside is None else text(f"place-{beside}", place=place)


# Printed list of the recognised elements of a document.


_HOW = ("sealed", "unsealed", "stamp", "parties")
_OF_IMPRINT = {
    "moved_recipients": "recipients",
    **{name: name for name in ("report_to", "send_to", "issue_to", "also_to", "copy_to", "copies", "office")},
    "printed": "date",
}
_MOST_HEADINGS = 3
_TELEPHONE = re.compile(r"(?<![0-9])[0-9]{3}[0-9-]{4,}(?![0-9])")

_Elements = Mapping[str, object]


def _element_lines(file: str, profile: str | None, elements: _Elements) -> Iterator[str]:
    """What ``file`` was recognised as, then a line for each element that it has."""
    kind = elements["kind"] or text("kind-unknown")
    pages = text("profile-unknown" if profile is None else f"profile-{profile}")
    yield text("taken", file=file, format=elements["format"], kind=kind, profile=pages)
    for name, value in _values(elements):
        if value:
            yield text("element", name=element_name(name).text(), value=value)


def _values(elements: _Elements) -> Iterator[tuple[str, str]]:
    """Each element's name and printed value, in the order of a document."""
    for name in ("copy_number", "secrecy", "internal", "urgency"):
        yield name, _line(elements[name])
    yield "issuer_mark", _joined([*_list(elements["issuer_mark"]), elements["mark_word"]])
    yield "number", _line(elements["number"])
    yield "signers", _joined(_list(elements["signers"]))
    for name in ("issue_total", "editor_note", "title", "title_note", "edition", "recipients"):
        yield name, _line(elements[name])
    pieces = list(map(_mapping, _list(elements["pieces"])))
    for piece in pieces:
        yield "piece_title", f"{_line(piece['title'])}（{_body(piece)}）"
    if not pieces:
        yield "body", _body(_mapping(elements["body"]))
    yield "attachment_list", _joined(list(map(_listed, _list(elements["attachment_list"]))))
    yield from _signature(elements)
    yield "note", _TELEPHONE.sub(lambda found: found[0][:3] + "*" * (len(found[0]) - 3), _line(elements["note"]))
    for attended in _list(elements["attendance"]):
        yield "attendance", _line(attended)
    for attachment in map(_mapping, _list(elements["attachments"])):
        yield "attachments", f"{_line(attachment['label'])} {_line(attachment['title'])}".strip()
    issued = elements["issued_text"]
    if issued is not None:
        yield "issued_text", _line(_mapping(issued)["title"]) or _body(_mapping(issued))
    imprint = elements["imprint"]
    if imprint is not None:
        for name, key in _OF_IMPRINT.items():
            yield name, _line(_mapping(imprint)[key])


def _body(body: _Elements) -> str:
    """How long the text is, and its first headings."""
    headings = list(map(_line, _list(body["headings"])))
    said = text("paragraphs", count=body["paragraphs"])
    if body["tables"]:
        said += text("tables", count=body["tables"])
    if headings:
        more = text("and-more") if len(headings) > _MOST_HEADINGS else ""
        shown = "；".join(headings[:_MOST_HEADINGS]) + more
        said += text("headings", count=len(headings), headings=shown)
    return said


def _signature(elements: _Elements) -> Iterator[tuple[str, str]]:
    signature = _mapping(elements["signature"])
    organs = _joined(_list(signature["organs"]))
    how = signature["how"]
    yield "signature", organs + text(f"signed-{how}") if organs and how in _HOW else organs
    yield "posts", _joined(_list(signature["posts"]))
    yield "date", _line(elements["date"])


def _listed(entry: object) -> str:
    serial, name = _mapping(entry)["serial"], _line(_mapping(entry)["name"])
    return name if serial is None else f"{serial}.{name}"


def _joined(values: list[object]) -> str:
    return "；".join(_line(value) for value in values if value)


def _line(value: object) -> str:
    """A text in one line, with ``/`` for its line breaks."""
    return "" if value is None else " / ".join(part.strip() for part in str(value).splitlines())


def _list(value: object) -> list[object]:
    return cast("list[object]", value)


def _mapping(value: object) -> _Elements:
    return cast("_Elements", value)
