"""发文字号 as the front matter gives it (7.2.5)."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.ground.source import OfficialDate, OpenDate
from generator.standard import (
    MINUTES_NUMBER,
    NUMBER,
    OPENING_BRACKETS,
    ORDER_NUMBER,
    SERIAL_BLANK,
    Format,
    meant_number,
    other_year,
    without_serial,
)
from generator.templates.text.front_matter.entries import FIRST_YEAR, Entries
from generator.templates.text.front_matter.nature import Nature

_COUNTED = {Format.ORDER: "号", Format.MINUTES: "期"}
"""The word after the serial of a number that may have no other part."""


class DocumentNumber(NamedTuple):
    """A number as printed, and as a draft has it, with a blank for its serial. Each may be ``""``."""

    given: str
    blank: str


def document_number(entries: Entries, what: Nature, date: OfficialDate) -> DocumentNumber:
    """Return the number of a paper dated ``date``: 发文字号, 令号 of 命令, or one of the usual forms of 纪要."""
    prefix = entries.text("number_prefix")
    noted = len(entries.problems)
    given = _given(entries, what.format, prefix)
    is_read = len(entries.problems) == noted and date.year >= FIRST_YEAR
    other = other_year(given, date.day_of_calendar) if is_read and not entries.is_draft else None
    if other is not None:
        facts = {"number": given, "year": other[0], "date": str(date)}
        entries.report("notice-number-turn" if other[1] else "notice-number-year", "number", facts)
    return DocumentNumber(given, without_serial(given) if given else _unwritten(what, prefix, date))


def number_key(entries: Entries, format_: Format) -> str:
    """Return the key that the number is made of: a draft's may be made of the house's 机关代字 alone."""
    return "number_prefix" if entries.get("number") is None and format_ is Format.GENERAL else "number"


def _given(entries: Entries, format_: Format, prefix: str) -> str:
    value = entries.text("number")
    if format_ is Format.ORDER:
        _refuse_others(entries, value, ORDER_NUMBER, "notice-number-order")
        return value
    if value.startswith(tuple(OPENING_BRACKETS)) and not (
        format_ is Format.MINUTES and MINUTES_NUMBER.fullmatch(value)
    ):
        value = prefix + value
    if format_ is Format.MINUTES and not NUMBER.fullmatch(value):
        _refuse_others(entries, value, MINUTES_NUMBER, "notice-number-minutes")
    elif value and not NUMBER.fullmatch(value):
        entries.report("notice-number", "number", {"value": value}, suggestion=meant_number(value))
    elif value and prefix and format_ is Format.GENERAL and not value.startswith(f"{prefix}〔"):  # 函 has its own
        entries.report("notice-number-prefix", "number", {"value": value, "prefix": prefix})
    return value


def _unwritten(what: Nature, prefix: str, date: OfficialDate) -> str:
    """Return the blank number of a draft without one.

    The house's 机关代字 is used for 公文 only: 函 has its own, and what is made public often has no such number.
    """
    if what.format in _COUNTED:
        return f"第{SERIAL_BLANK}{_COUNTED[what.format]}"
    year = SERIAL_BLANK if isinstance(date, OpenDate) else date.year
    return (
        f"{prefix}〔{year}〕{SERIAL_BLANK}号"
        if prefix and what.format is Format.GENERAL and what.takes_recipients
        else ""
    )


def _refuse_others(entries: Entries, value: str, form: re.Pattern[str], code: str) -> None:
    if value and not form.fullmatch(value):
        entries.report(code, "number", {"value": value})
