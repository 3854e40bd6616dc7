import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import NoticeError, Span
from generator.roster.editing.reshaping import new_roster
from generator.roster.sheets.named_file import load_explicit, load_units
from generator.roster.units.addressing import AddressedUnits, addressed, distributed, shared_classes
from generator.roster.units.doubts import doubts
from generator.roster.units.groups import Roster, for_everybody
from generator.roster.units.load import load_roster
from tests.sample_office import roster_of

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


def address(folder: Path, recipients: str, roster: str = ROSTER) -> AddressedUnits:
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
def test_an_organ_by_itself(tmp_path: Path, recipients: str, names: list[str], left_out: tuple[str, ...]) -> None:
    found = address(tmp_path, recipients, ORGANS)
    assert [unit.name for unit in found.units] == names
    assert found.unaddressed_groups == left_out


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


UNKNOWN, EMPTY, TWICE, SEVERAL = (
    "roster-class-unknown", "roster-class-empty", "roster-class-twice", "roster-recipient-several",
)  # fmt: skip


@pytest.mark.parametrize(
    ("roster", "recipients", "code", "column", "word", "suggestion"),
    [
        # a class has exactly one group
        (ROSTER, "各养老机构，各医院", UNKNOWN, 19, "医院", ""),
        (ROSTER, "各学校，各养老机构", EMPTY, 13, "学校", ""),
        (ROSTER, "有关企业", TWICE, 13, "甲类企业", ""),
        (ROSTER, "各乡镇（街道、社区）民政办", UNKNOWN, 13, "乡镇（街道、社区）民政办", ""),
        (ROSTER, "各乡镇（街道民政办，养老机构", UNKNOWN, 13, "乡镇（街道民政办，养老机构", ""),
        # units of one name are listed: the name twice, a name and an addressee, an office twice
        (ORGANS, "双河镇", SEVERAL, 13, "双河镇（代码 5）、双河镇（代码 6）", ""),
        (ORGANS, "西山镇", SEVERAL, 13, "东山镇（代码 3）、西山镇（代码 4）", ""),
        (ORGANS, "甲站，联合办公室", SEVERAL, 16, "有关镇（代码 2）、各界乡（没有代码，第 11 行）", ""),
        # the nearest name is suggested
        (ORGANS, "示例市民证局", UNKNOWN, 13, "示例市民证局", "示例市民政局"),
        (ORGANS, "示例镇人民正府", UNKNOWN, 13, "示例镇人民正府", "示例镇人民政府"),
        (ORGANS, "示例镇民政班", UNKNOWN, 13, "示例镇民政班", "示例镇民政办"),
        (ORGANS, "各乡镇民政班", UNKNOWN, 13, "乡镇民政班", "各乡镇民政办"),
        (ORGANS, "外省某厅", UNKNOWN, 13, "外省某厅", None),
        # one organ is never a group of any class
        (ANYBODY, "示例县教育局", UNKNOWN, 13, "示例县教育局", ""),
        (ANYBODY, "各中小学，示例县教育局", UNKNOWN, 18, "示例县教育局", ""),
    ],
    ids=lambda each: each if isinstance(each, str) and "\n" not in each else "",
)
def test_whom_nobody_can_be_sure_of(
    tmp_path: Path, roster: str, recipients: str, code: str, column: int, word: str, suggestion: str | None
) -> None:
    with pytest.raises(NoticeError) as caught:
        address(tmp_path, recipients, roster)
    [problem] = caught.value.problems
    assert problem.span is not None
    assert (problem.code, problem.span.file, problem.span.line, problem.span.column) == (code, "notice.md", 3, column)
    assert word in problem.message("zh")
    assert suggestion in ("", problem.suggestion)
    assert "*" not in str(problem.facts.get("known"))
    assert all((problem.message("en"), problem.remedy("zh"), problem.remedy("en")))


@pytest.mark.parametrize(
    ("recipients", "names", "said"),
    [
        pytest.param(
            "各中小学", ["甲校", "乙校"], "as everybody 中小学 2; none for 1 in 机关", id="the notice's own word"
        ),
        pytest.param("县直各学校、幼儿园", ["甲校", "乙校"], "everybody 县直各学校 2", id="an enumeration"),
        pytest.param(
            "有关学校，各县级部门", ["甲校", "乙校", "示例局"], "by class 县级部门 1; as", id="beside a class"
        ),
        pytest.param(
            "各县级部门", ["示例局"], "1 of 3 units: by class 县级部门 1; none for 2", id="a class goes first"
        ),
        pytest.param("学校名单", ["甲校", "乙校"], "by class 学校名单 2", id="the group's other class"),
        pytest.param("甲校", ["甲校"], "by name 1; none for 1 in 学校名单, 1 in 机关", id="a unit goes first"),
    ],
)
def test_a_group_of_any_class(tmp_path: Path, recipients: str, names: list[str], said: str) -> None:
    found = address(tmp_path, recipients, ANYBODY)
    assert [unit.name for unit in found.units] == names
    assert said in found.account.en


@pytest.mark.parametrize(
    ("recipients", "said"),
    [
        pytest.param("各养老机构，养老机构", ("roster-recipient-twice", "error", 19), id="a class twice"),
        pytest.param("各养老机构，示例院", ("roster-recipient-twice", "warning", 19), id="a unit of the class"),
        pytest.param("示例院、各养老机构", ("roster-recipient-twice", "warning", 17), id="the class of a unit"),
        pytest.param("各直属单位，各局属单位", ("roster-recipient-twice", "warning", 19), id="two classes of a group"),
        pytest.param("各养老机构，", ("roster-recipient-empty", "error", 19), id="a mark at the end"),
        pytest.param("各养老机构，，示例站", ("roster-recipient-empty", "error", 19), id="nothing between marks"),
        pytest.param("各医院", ("roster-class-unknown", "error", 13), id="nobody"),
    ],
)
@pytest.mark.parametrize("is_draft", [False, True])
def test_what_is_named_twice_or_not(
    tmp_path: Path, recipients: str, said: tuple[str, str, int], is_draft: bool
) -> None:
    code, severity, column = said
    address(tmp_path, "示例院")
    roster, span = load_roster(tmp_path / "units.yaml"), Span("notice.md", 3, 13, 1, f"recipients: {recipients}")
    try:
        [found] = addressed(roster, recipients, span, is_draft=is_draft, is_numbered=not is_draft).warnings
    except NoticeError as fault:
        [found] = fault.problems
    assert (found.code, found.severity) == (code, "warning" if is_draft else severity)
    assert found.span is not None
    assert found.span.column == column


_PREFIX = ("", "各", "有关", "各有关")
_WORDS = ("镇", "学校", "民办", "县直", "甲局", "乙局", "丙校", "丁校")


@st.composite
def desks(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """A roster, as YAML holds it, with a column of kinds, and recipients over the same few words."""
    word = st.sampled_from(_WORDS)
    names = iter(draw(st.permutations([*_WORDS[4:], "戊所", "己所", "庚所", "辛所", "壬所"])))
    kinds = st.sampled_from(["", "民办", "县直", "各县直", "镇"])
    groups: list[dict[str, Any]] = []
    for name in draw(st.lists(word, min_size=1, max_size=3, unique=True)):
        units = [
            {"name": next(names), "kind": draw(kinds), "rank": draw(kinds)} for _ in range(draw(st.integers(0, 2)))
        ]
        group: dict[str, Any] = {"name": name, "units": units}
        if classes := draw(st.lists(st.sampled_from([*_WORDS, "各镇", "*"]), max_size=2, unique=True)):
            group["class"] = classes
        groups.append(group | ({"everybody": "true"} if draw(st.integers(0, 4)) else {}))
    said = draw(st.lists(st.tuples(st.sampled_from(_PREFIX), word, st.sampled_from("，、")), min_size=1, max_size=2))
    return {"groups": groups}, "".join(f"{first}{name}{mark}" for first, name, mark in said)[:-1]


def bare(word: str) -> str:
    return re.sub("^(各有关|有关|各)", "", word)


def names_of(groups: list[dict[str, Any]]) -> list[str]:
    return [unit["name"] for each in groups for unit in each["units"]]


def named(groups: list[dict[str, Any]], word: str) -> list[str] | None:
    """The units of the group or the unit that is called ``word``; None where none is, nothing where it is unclear."""
    of_class = [each for each in groups if bare(word) in map(bare, each.get("class", [each["name"]]))]
    units = [name for name in names_of(groups) if name in (word, bare(word))]
    of_name = [each for each in groups if each["name"] in (word, bare(word))]
    if of_class:
        return names_of(of_class) if len(of_class) == 1 else []
    return units or (names_of(of_name) if of_name else None)


def meant(desk: dict[str, Any], recipients: str) -> set[str] | None:
    """Whom ``recipients`` address by the contract; None where a build has to refuse."""
    groups = desk["groups"]
    parts = [each.split("、") for each in recipients.split("，")]
    words = [(word, any(one[:1] in "各有" for one in part[: at + 1])) for part in parts for at, word in enumerate(part)]
    found = {bare(word): named(groups, word) for word, _ in words}
    left = {bare(word) for word, is_collective in words if is_collective and found[bare(word)] is None}
    is_unclear = any(units == [] or (units is None and word not in left) for word, units in found.items())
    is_unconfirmed = any("*" in each.get("class", ()) and "everybody" not in each for each in groups)
    if is_unclear or is_unconfirmed or len(found) < len(words):
        return None
    every = [unit for each in groups for unit in each["units"]]
    columns = {each: {bare(unit[each]) for unit in every} - {""} for each in ("kind", "rank")}
    held = [each for each, values in columns.items() if values & left]
    held = [each for each in held if left <= columns[each]] or held
    column = held[0] if len(held) == 1 else "name"
    anybody = names_of([each for each in groups if "*" in each.get("class", ())])
    for word in left:
        found[word] = [unit["name"] for unit in every if column != "name" and bare(unit[column]) == word] or anybody
    return {name for units in found.values() for name in units or ()} if all(found.values()) else None


def papers(roster: Roster, recipients: str) -> set[str] | None:
    try:
        return {unit.name for unit in addressed(roster, recipients, Span("notice.md", 1, 1)).units}
    except NoticeError:
        return None


@given(desks())
def test_nobody_unaddressed_gets_papers(drawn: tuple[dict[str, Any], str]) -> None:
    desk, recipients = drawn
    fields = [{"name": "kind", "title": "单位性质"}, {"name": "rank", "title": "单位等级"}]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.yaml"
        path.write_text(json.dumps({"fields": fields, **desk}, ensure_ascii=False), encoding="utf-8")
        roster = load_roster(path)
        assert papers(roster, recipients) == meant(desk, recipients)
        path.write_text(new_roster(roster), encoding="utf-8")
        assert papers(load_roster(path), recipients) == meant(desk, recipients)


@given(desks(), st.booleans(), st.booleans())
def test_nor_by_a_sheet(drawn: tuple[dict[str, Any], str], has_groups: bool, everybody: bool) -> None:
    """As roster and imported, with its groups, or with nothing but columns of the office's own."""
    desk, recipients = drawn
    rows = [(unit, each) for each in desk["groups"] for unit in each["units"]]
    groups = {each["name"]: each | {"class": [*map(str, each.get("class", [each["name"]]))]} for _, each in rows}
    if not has_groups:
        groups = {"名册": {"name": "名册", "class": ["名册"], "units": [unit for unit, _ in rows]}}
    if everybody:
        for each in groups.values():
            each |= {"class": [*(name for name in each["class"] if name != "*"), "*"], "everybody": "true"}
    heads = ["单位名称", "单位性质", "单位等级", *(["组别", "主送类别", "全部都发"] if has_groups else [])]
    lines = [heads]
    for unit, each in rows:
        of_group = [each["name"], "、".join(each.get("class", ())), "是" if "everybody" in each else ""]
        lines.append([unit["name"], unit["kind"], unit["rank"], *(of_group if has_groups else [])])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名册.csv"
        path.write_text("\n".join(map(",".join, lines)), encoding="utf-8")
        for roster in [load_units(path), load_explicit(path, takes_in=True).roster] if rows else []:
            read = for_everybody(roster) if everybody else roster
            assert papers(read, recipients) == meant({"groups": list(groups.values())}, recipients)


def test_everybody_is_a_persons_word(tmp_path: Path) -> None:
    unconfirmed = ANYBODY.replace("    everybody: true\n", "")
    for recipients in ("各中小学", "甲校"):
        with pytest.raises(NoticeError) as caught:
            address(tmp_path, recipients, unconfirmed)
        assert caught.value.problems[0].code == "roster-any-class"
    [found] = doubts(load_roster(tmp_path / "units.yaml"))
    assert (found.code, found.severity, found.span and found.span.line) == ("roster-any-class", "error", 2)
    assert all(remedy in str(found.remedy("zh")) for remedy in (": true", '把 "*" 换成'))


@pytest.mark.parametrize(
    ("to", "names"),
    [
        ((), ["示例镇", "示例乡", "示例站", "示例院", "示例厂", "示例店"]),
        (("*",), ["示例镇", "示例乡", "示例站", "示例院", "示例厂", "示例店"]),
        (("乡镇街道",), ["示例镇", "示例乡"]),
        (("各乡镇（街道）民政办", "有关局属单位"), ["示例镇", "示例乡", "示例站"]),
        (("各企业",), ["示例厂", "示例店"]),
        (("学校",), []),
    ],
)
def test_copies_without_recipients_are_counted_by_groups(tmp_path: Path, to: tuple[str, ...], names: list[str]) -> None:
    found = distributed(roster_of(tmp_path, ROSTER), to, Span("notice.md", 3))
    assert [unit.name for unit in found.units] == names
    assert found.account.zh == f"没有主送机关，不给单位做文件；名单上 6 个单位，份数算 {len(names)} 个的"


def test_a_group_that_is_not_there_gets_no_copies(tmp_path: Path) -> None:
    with pytest.raises(NoticeError) as refused:
        distributed(roster_of(tmp_path, ROSTER), ("乡镇街", "示例镇", "养老机构"), Span("notice.md", 3))
    expected = [("roster-distribution-unknown", "乡镇街", "乡镇街道"), ("roster-distribution-unknown", "示例镇", None)]
    assert [(each.code, each.facts["name"], each.suggestion) for each in refused.value.problems] == expected


def test_classes_that_a_notice_cannot_use_are_told_for_each_group_that_has_them(tmp_path: Path) -> None:
    file = tmp_path / "units.yaml"
    unit = "units: [{{name: {}}}]"
    groups = [("甲", "[镇, 乡镇]"), ("乙", "各乡镇"), ("丙", "学校"), ("丁", '"*"')]
    lines = [f"  - {{name: {name}, class: {classes}, {unit.format(name)}}}" for name, classes in groups]
    file.write_text("\n".join(["groups:", *lines]) + "\n", encoding="utf-8")
    assert shared_classes(load_roster(file)) == {"甲": [("乡镇", "乙")], "乙": [("乡镇", "甲")]}
