"""Single units edited in units.yaml: what is written, what is refused, and that all else stays as typed."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.ground.errors import RosterError
from generator.roster.editing.in_place import RosterEdit, changed_in_place
from generator.roster.editing.roster_changes import Comparison
from generator.roster.editing.unit_edits import (
    CellEdit,
    _of_cells,
    add_unit,
    change_cells,
    move_unit,
    remove_unit,
    take_back,
)
from generator.roster.units.explicit_roster import ExplicitRoster
from generator.roster.units.groups import texts_in
from generator.roster.units.load import load_roster
from tests.line_changes import line_changes
from tests.roster.editing.test_importing import text_of
from tests.roster.editing.typed_rosters import FIELDS, IN_BRACKETS, TEXTS, Typed, Values, typed_rosters, unit_of

PRESENT = """\
fields:
  - {name: beds, title: 床位数, kind: number}
  - {name: opened, title: 开办日期, kind: date}
  - {name: staff, title: 人员, kind: list}
groups:
  - name: 乡镇  # 一组
    class: 乡镇民政办
    units:
      - name: 示例甲镇
        code: "500237001"
        copies: 2 # 两份
        phone: 023-0000
        old_names:
          - 老镇 # 2019 年以前
          - 旧镇
        beds: 30
      # 丙镇前面
      - name: 示例乙镇
        office: 示例乙镇人民政府
        staff: [甲, 乙]
      - {name: 示例丙镇, code: "500237003", old_names: [丙乡]}
  - name: 学校
    units: [{name: 示例学校}, {name: 示例二校}]
  - name: 空的
    units: []
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "units.yaml"
    path.write_text(PRESENT, encoding="utf-8")
    return path


def digest(path: Path) -> str:
    return load_roster(path).sha256


def type_in(path: Path, *edits: CellEdit) -> RosterEdit:
    return change_cells(path, edits, based_on=digest(path))


def undo(path: Path, edited: RosterEdit) -> None:
    take_back(path, edited.before, based_on=edited.after.sha256)


def changed(path: Path) -> list[str]:
    return list(line_changes(PRESENT, path.read_text(encoding="utf-8")))


def refused(call: Callable[[], object]) -> list[tuple[str, str | None]]:
    with pytest.raises(RosterError) as caught:
        call()
    return [(problem.code, problem.field) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("unit", "field", "text", "lines"),
    [
        ("500237001", "name", "示例甲街道", ["-      - name: 示例甲镇", "+      - name: 示例甲街道"]),
        ("500237001", "code", "", ['-        code: "500237001"', '+        code: ""']),
        ("500237001", "copies", "5", ["-        copies: 2 # 两份", "+        copies: 5 # 两份"]),
        ("500237001", "copies", "", ["-        copies: 2 # 两份", '+        copies: "" # 两份']),
        ("500237001", "copies", "1", ["-        copies: 2 # 两份", "+        copies: 1 # 两份"]),
        ("500237001", "phone", " 004700　", ["-        phone: 023-0000", '+        phone: "004700"']),
        ("500237001", "address", "甲路: 1 # 号", ['+        address: "甲路: 1 # 号"']),
        ("500237001", "beds", "2.50", ["-        beds: 30", "+        beds: 2.50"]),
        ("500237001", "opened", "2022年2月14日", ["+        opened: 2022-02-14"]),
        ("500237001", "old_names", "老镇、更老的镇", ["-          - 旧镇", "+          - 更老的镇"]),
        (
            "500237001",
            "old_names",
            "",
            ["-        old_names:", "-          - 老镇 # 2019 年以前", "-          - 旧镇", "+        old_names: []"],
        ),
        ("示例乙镇", "office", "", ["-        office: 示例乙镇人民政府", '+        office: ""']),
        (
            "500237003",
            "old_names",
            "",
            [
                '-      - {name: 示例丙镇, code: "500237003", old_names: [丙乡]}',
                '+      - {name: 示例丙镇, code: "500237003", old_names: []}',
            ],
        ),
        (
            "示例二校",
            "copies",
            "3",
            [
                "-    units: [{name: 示例学校}, {name: 示例二校}]",
                "+    units: [{name: 示例学校}, {name: 示例二校, copies: 3}]",
            ],
        ),
        ("示例学校", "office", "", []),
    ],
)
def test_a_cell_is_edited_where_it_is_typed(roster: Path, unit: str, field: str, text: str, lines: list[str]) -> None:
    type_in(roster, CellEdit(unit, field, text))
    assert changed(roster) == lines


def test_a_cleared_field_has_its_default_again(roster: Path) -> None:
    cells = (("示例乙镇", "office", ""), ("500237001", "copies", " "), ("500237001", "beds", ""))
    edited = type_in(roster, *(CellEdit(*cell) for cell in cells))
    first, second = edited.after.units[:2]
    assert (second.office, first.copies, first.extra["beds"]) == ("示例乙镇", 1, "")
    expected = [("office", "示例乙镇人民政府", ""), ("copies", 2, ""), ("beds", 30, "")]
    assert [(change.field, change.old, change.new) for change in edited.comparison.changes] == expected


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (CellEdit("示例乙镇", "copies", "0"), "roster-copies"),
        (CellEdit("示例乙镇", "copies", "两份"), "source-not-number"),
        (CellEdit("示例乙镇", "beds", "三十"), "source-not-number"),
        (CellEdit("示例乙镇", "opened", "2022-02-30"), "source-not-date"),
        (CellEdit("示例乙镇", "name", " "), "source-missing-key"),
        (CellEdit("示例乙镇", "staff", "甲"), "roster-edit-nested"),
        (CellEdit("没有这个镇", "phone", "1"), "roster-edit-gone"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_cell(roster: Path, edit: CellEdit, code: str) -> None:
    right = CellEdit("500237001", "phone", "1")
    assert refused(lambda: type_in(roster, right, edit)) == [(code, edit.field)]
    assert changed(roster) == []


def test_every_wrong_cell_has_its_problem(roster: Path) -> None:
    edits = (CellEdit("500237001", "copies", "0"), CellEdit("示例乙镇", "beds", "x"), CellEdit("示例乙镇", "name", ""))
    found = refused(lambda: type_in(roster, *edits))
    assert sorted(found) == [("roster-copies", "copies"), ("source-missing-key", "name"), ("source-not-number", "beds")]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (CellEdit("示例乙镇", "code", "500237001"), "roster-unit-twice"),
        (CellEdit("示例乙镇", "name", "示例丙镇"), "roster-name-twice"),
    ],
)
def test_no_unit_is_there_twice(roster: Path, edit: CellEdit, code: str) -> None:
    assert [each for each, _ in refused(lambda: type_in(roster, edit))] == [code]
    assert changed(roster) == []


class TestChangedElsewhere:
    def test_an_edit_of_another_cell_is_made(self, roster: Path) -> None:
        seen = digest(roster)
        type_in(roster, CellEdit("500237001", "phone", "1"))
        change_cells(roster, [CellEdit("500237001", "beds", "31", was="30")], based_on=seen)
        assert "phone: 1\n" in (text := roster.read_text(encoding="utf-8")).replace('"', "")
        assert "beds: 31" in text

    def test_both_values_are_shown_where_it_is_the_same_cell(self, roster: Path) -> None:
        seen = digest(roster)
        type_in(roster, CellEdit("500237001", "beds", "40"))
        with pytest.raises(RosterError) as caught:
            change_cells(roster, [CellEdit("500237001", "beds", "31", was="30")], based_on=seen)
        problem = caught.value.problems[0]
        assert (problem.code, problem.field) == ("roster-edit-cell-elsewhere", "beds")
        assert (problem.facts["now"], problem.facts["typed"]) == ("40", "31")

    def test_the_same_value_again_is_no_conflict(self, roster: Path) -> None:
        seen = digest(roster)
        type_in(roster, CellEdit("500237001", "beds", "40"))
        again = change_cells(roster, [CellEdit("500237001", "beds", "40", was="30")], based_on=seen)
        assert again.comparison.is_empty

    def test_whole_units_are_left_as_they_are(self, roster: Path) -> None:
        seen = digest(roster)
        type_in(roster, CellEdit("500237001", "phone", "1"))
        left = roster.read_bytes()
        for call in (
            lambda: remove_unit(roster, "示例乙镇", based_on=seen),
            lambda: move_unit(roster, "示例乙镇", "学校", based_on=seen),
            lambda: add_unit(roster, "学校", {"name": "新校"}, based_on=seen),
        ):
            assert [code for code, _ in refused(call)] == ["roster-edit-elsewhere"]
        assert roster.read_bytes() == left


@pytest.mark.parametrize(
    ("group", "typed", "lines"),
    [
        ("乡镇", {"name": "新镇", "phone": ""}, ["+      - {name: 新镇}"]),
        (
            "学校",
            {"name": "新校", "copies": "2"},
            [
                "-    units: [{name: 示例学校}, {name: 示例二校}]",
                "+    units: [{name: 示例学校}, {name: 示例二校}, {name: 新校, copies: 2}]",
            ],
        ),
        ("空的", {"name": "头一个"}, ["-    units: []", "+    units:", "+      - name: 头一个"]),
        ("医院", {"name": "新院"}, ["+  - name: 医院", "+    units:", "+      - name: 新院"]),
    ],
)
def test_a_unit_is_added_to_its_group(roster: Path, group: str, typed: Mapping[str, str], lines: list[str]) -> None:
    add_unit(roster, group, typed, based_on=digest(roster))
    assert changed(roster) == lines


def test_a_new_unit_is_read_as_any_other(roster: Path) -> None:
    def add(**typed: str) -> list[tuple[str, str | None]]:
        return refused(lambda: add_unit(roster, "学校", typed, based_on=digest(roster)))

    assert add(name="") == [("source-missing-key", "name")]
    assert add(name="新校", copies="多份", beds="x") == [("source-not-number", "copies"), ("source-not-number", "beds")]
    assert [code for code, _ in add(name="示例学校")] == ["roster-unit-twice"]
    assert changed(roster) == []


def test_a_removed_unit_goes_with_its_comments(roster: Path) -> None:
    edited = remove_unit(roster, "500237001", based_on=digest(roster))
    assert [unit.name for unit in edited.after.units] == ["示例乙镇", "示例丙镇", "示例学校", "示例二校"]
    assert edited.lost_comments == ("# 两份", "# 2019 年以前")
    assert "# 丙镇前面" in roster.read_text(encoding="utf-8")


NAMES = ["示例甲镇", "示例乙镇", "示例丙镇", "示例学校", "示例二校"]


@pytest.mark.parametrize(
    ("unit", "group", "before", "order"),
    [
        ("500237003", "乡镇", "500237001", ["示例丙镇", "示例甲镇", "示例乙镇", "示例学校", "示例二校"]),
        ("500237003", "乡镇", "示例乙镇", ["示例甲镇", "示例丙镇", "示例乙镇", "示例学校", "示例二校"]),
        ("500237001", "乡镇", None, ["示例乙镇", "示例丙镇", "示例甲镇", "示例学校", "示例二校"]),
        ("500237001", "乡镇", "500237003", ["示例乙镇", "示例甲镇", "示例丙镇", "示例学校", "示例二校"]),
        ("示例二校", "学校", "示例学校", ["示例甲镇", "示例乙镇", "示例丙镇", "示例二校", "示例学校"]),
        ("示例二校", "乡镇", "示例乙镇", ["示例甲镇", "示例二校", "示例乙镇", "示例丙镇", "示例学校"]),
        ("示例乙镇", "学校", "示例二校", ["示例甲镇", "示例丙镇", "示例学校", "示例乙镇", "示例二校"]),
        ("示例乙镇", "空的", None, ["示例甲镇", "示例丙镇", "示例学校", "示例二校", "示例乙镇"]),
        ("示例乙镇", "新的组", None, ["示例甲镇", "示例丙镇", "示例学校", "示例二校", "示例乙镇"]),
        ("示例乙镇", "乡镇", "500237003", NAMES),
        ("示例乙镇", "乡镇", "示例乙镇", NAMES),
        ("示例二校", "学校", None, NAMES),
    ],
)
def test_a_unit_moves_to_its_place(roster: Path, unit: str, group: str, before: str | None, order: list[str]) -> None:
    edited = move_unit(roster, unit, group, before=before, based_on=digest(roster))
    assert [each.name for each in edited.after.units] == order == [each.name for each in load_roster(roster).units]
    moved = next(each for each in edited.after.units if each.identity == unit)
    assert moved.group == group
    assert edited.lost_comments == ()
    if order == NAMES:
        assert changed(roster) == []


def test_an_edit_is_taken_back(roster: Path) -> None:
    edited = remove_unit(roster, "500237001", based_on=digest(roster))
    undo(roster, edited)
    assert changed(roster) == []
    again = remove_unit(roster, "500237001", based_on=digest(roster))
    type_in(roster, CellEdit("示例乙镇", "phone", "1"))
    assert [code for code, _ in refused(lambda: undo(roster, again))] == ["roster-edit-elsewhere"]


@st.composite
def edited_rosters(draw: st.DrawFn) -> tuple[Typed, list[tuple[int, str, str]]]:
    """A roster with units, and texts typed for fields of some of them; no name, by which they are known."""
    typed = draw(typed_rosters().filter(lambda each: each.units))
    edits = {}
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(typed.units) - 1))
        field = draw(st.sampled_from([each for each in FIELDS if each not in ("name", "code")]))
        values = {"copies": st.sampled_from(("", "1", "3")), "beds": st.sampled_from(("", "0", "2.50"))}
        edits[number, field] = draw(values.get(field, st.one_of(st.just(""), TEXTS)))
    return typed, [(number, field, text) for (number, field), text in edits.items()]


@pytest.mark.in_turn(3)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(edited_rosters())
def test_an_edited_roster_is_as_wanted_and_all_else_as_typed(case: tuple[Typed, list[tuple[int, str, str]]]) -> None:
    typed, edits = case
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.yaml"
        path.write_bytes(typed.data)
        units = load_roster(path).units
        edited = type_in(path, *(CellEdit(units[number].identity, field, text) for number, field, text in edits))
        after, data = load_roster(path), path.read_bytes()
        undo(path, edited)
        assert path.read_bytes() == typed.data
    wanted: list[Values] = [dict(each) for each in typed.units]
    for number, field, text in edits:
        wanted[number][field] = texts_in(text.strip()) if field == "old_names" else text.strip()
    expected = [unit_of(each, typed.groups[number], number) for number, each in enumerate(wanted)]
    assert [unit.as_mapping() for unit in after.units] == [unit.as_mapping() for unit in expected]
    touched = {number for number, _, _ in edits}
    found = iter(text_of(data).split("\n"))
    for line in typed.lines:
        if line.unit not in touched and line.unit != IN_BRACKETS:
            assert all(part in found for part in line.text.split("\n")), line.text


@pytest.mark.parametrize("theirs", [f"# 别处存的\n{PRESENT}", PRESENT.replace("两份", "份数"), PRESENT[:40], "", "\0"])
def test_a_file_that_changes_while_it_is_edited_is_left_alone(roster: Path, theirs: str) -> None:
    def compare(present: ExplicitRoster) -> Comparison:
        roster.write_text(theirs, encoding="utf-8")
        return _of_cells(present, [CellEdit("示例乙镇", "contact", "示例甲")], is_current=True)

    with pytest.raises(RosterError, match="roster-import-changed"):
        changed_in_place(roster, compare)
    assert roster.read_text("utf-8") == theirs
