"""The changes of an import in words, each of every kind."""

from __future__ import annotations

from pathlib import Path

from generator.ground.errors import speaking
from generator.roster.editing import ImportChanges, Imported, import_into
from generator.roster.sheets import load_explicit
from generator.roster.units import load_roster

PRESENT = """\
groups:
  - name: 乡镇
    class: 乡镇民政办
    units:
      - {name: 示例甲镇, code: "1", phone: "1"}
      - {name: 示例甲镇, code: "2", email: a@example.cn}  # 乙
      - {name: 示例丙镇}  # 丙
"""
ROWS = """\
名称,代码,电话,电子邮箱,值守联系方式电话,组别,主送类别,辖区
示例甲镇,1,2,,,乡镇,各乡镇,东
示例甲镇,2,,,,乡镇,各乡镇,
示例丁校,,,,,学校,,
"""


def imported(folder: Path, rows: str, *, remove: bool) -> Imported:
    units, sheet = folder / "units.yaml", folder / "表.csv"
    units.write_text(PRESENT, encoding="utf-8")
    sheet.write_text(rows, encoding="utf-8")
    coming = load_explicit(sheet, into=load_roster(units), chosen={"值守联系方式电话": ""})
    return import_into(units, coming, remove=remove, dry_run=True)


def test_every_change_is_a_sentence(tmp_path: Path) -> None:
    changes = ImportChanges(imported(tmp_path, ROWS, remove=True))
    with speaking("zh"):
        assert [each.sentence() for each in changes] == [
            "新的字段：辖区（辖区）",
            "组“乡镇”：主送类别 乡镇民政办 → 各乡镇",
            "新的组：学校（主送类别 学校）",
            "示例甲镇（1）：电话 1 → 2",
            "示例甲镇（1）：辖区 （空） → 东",
            "新单位：示例丁校（学校）",
            "表里没有，删去：示例丙镇（乡镇）",
            "示例甲镇（2）：邮箱在表里是空的，保留 a@example.cn",
            "随着删去的注释：# 丙",
        ]
        assert (
            changes.counts()
            == "合计：改 3 处，新增 1 个单位，新增 1 个组，新增 1 个字段，删去 1 个单位，空着而保留 1 处。"
        )
    with speaking("en"):
        assert "示例甲镇 (1): phone 1 → 2" in [each.sentence() for each in changes]
        assert changes.counts().startswith("in all: changes: 3, new units: 1, ")


def test_what_is_kept_and_moved(tmp_path: Path) -> None:
    changes = ImportChanges(imported(tmp_path, "单位名称,代码,组别\n示例甲镇,1,甲组\n", remove=False))
    assert [(each.kind, each.named, each.old, each.new) for each in changes] == [
        ("new-group", "", "", "甲组"),
        ("move", "示例甲镇（1）", "乡镇", "甲组"),
        ("missing-unit", "示例甲镇（2）", "", ""),
        ("missing-unit", "示例丙镇", "", ""),
    ]


def test_nothing_changes(tmp_path: Path) -> None:
    same = ImportChanges(imported(tmp_path, "名称,代码\n示例甲镇,1\n示例甲镇,2\n示例丙镇,\n", remove=False))
    assert (list(same), same.counts()) == ([], "")
