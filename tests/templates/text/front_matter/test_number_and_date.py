"""The year of a number is that of the date; only at the turn of the year it may be the other one."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.ground.errors import NoticeError
from generator.standard import other_year
from generator.templates.text import open_notice

NOTICE = "---\nissuer: 示例市档案馆\ntitle: 关于报送目录的通知\nrecipients: 各分馆\n"


def codes(folder: Path, lines: str, *, is_draft: bool = False) -> list[str]:
    (folder / "notice.md").write_text(f"{NOTICE}{lines}\n---\n请于三月底前报送。\n", encoding="utf-8")
    try:
        return [each.code for each in open_notice(folder, is_draft=is_draft).warnings]
    except NoticeError as fault:
        return [each.code for each in fault.problems]


def test_the_days_around_the_turn_of_the_year() -> None:
    """Every day of two years, against the days counted from New Year."""
    for number_year in range(2024, 2029):
        new_years = [datetime.date(year, 1, 1) for year in (number_year, number_year + 1)]
        for ordinal in range(datetime.date(2025, 1, 1).toordinal(), datetime.date(2027, 1, 1).toordinal()):
            day = datetime.date.fromordinal(ordinal)
            near = any(-12 <= (day - new_year).days <= 19 for new_year in new_years)
            wanted = None if day.year == number_year else (number_year, near)
            assert other_year(f"示档发〔{number_year}〕3号", day) == wanted, (number_year, day)


@pytest.mark.parametrize(
    ("number", "date", "code"),
    [
        ("示档发〔2026〕3号", "2026-12-31", None),
        ("示档发〔2027〕3号", "2026-12-20", "notice-number-turn"),
        ("示档发〔2026〕3号", "2027年1月20日", "notice-number-turn"),
        ("示档发〔2027〕3号", "2026-12-19", "notice-number-year"),
        ("示档发〔2025〕3号", "2026-12-25", "notice-number-year"),
        ("示档发〔2026〕3号", "2012-02-14", "notice-number-year"),
    ],
)
def test_a_number_and_a_date(number: str, date: str, code: str | None, tmp_path: Path) -> None:
    lines = f"number: {number}\ndate: {date}"
    assert codes(tmp_path, lines) == ([] if code is None else [code])
    assert codes(tmp_path, lines, is_draft=True) == []
    assert codes(tmp_path, f"date: {date}") == []


@pytest.mark.parametrize(("year", "is_refused"), [("0022", True), ("1948", True), ("1949", False), ("2100", True)])
def test_a_year_that_no_paper_is_of(year: str, is_refused: bool, tmp_path: Path) -> None:
    assert codes(tmp_path, f"date: {year}-02-14") == (["notice-date-year"] if is_refused else [])


@pytest.mark.parametrize(("secrecy", "is_long"), [("秘密★10年", False), ("秘密★121个月", True), ("绝密★31年", True)])
def test_a_period_of_secrecy_is_held_against_the_law_as_in_a_check(secrecy: str, is_long: bool, tmp_path: Path) -> None:
    lines = f"date: 2026-03-01\nsecrecy: {secrecy}\ncopy_number: '000001'"
    assert codes(tmp_path, lines) == (["notice-secrecy-long"] if is_long else [])
