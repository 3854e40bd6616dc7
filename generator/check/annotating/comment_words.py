"""What comments say of findings, in the language that is spoken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from generator.check.finding import Finding
from generator.ground.errors import SEVERITY_WORDS, Said, Severity, joined, printable

_COUNTS = Said(
    "fawen 检查：不合规定的有 {rules} 项：错误 {error} 处，提醒 {warning} 处，说明 {info} 处。",
    "fawen check: rules broken: {rules}; errors: {error}; warnings: {warning}; notes: {info}.",
)
_NOTHING = Said("fawen 检查：没有发现问题。", "fawen check: no problems found.")
_AT_PARAGRAPHS = Said(
    "有问题的段落各有批注，共 {count} 段；同一条规定有几处不合的，办法只写在第一处。",
    "paragraphs with a comment of their own: {count}; of a rule that is broken at several places the remedy is at the "
    "first.",
)
_NOT_AT_PARAGRAPHS = Said(
    "整份文件、页面、页眉页脚、目录等处的问题，写在这里：",
    "Of the document as a whole, its pages, headers and footers, a table of contents:",
)
_WITH_REMEDY = Said("{said}。办法：{remedy}（{rule}）", "{said}. Remedy: {remedy} ({rule})")
_WITHOUT_REMEDY = Said("{said}（{rule}）", "{said} ({rule})")
_RULE = Said("{clause}，{code}", "{clause}, {code}")
_STANDARD = "GB/T 9704-2012 {}"
_CUSTOM = Said("惯例", "custom")
_CUSTOM_CLAUSES = ("惯例", "ours")
_END = "。.；;"

_AT = Said("{place}：{sentence}", "{place}: {sentence}")
_ON_PAGE = Said("第{}页", "page {}")
_AT_PARAGRAPH = Said("第{}段", "paragraph {}")
_QUOTED = Said("{}“{}”", "{} '{}'")
_OF_MANY = Said("{places}等 {count} 处", "{places} and others, {count} in all")
_MOST_PLACES = 3
_TEXT_BOX = Said("文本框", "text box")
_PARTS = {
    "header": Said("页眉", "header"),
    "footer": Said("页脚", "footer"),
    "footnotes": Said("脚注", "footnotes"),
    "endnotes": Said("尾注", "endnotes"),
}
_TEXT = Said("正文", "text")


class CommentWords:
    """The lines of the comments of one document, asked for in its order: a remedy is given once for each rule."""

    def __init__(self) -> None:
        self._remedies: set[tuple[str, str]] = set()

    def line(self, finding: Finding, place: str = "") -> str:
        """The line of ``finding``: its sentence, the remedy where it was not given yet, the clause and the code."""
        problem = finding.problem
        sentence = finding.sentence()
        sentence = _AT.text().format(place=place, sentence=sentence) if place else sentence
        said = f"{SEVERITY_WORDS[problem.severity].text()}{sentence}"
        remedy = problem.remedy()
        if not remedy or (problem.code, remedy) in self._remedies:
            return printable(_WITHOUT_REMEDY.text().format(said=said, rule=problem.code))
        self._remedies.add((problem.code, remedy))
        return printable(_WITH_REMEDY.text().format(said=said.rstrip(_END), remedy=remedy, rule=_rule(finding)))

    def summary(self, findings: Iterable[Finding], annotated: int, others: Iterable[tuple[str, Finding]]) -> list[str]:
        """The lines of the summary.

        ``annotated`` is the number of paragraphs with a comment, ``others`` are the findings that are at none of them,
        each with its place.
        """
        lines = [_counts(list(findings))]
        if annotated:
            lines.append(_AT_PARAGRAPHS.text().format(count=annotated))
        own = [self.line(same[0][1], _places([place for place, _ in same])) for same in _by_sentence(others)]
        return [*lines, _NOT_AT_PARAGRAPHS.text(), *own] if own else lines


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` with the errors first, else in their order."""
    grades = list(SEVERITY_WORDS)
    return sorted(findings, key=lambda each: grades.index(each.problem.severity))


def place_words(finding: Finding, kind: str) -> str:
    """The place of a finding that is at no paragraph with a comment, ``""`` for the document as a whole.

    ``kind`` is that of its part: the last word of the content type, ``""`` for the text itself.
    """
    span = finding.problem.span
    if span is None or span.part is None:
        return "" if finding.page is None else _ON_PAGE.text().format(finding.page)
    if kind in _PARTS:
        return _quoted(_PARTS[kind], span.source)
    if span.source or span.paragraph is None:
        return _quoted(_TEXT, span.source)
    return _AT_PARAGRAPH.text().format(span.paragraph)


def text_box_words(source: str) -> str:
    """The place of a finding in a text box that holds ``source``."""
    return _quoted(_TEXT_BOX, source)


def _quoted(where: Said, source: str | None) -> str:
    return _QUOTED.text().format(where.text(), source) if source else where.text()


def _by_sentence(others: Iterable[tuple[str, Finding]]) -> Iterable[list[tuple[str, Finding]]]:
    """Findings, each with its place, of which all is said alike, together."""
    groups: defaultdict[tuple[str, str, Severity], list[tuple[str, Finding]]] = defaultdict(list)
    for place, finding in others:
        groups[finding.code, finding.sentence(), finding.problem.severity].append((place, finding))
    return groups.values()


def _places(places: list[str]) -> str:
    """All ``places`` of a sentence, of many the first ones and their number."""
    named = joined(list(dict.fromkeys(filter(None, places)))[:_MOST_PLACES]).text()
    return _OF_MANY.text().format(places=named, count=len(places)) if len(places) > _MOST_PLACES else named


def _counts(findings: list[Finding]) -> str:
    if not findings:
        return _NOTHING.text()
    severities = Counter(each.problem.severity for each in findings)
    counts = {name: severities[name] for name in SEVERITY_WORDS}
    return _COUNTS.text().format(rules=len({each.code for each in findings}), **counts)


def _rule(finding: Finding) -> str:
    """The clause and the code of a finding."""
    clause, code = finding.clause or finding.problem.clause, finding.code
    if clause is None:
        return code
    if clause in _CUSTOM_CLAUSES:
        clause = _CUSTOM.text()
    elif clause[0].isdigit():
        clause = _STANDARD.format(clause)
    return _RULE.text().format(clause=clause, code=code)
