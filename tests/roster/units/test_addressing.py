from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import NoticeError, Span
from generator.roster.units import Addressed, addressed, load_roster

ROSTER = """\
groups:
  - name: 乡镇街道
    class: 乡镇（街道）民政办
    units: [{name: 示例镇}, {name: 示例乡}]
  - name: 直属
    class: [直属单位, 局属单位]
    units: [{name: 示例站}]
  - name: 养老机构
    units: [{name: 示例院}]
  - name: 学校
    units: []
  - name: 甲类企业
    class: 企业
    units: [{name: 示例厂}]
  - name: 乙类企业
    class: 各企业
    units: [{name: 示例店}]
"""


def address(folder: Path, recipients: str, roster: str = ROSTER) -> Addressed:
    path = folder / "units.yaml"
    path.write_text(roster, encoding="utf-8")
    line = f"recipients: {recipients}"
    return addressed(load_roster(path, name="units.yaml"), recipients, Span("notice.md", 3, 13, len(recipients), line))


@pytest.mark.parametrize(
    ("recipients", "names"),
    [
        ("各乡镇（街道）民政办，有关直属单位，各养老机构", ["示例镇", "示例乡", "示例站", "示例院"]),
        ("各乡镇（街道）民政办，有关直属单位，各养老机构：", ["示例镇", "示例乡", "示例站", "示例院"]),
        ("各养老机构、各有关局属单位", ["示例站", "示例院"]),
        ("养老机构", ["示例院"]),
    ],
)
def test_recipients_mean_units_in_roster_order(tmp_path: Path, recipients: str, names: list[str]) -> None:
    assert [unit.name for unit in address(tmp_path, recipients).units] == names


ORGANS = """\
groups:
  - name: 上级机关
    units:
      - {name: 示例市民政局, code: "1"}
      - {name: 示例市财政局（国资委、金融办）, addressee: 示例市财政局办公室}
  - name: 乡镇
    class: 各乡镇民政办
    units:
      - {name: 示例镇, office: 示例镇人民政府, addressee: 示例镇民政办}
      - {name: 有关镇, office: 联合办公室, code: "2"}
      - {name: 各界乡, office: 联合办公室}
      - {name: 东山镇, addressee: 西山镇, code: "3"}
      - {name: 西山镇, addressee: 西山镇民政办, code: "4"}
      - {name: 双河镇, code: "5"}
      - {name: 双河镇, code: "6"}
  - name: 示例站
    units: [{name: 甲站}, {name: 示例站, code: "7"}]
"""


@pytest.mark.parametrize(
    ("recipients", "names", "left_out"),
    [
        pytest.param("示例市民政局", ["示例市民政局"], (), id="a name"),
        pytest.param("示例市民政局：", ["示例市民政局"], (), id="with a colon"),
        pytest.param("示例镇人民政府", ["示例镇"], (), id="an office"),
        pytest.param("示例镇民政办", ["示例镇"], (), id="an addressee"),
        pytest.param(
            "示例市财政局（国资委、金融办）", ["示例市财政局（国资委、金融办）"], (), id="a name with brackets"
        ),
        pytest.param("有关镇", ["有关镇"], (), id="a name that begins as a class may"),
        pytest.param("有关示例镇", ["示例镇"], (), id="a leading word"),
        pytest.param("示例镇、示例市民政局", ["示例市民政局", "示例镇"], (), id="two, in roster order"),
        pytest.param("示例镇，示例镇民政办", ["示例镇"], (), id="one twice"),
        pytest.param("示例站", ["甲站", "示例站"], ("上级机关", "乡镇"), id="a class goes before a name"),
        pytest.param("甲站", ["甲站"], (), id="one of a group"),
        pytest.param(
            "示例市民政局，各示例站",
            ["示例市民政局", "甲站", "示例站"],
            ("乡镇",),
            id="a group left out, and one served in part",
        ),
        pytest.param("示例站，甲站", ["甲站", "示例站"], ("上级机关", "乡镇"), id="a class and one of it"),
    ],
)
def test_an_organ_is_addressed_alone(
    tmp_path: Path, recipients: str, names: list[str], left_out: tuple[str, ...]
) -> None:
    found = address(tmp_path, recipients, ORGANS)
    assert [unit.name for unit in found.units] == names
    assert found.unaddressed_groups == left_out


@pytest.mark.parametrize(
    ("recipients", "column", "said"),
    [
        pytest.param("双河镇", 13, ["双河镇（代码 5）", "双河镇（代码 6）"], id="a name twice"),
        pytest.param("西山镇", 13, ["东山镇（代码 3）", "西山镇（代码 4）"], id="a name and an addressee"),
        pytest.param(
            "甲站，联合办公室", 16, ["有关镇（代码 2）", "各界乡（没有代码，第 11 行）"], id="an office twice"
        ),
    ],
)
def test_several_units_of_one_name_are_listed(tmp_path: Path, recipients: str, column: int, said: list[str]) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, recipients, ORGANS)
    [problem] = caught.value.problems
    assert (problem.code, problem.span and problem.span.column) == ("roster-recipient-several", column)
    assert "、".join(said) in problem.message("zh")
    assert problem.remedy("zh")
    assert problem.remedy("en")


@pytest.mark.parametrize(
    ("recipients", "suggestion"),
    [
        ("示例市民证局", "示例市民政局"),
        ("示例镇人民正府", "示例镇人民政府"),
        ("示例镇民政班", "示例镇民政办"),
        ("各乡镇民政班", "各乡镇民政办"),
        ("外省某厅", None),
    ],
)
def test_the_nearest_name_is_suggested(tmp_path: Path, recipients: str, suggestion: str | None) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, recipients, ORGANS)
    [problem] = caught.value.problems
    assert (problem.code, problem.suggestion) == ("roster-class-unknown", suggestion)


def test_groups_left_out_are_named(tmp_path: Path) -> None:
    assert address(tmp_path, "各养老机构").unaddressed_groups == ("乡镇街道", "直属", "学校", "甲类企业", "乙类企业")


@pytest.mark.parametrize(
    ("recipients", "code", "column", "word"),
    [
        ("各养老机构，各医院", "roster-class-unknown", 19, "医院"),
        ("各学校，各养老机构", "roster-class-empty", 13, "学校"),
        ("有关企业", "roster-class-twice", 13, "甲类企业"),
        ("各乡镇（街道、社区）民政办", "roster-class-unknown", 13, "乡镇（街道、社区）民政办"),
        ("各乡镇（街道民政办，养老机构", "roster-class-unknown", 13, "乡镇（街道民政办，养老机构"),
    ],
)
def test_a_class_without_exactly_one_group_of_units(
    tmp_path: Path, recipients: str, code: str, column: int, word: str
) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, recipients)
    [problem] = caught.value.problems
    assert problem.span is not None
    assert (problem.code, problem.span.file, problem.span.line, problem.span.column) == (code, "notice.md", 3, column)
    assert word in problem.message("zh")
    assert word in problem.message("en")
    assert problem.remedy("zh")
    assert problem.remedy("en")


def test_every_unknown_class_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, "各医院，各养老机够")
    assert [(problem.facts["class"], problem.suggestion) for problem in caught.value.problems] == [
        ("医院", None),
        ("养老机够", "养老机构"),
    ]


def test_the_class_groups_answer_to_is_read_like_the_recipients(tmp_path: Path) -> None:
    ours = Path(__file__).parents[3] / "units.yaml"
    recipients = "各乡镇（街道）民政办，有关直属单位，各养老机构"
    everyone = addressed(load_roster(ours), recipients, Span("notice.md", 1, 1))
    assert len(everyone.units) == 30
    assert everyone.unaddressed_groups == ()


ANYBODY = """\
groups:
  - name: 学校名单
    class: [学校名单, "*"]
    everybody: true
    units: [{name: 甲校}, {name: 乙校}]
  - name: 机关
    class: 县级部门
    units: [{name: 示例局}]
"""


@pytest.mark.parametrize(
    ("recipients", "names", "said"),
    [
        pytest.param("各中小学", ["甲校", "乙校"], "as everybody 中小学 2; none for 1 in 机关", id="the notice's own word"),
        pytest.param("县直各学校、幼儿园", ["甲校", "乙校"], "everybody 县直各学校 2", id="an enumeration"),
        pytest.param("有关学校，各县级部门", ["甲校", "乙校", "示例局"], "by class 县级部门 1; as", id="beside a class"),
        pytest.param("各县级部门", ["示例局"], "1 of 3 units: by class 县级部门 1; none for 2", id="a class goes first"),
        pytest.param("学校名单", ["甲校", "乙校"], "by class 学校名单 2", id="the group's other class"),
        pytest.param("甲校", ["甲校"], "by name 1; none for 1 in 学校名单, 1 in 机关", id="a unit goes first"),
    ],
)
def test_a_group_of_any_class(tmp_path: Path, recipients: str, names: list[str], said: str) -> None:
    found = address(tmp_path, recipients, ANYBODY)
    assert [unit.name for unit in found.units] == names
    assert said in found.account.en


@pytest.mark.parametrize("recipients", ["示例县教育局", "各中小学，示例县教育局"])
def test_one_organ_is_never_a_group_of_any_class(tmp_path: Path, recipients: str) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, recipients, ANYBODY)
    [problem] = caught.value.problems
    assert (problem.code, problem.facts["class"]) == ("roster-class-unknown", "示例县教育局")
    assert "*" not in str(problem.facts["known"])
