"""Rules as functions: each is registered under its rule's id, and every departure becomes a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.check.elements.found import Element, Found
from generator.check.finding import Finding
from generator.ground.errors import Problem, Severity, Span, Value
from generator.office.reading.document import Paragraph, Table
from generator.official.standard import RULES


@dataclass(frozen=True, slots=True)
class Departure:
    """One place that departs from a rule: where, what is there and what should be, as people write it.

    What is words is :class:`~generator.ground.errors.Said`, a measure or a quotation a plain text.

    ``facts`` fill further blanks of the rule's sentence; ``milder`` is the severity where this case is less grave.
    """

    at: Paragraph | Table | Element | Span | None
    measured: Value
    wanted: Value
    facts: Mapping[str, object] = field(default_factory=dict)
    milder: Severity | None = None
    page: int | None = None


FileRule = Callable[[Found], Iterable[Departure]]

FILE_RULES: dict[str, FileRule] = {}
"""Every rule that is held against the file, by its id."""


def on_file(rule: str) -> Callable[[FileRule], FileRule]:
    """Registers a function as the check of ``rule`` on the file."""

    def register(function: FileRule) -> FileRule:
        if rule in FILE_RULES or rule not in RULES:
            raise ValueError(rule)
        FILE_RULES[rule] = function
        return function

    return register


def file_findings(found: Found) -> Iterator[Finding]:
    """What departs from each rule, rule by rule."""
    for rule, function in FILE_RULES.items():
        for departure in function(found):
            yield finding(rule, departure, found.document.file)


def finding(rule: str, departure: Departure, file: str) -> Finding:
    """The finding that ``departure`` from ``rule`` is."""
    facts = {"measured": departure.measured, "wanted": departure.wanted, **departure.facts}
    problem = Problem(rule, span_of(departure.at, file), facts, milder=departure.milder)
    return Finding(problem, RULES[rule].strength, departure.measured, departure.wanted, departure.page)


def span_of(at: Paragraph | Table | Element | Span | None, file: str) -> Span:
    """The place that a departure is at: the file's own where it is at none."""
    if at is None:
        return Span(file)
    if isinstance(at, Element):
        return at.paragraph.place
    return at if isinstance(at, Span) else at.place
