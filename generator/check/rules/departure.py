"""What departs from a rule at one place, and the finding that is reported of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.check.elements.found import Element
from generator.check.finding import Finding
from generator.check.rules.rule import RULES
from generator.ground.errors import Problem, Severity, Span, Value
from generator.office.reading.document import Paragraph, Table


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


def finding(rule: str, departure: Departure, file: str) -> Finding:
    """The finding that ``departure`` from ``rule`` is."""
    asked = RULES[rule]
    facts = {"measured": departure.measured, "wanted": departure.wanted, **departure.facts}
    problem = Problem(rule, span_of(departure.at, file), facts, milder=departure.milder or asked.reported_as)
    return Finding(problem, asked.strength, departure.measured, departure.wanted, departure.page, asked.clause)


def span_of(at: Paragraph | Table | Element | Span | None, file: str) -> Span:
    """The place that a departure is at: the file's own where it is at none."""
    if at is None:
        return Span(file)
    if isinstance(at, Element):
        return at.paragraph.place
    return at if isinstance(at, Span) else at.place
