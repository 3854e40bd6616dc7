"""A problem as data: a code, a place, facts; its sentences come from the tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator.ground.words.translated_text import Lang, TranslatedText, joined, speaking, spoken_facts
from generator.ground.words.vocabularies import phrase

if TYPE_CHECKING:
    from generator.ground.words.messages import Sentence


Severity = Literal["error", "warning", "info"]

_PLACES = ("table", "row", "cell", "paragraph")
_UNITS_NAMED = 3
_MOST_SHOWN = 400
_OF_THE_FILE = "@"
_LAST_PART = re.compile("[/=]")
_KEY_FACTS = ("key", "field")
"""The facts that are keys of a file."""


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

    @property
    def numbers(self) -> tuple[object, ...]:
        """The place in a .docx, to be compared: its part, and the numbers there."""
        return self.part, self.table, self.row, self.cell, self.paragraph

    def text(self, lang: Lang | None = None) -> str:
        """The place as it is printed before the sentence, without the last colon."""
        if self.part is not None:
            numbers = [
                phrase(f"problem-{name}", number=number).text(lang)
                for name in _PLACES
                if (number := getattr(self, name)) is not None
            ]
            place = f"{self.file}:{self.part}"
            return f"{place}: {' '.join(numbers)}" if numbers else place
        return ":".join(str(each) for each in (self.file, self.line, self.column) if each is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with where it is and what to do about it.

    ``code`` names a row of the sentence tables; ``facts`` fill that row's blanks, translated texts in the language of
    the sentence; ``suggestion`` is the nearest right word ("did you mean"); ``field`` is the field concerned;
    ``units`` are the names of the units whose papers it concerns, where it does not concern all; ``milder`` is the
    severity of a case that is less grave than its sentence, or that of the rule of an official document that is
    departed from. ``words`` are the words that the file uses for keys and fixed values, None where that is not known: a
    sentence shows ``{@key}``, ``{@key/key below it}`` and ``{@key=value}`` as the file has them, and ``{title@key}``
    with the key's Chinese title.

    Its texts are in the language of the run, or in the one asked for.
    """

    code: str
    span: Span | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    field: str | None = None
    suggestion: str | None = None
    units: tuple[str, ...] = ()
    milder: Severity | None = None
    words: Mapping[str, str] | None = None

    @property
    def severity(self) -> Severity:
        """``error`` stops the stage; ``warning`` and ``info`` do not."""
        return self.milder or _sentence(self.code).severity

    @property
    def clause(self) -> str | None:
        """The clause of the standard that the problem touches, such as ``7.2.5``."""
        return _sentence(self.code).clause

    @property
    def quoted(self) -> TranslatedText:
        """The sentence in both languages, as a fact of another problem."""
        return TranslatedText(self.message("zh"), self.message("en"))

    def message(self, lang: Lang | None = None) -> str:
        """The sentence alone."""
        row = _sentence(self.code)
        with speaking(lang):
            return TranslatedText(row.zh, row.en).text().format_map(self._shown())

    def remedy(self, lang: Lang | None = None, instead: TranslatedText | None = None) -> str:
        """What to do, the "did you mean" first; ``instead`` replaces the sentence's own remedy."""
        row = _sentence(self.code)
        with speaking(lang):
            remedy = (instead or TranslatedText(row.zh_remedy, row.en_remedy)).text().format_map(self._shown())
            if self.suggestion is None:
                return remedy
            suggested = phrase("problem-suggestion", meant=self.suggestion).text()
        return " ".join(filter(None, (suggested, remedy)))

    def text(self, lang: Lang | None = None) -> str:
        """The problem as it is printed: place, sentence and code; the line as typed; the remedy."""
        with speaking(lang):
            return "\n".join(self._lines())

    def in_words(self, words: Mapping[str, str]) -> Problem:
        """The problem in the ``words`` that its file uses for keys; one that has its words already stays as it is."""
        if self.words is not None:
            return self
        facts = {name: _in_words(name, fact, words) for name, fact in self.facts.items()}
        return replace(self, facts=facts, words=words)

    def _shown(self) -> _Shown:
        return _Shown(spoken_facts(self.facts), self.words or {})

    def _lines(self) -> Iterator[str]:
        place = "" if self.span is None else f"{self.span.text()}: "
        severity = severity_word(self.severity)
        yield printable(f"{place}{severity}{_concerned(self.units)}{self.message()} [{self.code}]")
        if self.span is not None and self.span.source is not None:
            yield from _quoted(self.span)
        remedy = self.remedy()
        if remedy:
            yield printable(f"  {phrase('problem-remedy-word').text()}{remedy}")


class _Shown(dict[str, object]):
    """The facts of a sentence; a key or fixed value that it names with ``@`` is shown in ``words``.

    Where the file has English keys, ``{地址@address}`` is shown as 地址（address）, ``{文字@kind=text}`` as
    text（文字）.
    """

    def __init__(self, facts: Mapping[str, object], words: Mapping[str, str]) -> None:
        super().__init__(facts)
        self._words = words

    def __missing__(self, name: str) -> str:
        title, is_key, path = name.partition(_OF_THE_FILE)
        if not is_key:
            raise KeyError(name)
        key = _LAST_PART.split(path)[-1]
        if title and path not in self._words:
            both = f"{key}（{title}）" if "=" in path else f"{title}（{key}）"
            return title if self._words else both
        return self._words.get(path, key)


def _in_words(name: str, fact: object, words: Mapping[str, str]) -> object:
    return words.get(fact, fact) if name in _KEY_FACTS and isinstance(fact, str) else fact


def columns(text: str) -> int:
    """Columns that ``text`` takes on a terminal: two for a wide character, none for a mark set over another."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


@lru_cache(4096)
def _columns_of(character: str) -> int:
    return 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1


def severity_word(severity: Severity) -> str:
    """How a sentence of that ``severity`` begins, in the language that is spoken: ``""`` that of an error."""
    return "" if severity == "error" else phrase(f"problem-{severity}").text()


def printable(text: str) -> str:
    """``text`` in one line of the same length, without characters that could steer a terminal."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _sentence(code: str) -> Sentence:
    from generator.ground.words.messages import SENTENCES  # most commands have nothing to report

    return SENTENCES[code]


def _concerned(units: tuple[str, ...]) -> str:
    if not units:
        return ""
    key = "problem-several-units" if len(units) > _UNITS_NAMED else "problem-few-units"
    return phrase(key, units=joined(units[:_UNITS_NAMED]), count=len(units)).text()


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
    """The line as it is shown, of a very long one the part around ``place``; and the place in it."""
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
