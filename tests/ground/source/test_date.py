from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.source import OfficialDate


@given(st.dates(datetime.date(1000, 1, 1)))
def test_both_writings_mean_the_same_day(day: datetime.date) -> None:
    date = OfficialDate(day)
    assert OfficialDate.parse(date.iso) == OfficialDate.parse(str(date)) == date


def test_it_prints_without_padding_zeros() -> None:
    date = OfficialDate.parse("2022-02-04")
    assert str(date) == "2022年2月4日"
    assert (date.year, date.month, date.day, date.iso) == (2022, 2, 4, "2022-02-04")


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-30", "2022年2月30日", "2022年02月14日", "2022-2-14", "2022.2.14", "2022/02/14", "22-02-14",
        "２０２２-02-14", " 2022-02-14", "2022-02-14\n", "2022年2月14", "二〇二二年二月十四日", "", "2022-00-10",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        OfficialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("2022.2.14", "2022-02-14"),
        ("2022/02/14", "2022-02-14"),
        ("2022年02月14日", "2022-02-14"),
        ("2022年2月30日", None),
        ("下周一", None),
    ],
)
def test_the_nearest_accepted_writing(text: str, nearest: str | None) -> None:
    assert OfficialDate.nearest(text) == nearest
