"""Dates as official documents write them, and what other writings were meant to be."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source.date import OfficialDate
from generator.official.recognition.forms import meant_date, official_date


def day(year: int, month: int, number: int) -> OfficialDate:
    return OfficialDate(datetime.date(year, month, number))


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05",
        "2026年03月05日",
        "2026年2月30日",
        "1999年3月5日",
        "2026年3月5",
        "2026 年3月5日",
        "２０２６年3月5日",
        "",
    ],
)
def test_no_official_date(text: str) -> None:
    assert official_date(text) is None


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_of_the_century_is_one(date: datetime.date) -> None:
    assert official_date(str(OfficialDate(date))) == OfficialDate(date)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026年03月05日", day(2026, 3, 5)),
        ("2026.3.5", day(2026, 3, 5)),
        ("2026-11-24", day(2026, 11, 24)),
        ("２０２６年３月５日", day(2026, 3, 5)),
        ("2026 年 3 月 5 日", day(2026, 3, 5)),
        ("二〇二六年三月五日", day(2026, 3, 5)),
        ("二零二六年十月二十日", day(2026, 10, 20)),
        ("二○二六年十一月三十一日", None),
        ("2026年三月二十五日", day(2026, 3, 25)),
        ("2026年3月5号印发", day(2026, 3, 5)),
        ("26年3月5日", None),
        ("三月五日", None),
        ("", None),
    ],
)
def test_what_is_meant(text: str, meant: OfficialDate | None) -> None:
    assert meant_date(text) == meant
