"""What departs from a rule in a document's file: the place, the words of the finding, and the checks by their rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ParamSpec

from generator.check.finding import Finding
from generator.check.rules.ruled_rows import RULES, Rule, declare
from generator.ground.errors import Problem, Severity, Span, TranslatedText, Value, value_text
from generator.office.reading.document import Paragraph, Table
from generator.official.recognition.found import Element, Found


@dataclass(frozen=True, slots=True)
class Departure:
    """One place that departs from a rule: where, what is there and what should be, as people write it.

    What is words is :class:`~generator.ground.errors.TranslatedText`, a measure or a quotation a plain text.

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


ALIGNED = TranslatedText("上下对齐", "below the one above")
FLUSH_LEFT = TranslatedText("顶格", "flush left")
NOT_LEFT = TranslatedText("没有居左", "not at the left")
CENTRED = TranslatedText("居中", "centred")
NOT_CENTRED = TranslatedText("没有居中", "not centred")
ONE_LINE = TranslatedText("同一行", "on one line")
ON_ONE_LINE = TranslatedText("排在同一行", "on one line")
ONE_EACH = TranslatedText("各占一行", "one to a line")
NOT_KEPT = TranslatedText("没有设“与下段同页”", "not kept with the next paragraph")
KEPT = TranslatedText("与下段同页", "kept with the next paragraph")


def quoted(text: str) -> TranslatedText:
    """The document's own words, in the quotation marks of either language."""
    return TranslatedText(f"“{text}”", f"'{text}'")


def left(measure: str) -> TranslatedText:
    """How much white is at the left, less than none where something is out there."""
    if measure.startswith("-"):
        return TranslatedText(f"越出左边 {measure[1:]}", f"{measure[1:]} beyond the left edge")
    return TranslatedText(f"左空 {measure}", f"{measure} from the left")


def right(measure: str) -> TranslatedText:
    """How much white is at the right, less than none where something is out there."""
    if measure.startswith("-"):
        return TranslatedText(f"越出右边 {measure[1:]}", f"{measure[1:]} beyond the right edge")
    return TranslatedText(f"右空 {measure}", f"{measure} from the right")


def clear(measure: str) -> TranslatedText:
    """How much white is left, less than none where something is covered."""
    if measure.startswith("-"):
        return TranslatedText(f"压住 {measure[1:]}", f"{measure[1:]} covered")
    return TranslatedText(f"空白 {measure}", f"{measure} of white")


def above(measure: str) -> TranslatedText:
    """How much white is above."""
    return TranslatedText(f"上空 {measure}", f"{measure} below the element above")


def from_top(measure: str) -> TranslatedText:
    """Where the upper edge is."""
    return TranslatedText(f"上边缘距纸上边 {measure}", f"{measure} from the sheet's top")


def middle(measure: str) -> TranslatedText:
    """Where the middle of a line is."""
    return TranslatedText(f"中线距纸左边 {measure}", f"{measure} from the sheet's left edge at its middle")


def wide(measure: str) -> TranslatedText:
    """How wide something is."""
    return TranslatedText(f"宽 {measure}", f"{measure} wide")


def long(measure: str) -> TranslatedText:
    """How long a rule is."""
    return TranslatedText(f"长 {measure}", f"{measure} long")


def at_most(measure: Value) -> TranslatedText:
    """An upper bound."""
    return TranslatedText(_with_word(measure, "以内"), f"at most {value_text(measure, 'en')}")


def at_least(measure: Value) -> TranslatedText:
    """A lower bound."""
    return TranslatedText(_with_word(measure, "以上"), f"at least {value_text(measure, 'en')}")


def _with_word(measure: Value, word: str) -> str:
    zh = value_text(measure, "zh")
    return f"{zh} {word}" if zh.isascii() else f"{zh}{word}"


def counted(number: int, zh: str, en: str) -> TranslatedText:
    """So many: with the Chinese word that counts them, and the English word for one."""
    return TranslatedText(f"{number} {zh}", f"{number} {en}" if number == 1 else f"{number} {en}s")


def first_then(one: str, other: str) -> TranslatedText:
    """Two texts in an order."""
    return TranslatedText(f"先“{one}”后“{other}”", f"'{one}' before '{other}'")


def aside(measure: str) -> TranslatedText:
    """How far an entry of a list is from where the one above begins."""
    return TranslatedText(f"与上一个错开 {measure}", f"its serial is {measure} off the one above")


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
"""Declares the :class:`~generator.check.rules.ruled_rows.Rule` of its arguments; the function below it is its check."""


def file_findings(found: Found) -> Iterator[Finding]:
    """What departs from each rule, rule by rule."""
    for rule, function in FILE_RULES.items():
        for departure in function(found):
            yield finding(rule, departure, found.document.file)
