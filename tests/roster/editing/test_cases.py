"""Single cases of bringing one roster into another, seen line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.roster.editing.importing import ImportResult, import_into
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units.load import load_roster
from tests.line_changes import line_changes

Bring = Callable[..., tuple[list[str], ImportResult]]

PRESENT = """\
groups:
  - name: 乡镇
    class: 乡镇民政办
    units:
      - name: 建平乡
        code: "500237210"
        old_names: 建坪乡
      - name: 巫峡镇 # 城关
        code: "500237111"
      - name: 新馆
        old_names:
          - 老馆 # 2019 年以前
"""


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Brings a CSV into a roster; the lines that change, and what was reported."""

    def call(rows: str, present: str = PRESENT, *, remove: bool = False) -> tuple[list[str], ImportResult]:
        path, sheet = tmp_path / "units.yaml", tmp_path / "表.csv"
        path.write_text(present, encoding="utf-8")
        sheet.write_text(rows, encoding="utf-8")
        imported = import_into(path, load_explicit(sheet, into=load_roster(path)), remove=remove)
        return list(line_changes(present, path.read_text(encoding="utf-8"))), imported

    return call


def codes(imported: ImportResult) -> list[str]:
    return [problem.code for problem in imported.warnings]


@pytest.mark.parametrize(
    ("row", "lines", "warned"),
    [
        ("建坪乡,", ["+        phone: 1-1"], ["roster-import-former-name"]),
        ("建坪乡,500237210", ["+        phone: 1-1"], ["roster-import-former-name"]),
        ("巫峡镇,500237100", ["+        phone: 1-1"], ["roster-import-former-code"]),
        ("老馆,", ["+        phone: 1-1"], ["roster-import-former-name"]),
        ("新馆,示例-1", ['+        code: "示例-1"', "+        phone: 1-1"], []),
        (
            "巫峡街道,500237111",
            ["-      - name: 巫峡镇 # 城关", "+      - name: 巫峡街道 # 城关", "+        phone: 1-1"],
            [],
        ),
        (
            "巫峡镇,341821111",
            ["+      - name: 巫峡镇", '+        code: "341821111"', "+        phone: 1-1"],
            ["roster-import-other-code"],
        ),
        ("建坪乡,341821105", ["+      - name: 建坪乡", '+        code: "341821105"', "+        phone: 1-1"], []),
    ],
)
def test_a_unit_is_known_again(bring: Bring, row: str, lines: list[str], warned: list[str]) -> None:
    changed, imported = bring(f"名称,代码,电话\n{row},1-1\n")
    assert (changed, codes(imported)) == (lines, warned)


def test_former_names_are_renewed_in_their_places(bring: Bring) -> None:
    assert bring("名称,曾用名\n新馆,旧馆、老站\n建平乡,建坪乡、旧乡\n")[0] == [
        "-        old_names: 建坪乡",
        "+        old_names: [建坪乡, 旧乡]",
        "-          - 老馆 # 2019 年以前",
        "+          - 旧馆 # 2019 年以前",
        "+          - 老站",
    ]


def test_a_new_unit_goes_to_the_group_of_its_class(bring: Bring) -> None:
    present = f"{PRESENT}  - name: 学校\n    units: []\n"
    changed, imported = bring("名称,主送类别\n三溪乡,乡镇民政办\n示例学校,学校\n", present)
    assert changed == ["+      - name: 三溪乡", "-    units: []", "+    units:", "+      - name: 示例学校"]
    assert imported.comparison.new_groups == ()


def test_a_new_unit_goes_to_the_group_that_is_asked_for(tmp_path: Path) -> None:
    path, sheet = tmp_path / "units.yaml", tmp_path / "表.csv"
    path.write_text(f"{PRESENT}  - name: 学校\n    units: []\n", encoding="utf-8")
    for columns, unit, group in (
        ("名称", "示例一校", "学校"),
        ("名称,主送类别", "示例乡,乡镇民政办", "乡镇"),
        ("名称,组别", "示例镇,乡镇", "乡镇"),
    ):
        sheet.write_text(f"{columns}\n{unit}\n", encoding="utf-8")
        import_into(path, load_explicit(sheet, into=load_roster(path)), group="学校")
        assert next(each for each in load_roster(path).units if each.name in unit).group == group
    sheet.write_text("名称\n示例二校\n", encoding="utf-8")
    import_into(path, load_explicit(sheet, into=load_roster(path)), group="没有这一组")
    assert load_roster(path).units[-1].group == "表"


def test_a_column_of_the_roster_s_own_is_known_by_its_title(bring: Bring) -> None:
    present = f"fields:\n  - {{name: beds, title: 床位数, kind: number, required: true}}\n{PRESENT}"
    present = present.replace("name: 建平乡", "name: 建平乡\n        beds: 1").replace("城关", "城关\n        beds: 2")
    present = present.replace("name: 新馆", "name: 新馆\n        beds: 3")
    assert bring("名称,床 位 数\n新馆,30\n建平乡,1\n", present)[0] == ["-        beds: 3", "+        beds: 30"]
    with pytest.raises(RosterError) as caught:
        bring("名称,床位数\n示例三馆,\n", present)
    assert [problem.code for problem in caught.value.problems] == ["source-missing-key"]


def test_fields_that_the_sheet_declares_are_declared(bring: Bring) -> None:
    assert bring("名称,床位数（beds，number）\n新馆,30\n")[0] == [
        "+fields:",
        "+  - {name: beds, title: 床位数, kind: number}",
        "+",
        "+        beds: 30",
    ]


def test_values_are_read_by_the_kinds_of_the_roster(bring: Bring) -> None:
    present = f"fields:\n  - {{name: opened, title: 开办, kind: date}}\n{PRESENT}        opened: 2020年1月2日\n"
    assert bring("名称,开办（opened，text）\n新馆,2020-01-02\n", present)[0] == []
    assert bring("名称,开办（opened，text）\n新馆,2021年1月2日\n", present)[0] == [
        "-        opened: 2020年1月2日",
        "+        opened: 2021-01-02",
    ]
    with pytest.raises(RosterError) as caught:
        bring("名称,开办（opened，text）\n新馆,去年\n", present)
    assert [problem.code for problem in caught.value.problems] == ["source-not-date"]


def test_what_cannot_be_edited_is_refused(bring: Bring) -> None:
    present = "groups:\n  - name: 组\n    ? units\n    : - name: 甲\n      - name: 乙\n"
    with pytest.raises(RosterError) as caught:
        bring("名称\n乙\n", present, remove=True)
    assert [problem.code for problem in caught.value.problems] == ["roster-import-form"]
    assert caught.value.problems[0].span is not None
    assert caught.value.problems[0].span.line == 4


def test_all_in_brackets(bring: Bring) -> None:
    present = "{groups: [{name: 组, units: [{name: 甲, old_names: [子]}, {name: 乙}]}]}"
    (_, line), _ = bring("名称,床位（beds，text）,曾用名,组别\n甲,1,丑,组\n丙,,,新组\n", present, remove=True)
    groups = '[{name: 组, units: [{name: 甲, old_names: [丑], beds: "1"}]}, {name: 新组, units: [{name: 丙}]}]'
    assert line == f"+{{groups: {groups}, fields: [{{name: beds, title: 床位}}]}}"


def test_empty_lines_between_units_are_kept_up(bring: Bring) -> None:
    present = "groups:\n  - name: 组\n    units:\n      - name: 甲\n\n      - name: 乙\n\n      - name: 丙\n"
    assert bring("名称\n丁\n乙\n", present, remove=True)[0] == [
        "-      - name: 甲", "-", "-      - name: 丙", "+      - name: 丁",
    ]  # fmt: skip


def test_rows_may_stand_in_any_order(bring: Bring) -> None:
    present = f"{PRESENT}  - name: 学校\n    units:\n      - name: 示例学校\n"
    changed, imported = bring(
        "组别,名称,电话,份数\n乡镇,新馆,1-1,\n学校,示例学校,,2\n学校,巫峡镇,,\n乡镇,建平乡,2-2,\n", present
    )
    roster = imported.comparison.roster
    reported = [(roster.units[each.unit].name, each.field, each.new) for each in imported.comparison.changes]
    assert reported == [("建平乡", "phone", "2-2"), ("新馆", "phone", "1-1"), ("示例学校", "copies", 2)]
    assert changed == [
        "+        phone: 2-2", "-      - name: 巫峡镇 # 城关", '-        code: "500237111"', "+        phone: 1-1",
        "+        copies: 2", "+      - name: 巫峡镇 # 城关", '+        code: "500237111"',
    ]  # fmt: skip
