"""Columns of an office's own: read as they show, by the kind that all cells have, or left out with a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.roster.sheets.named_file import load_explicit
from generator.roster.sheets.sheet_reading import read_roster
from generator.roster.units.declared_fields import MAX_FIELDS
from generator.roster.units.groups import Roster
from tests.roster.sheets.workbooks import Cell, Raw, Rows, Sheet, number, workbook


def read(folder: Path, rows: Rows, **around: str) -> Roster:
    path = folder / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(rows, **around)}))  # type: ignore[arg-type]  # texts around the rows
    return read_roster(path)


READ: dict[str, tuple[list[Cell], list[str]]] = {
    "texts": ([" 甲 ", "乙"], [" 甲 ", "乙"]),
    "numbers as they show": ([number("4700", "000000"), number("2", '0"人"')], ["004700", "2人"]),
    "texts and numbers": (["无", number("3")], ["无", "3"]),
    "dates": ([number("44606", "yyyy/m/d"), None], ["2022年2月14日", ""]),
    "numbers with thousands": ([number("4700", "#,##0"), number("12.50", "0.00")], ["4700", "12.50"]),
}


@pytest.mark.parametrize("what", READ)
def test_what_is_read(what: str, tmp_path: Path) -> None:
    cells, wanted = READ[what]
    roster = read(tmp_path, [["名称", "其他（张）"], *([f"示例{at}", cell] for at, cell in enumerate(cells))])
    assert [str(unit.extra["其他_张_"]) for unit in roster.units] == wanted
    assert {each.code for each in roster.warnings} <= {"sheet-odd-text"}


LEFT: dict[str, tuple[list[Cell], str, str]] = {
    "a boolean": (["甲", Raw("<v>1</v>", "b")], "sheet-own-cell", "B3"),
    "a failed formula": ([Raw("<v>#N/A</v>", "e"), "甲"], "sheet-own-cell", "B2"),
    "a date among texts": (["甲", number("44606", "yyyy/m/d")], "sheet-own-cell", "B3"),
    "a number that lost digits": ([number("1E17"), "甲"], "sheet-own-cell", "B2"),
    "money": ([number("4700", '"¥"#,##0.00'), number("1")], "sheet-own-cell", "B2"),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_is_left_out(what: str, tmp_path: Path) -> None:
    cells, code, cell = LEFT[what]
    roster = read(tmp_path, [["名称", "其他"], *([f"示例{at}", each] for at, each in enumerate(cells))])
    assert [(each.code, each.span and each.span.part) for each in roster.warnings] == [(code, f"Sheet1!{cell}")]
    assert (roster.fields, roster.headings) == ((), {"名称": "name"})


def test_a_hidden_column_is_left_out(tmp_path: Path) -> None:
    hidden = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>'
    roster = read(tmp_path, [["名称", "备注", "校长"], ["东镇", "甲", "乙"]], before=hidden)
    assert [each.code for each in roster.warnings] == ["sheet-own-hidden"]
    assert roster.headings == {"名称": "name", "校长": "校长"}


def test_merged_cells(tmp_path: Path) -> None:
    """Cells merged over rows are what each row shows; merged over columns they leave both columns out."""
    rows: Rows = [["名称", "片区", "备注", "说明"], ["东镇", "甲", "无", None], ["西镇", None, None, None]]
    merged = '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="C2:D2"/></mergeCells>'
    roster = read(tmp_path, rows, after=merged)
    assert [unit.extra for unit in roster.units] == [{"片区": "甲"}, {"片区": "甲"}]
    assert [each.code for each in roster.warnings if each.code != "sheet-column-offered"] == ["sheet-own-merged"] * 2


def test_more_columns_than_fields(tmp_path: Path) -> None:
    headings = [f"第{each}项" for each in range(MAX_FIELDS + 2)]
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(",".join([first, *headings]) for first in ("名称", "东镇")), encoding="utf-8")
    roster = read_roster(path)
    assert len(roster.fields) == MAX_FIELDS
    assert [(each.code, each.facts["header"]) for each in roster.warnings] == [
        ("sheet-columns-many", f"第{MAX_FIELDS}项"),
    ]


def test_numbers_of_rows_are_no_field_of_an_import(tmp_path: Path) -> None:
    rows: Rows = [["序号", "编号", "名称"], [number("1"), "GY-01", "东镇"], ["2", "GY-02", "西镇"]]
    assert list(read(tmp_path, rows).headings) == ["序号", "编号", "名称"]
    assert list(load_explicit(tmp_path / "名单.xlsx").roster.headings) == ["编号", "名称"]


def test_numbers_of_the_offices_own_that_lost_a_digit(tmp_path: Path) -> None:
    rows: Rows = [
        ["名称", "联系电话", "校长手机"],
        ["东镇", number("2357681234"), "1380000000"],
        ["西镇", number("13800000000"), "13800000000"],
    ]
    warnings = [each for each in read(tmp_path, rows).warnings if each.code != "sheet-column-offered"]
    assert [(each.code, each.span and each.span.part) for each in warnings] == [
        ("sheet-lost-zeros", "Sheet1!B2"),
        ("sheet-mobile-digits", "Sheet1!C2"),
    ]
