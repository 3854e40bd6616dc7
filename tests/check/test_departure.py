"""A departure where a date is written otherwise than official documents write it."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from generator.check.departure import date_departs
from generator.ground.errors import Span
from generator.ground.source.date import OfficialDate
from generator.office.reading.document import Paragraph
from generator.official.recognition.elements import Element

AT = Element((Paragraph(place=Span("示例.docx"), section=0, runs=()),), "")


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_of_the_century_is_right(date: datetime.date) -> None:
    assert list(date_departs(AT, f"{OfficialDate(date)}印发", "印发")) == []


def test_blanks_are_milder() -> None:
    (blanks,) = date_departs(AT, "2026 年 3 月 5 日")
    (zeros,) = date_departs(AT, "2026年03月05日")
    assert (blanks.wanted, blanks.milder) == ("2026年3月5日", "warning")
    assert (zeros.wanted, zeros.milder) == ("2026年3月5日", None)
