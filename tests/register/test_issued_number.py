"""Numbers taken apart; what is counted together."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.register.appending import append
from generator.register.next_number import RegisterYears
from generator.register.register_row import IssuedNumber, Matter, RegisterEntry, Series


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


# The entries of a year as people look at them.


DAY = datetime.date(2024, 3, 6)


def years(tmp_path: Path, *rows: tuple[Matter, str, datetime.date]) -> RegisterYears:
    register = tmp_path / "登记.csv"
    for matter, number, date in rows:
        append(register, RegisterEntry(matter, date, number, title="甲"))
    return RegisterYears(register)


def issued(number: str, date: datetime.date = DAY) -> tuple[Matter, str, datetime.date]:
    return Matter.ISSUED, number, date


def test_no_register(tmp_path: Path) -> None:
    found = years(tmp_path)
    assert (found.years, found.lines(2024), found.standings(2024), found.issued("第1号")) == ((), (), (), None)


def test_the_year_is_that_of_the_number_else_of_the_entry(tmp_path: Path) -> None:
    late = datetime.date(2025, 1, 2)
    found = years(tmp_path, issued("示档发〔2024〕1号", late), issued("第1号", late), issued("示档发〔2023〕1号"))
    assert found.years == (2025, 2024, 2023)
    assert [[line.row.entry.number for line in found.lines(year)] for year in found.years] == [
        ["第1号"],
        ["示档发〔2024〕1号"],
        ["示档发〔2023〕1号"],
    ]


def test_the_latest_is_first_and_a_gap_is_at_the_number_after_it(tmp_path: Path) -> None:
    numbers = ["示档发〔2024〕1号", "示档发〔2024〕5号", "示档函〔2024〕1号", "示档发〔2024〕3号", "示档函〔2024〕3号"]
    found = years(tmp_path, *map(issued, numbers))
    shown = [(line.row.entry.number, line.missing) for line in found.lines(2024)]
    assert shown == [
        ("示档函〔2024〕3号", (2, 2)),
        ("示档发〔2024〕3号", (2, 2)),
        ("示档函〔2024〕1号", None),
        ("示档发〔2024〕5号", (4, 4)),
        ("示档发〔2024〕1号", None),
    ]
    assert [line.missing for line in found.lines(2024) if line.missing] == [
        gap for standing in reversed(found.standings(2024)) for gap in standing.gaps
    ]


def test_what_became_of_a_number(tmp_path: Path) -> None:
    number = "示档发〔2024〕1号"
    after = [(Matter.SENT_AGAIN, number, DAY), (Matter.CORRECTED, number, DAY), (Matter.VOIDED, number, DAY)]
    found = years(tmp_path, issued(number), issued("示档发〔2024〕2号"), *after)
    *others, second, first = found.lines(2024)
    assert (second.voided, second.again) == (None, ())
    assert first.voided is not None
    assert (first.voided.line, [row.entry.matter for row in first.again]) == (6, [Matter.SENT_AGAIN, Matter.CORRECTED])
    assert all((line.voided, line.again, line.missing) == (None, (), None) for line in others)
    assert [found.is_void(each) for each in (number, "示档发〔2024〕2号", "示档发〔2024〕9号")] == [True, False, False]
    row = found.issued(number)
    assert row is not None
    assert row.line == 2
