from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source.date_figures import absent_day, date_figures, lacks_year
from generator.templates.expressions.filters.date_filters import chinese_date

WAYS = [
    *("{y}.{m}.{d}", "{y}/{m:02}/{d:02}", "{y}-{m}-{d}"),
    *("{y}年{m:02}月{d:02}日", "{y} 年 {m} 月 {d} 日", "{y}年{m}月{d}号"),
]


@given(st.dates(datetime.date(1000, 1, 1)), st.sampled_from(WAYS), st.booleans())
def test_a_date_is_known_in_every_writing(day: datetime.date, way: str, wide: bool) -> None:
    text = way.format(y=day.year, m=day.month, d=day.day)
    if wide:
        text = text.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789"})
    assert date_figures(text) == (day.year, day.month, day.day)


@given(st.dates(datetime.date(1000, 1, 1)))
def test_a_date_in_chinese_numerals_is_known(day: datetime.date) -> None:
    assert date_figures(chinese_date(day.isoformat())) == (day.year, day.month, day.day)


@given(st.integers(1, 9999), st.integers(0, 40), st.integers(0, 99))
def test_a_day_is_absent_where_the_calendar_has_none(year: int, month: int, day: int) -> None:
    try:
        datetime.date(year, month, day)
    except ValueError:
        assert absent_day((year, month, day)) is not None
    else:
        assert absent_day((year, month, day)) is None


@pytest.mark.parametrize(
    ("figures", "zh", "en"),
    [
        ((2024, 9, 31), "9月没有31日", "September has no day 31"),
        ((2023, 2, 29), "2023年2月没有29日", "February 2023 has no day 29"),
        ((2024, 13, 1), "没有13月", "there is no month 13"),
        ((2024, 3, 0), "3月没有0日", "March has no day 0"),
    ],
)
def test_why_there_is_no_such_day(figures: tuple[int, int, int], zh: str, en: str) -> None:
    said = absent_day(figures)
    assert said is not None
    assert (said.zh, said.en) == (zh, en)


@pytest.mark.parametrize(
    ("text", "lacks"), [("3月5日", True), ("三月五日", True), ("2024年3月5日", False), ("三月", False)]
)
def test_a_date_without_its_year(text: str, lacks: bool) -> None:
    assert lacks_year(text) is lacks


@pytest.mark.parametrize("text", ["", "下周一", "2024年3月", "24-3-5", "0000年1月1日", "２０２４", "2024年3月5日前"])
def test_anything_else_is_no_date(text: str) -> None:
    assert date_figures(text) is None
