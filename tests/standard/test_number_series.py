"""Numbers taken apart; what is counted together; counted numbers with their series and without."""

import re
from collections.abc import Iterator

import pytest

from generator.standard import NUMBER_FORMS, IssuedNumber, Series, number_in_series, number_series, printed_number
from generator.standard.numerals import hanzi_value

YEAR_NUMBER = re.compile(r"20\d{2}年第[1-9]\d*号", re.ASCII)
ORDERS = Series("示例县人民政府令", "2026", counted=True)


@pytest.fixture
def year_counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A form whose row has the number of ministries' announcements, beside the others."""
    IssuedNumber.parse.cache_clear()
    monkeypatch.setattr(number_series, "NUMBER_FORMS", (*NUMBER_FORMS, YEAR_NUMBER))
    yield
    IssuedNumber.parse.cache_clear()


@pytest.mark.parametrize(
    ("text", "prefix", "period", "serial", "counter", "printed"),
    [
        ("巫山民政发〔2022〕31号", "巫山民政发", "2022", 31, "号", None),
        ("示第一中学发〔2024〕7号", "示第一中学发", "2024", 7, "号", None),
        ("示民（办）发〔2024〕7号", "示民（办）发", "2024", 7, "号", None),
        ("第1号", "", "", 1, "号", None),
        ("〔2024〕第3期", "", "2024", 3, "期", "第3期"),
        ("第12次", "", "", 12, "次", None),
        ("工作简报 2026 第3期", "工作简报", "2026", 3, "期", "第3期"),
        ("示例县人民政府令 十五届 第3号", "示例县人民政府令", "十五届", 3, "号", "第3号"),
        ("示 例 纪要 1999 3号", "示 例 纪要", "1999", 3, "号", "3号"),
    ],
)
def test_number_parts(text: str, prefix: str, period: str, serial: int, counter: str, printed: str | None) -> None:
    number = IssuedNumber.parse(text)
    series = number.series
    assert (series.prefix, series.period, number.serial, series.counter) == (prefix, period, serial, counter)
    assert (number.printed, printed_number(text)) == (printed or text, printed or text)
    assert str(number) == (text if " " in text else printed or text)
    assert (series.year, series.term) == ((int(period), "") if period.isdecimal() else (None, period))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31",
        "巫山民政发[2022]31号",
        "巫山民政发〔2022〕031号",
        "巫山民政发〔2022〕第31号",
        "巫山民政发〔22〕31号",
        "巫山民政发〔2022〕３１号",
        "巫山民政发〔2022〕31号 ",
        "=〔2022〕1号",
        f"巫山民政发〔2022〕{'9' * 5000}号",
        "工作简报 第3期",
        "工作简报 26 第3期",
        "工作简报 第十五届 第3期",
        "工作简报 2026 〔2026〕3期",
        "工作简报 2026 示简〔2026〕3号",
        " 2026 第3期",
        "  2026 第3期",
        "工作简报 2026 第03期",
    ],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the text is all it has to say
        IssuedNumber.parse(text)


def test_what_is_counted_together() -> None:
    def series(text: str) -> Series:
        return IssuedNumber.parse(text).series

    assert series("示档发〔2024〕7号") == series("示档发〔2024〕8号")
    assert series("〔2024〕第3期") == series("〔2024〕3期")
    assert series("简报 2024 第3期") == series("简报 2024 7期")
    others = ["示档发〔2024〕7号", "示档发〔2025〕7号", "示档函〔2024〕7号", "第7号", "〔2024〕7号", "〔2024〕第7期"]
    others += ["简报 2024 第7期", "简报 2025 第7期", "简报 2024 第7号", "专报 2024 第7期", "简报 十五届 第7期"]
    assert len({series(text) for text in others}) == len(others)


def test_a_number_in_its_series(year_counted: None) -> None:
    """The year of a number goes before the one that is given; one with 机关代字, or with its series, stays."""
    name = ORDERS.prefix
    term = Series(name, "十五届", counted=True)
    assert number_in_series("第3号", ORDERS) == f"{name} 2026 第3号"
    assert number_in_series("第3号", term) == f"{name} 十五届 第3号"
    assert number_in_series("〔2025〕3号", ORDERS) == f"{name} 2025 3号"
    assert number_in_series("2025年第3号", ORDERS) == f"{name} 2025 第3号"
    assert number_in_series("2025年第3号", term) == f"{name} 2025 第3号"
    for number in ("示府发〔2025〕3号", "工作简报 2024 第3号", "第1000000000号", "八号", ""):
        assert number_in_series(number, ORDERS) == number


# Numbers in hanzi, read.


@pytest.mark.cases(20)
@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零一", 101),
        ("一百一十", 110), ("一百二十三", 123), ("一千二百六十", 1260), ("〇", 0), ("12", 12), ("１２", 12),
        ("十4", 14), ("甲", None), ("", None), ("第三", None),
    ],
)  # fmt: skip
def test_a_number_has_its_value(number: str, value: int | None) -> None:
    assert hanzi_value(number) == value


@pytest.mark.parametrize(("text", "value"), [("二〇二六", 2026), ("2０26", 2026), ("三五", 35)])
def test_digits_beside_each_other_are_places_of_a_year_alone(text: str, value: int) -> None:
    assert hanzi_value(text) == value
    assert hanzi_value(text, in_places=False) is None
