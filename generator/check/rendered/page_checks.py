"""Rules held against the printed page: the functions that check them, by the rule's id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.check.finding import Finding
from generator.check.rendered.printed import Printed
from generator.check.rules.departure import Departure, finding
from generator.check.rules.rule import RULES

PageRule = Callable[[Printed], Iterable[Departure]]

PAGE_RULES: dict[str, PageRule] = {}
"""Every rule that is held against the printed page, by its id."""


def on_page(rule: str) -> Callable[[PageRule], PageRule]:
    """Registers a function as the check of ``rule``, which is declared where the file is held against it.

    Raises ValueError for an id that is not declared, and where the rule has a check of pages.
    """
    if rule not in RULES or rule in PAGE_RULES:
        raise ValueError(rule)

    def register(function: PageRule) -> PageRule:
        PAGE_RULES[rule] = function
        return function

    return register


def page_findings(printed: Printed) -> Iterator[Finding]:
    """What departs from each rule on the pages, rule by rule."""
    for rule, function in PAGE_RULES.items():
        for departure in function(printed):
            yield finding(rule, departure, printed.found.document.file)
