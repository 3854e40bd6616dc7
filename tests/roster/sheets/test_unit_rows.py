"""Numbers that a sheet keeps as numbers and that have lost a zero are reported, once for each column."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.sheets.unit_rows import Digits, rows_with_lost_zeros
from generator.roster.units.doubts import doubts
from tests.roster.sheets.workbooks import Cell, Sheet, number, workbook

PHONES = ("2300000000", "1000000000", "2300000001", "75100000000", "7510000000", "230000000")
NO_PHONES = ("13000000000", "4000000000", "8000000000", "00000000", "5550000", "12345", "95588", "110", "119000000000")


@pytest.mark.parametrize("text", PHONES)
def test_telephones_without_their_zero(text: str) -> None:
    assert rows_with_lost_zeros("phone", [Digits(2, text, True)]) == [2]
    assert rows_with_lost_zeros("phone", [Digits(2, text, False)]) == []


@pytest.mark.parametrize("text", NO_PHONES)
def test_whole_telephones(text: str) -> None:
    assert rows_with_lost_zeros("phone", [Digits(2, text, True)]) == []


@pytest.mark.parametrize(
    ("name", "texts", "rows"),
    [
        ("postcode", ["4700", "47001", "404700", "470"], [1, 2]),
        ("code", ["104700", "204700", "304700", "4700", "14700"], [4, 5]),
        ("code", ["004700", "004701", "4702"], [3]),
        ("code", [str(each) for each in range(1, 121)], []),
        ("code", ["500237101", "500237", "500237102"], []),
        ("code", ["甲-1", "甲-2", "3"], []),
        ("address", ["4700"], []),
        ("copies", ["4"], []),
    ],
)
def test_other_columns(name: str, texts: list[str], rows: list[int]) -> None:
    cells = [Digits(row, text, not text.startswith("0")) for row, text in enumerate(texts, start=1)]
    assert rows_with_lost_zeros(name, cells) == rows


def test_each_column_is_told_once(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["单位名称", "电话", "邮编"]]
    rows += [[f"示例{each}镇", number(f"230000000{each}"), number(f"4700{each}")] for each in range(5)]
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(rows)}))
    roster = read_roster(path)
    lost = [each for each in roster.warnings if each.code == "sheet-lost-zeros"]
    assert [(each.field, each.facts["count"], str(each.facts["cells"])) for each in lost] == [
        ("phone", 5, "B2、B3、B4等 5 处"),
        ("postcode", 5, "C2、C3、C4等 5 处"),
    ]
    assert type(roster.units[0].phone) is str
    assert [each.code for each in doubts(roster)] == []


def test_what_is_kept_as_text_is_left_alone(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["单位名称", "电话", "邮编"], ["示例镇", "2300000000", number("4700", "000000")]]
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(rows)}))
    assert "sheet-lost-zeros" not in {each.code for each in read_roster(path).warnings}
