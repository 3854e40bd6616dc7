"""What a check found, and the findings of one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.errors import Lang, Problem, Value, in_lang

CheckedAs = Literal["template", "document"]
Strength = Literal["law", "must", "usual", "recommended", "practice"]
STRENGTHS: tuple[Strength, ...] = ("law", "must", "usual", "recommended", "practice")
"""How binding a rule is, the most binding first; law and must bind alike."""

_VALUES: dict[Lang, str] = {"zh": "实际：{}；应为：{}", "en": "measured: {}; wanted: {}"}
_PLACE = ("part", "paragraph", "table", "row", "cell", "line", "column")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that departs from what is asked.

    ``problem`` has its code, place and sentences. Of a finished document also: ``strength``, how binding the rule
    is, ``measured`` and ``wanted``, the two values as people write them, and the ``page``, from 1.
    """

    problem: Problem
    strength: Strength | None = None
    measured: Value | None = None
    wanted: Value | None = None
    page: int | None = None

    @property
    def code(self) -> str:
        """The stable code of its sentence."""
        return self.problem.code

    def counts(self, level: Strength) -> bool:
        """Whether it is as grave as ``level`` asks: an error where it has no strength of its own."""
        if self.strength is None:
            return self.problem.severity == "error"
        return _rank(self.strength) <= _rank(level)

    def text(self, lang: Lang) -> str:
        """The finding as it is printed, with both values where its sentence does not name them."""
        text, said = self.problem.text(lang), self.problem.message(lang)
        values = [in_lang(each, lang) for each in (self.measured, self.wanted) if each is not None]
        if not values or all(each in said for each in values):
            return text
        return f"{text}\n  {_VALUES[lang].format(*values)}"

    def as_mapping(self, lang: Lang) -> dict[str, object]:
        """The finding as plain data; what does not apply is None."""
        problem, span = self.problem, self.problem.span
        return {
            "code": problem.code,
            "clause": problem.clause,
            "strength": self.strength,
            "severity": problem.severity,
            "place": {**{key: getattr(span, key, None) for key in _PLACE}, "page": self.page},
            "measured": None if self.measured is None else in_lang(self.measured, lang),
            "wanted": None if self.wanted is None else in_lang(self.wanted, lang),
            "message": problem.message(lang),
            "remedy": problem.remedy(lang),
            "source": None if span is None else span.source,
            "suggestion": problem.suggestion,
        }


def _rank(strength: Strength) -> int:
    return max(0, STRENGTHS.index(strength) - 1)


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one file, in the order of the file; a template has neither ``profile`` nor ``elements``."""

    file: str
    checked_as: CheckedAs
    findings: tuple[Finding, ...] = ()
    profile: str | None = None
    elements: dict[str, object] | None = None

    def as_mapping(self, lang: Lang) -> dict[str, object]:
        """The report as plain data."""
        return {
            "file": self.file,
            "as": self.checked_as,
            "profile": self.profile,
            "elements": self.elements,
            "findings": [finding.as_mapping(lang) for finding in self.findings],
        }
