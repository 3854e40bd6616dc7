"""A sheet as it is shown to somebody who chooses what its columns mean, and as it is read then."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from generator.ground.errors import RosterError, Span
from generator.roster.editing.importing import import_into
from generator.roster.sheets.column_choice import cell_words, seen_sheet
from generator.roster.sheets.heading_meanings import LEFT_OUT
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster

ROSTER = """\
fields:
  - {name: beds, title: 床位数, kind: number}
groups:
  - name: 乡镇
    units:
      - name: 示例甲镇
"""
ROWS = (
    ("某县各单位一览",),
    ("序号", "哪个单位", "值班室", "床位数", "备注"),
    ("1", "示例甲镇", "023-1", "30", "甲"),
    ("2", "示例乙镇", "023-2", "四十", ""),
)


def workbook(path: Path, **sheets: tuple[tuple[str, ...], ...]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([each or None for each in row])
    book.save(path)
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(ROSTER, encoding="utf-8")
    return load_roster(path)


def test_the_columns_of_a_sheet_are_seen_as_they_are_read(tmp_path: Path, roster: Roster) -> None:
    seen = seen_sheet(workbook(tmp_path / "1.xlsx", 名单=ROWS), into=roster)
    assert (seen.names, seen.name, seen.row) == (("名单",), "名单", 2)
    assert [(each.letters, each.heading, each.field) for each in seen.columns] == [
        ("A", "序号", None), ("B", "哪个单位", None), ("C", "值班室", None), ("D", "床位数", None),
        ("E", "备注", None),
    ]  # fmt: skip
    assert seen.columns[1].samples == ("示例甲镇", "示例乙镇")


def test_a_column_that_numbers_the_rows_is_not_read_where_a_row_of_sums_is_below(
    tmp_path: Path, roster: Roster
) -> None:
    rows = (("编号", "单位名称", "份数"), ("1", "示例甲镇", "2"), ("2", "示例乙镇", "1"), ("合计", "", "3"))
    path = workbook(tmp_path / "1.xlsx", 名单=rows)
    assert [each.field for each in seen_sheet(path, into=roster).columns] == [None, "name", "copies"]
    assert "编号" not in {each.title for each in load_explicit(path, into=roster).roster.fields}


def test_chosen_columns_are_read_and_remembered(tmp_path: Path, roster: Roster) -> None:
    path = workbook(tmp_path / "1.xlsx", 名单=(*ROWS[:3],))
    chosen = {"哪个单位": "name", "值班室": "phone", "备注": LEFT_OUT}
    seen = seen_sheet(path, into=roster, chosen=chosen)
    assert [(each.letters, each.field) for each in seen.columns] == [
        ("A", None), ("B", "name"), ("C", "phone"), ("D", "beds"), ("E", None),
    ]  # fmt: skip
    coming = load_explicit(path, into=roster, chosen=chosen, name="某县.xlsx")
    assert coming.roster.units[0].phone == "023-1"
    assert [field.name for field in coming.roster.fields] == ["beds"]
    units = tmp_path / "units.yaml"
    import_into(units, coming)
    text = units.read_text(encoding="utf-8")
    assert "{name: phone, title: 值班室}" in text
    assert "{name: name, title: 哪个单位}" in text
    again = seen_sheet(path, into=load_roster(units))
    assert [each.field for each in again.columns][1:3] == ["name", "phone"]


def test_a_choice_goes_before_the_usual_words(tmp_path: Path, roster: Roster) -> None:
    path = workbook(tmp_path / "1.xlsx", 名单=(("名称", "电话", "床位数"), ("示例甲镇", "a@example.cn", "1")))
    chosen = {"电话": "email", "床位数": "copies"}
    coming = load_explicit(path, into=roster, chosen=chosen)
    assert coming.columns == {"name", "email", "copies"}
    left_out = load_explicit(path, into=roster, chosen={"电话": LEFT_OUT, "床位数": LEFT_OUT})
    assert left_out.columns == {"name"}
    assert left_out.roster.warnings == ()


def test_of_several_sheets_one_is_chosen(tmp_path: Path) -> None:
    path = workbook(tmp_path / "1.xlsx", 甲=ROWS, 乙=(("名称",), ("示例丙镇",)), 空=())
    assert (seen_sheet(path).names, seen_sheet(path).name) == (("甲", "乙"), None)
    assert [each.heading for each in seen_sheet(path, sheet="乙").columns] == ["名称"]
    assert seen_sheet(path, sheet="没有").name is None


def test_problems_are_at_cells_in_words(tmp_path: Path, roster: Roster) -> None:
    chosen = {"哪个单位": "name"}
    book = workbook(tmp_path / "1.xlsx", 名单=ROWS)
    text = tmp_path / "1.csv"
    text.write_text("\n".join(",".join(row) for row in ROWS[1:]), encoding="utf-8")
    for path, row in ((book, 4), (text, 3)):
        with pytest.raises(RosterError) as caught:
            load_explicit(path, into=roster, chosen=chosen)
        (problem,) = caught.value.problems
        assert problem.span is not None
        seen = seen_sheet(path, into=roster, chosen=chosen)
        assert seen.cell_at(problem.span) == (row, 4)
        assert seen.cells(row)[4] == "四十"
    assert (cell_words(7, 4).zh, cell_words(7, 4).en) == ("第 7 行 D 列", "row 7, column D")


def test_what_is_no_cell_has_no_place(tmp_path: Path) -> None:
    seen = seen_sheet(workbook(tmp_path / "1.xlsx", 名单=ROWS))
    assert seen.cell_at(Span("1.xlsx", part="名单")) is None
    assert seen.cell_at(Span("1.xlsx", part="!组")) is None
    assert seen.cell_at(Span("1.xlsx")) is None


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "1.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(RosterError):
        seen_sheet(broken)
    with pytest.raises(RosterError) as caught:
        seen_sheet(workbook(tmp_path / "2.xlsx", 空=()))
    assert [problem.code for problem in caught.value.problems] == ["sheet-empty"]
