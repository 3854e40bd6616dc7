"""Headings of a sheet after an import: units.yaml finds each value by them, and a second import changes nothing."""

from __future__ import annotations

from pathlib import Path

from generator.roster.editing import import_into, new_roster
from generator.roster.sheets import write_roster
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units import load_roster
from tests.roster.sheets.workbooks import Sheet, workbook

HEADINGS = ["序号", "监测点", "份　数", "联系电话（24小时）", "Last Name", "人数（人）", "2024年人数", "类"]
ROWS = [
    HEADINGS,
    ["1", "东站", "2", "023-00000001", "示例甲", "3", "4", "站"],
    ["2", "西站", "3", "023-00000002", "示例乙", "5", "6", "站"],
]
FOUND = {
    "监测点": "东站", "联系电话（24小时）": "023-00000001", "Last Name": "示例甲", "人数（人）": "3", "2024年人数": "4",
}  # fmt: skip


def sheet(folder: Path) -> Path:
    path = folder / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(ROWS)}))
    return path


def found(path: Path) -> dict[str, object]:
    roster = load_roster(path)
    values = roster.units[-2].as_mapping()
    return {heading: values[roster.field_titles[heading]] for heading in FOUND}


def test_a_new_roster(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(new_roster(load_explicit(sheet(tmp_path), name_column="监测点").roster), encoding="utf-8")
    assert found(path) == FOUND


def test_a_roster_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("groups:\n  - name: 局\n    units:\n      - name: 示例局 # 总站\n", encoding="utf-8")
    coming = load_explicit(sheet(tmp_path), into=load_roster(path), name_column="监测点")
    imported = import_into(path, coming)
    assert imported.comparison.new_headings == {"监测点": "name", "联系电话（24小时）": "phone"}
    assert found(path) == FOUND
    again = load_explicit(sheet(tmp_path), into=load_roster(path))
    assert import_into(path, again).comparison.is_empty


def test_a_sheet_that_was_exported_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(new_roster(load_explicit(sheet(tmp_path), name_column="监测点").roster), encoding="utf-8")
    write_roster(load_roster(path), tmp_path / "样表.xlsx")
    coming = load_explicit(tmp_path / "样表.xlsx", into=load_roster(path))
    assert import_into(path, coming).comparison.is_empty
