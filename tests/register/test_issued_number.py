"""Numbers taken apart; what is counted together."""

from __future__ import annotations

import pytest

from generator.register import IssuedNumber, Series


@pytest.mark.parametrize(
    ("text", "prefix", "year", "serial", "counter"),
    [
        ("巫山民政发〔2022〕31号", "巫山民政发", 2022, 31, "号"),
        ("示第一中学发〔2024〕7号", "示第一中学发", 2024, 7, "号"),
        ("示民（办）发〔2024〕7号", "示民（办）发", 2024, 7, "号"),
        ("第1号", "", None, 1, "号"),
        ("〔2024〕第3期", "", 2024, 3, "期"),
        ("第12次", "", None, 12, "次"),
    ],
)
def test_a_number_is_taken_apart(text: str, prefix: str, year: int | None, serial: int, counter: str) -> None:
    number = IssuedNumber.parse(text)
    assert (number.series.prefix, number.series.year, number.serial, number.series.counter) == (
        prefix, year, serial, counter,
    )  # fmt: skip
    assert str(number) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "31", "巫山民政发[2022]31号", "巫山民政发〔2022〕031号", "巫山民政发〔2022〕第31号", "巫山民政发〔22〕31号",
        "巫山民政发〔2022〕３１号", "巫山民政发〔2022〕31号 ", "=〔2022〕1号", f"巫山民政发〔2022〕{'9' * 5000}号",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the text is all it has to say
        IssuedNumber.parse(text)


def test_what_is_counted_together() -> None:
    def series(text: str) -> Series:
        return IssuedNumber.parse(text).series

    assert series("示档发〔2024〕7号") == series("示档发〔2024〕8号")
    assert series("〔2024〕第3期") == series("〔2024〕3期")
    others = ["示档发〔2024〕7号", "示档发〔2025〕7号", "示档函〔2024〕7号", "第7号", "〔2024〕7号", "〔2024〕第7期"]
    assert len({series(text) for text in others}) == len(others)
