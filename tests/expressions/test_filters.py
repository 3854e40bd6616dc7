import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.expressions import environment, rendered
from generator.source import OfficialDate

DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def through(name: str, value: object) -> str:
    return rendered(environment().from_string(f"{{{{ value | {name} }}}}"), {"value": value})


@pytest.mark.parametrize(
    "value", ["2022-02-14", "2022年2月14日", datetime.date(2022, 2, 14), OfficialDate.parse("2022-02-14")]
)
def test_official_date(value: object) -> None:
    assert through("公文日期", value) == "2022年2月14日"


def test_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        through("公文日期", "2022-02-30")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "〇"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百〇五"),
        (110, "一百一十"),
        (1005, "一千〇五"),
        (10010, "一万〇一十"),
        (100000, "十万"),
        (100010001, "一亿〇一万〇一"),
        ("26", "二十六"),
    ],
)
def test_chinese_number(number: object, text: str) -> None:
    assert through("中文数字", number) == text


@pytest.mark.parametrize("value", [-1, 10**12, "三", 1.5])
def test_what_is_no_number(value: object) -> None:
    with pytest.raises(ValueError, match=r"between|invalid literal"):
        through("中文数字", value)


def value_of(text: str) -> int:
    for word, unit in (("亿", 10**8), ("万", 10**4)):
        if word in text:
            high, low = text.split(word)
            return value_of(high) * unit + (value_of(low) if low else 0)
    total = digit = 0
    for each in text:
        if each in UNITS:
            total += (digit or 1) * UNITS[each]
            digit = 0
        else:
            digit = DIGITS[each]
    return total + digit


@given(st.integers(0, 10**12 - 1))
def test_chinese_number_reads_back(number: int) -> None:
    assert value_of(through("中文数字", number)) == number


@pytest.mark.parametrize("name", ["e", "escape", "safe", "forceescape"])
def test_escaping_is_not_the_templates_business(name: str) -> None:
    assert through(name, "A&B <一>") == "A&B <一>"
