"""A problem as data: a code, a place, facts; its sentences come from the tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator.ground.errors.said import Lang, facts_in

if TYPE_CHECKING:
    from generator.ground.errors.sentences import Sentence

Severity = Literal["error", "warning", "info"]

_PLACE_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {"table": "表格{}", "row": "第{}行", "cell": "第{}格", "paragraph": "第{}段"},
    "en": {"table": "table {}", "row": "row {}", "cell": "cell {}", "paragraph": "paragraph {}"},
}
_REMEDY_WORD: dict[Lang, str] = {"zh": "办法：", "en": "remedy: "}
_SEVERITY_WORDS: dict[Severity, dict[Lang, str]] = {
    "error": {"zh": "", "en": ""},
    "warning": {"zh": "提醒：", "en": "warning: "},
    "info": {"zh": "说明：", "en": "note: "},
}
_UNITS_NAMED = 3
_UNITS_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {"few": "（{0}）", "several": "（{0}等 {1} 个单位）"},
    "en": {"few": "({0}) ", "several": "({0} and others, {1} units) "},
}
_MOST_SHOWN = 400
_SUGGESTION: dict[Lang, str] = {"zh": "是不是“{}”？", "en": "did you mean '{}'?"}


@dataclass(frozen=True, slots=True)
class Span:
    """Where a problem is.

    In a text file: ``line`` and ``column`` (both from 1, in characters), ``length`` in characters and
    ``source``, the line as typed. In a .docx: ``part`` (its name in the package, such as
    ``word/document.xml``) and the numbers, from 1, of table, row, cell and paragraph; ``source`` is
    then the text around the place.
    """

    file: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    source: str | None = None
    part: str | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None

    def text(self, lang: Lang = "zh") -> str:
        """The place as it is printed before the sentence, without the last colon."""
        if self.part is not None:
            words = _PLACE_WORDS[lang]
            numbers = [
                words[name].format(number)
                for name in ("table", "row", "cell", "paragraph")
                if (number := getattr(self, name)) is not None
            ]
            place = f"{self.file}:{self.part}"
            return f"{place}: {' '.join(numbers)}" if numbers else place
        return ":".join(str(each) for each in (self.file, self.line, self.column) if each is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with where it is and what to do about it.

    ``code`` names a row of the sentence tables; ``facts`` fill that row's blanks, those that are :class:`Said` in the
    language of the sentence; ``suggestion`` is
    the nearest right word ("did you mean"); ``field`` is the field concerned; ``units`` are the names of
    the units whose papers it concerns, where it does not concern all; ``milder`` is the severity of a case that is
    less grave than its sentence, or that of the rule of an official document that is departed from.
    """

    code: str
    span: Span | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    field: str | None = None
    suggestion: str | None = None
    units: tuple[str, ...] = ()
    milder: Severity | None = None

    @property
    def severity(self) -> Severity:
        """``error`` stops the stage; ``warning`` and ``info`` do not."""
        return self.milder or _sentence(self.code).severity

    @property
    def clause(self) -> str | None:
        """The clause of the standard that the problem touches, such as ``7.2.5``."""
        return _sentence(self.code).clause

    def message(self, lang: Lang = "zh") -> str:
        """The sentence alone."""
        row = _sentence(self.code)
        return (row.zh if lang == "zh" else row.en).format_map(facts_in(self.facts, lang))

    def remedy(self, lang: Lang = "zh") -> str:
        """What to do, the "did you mean" first."""
        row = _sentence(self.code)
        remedy = (row.zh_remedy if lang == "zh" else row.en_remedy).format_map(facts_in(self.facts, lang))
        if self.suggestion is None:
            return remedy
        return " ".join(filter(None, (_SUGGESTION[lang].format(self.suggestion), remedy)))

    def text(self, lang: Lang = "zh") -> str:
        """The problem as it is printed: place, sentence and code; the line as typed; the remedy."""
        place = "" if self.span is None else f"{self.span.text(lang)}: "
        place += _SEVERITY_WORDS[self.severity][lang]
        lines = [printable(f"{place}{_concerned(self.units, lang)}{self.message(lang)} [{self.code}]")]
        if self.span is not None and self.span.source is not None:
            lines += _quoted(self.span)
        remedy = self.remedy(lang)
        if remedy:
            lines.append(printable(f"  {_REMEDY_WORD[lang]}{remedy}"))
        return "\n".join(lines)


def columns(text: str) -> int:
    """Columns that ``text`` takes on a terminal: two for a wide character, none for a mark set over another."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def printable(text: str) -> str:
    """``text`` in one line, without anything that could steer a terminal; as long as it was."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _sentence(code: str) -> Sentence:
    from generator.ground.errors.sentences import SENTENCES  # most commands have nothing to report

    return SENTENCES[code]


def _concerned(units: tuple[str, ...], lang: Lang) -> str:
    if not units:
        return ""
    several = len(units) > _UNITS_NAMED
    named = ("、" if lang == "zh" else ", ").join(units[:_UNITS_NAMED])
    return _UNITS_WORDS[lang]["several" if several else "few"].format(named, len(units))


def _quoted(span: Span) -> list[str]:
    if span.line is None:
        return [f"    {printable(span.source or '')}"]
    number = f"  {span.line} | "
    if span.column is None:
        return [number + printable(span.source or "")]
    source, place = _around(span.source or "", span.column - 1)
    source = printable(source)
    marked = source[place : place + max(1, span.length)] or " "
    return [number + source, " " * (len(number) + columns(source[:place])) + "^" * max(1, columns(marked))]


def _around(source: str, place: int) -> tuple[str, int]:
    """What is shown of a line: all of it or, of a monster, what is around ``place``; and the place in that."""
    if len(source) <= _MOST_SHOWN:
        return source, place
    start = max(0, min(place - _MOST_SHOWN // 2, len(source) - _MOST_SHOWN))
    end = start + _MOST_SHOWN
    before, after = "…" if start else "", "…" if end < len(source) else ""
    return f"{before}{source[start:end]}{after}", place - start + len(before)


def _shown(character: str) -> str:
    if character in "\t\n\r\u2028\u2029":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character)[0] == "C" else character
