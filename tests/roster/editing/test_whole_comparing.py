"""A roster against one that takes its place as a whole: nothing changes and nothing is lost without a word."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.roster.editing.importing import ImportChanges, ImportResult
from generator.roster.editing.in_place import RosterEdit
from generator.roster.editing.roster_changes import Comparison, as_text, explicit_values
from generator.roster.sheet_replacing import compared_as_whole
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units.explicit_roster import ExplicitRoster

HEADINGS = ("序号", "名称", "代码", "电话", "通讯地址", "床位数", "组名", "主送类别")
ROWS = (
    ("1", "示例甲镇", "1", "023-1", "示例路1号", "30", "乡镇", "乡镇民政办"),
    ("2", "示例乙镇", "2", "", "", "", "乡镇", "乡镇民政办"),
    ("3", "示例学校", "", "023-3", "", "", "学校", ""),
)
Rows = Sequence[Sequence[str]]
_FIRST, _SECOND, _THIRD = ROWS


def with_cell(row: int, heading: str, text: str) -> Rows:
    changed = list(ROWS[row])
    changed[HEADINGS.index(heading)] = text
    return (*ROWS[:row], changed, *ROWS[row + 1 :])


def without(heading: str) -> Rows:
    place = HEADINGS.index(heading)
    return [(*row[:place], *row[place + 1 :]) for row in (HEADINGS, *ROWS)]


SAID: dict[str, tuple[Rows, list[str]]] = {
    "the same units": (ROWS, []),
    "rows that are numbered otherwise": (with_cell(2, "序号", "9"), []),
    "no numbers of rows": (without("序号"), []),
    "a value": (with_cell(0, "电话", "023-9"), ["示例甲镇：电话 023-1 → 023-9"]),
    "a cell that is empty now": (with_cell(0, "电话", ""), ["示例甲镇：电话 023-1 → （空）"]),
    "a cell that was empty": (with_cell(1, "电话", "023-2"), ["示例乙镇：电话 （空） → 023-2"]),
    "a unit that is gone": (ROWS[:2], ["表里没有，删去：示例学校（学校）"]),
    "a new unit": ((*ROWS, ("4", "示例丙镇", "", "", "", "", "学校", "")), ["新单位：示例丙镇（学校）"]),
    "another order": ((_SECOND, _FIRST, _THIRD), ["单位的先后次序和现在不一样"]),
    "a group that is called otherwise": (with_cell(2, "组名", "中学"), ["组“学校”改叫“中学”"]),
    "a group in two": (
        (_FIRST, (*_SECOND[:6], "街道", ""), _THIRD),
        ["新的组：街道（主送类别 街道）", "示例乙镇：组别 乡镇 → 街道"],
    ),
    "two groups in one": ((_FIRST, _SECOND, (*_THIRD[:6], "乡镇", "乡镇民政办")), ["示例学校：组别 学校 → 乡镇"]),
    "another class": (with_cell(2, "主送类别", "各学校"), ["组“学校”：主送类别 学校 → 各学校"]),
    "a column that is gone": (without("床位数"), ["表里没有这一列：床位数", "示例甲镇：床位数 30 → （空）"]),
    "a column of classes that is gone": (
        without("主送类别"),
        ["表里没有这一列：主送类别", "组“乡镇”：主送类别 乡镇民政办 → 乡镇"],
    ),
    "a new column": (
        [(*row, text) for row, text in zip((HEADINGS, *ROWS), ("备注", "", "", "远"), strict=True)],
        ["新的字段：备注（备注）", "示例学校：备注 （空） → 远"],
    ),
    "a heading that templates may use": (
        [["地址" if each == "通讯地址" else each for each in row] for row in (HEADINGS, *ROWS)],
        ["“地址”不再叫“通讯地址”"],
    ),
    "another code": (
        with_cell(0, "代码", "7"),
        ["新单位：示例甲镇（7）（乡镇）", "表里没有，删去：示例甲镇（1）（乡镇）"],
    ),
    "two units that may be one": (
        (_FIRST, _SECOND, ("3", "示例学校", "8", *_THIRD[3:]), ("4", "示例学校", "9", "", "", "", "学校", "")),
        ["示例学校：代码 （空） → 8", "新单位：示例学校（9）（学校）"],
    ),
}
"""Rows that come in, with their headings where these are others, and what is reported of them."""


def sentences(comparison: Comparison) -> list[str]:
    edited = RosterEdit(comparison, b"", comparison.roster, ())
    return [each.sentence() for each in ImportChanges(ImportResult(edited, ()))]


def read(folder: Path, name: str, rows: Rows) -> ExplicitRoster:
    """The roster in a sheet of ``rows``, which begin with headings where these are not the usual ones."""
    lines = [",".join(row) for row in rows]
    has_headings = "名称" in lines[0]
    path = folder / name
    path.write_text("\n".join(lines if has_headings else [",".join(HEADINGS), *lines]), encoding="utf-8")
    return load_explicit(path)


@pytest.mark.parametrize("what", SAID)
def test_what_changes_is_reported(tmp_path: Path, what: str) -> None:
    rows, expected = SAID[what]
    comparison = compared_as_whole(read(tmp_path, "名单.csv", ROWS), read(tmp_path, "新.csv", rows))
    assert sentences(comparison) == expected
    assert comparison.is_empty == (not expected)
    gone = ("→ （空）", "表里没有", "不再叫")
    assert comparison.losses == sum(any(word in each for word in gone) for each in expected)


TEXTS = st.sampled_from(["", "甲", "乙"])
TABLES = st.lists(st.tuples(st.sampled_from("东西南北"), TEXTS, TEXTS, TEXTS), max_size=4, unique_by=lambda row: row[0])
COLUMNS = st.sets(st.sampled_from(["电话", "通讯地址", "备注"])).map(sorted)
Cells = dict[str, dict[str, str]]


def cells_of(roster: ExplicitRoster) -> Cells:
    """What is in the cells of each unit."""
    pairs = zip(roster.roster.units, roster.given, strict=True)
    return {
        unit.name: {field: as_text(value) for field, value in explicit_values(unit, given).items()}
        for unit, given in pairs
    }


@given(TABLES.filter(bool), TABLES.filter(bool), COLUMNS, COLUMNS)
def test_the_changes_lead_from_each_roster_to_any_other(
    present: Rows, coming: Rows, columns: Sequence[str], other_columns: Sequence[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old, new = (
            read(Path(folder), "表.csv", [("名称", *shown), *((row[0], *row[1 : len(shown) + 1]) for row in rows)])
            for rows, shown in ((present, columns), (coming, other_columns))
        )
    comparison = compared_as_whole(old, new)
    names = [unit.name for unit in old.roster.units]
    cells = cells_of(old)
    for number in comparison.removed:
        del cells[names[number]]
    for change in comparison.changes:
        cells[names[change.unit]][change.field] = as_text(change.new)
    for added in comparison.added:
        cells[added.unit.name] = {field: as_text(value) for field, value in added.given.items()}
    left = {name: {field: text for field, text in given.items() if text} for name, given in cells.items()}
    assert left == cells_of(new)
