"""A rule of official documents as one declaration: what it asks for, and the functions that check and fix it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from functools import wraps
from operator import attrgetter
from typing import TypeVar

from generator.check.departure import Departure, span_of
from generator.check.finding import Finding
from generator.check.printed_places import PrintedDocument
from generator.check.rules.changes.edited_document import Mend, Mender, Work
from generator.ground.errors import Problem, Severity
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import Form, Strength

_T = TypeVar("_T")
FileCheck = Callable[[RecognisedDocument], Iterable[Departure]]
PageCheck = Callable[[PrintedDocument], Iterable[Departure]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, declared by ``@Rule(…)`` above the function that holds a file against it, where its form has the rule.

    ``clause`` is that of GB/T 9704-2012 where it names no other text. ``severity`` is given where a violation is more
    or less grave than others of that strength. ``rows`` names the rows of the standard's table whose values and
    tolerances the checks compare with; ``value`` is what the rule asks for where that is no number. ``laid_out`` is
    the module that lays out by it, None where it judges only what the writer said or another program did. ``mend`` has
    what fixes a departure, where that is a mender of :mod:`~generator.check.rules.changes`.
    """

    id: str
    clause: str
    strength: Strength
    severity: Severity | None = None
    _: KW_ONLY
    rows: tuple[str, ...] = ()
    value: str = ""
    laid_out: str | None = None
    mend: Mender | tuple[Mender, ...] = ()

    @property
    def reported_as(self) -> Severity:
        """How grave a violation is: an error of what binds, where the rule does not say otherwise."""
        return self.severity or ("error" if self.strength in ("law", "must") else "warning")

    def __call__(self, check: FileCheck) -> Rule:
        """Declares the rule, with ``check`` for files."""
        declare(self)
        FILE_RULES[self.id] = _where_it_holds(self.id, check, attrgetter("form"))
        if self.mend:
            self.mends(*(self.mend if isinstance(self.mend, tuple) else (self.mend,)))
        return self

    def on_page(self, check: PageCheck) -> PageCheck:
        """Adds ``check`` for what only printed pages show of the rule. Raises ValueError where it has one."""
        _add(PAGE_RULES, self, _where_it_holds(self.id, check, attrgetter("found.form")))
        return check

    def mends(self, *menders: Mender) -> Mender:
        """Adds what ``check --fix`` does about a departure, in turn. Raises ValueError where the rule has that."""
        mender = _in_turn(menders) if len(menders) > 1 else menders[0]
        _add(MENDERS, self, mender)
        return mender


def _where_it_holds(
    rule: str, check: Callable[[_T], Iterable[Departure]], form: Callable[[_T], Form]
) -> Callable[[_T], Iterable[Departure]]:
    """``check``, without departures for a document whose ``form`` does not have the rule."""

    @wraps(check)
    def held(document: _T) -> Iterable[Departure]:
        return check(document) if form(document).holds(rule) else ()

    return held


def _in_turn(menders: tuple[Mender, ...]) -> Mender:
    def mend(work: Work) -> Iterator[Mend]:
        for each in menders:
            yield from each(work)

    return mend


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which their modules declare them."""

FILE_RULES: dict[str, FileCheck] = {}
"""What holds a file against each rule, by its id."""

PAGE_RULES: dict[str, PageCheck] = {}
"""What holds the printed pages against a rule, by its id."""

MENDERS: dict[str, Mender] = {}
"""What fixes a departure from a rule, by its id."""


def declare(rule: Rule) -> Rule:
    """Adds ``rule`` to :data:`RULES`. Raises ValueError where there is one of its id."""
    _add(RULES, rule, rule)
    return rule


def _add(table: dict[str, _T], rule: Rule, entry: _T) -> None:
    if rule.id in table:
        raise ValueError(rule.id)
    table[rule.id] = entry


def finding(rule: str, departure: Departure, file: str) -> Finding:
    """The finding that ``departure`` from ``rule`` is."""
    asked = RULES[rule]
    facts = {"measured": departure.measured, "wanted": departure.wanted, **departure.facts}
    problem = Problem(rule, span_of(departure.at, file), facts, milder=departure.milder or asked.reported_as)
    return Finding(problem, asked.strength, departure.measured, departure.wanted, departure.page, asked.clause)


def file_findings(found: RecognisedDocument) -> Iterator[Finding]:
    """The findings on the file, rule by rule."""
    for rule, check in FILE_RULES.items():
        for departure in check(found):
            yield finding(rule, departure, found.document.file)


def page_findings(printed: PrintedDocument) -> Iterator[Finding]:
    """What departs from each rule on the pages, in the order of their ids."""
    for rule in sorted(PAGE_RULES):
        for departure in PAGE_RULES[rule](printed):
            yield finding(rule, departure, printed.found.document.file)
