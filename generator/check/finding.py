"""What a check found, and the findings of one file put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, get_args

from generator.ground.errors import Lang, Problem, Span, TranslatedText, Value, speaking, value_text
from generator.ground.words.vocabularies import phrase
from generator.office.reading.document import ReadDocument, Table
from generator.standard import Strength

CheckedAs = Literal["template", "document"]
"""What a person can say that a file is."""

TakenAs = CheckedAs | Literal["other"]
"""What a file was taken for; ``other``: a paper of a built set that is neither its notice nor a letter."""

STRENGTHS: tuple[Strength, ...] = get_args(Strength)
"""How binding a rule is, the most binding first; law and must bind alike."""

_PLACE = ("part", "paragraph", "table", "row", "cell", "line", "column")


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure from a rule.

    ``problem`` has its code, place and sentences. Of a finished document also: ``strength``, how binding the rule
    is, ``measured`` and ``wanted``, the two values as people write them, the ``page``, from 1, and the ``clause``
    of the rule. ``others`` are the further places of one that nearly all paragraphs have.
    """

    problem: Problem
    strength: Strength | None = None
    measured: Value | None = None
    wanted: Value | None = None
    page: int | None = None
    clause: str | None = None
    others: tuple[Span, ...] = ()

    @property
    def code(self) -> str:
        """The stable code of its sentence."""
        return self.problem.code

    def counts(self, level: Strength) -> bool:
        """Whether it is as grave as ``level`` asks: an error where it has no strength of its own."""
        if self.strength is None:
            return self.problem.severity == "error"
        return _rank(self.strength) <= _rank(level)

    def text(self, lang: Lang | None = None) -> str:
        """The finding as it is printed alone, with both values where its sentence does not name them."""
        with speaking(lang):
            values = self._values_unsaid()
            return f"{self.problem.text()}\n  {values}" if values else self.problem.text()

    def sentence(self) -> str:
        """Its sentence in one line, without its place, with both values and how many places, where it names neither."""
        said = self.problem.message()
        count = phrase("finding-counted", count=1 + len(self.others)).text() if self.others else ""
        for aside in filter(None, (self._values_unsaid(), count)):
            said = phrase("finding-with-values", said=said, aside=aside).text()
        return said

    def _values_unsaid(self) -> str:
        said = self.problem.message()
        values = [value_text(each) for each in (self.measured, self.wanted) if each is not None]
        if all(each in said for each in values):
            return ""
        return phrase("finding-values", measured=values[0], wanted=values[1]).text()

    def as_mapping(self) -> dict[str, object]:
        """The finding as plain data, its words in the language that is spoken; what does not apply is None."""
        problem, span = self.problem, self.problem.span
        return {
            "code": problem.code,
            "clause": self.clause or problem.clause,
            "strength": self.strength,
            "severity": problem.severity,
            "place": {**{key: getattr(span, key, None) for key in _PLACE}, "page": self.page},
            "measured": None if self.measured is None else value_text(self.measured),
            "wanted": None if self.wanted is None else value_text(self.wanted),
            "message": problem.message(),
            "remedy": problem.remedy(),
            "source": None if span is None else span.source,
            "suggestion": problem.suggestion,
            **({"count": 1 + len(self.others)} if self.others else {}),
        }


def _rank(strength: Strength) -> int:
    return max(0, STRENGTHS.index(strength) - 1)


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file, in the order of the file; only a document has ``profile`` and ``elements``.

    Other papers of a set have no findings: no rule is made for them.
    """

    file: str
    checked_as: TakenAs
    findings: tuple[Finding, ...] = ()
    profile: str | None = None
    elements: dict[str, object] | None = None

    def as_mapping(self) -> dict[str, object]:
        """The report as plain data, its words in the language that is spoken."""
        return {
            "file": self.file,
            "as": self.checked_as,
            "profile": self.profile,
            "elements": self.elements,
            "findings": [finding.as_mapping() for finding in self.findings],
        }


def element_name(element: str) -> TranslatedText:
    """The name of an element, as the data of a check calls it or :mod:`documents`."""
    return phrase(f"element-{element}")


# The findings of a document put together: each once, in its order, and one for what nearly all paragraphs have.


_OF_MANY = ("PG", "TB")
"""Rules of pages about what a document has several of: paragraphs, tables."""

_FEWEST, _NEARLY_ALL = 5, 0.8
"""At least so many findings, and for so many of the paragraphs that are not empty, are reported as one."""

_NOWHERE = (None,) * 5
"""The place of what concerns a document as a whole."""


def without_repeats(on_file: Iterable[Finding], on_pages: Iterable[Finding]) -> list[Finding]:
    """The findings of both; a rule that the file departs from is not reported again at the same place of its pages.

    Most rules have one place in a document, wherever a finding is. For the others, a finding about the whole document
    counts for every place, and the other way round.
    """
    findings = list(on_file)
    places: defaultdict[str, set[object]] = defaultdict(set)
    for each in findings:
        places[each.code].add(_place_of(each))

    def is_reported(finding: Finding) -> bool:
        where, there = _place_of(finding), places[finding.code]
        if where is None or None in there or not finding.code.startswith(_OF_MANY):
            return bool(there)
        return where in there

    return [*findings, *(each for each in on_pages if not is_reported(each))]


def gathered(findings: Sequence[Finding], document: ReadDocument) -> Iterator[Finding]:
    """``findings``, but one for all of one kind and measure that nearly all paragraphs have, at the first of them."""
    alike: defaultdict[object, list[Finding]] = defaultdict(list)
    for each in findings:
        alike[_kind(each)].append(each)
    most = max(_FEWEST, sum(not paragraph.empty for paragraph in document.paragraphs) * _NEARLY_ALL)
    for each in findings:
        same = alike[kind := _kind(each)]
        if kind is None or len(same) < most:
            yield each
        elif each is same[0]:
            yield replace(each, others=tuple(span for other in same[1:] if (span := other.problem.span) is not None))


def _kind(finding: Finding) -> object:
    """The key that findings of a whole paragraph share; None for other findings."""
    span = finding.problem.span
    of_all = span is not None and span.paragraph is not None and span.column is None
    return (finding.code, finding.measured, finding.wanted, finding.problem.severity) if of_all else None


def in_order(findings: Iterable[Finding], document: ReadDocument) -> tuple[Finding, ...]:
    """``findings`` in the order of the document, each once: what concerns all of it first, headers and footers last."""
    order: dict[object, int] = {}
    blocks = ((each, *(each.paragraphs if isinstance(each, Table) else ())) for each in document.blocks)
    for number, block in enumerate(chain.from_iterable(blocks)):
        order.setdefault(_place(block.place), number)

    def key(finding: Finding) -> tuple[int, int]:
        span = finding.problem.span
        place = None if span is None else _place(span)
        whole = span is None or (span.part is None and span.paragraph is None)
        return (-1 if whole else order.get(place, len(order)), finding.page or 0)

    once = {(each.code, each.problem.span, each.measured, each.wanted, each.page): each for each in findings}
    return tuple(sorted(once.values(), key=key))


def _place_of(finding: Finding) -> tuple[object, ...] | None:
    """The place of a finding, None where it is the document as a whole."""
    span = finding.problem.span
    return None if span is None or _place(span) == _NOWHERE else _place(span)


def _place(span: Span) -> tuple[object, ...]:
    return span.part, span.table, span.row, span.cell, span.paragraph
