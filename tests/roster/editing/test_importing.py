"""The changes of an import in words, each of every kind."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.ground.errors import RosterError, speaking
from generator.ground.source.yaml_edits import in_keys
from generator.ground.source.yaml_layout import comments_in
from generator.roster.editing.importing import ImportChanges, ImportResult, import_into
from generator.roster.editing.reshaping import new_roster
from generator.roster.sheets.exporting import write_roster
from generator.roster.sheets.named_file import load_explicit
from generator.roster.units.declared_fields import roster_names
from generator.roster.units.load import load_roster
from tests.line_changes import line_changes
from tests.refused import refused, refused_for
from tests.roster.editing.typed_rosters import (
    FIELDS,
    GROUPS,
    IN_BRACKETS,
    TEXT_FIELDS,
    TEXTS,
    Line,
    Typed,
    Values,
    roster_of,
    said_values,
    typed_rosters,
    unit_of,
)
from tests.roster.sheets.workbooks import Sheet, workbook

_SOME_TEXT = TEXTS.filter(bool)


@dataclass
class Wanted:
    """What comes in, and what shall become of the roster."""

    coming: list[Values]
    coming_groups: list[str]
    columns: set[str]
    remove: bool
    numbers: list[int]
    """Which present units come in."""

    changed: dict[int, set[str]]
    """The fields of present units that change; ``group`` for those that move."""


@st.composite
def cases(draw: st.DrawFn) -> tuple[Typed, Wanted]:
    typed = draw(typed_rosters())
    wanted = Wanted([], [], draw(st.sets(st.sampled_from(FIELDS[1:]))), draw(st.booleans()), [], {})
    if draw(st.booleans()):
        wanted.columns |= {"group"}
    for number, present in enumerate(typed.units):
        if not draw(st.integers(0, 4)):
            continue
        said = {name: value for name, value in present.items() if name in ("name", "code")}
        for name in draw(st.lists(st.sampled_from(FIELDS[1:]), max_size=4, unique=True)):
            other = draw(said_values(number)).get(name) or (draw(_SOME_TEXT) if name in TEXT_FIELDS else None)
            if other and name != "code":
                said[name] = other
        group = typed.groups[number]
        if "group" in wanted.columns and not draw(st.integers(0, 3)):
            group = draw(st.sampled_from((*GROUPS, "新组")))
        wanted.numbers.append(number)
        wanted.coming.append(said)
        wanted.coming_groups.append(group)
    for number in range(draw(st.integers(0, 2))):
        said = {name: value for name, value in draw(said_values(100 + number)).items() if value}
        wanted.coming.append(said)
        wanted.coming_groups.append(draw(st.sampled_from((*typed.names, "新组"))))
    return typed, wanted


@pytest.mark.in_turn(3)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_the_edited_file_is_the_wanted_roster_and_all_else_as_typed(case: tuple[Typed, Wanted]) -> None:
    typed, wanted = case
    classes = {name: (name,) for name in dict.fromkeys(wanted.coming_groups)}
    coming = roster_of(wanted.coming, wanted.coming_groups, classes, wanted.columns)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.yaml"
        path.write_bytes(typed.data)
        before = load_roster(path)
        imported = import_into(path, coming, remove=wanted.remove)
        after = load_roster(path)
        data = path.read_bytes()
        again = import_into(path, coming, remove=wanted.remove)
    expected = dict(expected_units(typed, wanted))
    assert {unit.name: unit.as_mapping() for unit in after.units} == expected
    shown = [unit.name for unit in after.units if unit.name in kept_in_place(typed, wanted)]
    assert shown == kept_in_place(typed, wanted)
    assert again.comparison.is_empty
    if imported.comparison.is_empty:
        assert data == typed.data
    assert_lines_stay(typed, wanted, data)
    comments = Counter(comments_in(text_of(typed.data)))
    assert comments - Counter(imported.lost_comments) == Counter(comments_in(text_of(data)))
    if not wanted.remove:
        assert [each.name for each in before.groups] == [each.name for each in after.groups][: len(before.groups)]


@pytest.mark.in_turn(3)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_a_roster_with_chinese_keys_is_edited_as_that_with_english_keys(case: tuple[Typed, Wanted]) -> None:
    typed, wanted = case
    classes = {name: (name, f"{name}类") for name in dict.fromkeys(wanted.coming_groups)}
    coming = roster_of(wanted.coming, wanted.coming_groups, classes, wanted.columns | {"class"})
    text = text_of(typed.data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        names = roster_names(load_roster(path).fields)
        import_into(path, coming, remove=wanted.remove)
        english = path.read_text(encoding="utf-8")
        path.write_text(in_keys(text, names, "zh"), encoding="utf-8", newline="")
        import_into(path, coming, remove=wanted.remove)
        chinese = path.read_text(encoding="utf-8")
    assert chinese == in_keys(english, names, "zh")


def expected_units(typed: Typed, wanted: Wanted) -> Iterator[tuple[str, dict[str, object]]]:
    """The units that shall be there, by their names."""
    coming = dict(zip(wanted.numbers, zip(wanted.coming, wanted.coming_groups, strict=False), strict=False))
    for number, present in enumerate(typed.units):
        if number not in coming and wanted.remove:
            continue
        said, group = coming.get(number, ({}, typed.groups[number]))
        values: Values = {name: value for name, value in (present | said).items() if value}
        old, new = present.get("old_names"), said.get("old_names")
        if isinstance(old, tuple) and isinstance(new, tuple):
            values["old_names"] = in_order(old, new)
        if "group" not in wanted.columns:
            group = typed.groups[number]
        yield str(present["name"]), unit_of(values, group, number).as_mapping()
    for said, group in list(zip(wanted.coming, wanted.coming_groups, strict=True))[len(wanted.numbers) :]:
        alone = "group" not in wanted.columns and len(typed.names) == 1
        yield str(said["name"]), unit_of(said, typed.names[0] if alone else group, 0).as_mapping()


def in_order(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """The new names, each at the place of an old one as long as there are any."""
    coming = [each for each in new if each not in old]
    places = [each if each in new else None for each in old]
    filled = [each if each is not None else coming.pop(0) if coming else None for each in places]
    return (*[each for each in filled if each is not None], *coming)


def moved(typed: Typed, wanted: Wanted) -> set[int]:
    if "group" not in wanted.columns:
        return set()
    return {
        number
        for number, group in zip(wanted.numbers, wanted.coming_groups, strict=False)
        if group != typed.groups[number]
    }


def gone(typed: Typed, wanted: Wanted) -> set[int]:
    return set(range(len(typed.units))) - set(wanted.numbers) if wanted.remove else set()


def kept_in_place(typed: Typed, wanted: Wanted) -> list[str]:
    elsewhere = moved(typed, wanted) | gone(typed, wanted)
    return [str(said["name"]) for number, said in enumerate(typed.units) if number not in elsewhere]


def assert_lines_stay(typed: Typed, wanted: Wanted, data: bytes) -> None:
    """Each line that says nothing that changes is there, byte for byte and in its order."""
    elsewhere = moved(typed, wanted) | gone(typed, wanted)
    touched = dict(zip(wanted.numbers, wanted.coming, strict=False))
    found = iter(data.decode().removeprefix("\ufeff").split(typed.line_end))
    for line in typed.lines:
        if _changes(line, touched, elsewhere):
            continue
        for part in line.text.replace("\n", typed.line_end).split(typed.line_end):
            assert any(part == each for each in found), part


def _changes(line: Line, touched: Mapping[int, Values], elsewhere: set[int]) -> bool:
    """Whether a line may change: it says what changes, is of a unit that goes, or may be about an empty list."""
    if line.unit is None:
        return not line.text.strip() or line.text.strip().startswith("units:")
    return line.unit in elsewhere or line.unit == IN_BRACKETS or bool(line.fields & touched.get(line.unit, {}).keys())


def text_of(data: bytes) -> str:
    return data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


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


def imported(folder: Path, rows: str, *, remove: bool) -> ImportResult:
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
        expected = "合计：改 3 处，新增 1 个单位，新增 1 个组，新增 1 个字段，删去 1 个单位，空着而保留 1 处。"
        assert changes.counts() == expected
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


# Headings of a sheet after an import: units.yaml finds each value by them, and a second import changes nothing.


HEADINGS = ["序号", "监测点", "份　数", "联系电话（24小时）", "Last Name", "人数（人）", "2024年人数", "类"]
TITLED = [
    HEADINGS,
    ["1", "东站", "2", "023-00000001", "示例甲", "3", "4", "站"],
    ["2", "西站", "3", "023-00000002", "示例乙", "5", "6", "站"],
]
FOUND = {
    "监测点": "东站", "联系电话（24小时）": "023-00000001", "Last Name": "示例甲", "人数（人）": "3", "2024年人数": "4",
}  # fmt: skip


def sheet(folder: Path) -> Path:
    path = folder / "名单.xlsx"
    path.write_bytes(workbook({"Sheet1": Sheet(TITLED)}))
    return path


def found(path: Path) -> dict[str, object]:
    roster = load_roster(path)
    values = roster.units[-2].as_mapping()
    return {heading: values[roster.field_titles[heading]] for heading in FOUND}


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


# Single cases of bringing one roster into another, seen line by line.


Bring = Callable[..., tuple[list[str], ImportResult]]

TOWNS = """\
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

    def call(rows: str, present: str = TOWNS, *, remove: bool = False) -> tuple[list[str], ImportResult]:
        path, sheet = tmp_path / "units.yaml", tmp_path / "表.csv"
        path.write_text(present, encoding="utf-8")
        sheet.write_text(rows, encoding="utf-8")
        imported = import_into(path, load_explicit(sheet, into=load_roster(path)), remove=remove)
        return list(line_changes(present, path.read_text(encoding="utf-8"))), imported

    return call


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
    assert (changed, [problem.code for problem in imported.warnings]) == (lines, warned)


def test_former_names_are_renewed_in_their_places(bring: Bring) -> None:
    assert bring("名称,曾用名\n新馆,旧馆、老站\n建平乡,建坪乡、旧乡\n")[0] == [
        "-        old_names: 建坪乡",
        "+        old_names: [建坪乡, 旧乡]",
        "-          - 老馆 # 2019 年以前",
        "+          - 旧馆 # 2019 年以前",
        "+          - 老站",
    ]


def test_a_new_unit_goes_to_the_group_of_its_class(bring: Bring) -> None:
    present = f"{TOWNS}  - name: 学校\n    units: []\n"
    changed, imported = bring("名称,主送类别\n三溪乡,乡镇民政办\n示例学校,学校\n", present)
    assert changed == ["+      - name: 三溪乡", "-    units: []", "+    units:", "+      - name: 示例学校"]
    assert imported.comparison.new_groups == ()


def test_a_new_unit_goes_to_the_group_that_is_asked_for(tmp_path: Path) -> None:
    path, sheet = tmp_path / "units.yaml", tmp_path / "表.csv"
    path.write_text(f"{TOWNS}  - name: 学校\n    units: []\n", encoding="utf-8")
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
    present = f"fields:\n  - {{name: beds, title: 床位数, kind: number, required: true}}\n{TOWNS}"
    present = present.replace("name: 建平乡", "name: 建平乡\n        beds: 1").replace("城关", "城关\n        beds: 2")
    present = present.replace("name: 新馆", "name: 新馆\n        beds: 3")
    assert bring("名称,床 位 数\n新馆,30\n建平乡,1\n", present)[0] == ["-        beds: 3", "+        beds: 30"]
    assert refused_for(RosterError, bring, "名称,床位数\n示例三馆,\n", present) == ["source-missing-key"]


def test_fields_that_the_sheet_declares_are_declared(bring: Bring) -> None:
    expected = ["+fields:", "+  - {name: beds, title: 床位数, kind: number}", "+", "+        beds: 30"]
    assert bring("名称,床位数（beds，number）\n新馆,30\n")[0] == expected


def test_values_are_read_by_the_kinds_of_the_roster(bring: Bring) -> None:
    present = f"fields:\n  - {{name: opened, title: 开办, kind: date}}\n{TOWNS}        opened: 2020年1月2日\n"
    assert bring("名称,开办（opened，text）\n新馆,2020-01-02\n", present)[0] == []
    expected = ["-        opened: 2020年1月2日", "+        opened: 2021-01-02"]
    assert bring("名称,开办（opened，text）\n新馆,2021年1月2日\n", present)[0] == expected
    assert refused_for(RosterError, bring, "名称,开办（opened，text）\n新馆,去年\n", present) == ["source-not-date"]


def test_what_cannot_be_edited_is_refused(bring: Bring) -> None:
    present = "groups:\n  - name: 组\n    ? units\n    : - name: 甲\n      - name: 乙\n"
    refusal = refused(RosterError, bring, "名称\n乙\n", present, remove=True)
    assert [problem.code for problem in refusal.problems] == ["roster-import-form"]
    assert refusal.problems[0].span is not None
    assert refusal.problems[0].span.line == 4


def test_all_in_brackets(bring: Bring) -> None:
    present = "{groups: [{name: 组, units: [{name: 甲, old_names: [子]}, {name: 乙}]}]}"
    (_, line), _ = bring("名称,床位（beds，text）,曾用名,组别\n甲,1,丑,组\n丙,,,新组\n", present, remove=True)
    groups = '[{name: 组, units: [{name: 甲, old_names: [丑], beds: "1"}]}, {name: 新组, units: [{name: 丙}]}]'
    assert line == f"+{{groups: {groups}, fields: [{{name: beds, title: 床位}}]}}"


def test_empty_lines_between_units_are_kept_up(bring: Bring) -> None:
    present = "groups:\n  - name: 组\n    units:\n      - name: 甲\n\n      - name: 乙\n\n      - name: 丙\n"
    expected = ["-      - name: 甲", "-", "-      - name: 丙", "+      - name: 丁"]
    assert bring("名称\n丁\n乙\n", present, remove=True)[0] == expected


def test_rows_may_stand_in_any_order(bring: Bring) -> None:
    present = f"{TOWNS}  - name: 学校\n    units:\n      - name: 示例学校\n"
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
