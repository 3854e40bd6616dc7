"""The entries of a year as people look at them."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.register import Matter, RegisterEntry, RegisterYears, append

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
