"""Printed findings of a document: each rule once, with all its places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from generator.ground.errors import Severity, Span, printable
from generator.ground.words.commands import text

if TYPE_CHECKING:
    from generator.check import Finding

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
    return text("and-place").join(_place(beside, table, sorted(found)) for (beside, table), found in numbers.items())


def _beside(span: Span) -> str | None:
    """The kind of part that the span is in, None for the text itself."""
    kind = None if span.part is None else _BESIDE.search(span.part)
    return None if kind is None else kind[0]


def _place(beside: str | None, table: int | None, numbers: Sequence[int]) -> str:
    kind = "paragraph" if table is None else "row"
    key = f"place-{kind}" if len(numbers) == 1 else f"place-{kind}s"
    shown = text("and-number").join(map(str, numbers[:_MOST_NUMBERS]))
    if len(numbers) > _MOST_NUMBERS:
        key = f"place-{kind}s-more"
    place = text(key, numbers=shown, table=table, count=len(numbers))
    return place if beside is None else text(f"place-{beside}", place=place)
