"""Rules held against the printed page: the functions that check them, by the rule's id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.check.finding import Finding
from generator.check.rendered.printed import Printed
from generator.check.rules.departure import Departure, finding
from generator.check.rules.rule import Rule, declared

PageRule = Callable[[Printed], Iterable[Departure]]

PAGE_RULES: dict[str, PageRule] = {}
"""Every rule that is held against the printed page, by its id."""


def on_page(rule: Rule | str) -> Callable[[PageRule], PageRule]:
    """Registers a function as the check of ``rule`` on the printed page.

    A rule that the file is held against as well is declared there and named here by its id; one that only pages show
    is declared here. Raises ValueError for an id that is not declared, and where the rule has a check of pages.
    """
    name = declared(rule)
    if name in PAGE_RULES:
        raise ValueError(name)

    def register(function: PageRule) -> PageRule:
        PAGE_RULES[name] = function
        return function

    return register


def page_findings(printed: Printed) -> Iterator[Finding]:
    """What departs from each rule on the pages, rule by rule."""
    for rule, function in PAGE_RULES.items():
        for departure in function(printed):
            yield finding(rule, departure, printed.found.document.file)
