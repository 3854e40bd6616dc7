"""What departs from a rule in a document: the place, and the words of what is there and should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter

from generator.check.printed_places import PlacedLine, PrintedDocument
from generator.ground.errors import Severity, Span, TranslatedText, Value, value_text
from generator.ground.length import Length
from generator.ground.source.date import absent_day, date_figures
from generator.ground.words.vocabularies import PHRASES, phrase
from generator.office.reading.document import Paragraph, Table
from generator.official.recognition import forms
from generator.official.recognition.elements import Element
from generator.standard import length, tolerance


@dataclass(frozen=True, slots=True)
class Departure:
    """One place that departs from a rule: where, what is there and what should be, as people write it.

    Words are :class:`~generator.ground.errors.TranslatedText`, a measure or a quotation is a plain text.

    ``facts`` fill further blanks of the rule's sentence; ``milder`` is the severity where this case is less grave.
    """

    at: Paragraph | Table | Element | Span | None
    measured: Value
    wanted: Value
    facts: Mapping[str, object] = field(default_factory=dict)
    milder: Severity | None = None
    page: int | None = None


def span_of(at: Paragraph | Table | Element | Span | None, file: str) -> Span:
    """The place that a departure is at: the file's own where it is at none."""
    if at is None:
        return Span(file)
    if isinstance(at, Element):
        return at.paragraph.place
    return at if isinstance(at, Span) else at.place


def mm(measure: float) -> str:
    """A length as people write it: a :class:`~generator.ground.length.Length`, or so many millimetres."""
    return f"{round(measure.mm if isinstance(measure, Length) else measure, 1) + 0.0:.1f} mm"  # no -0.0


def off(
    at: Paragraph | Table | Element | None, measured: Length | None, row: str, *, said: Saying = str, unsure: float = 0
) -> Iterator[Departure]:
    """A departure where ``measured`` is off the value of ``row`` by more than its tolerance and what is ``unsure``."""
    if measured is not None and abs(measured - length(row)) > tolerance(row) + unsure:
        yield Departure(at, said(mm(measured)), mm(length(row)))


@dataclass(frozen=True, slots=True)
class Words:
    """The phrase ``key`` around values; ``beyond`` is the one around a measure that is less than none."""

    key: str
    beyond: str = ""

    def __call__(self, *values: object) -> TranslatedText:
        """The phrase with ``values`` in its blanks, in their Chinese order."""
        key = self.key
        if self.beyond and str(values[0]).startswith("-"):
            key, values = self.beyond, (str(values[0])[1:],)
        blanks = dict.fromkeys(name for _, name, _, _ in Formatter().parse(PHRASES[key].zh) if name)
        return phrase(key, **dict(zip(blanks, values, strict=True)))


Saying = Callable[[str], Value]
"""How a measure is reported."""


def departs(
    at: Element | None,
    placed: PlacedLine,
    measured: float,
    wanted: float,
    bound: float,
    *,
    said: Saying = str,
    milder: Severity | None = None,
) -> Iterator[Departure]:
    """A departure on a page where ``measured`` is more than ``bound`` off ``wanted``, all in millimetres.

    ``said`` words the measure.
    """
    if abs(measured - wanted) > bound:
        yield Departure(at, said(mm(measured)), mm(wanted), milder=milder, page=placed.page.number)


def held(
    printed: PrintedDocument, row: str, at: Element | None, placed: PlacedLine, measured: float, *, said: Saying = str
) -> Iterator[Departure]:
    """A departure on a page where ``measured`` is off the value of ``row`` by more than its tolerance."""
    profile = printed.profile
    return departs(at, placed, measured, length(row, profile).mm, tolerance(row, profile).mm, said=said)


_DATE = "20××年×月×日"


def date_departs(at: Element, text: str, behind: str = "") -> Iterator[Departure]:
    """A departure where ``text`` is no date as an official document writes it; ``behind`` is what must follow it."""
    date = forms.official_date(text.removesuffix(behind)) if text.endswith(behind) else None
    if date is not None:
        return
    figures = date_figures(text, within=True)
    absent = None if figures is None else absent_day(figures)
    if absent is not None:
        yield Departure(at, text, phrase("body-a-day-of-the-calendar", absent=absent))
        return
    wanted = f"{forms.meant_date(text) or _DATE}{behind}"
    only_blanks = re.sub(r"\s", "", text) == wanted
    yield Departure(at, text, wanted, milder="warning" if only_blanks else None)


quoted = Words("measured-quoted")
left = Words("measured-from-the-left", "measured-beyond-the-left-edge")
right = Words("measured-from-the-right", "measured-beyond-the-right-edge")
clear = Words("measured-of-white", "measured-covered")
above = Words("measured-below-the-element-above")
from_top = Words("measured-from-the-sheets-top")
middle = Words("measured-from-the-sheets-left-edge-at-its-middle")
wide = Words("measured-wide")
long = Words("measured-long")
first_then = Words("measured-before")
aside = Words("measured-its-serial-is-off-the-one-above")
FLUSH_LEFT = phrase("measured-flush-left")
NOT_LEFT = phrase("measured-not-left")
BOLD = (phrase("body-bold"), phrase("body-of-normal-weight"))


def contrast(key: str) -> tuple[TranslatedText, TranslatedText]:
    """What is there and what should be, of which ``key`` and ``key-wanted`` are the phrases."""
    return phrase(key), phrase(f"{key}-wanted")


def at_most(measure: Value) -> TranslatedText:
    """An upper bound."""
    return _bound("measured-at-most", measure)


def at_least(measure: Value) -> TranslatedText:
    """A lower bound."""
    return _bound("measured-at-least", measure)


def _bound(key: str, measure: Value) -> TranslatedText:
    zh = value_text(measure, "zh")
    return phrase(key, measure=TranslatedText(f"{zh} " if zh.isascii() else zh, value_text(measure, "en")))


def counted(key: str, count: int) -> TranslatedText:
    """So many: the phrase ``key``, or ``key-one`` of one."""
    return phrase(f"{key}-one" if count == 1 else key, count=count)
