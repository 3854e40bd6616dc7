"""A rule of an official document as data, and all rules by their ids."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from generator.ground.errors import Severity
from generator.standard import Strength

_SEVERITIES: dict[Strength, Severity] = {
    "law": "error",
    "must": "error",
    "usual": "warning",
    "recommended": "warning",
    "practice": "warning",
}
"""How grave a violation of a rule of each strength is, where the rule does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, declared where the function that checks it is.

    ``clause`` is that of GB/T 9704-2012 where it names no other text. ``severity`` is given where a violation is more
    or less grave than others of that strength. ``rows`` names the rows of the standard's table whose values and
    tolerances the checks compare with; ``value`` is what the rule asks for where that is no number. ``laid_out`` is
    the module that lays out by it, None where it judges only what the writer said or another program did.
    """

    id: str
    _: KW_ONLY
    clause: str
    strength: Strength
    severity: Severity | None = None
    rows: tuple[str, ...] = ()
    value: str = ""
    laid_out: str | None = None

    @property
    def reported_as(self) -> Severity:
        """How grave a violation is."""
        return self.severity or _SEVERITIES[self.strength]


RULES: dict[str, Rule] = {}
"""Every rule by its id, in the order in which their modules declare them."""


def declare(rule: Rule) -> str:
    """Adds ``rule`` to :data:`RULES` and returns its id. Raises ValueError where there is one of that id."""
    if rule.id in RULES:
        raise ValueError(rule.id)
    RULES[rule.id] = rule
    return rule.id


def declared(rule: Rule | str) -> str:
    """The id of ``rule``, which is declared here or, as an id, was before. Raises ValueError where it was not."""
    if isinstance(rule, Rule):
        return declare(rule)
    if rule not in RULES:
        raise ValueError(rule)
    return rule
