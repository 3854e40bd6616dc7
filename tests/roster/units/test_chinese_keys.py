"""Rosters in both kinds of keys are the same roster; what is wrong is reported in the words of the file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings

from generator.ground.errors import Problem, RosterError
from generator.ground.source import in_keys, source_of
from generator.roster.units import FIELD_NAMES, GROUP_NAMES, ROSTER_NAMES, UNIT_FIELDS, Roster, roster_in, roster_names
from generator.roster.units.declared_fields import FIELD_KEYS, GROUP_KEYS, TOP_KEYS, unit_names
from generator.roster.units.doubts import doubts
from tests.chosen import examples
from tests.roster.units.random_rosters import rosters

FULL = """\
自定栏目:
  - {栏目的名字: beds, 栏目的名称: 床位数, 类型: 数字, 必填: 是}
  - {name: opened, title: 成立日期, kind: 日期}
分组:
  - 组名: 乡镇街道
    主送称呼: [各镇, 街道]
    单位:
      - {单位名称: 示例镇, 单位代码: "01", 份数: 2, 床位数: 3.50, 成立日期: 二〇二〇年一月二日, 曾用名: [示例乡]}
      - 单位名称: 示例街道
        code: "02"
        床位数: 7
        主送: |
          示例街道办
"""


def roster_of(text: str) -> Roster:
    return roster_in(source_of(text.encode(), Path("units.yaml"), name="units.yaml", error=RosterError))


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        roster_of(text)
    except RosterError as fault:
        return fault.problems
    return ()


def values(roster: Roster) -> list[object]:
    units = [(unit.as_mapping(), unit.place.line) for unit in roster.units]
    return [units, [(group.name, group.classes) for group in roster.groups], roster.fields]


def test_every_key_has_a_chinese_name() -> None:
    for names, keys in (
        (ROSTER_NAMES, TOP_KEYS),
        (GROUP_NAMES, GROUP_KEYS),
        (FIELD_NAMES, FIELD_KEYS),
        (unit_names(()), tuple(UNIT_FIELDS)),
    ):
        assert tuple(names.names) == keys


def test_a_roster_with_chinese_keys() -> None:
    roster = roster_of(FULL)
    assert values(roster) == values(roster_of(in_keys(FULL, roster_names(roster.fields), "en")))
    first, second = (unit.as_mapping() for unit in roster.units)
    assert (first["copies"], str(first["beds"]), str(first["opened"])) == (2, "3.50", "2020年1月2日")
    assert second["addressee"] == "示例街道办\n"
    assert roster.groups[0].classes == ("各镇", "街道")


def test_a_doubt_has_the_place_of_its_chinese_key() -> None:
    text = "分组:\n  - 组名: 甲\n    单位:\n      - {单位名称: 示例镇, 邮政编码: 4047}\n"
    assert [(each.span.line, each.span.column) for each in doubts(roster_of(text)) if each.span] == [(4, 27)]


@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(text=rosters())
def test_a_random_roster_is_the_same_in_both_kinds_of_keys(text: str) -> None:
    try:
        roster = roster_of(text)
    except RosterError:
        assume(False)
        return
    assert values(roster_of(in_keys(text, roster_names(roster.fields), "zh"))) == values(roster)


WRONG = {
    "分组:\n  - 组名: 甲\n    groups: 乙\n    单位: []\n": [("roster-unknown-field", "groups", None)],
    "分组:\n  - 组名: 甲\n    单位名单: []\n": [("roster-unknown-field", "单位名单", "单位")],
    "分组:\n  - 组名: 甲\n    单位:\n      - {名称: 乙}\n": [("roster-unknown-field", "名称", "单位名称")],
    "分组:\n  - 组名: 甲\n    单位:\n      - {单位代码: 乙}\n": [("source-missing-key", "单位名称", None)],
    "分组:\n  - 组名: 甲\n    单位:\n      - {单位名称: 乙, 份数: 丙}\n": [("source-not-number", "份数", None)],
    "分组:\n  - 组名: 甲\n    单位:\n      - {单位名称: 乙, name: 丙}\n": [
        ("source-duplicate-key", "name（单位名称）", None)
    ],
    "分组:\n  - {组名: 甲, 单位: []}\ngroups: []\n": [("source-duplicate-key", "groups（分组）", None)],
    "自定栏目: [{栏目的名字: beds, 类型: 数}]\n分组: []\n": [("roster-field-kind", None, None)],
    "自定栏目: [{栏目的名字: beds, 必填: 对}]\n分组: []\n": [("source-not-flag", "必填", None)],
}


def test_what_is_wrong_is_reported_in_the_words_of_the_file() -> None:
    for text, expected in WRONG.items():
        found = [
            (each.code, each.facts.get("key", each.facts.get("field")), each.suggestion) for each in problems_of(text)
        ]
        assert found == expected, text
