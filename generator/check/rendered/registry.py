"""Rules as functions of the printed page: each is registered under its rule's id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.check.finding import Finding
from generator.check.rendered.printed import Printed
from generator.check.rules.registry import Departure, finding
from generator.official.standard import RULES

PageRule = Callable[[Printed], Iterable[Departure]]

PAGE_RULES: dict[str, PageRule] = {}
"""Every rule that is held against the printed page, by its id."""


def on_page(rule: str) -> Callable[[PageRule], PageRule]:
    """Registers a function as the check of ``rule`` on the printed page."""

    def register(function: PageRule) -> PageRule:
        if rule in PAGE_RULES or rule not in RULES:
            raise ValueError(rule)
        PAGE_RULES[rule] = function
        return function

    return register


def page_findings(printed: Printed) -> Iterator[Finding]:
    """What departs from each rule on the pages, rule by rule."""
    for rule, function in PAGE_RULES.items():
        for departure in function(printed):
            yield finding(rule, departure, printed.found.document.file)
