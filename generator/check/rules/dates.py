"""Dates in the form of 7.3.5.4, and the correct form of a date written otherwise."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.check.departure import Departure
from generator.ground.source.date import OfficialDate, absent_day, date_figures
from generator.ground.words.vocabularies import phrase
from generator.official.recognition import forms
from generator.official.recognition.elements import Element, RecognisedDocument

_FORM = "20××年×月×日"
_FIRST_YEAR, _YEARS = 2000, 100


def is_left_open(found: RecognisedDocument, date: Element) -> bool:
    """Whether ``found`` says that it is a draft, and its ``date`` is yet to be filled in."""
    text = date.text.strip()
    return found.is_draft and forms.UNFILLED_DATE.match(text) is not None and forms.DATE.match(text) is None


def date_departs(at: Element, text: str, behind: str = "") -> Iterator[Departure]:
    """A departure where ``text`` is no date as an official document writes it; ``behind`` is what must follow it."""
    date = official_date(text.removesuffix(behind)) if text.endswith(behind) else None
    if date is not None:
        return
    figures = date_figures(text, within=True)
    absent = None if figures is None else absent_day(figures)
    if absent is not None:
        yield Departure(at, text, phrase("body-a-day-of-the-calendar", absent=absent))
        return
    wanted = f"{meant_date(text) or _FORM}{behind}"
    only_blanks = re.sub(r"\s", "", text) == wanted
    yield Departure(at, text, wanted, milder="warning" if only_blanks else None)


def official_date(text: str) -> OfficialDate | None:
    """The day that ``text`` is, as 2026年3月5日 of this century; None for any other writing and for no day at all."""
    try:
        date = OfficialDate.parse(text)
    except ValueError:
        return None
    return date if str(date) == text and _FIRST_YEAR <= date.year < _FIRST_YEAR + _YEARS else None


def meant_date(text: str) -> OfficialDate | None:
    """The day that ``text`` certainly means, in any digits and with any marks; None where that is uncertain."""
    figures = date_figures(text, within=True)
    return None if figures is None or absent_day(figures) else OfficialDate(datetime.date(*figures))
