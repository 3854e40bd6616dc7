"""."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import Span
from generator.ground.source.date import OfficialDate
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.nodes import Place
from generator.ground.source.source_file import source_of
from generator.roster.editing.importing import kind_of_keys, write_roster
from generator.roster.editing.in_place import is_as_wanted
from generator.roster.editing.reshaping import new_roster
from generator.roster.units.declared_fields import DeclaredField
from generator.roster.units.groups import Group, Roster
from generator.roster.units.load import roster_in
from generator.roster.units.unit import Unit
from tests.ground.source.test_yaml_layout import TEXTS

FIELDS = (
    DeclaredField("beds", "床位数", required=True, kind="number"),
    DeclaredField("opened", "开办日期", required=False, kind="date"),
    DeclaredField("remark", "remark", required=False, kind="text"),
)
_PLACE = Place("来", 1, 1, 1)


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """Rosters whose units hold any text."""
    groups = []
    for number in range(draw(st.integers(0, 3))):
        name = f"组{number}{draw(TEXTS)}"
        classes = tuple(draw(st.lists(TEXTS.filter(bool), max_size=3))) or (name,)
        units = [_unit(draw, name, f"{number}-{place}") for place in range(draw(st.integers(0, 3)))]
        groups.append(Group(name, classes, tuple(units), Span("来")))
    return Roster(f"名\n单{draw(TEXTS)}", b"", FIELDS, tuple(groups), {})


def _unit(draw: st.DrawFn, group: str, mark: str) -> Unit:
    name = f"{draw(TEXTS)}{mark}"
    texts = {field: draw(TEXTS) for field in ("postcode", "address", "contact", "phone", "email")}
    extra = {
        "beds": draw(st.one_of(st.integers(-(10**30) + 1, 10**30 - 1), st.decimals(-9, 9, places=9))),
        "opened": draw(st.one_of(st.just(""), st.dates().map(OfficialDate))),
        "remark": draw(TEXTS),
    }
    code = draw(st.sampled_from(["", f"{draw(TEXTS)}{mark}"]))
    old_names = tuple(draw(st.lists(TEXTS, max_size=2)))
    office, addressee = (draw(TEXTS) or name for _ in range(2))
    copies = draw(st.integers(1, 100_000))
    return Unit(name, group, _PLACE, office, addressee, code, copies, old_names=old_names, extra=extra, **texts)


@given(rosters(), st.sampled_from(("en", "zh")))
def test_a_roster_written_is_read_as_the_same(roster: Roster, kind: KeyKind) -> None:
    text = new_roster(roster, kind)
    read = roster_in(source_of(text.encode(), Path("units.yaml"), name="units.yaml"))
    assert is_as_wanted(read, roster.groups, roster.fields)


def test_a_new_roster_has_the_kind_of_keys_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    unit = Unit("示例镇", "甲", _PLACE, "示例镇", "示例镇民政办", copies=2)
    write_roster(path, Roster("名单.xlsx", b"", (), (Group("甲", ("乙",), (unit,), Span("来")),), {}), kind="zh")
    assert kind_of_keys(path) == "zh"
    assert path.read_text(encoding="utf-8").partition("# 单位名称 是")[2].partition("\n")[2] == (
        "\n分组:\n  - 组名: 甲\n    主送称呼: 乙\n    单位:\n"
        "      - 单位名称: 示例镇\n        主送: 示例镇民政办\n        份数: 2\n"
    )


def test_it_looks_like_ours() -> None:
    units = (
        Unit("高唐街道", "乡镇街道", _PLACE, "高唐街道办事处", "高唐街道民政办", "500237001", 2),
        Unit("红椿乡", "乡镇街道", _PLACE, "红椿乡", "红椿乡", old_names=("旧名",), phone="023-0000 0000"),
    )
    groups = (
        Group("乡镇街道", ("乡镇（街道）民政办",), units, Span("来")),
        Group("空组", ("甲", "乙"), (), Span("来")),
    )
    roster = Roster("名单.xlsx", b"", FIELDS[:1], groups, {})
    text = new_roster(roster)
    expected = "# 单位名单：文件发给谁。从 名单.xlsx 导入；每个值都按原样读取，023、004700 前面的零不会丢。"
    assert text.splitlines()[0] == expected
    assert (
        text.partition("\n\n")[2]
        == """\
fields:
  - {name: beds, title: 床位数, required: true, kind: number}

groups:
  - name: 乡镇街道
    class: 乡镇（街道）民政办
    units:
      - name: 高唐街道
        office: 高唐街道办事处
        addressee: 高唐街道民政办
        code: "500237001"
        copies: 2
      - name: 红椿乡
        phone: 023-0000 0000
        old_names: [旧名]

  - name: 空组
    class: [甲, 乙]
    units: []
"""
    )
