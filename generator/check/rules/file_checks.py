"""Rules held against the file: the functions that check them, by the rule's id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec

from generator.check.elements.found import Found
from generator.check.finding import Finding
from generator.check.rules.departure import Departure, finding
from generator.check.rules.rule import Rule, declare

FileRule = Callable[[Found], Iterable[Departure]]

FILE_RULES: dict[str, FileRule] = {}
"""Every rule that is held against the file, by its id."""

_Facts = ParamSpec("_Facts")


def _declaring(rule: Callable[_Facts, Rule]) -> Callable[_Facts, Callable[[FileRule], FileRule]]:
    """A decorator that takes what ``rule`` takes."""

    def on_file(*facts: _Facts.args, **named: _Facts.kwargs) -> Callable[[FileRule], FileRule]:
        name = declare(rule(*facts, **named))

        def register(function: FileRule) -> FileRule:
            FILE_RULES[name] = function
            return function

        return register

    return on_file


on_file = _declaring(Rule)
"""Declares the :class:`~generator.check.rules.rule.Rule` of its arguments; the function below it is its check."""


def file_findings(found: Found) -> Iterator[Finding]:
    """What departs from each rule, rule by rule."""
    for rule, function in FILE_RULES.items():
        for departure in function(found):
            yield finding(rule, departure, found.document.file)
