"""."""

import datetime
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source.date import OPEN_DATE, OfficialDate, OpenDate, absent_day, date_figures, lacks_year

_ONES = "〇一二三四五六七八九"
_NUMBERS = [
    f"{'' if tens < 2 else _ONES[tens]}{'十' * bool(tens)}{_ONES[ones] if ones or not tens else ''}"
    for tens in range(4)
    for ones in range(10)
]


def test_one_that_is_open_prints_as_blanks() -> None:
    blank = "\u3000\u3000"
    assert str(OPEN_DATE) == f"{blank}年{blank}月{blank}日"
    assert (f"{OPEN_DATE.year}", f"{OPEN_DATE.month}", str(OPEN_DATE.day)) == (blank, blank, blank)
    assert OfficialDate(OPEN_DATE.day_of_calendar) != OPEN_DATE
    assert isinstance(pickle.loads(pickle.dumps(OPEN_DATE)), OpenDate)


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-30", "2022年2月30日", "2022年02月14日", "2022-2-14", "2022.2.14", "2022/02/14", "22-02-14",
        "２０２２-02-14", " 2022-02-14", "2022-02-14\n", "2022年2月14", "", "2022-00-10",
        "二〇二二年二月三十日", "二〇二二年十三月一日", "二〇二二年二月一四日",
        "二〇二二年二月廿日", "二二年二月十日", "二O二二年二月十日",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        OfficialDate.parse(text)


@given(st.dates(datetime.date(1000, 1, 1)), st.sampled_from("〇○零"))
def test_hanzi_mean_the_same_day(day: datetime.date, zero: str) -> None:
    digits = "".join(zero if digit == "0" else _NUMBERS[int(digit)] for digit in f"{day.year}")
    text = f"{digits}年{_NUMBERS[day.month]}月{_NUMBERS[day.day]}日"
    assert OfficialDate.parse(text) == OfficialDate(day)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("2022.2.14", "2022-02-14"),
        ("2026.9.10", "2026-09-10"),
        ("2026/9/10", "2026-09-10"),
        ("2022/02/14", "2022-02-14"),
        ("2022年02月14日", "2022-02-14"),
        ("2022年2月30日", None),
        ("下周一", None),
    ],
)
def test_the_nearest_accepted_writing(text: str, nearest: str | None) -> None:
    assert OfficialDate.nearest(text) == nearest


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
