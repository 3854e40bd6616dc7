"""What a check found, and the findings of one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from generator.ground.errors import Lang, Problem, Span, TranslatedText, Value, speaking, value_text
from generator.ground.words.vocabularies import phrase
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
