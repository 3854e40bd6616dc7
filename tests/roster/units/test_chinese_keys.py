"""Rosters in both kinds of keys are the same roster; what is wrong is reported in the words of the file."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from generator.dispatch.build_sources import missing_addresses
from generator.dispatch.unit_choice import choose
from generator.ground.errors import GeneratorError, Problem, RosterError, Span
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.source_file import source_of
from generator.ground.source.yaml_edits import in_keys
from generator.ground.words.messages import SENTENCES
from generator.roster.editing.reshaping import field_items
from generator.roster.sheets.exporting import sheet_bytes
from generator.roster.sheets.named_file import load_units
from generator.roster.units import heading_words
from generator.roster.units.addressing import addressed
from generator.roster.units.declared_fields import (
    FIELD_KEYS,
    FIELD_NAMES,
    GROUP_KEYS,
    GROUP_NAMES,
    ROSTER_NAMES,
    TOP_KEYS,
    roster_names,
    unit_names,
)
from generator.roster.units.doubts import doubts
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster, roster_in
from generator.roster.units.sheet_headings import field_name, written_name
from generator.roster.units.unit import CLASS_FIELD, GROUP_FIELD, STANDARD_FIELDS, UNIT_FIELDS
from generator.templates.text.front_matter.key_table import NAMES
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import examples
from tests.roster.units.random_rosters import rosters
from tests.word_documents import make_docx

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


@pytest.mark.in_turn(3)
@settings(
    max_examples=examples(100, in_every_run=10),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(text=rosters())
def test_a_random_roster_is_the_same_in_both_kinds_of_keys(text: str) -> None:
    text = text.removeprefix("\ufeff")  # what is read from a file has none any more
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


# Words by which sheets recognise a column are no keys of units.yaml; the key that is meant is suggested.


KINDS: tuple[KeyKind, ...] = ("zh", "en")
WORDS = {word: name for name, each in UNIT_FIELDS.items() for word in (*each.titles[1:], *each.headers)}
WORDS |= dict.fromkeys(heading_words.ALL, "name")
WORDS |= {word.upper(): name for word, name in WORDS.items() if word.isascii() and len(word) > 5}
OF_GROUPS = {word: "name" for word in (*GROUP_FIELD.titles, *GROUP_FIELD.headers) if word != "组名"}
OF_GROUPS |= dict.fromkeys((*CLASS_FIELD.titles, *CLASS_FIELD.headers), "class")
KEYS = {"name": ("name", "组名"), "class": ("class", "主送称呼")}


def suggested(text: str, kind: KeyKind) -> list[tuple[str, str | None]]:
    problems: tuple[Problem, ...] = problems_of(in_keys(text, roster_names(()), kind))
    return [(each.code, each.suggestion) for each in problems]


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_of_sheets_suggests_the_key(kind: KeyKind) -> None:
    for word, name in WORDS.items():
        text = f"groups: [{{name: 组, units: [{{name: 示例镇, {word}: '1'}}]}}]\n"
        meant = name if word.isascii() else UNIT_FIELDS[name].titles[0]
        assert suggested(text, kind) == [("roster-unknown-field", meant)], word


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_of_sheets_suggests_the_key_of_a_group(kind: KeyKind) -> None:
    for word, name in OF_GROUPS.items():
        text = f"groups: [{{name: 组, {word}: 乡镇, units: []}}]\n"
        assert suggested(text, kind) == [("roster-unknown-field", KEYS[name][1])], word


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["{fields}{groups}", "{groups}{fields}"])
def test_a_further_title_suggests_its_field(form: str, kind: KeyKind) -> None:
    parts = {
        "fields": "fields: [{name: phone, title: 值守热线}]\n",
        "groups": "groups: [{name: 组, units: [{name: 示例镇, 值守热线: '1'}]}]\n",
    }
    assert suggested(form.format(**parts), kind) == [("roster-unknown-field", "联系电话")]


@pytest.mark.parametrize("kind", KINDS)
def test_keys_and_declared_titles_are_taken(kind: KeyKind) -> None:
    values = ", ".join(f"{each.titles[0]}: 1" for name, each in UNIT_FIELDS.items() if name != "name")
    text = f"groups: [{{name: 组, units: [{{name: 示例镇, {values}}}]}}]\n"
    assert suggested(text, kind) == []
    declared = "fields: [{name: mobile, title: 手机}]\n"
    assert suggested(f"{declared}groups: [{{name: 组, units: [{{name: 示例镇, 手机: 1}}]}}]\n", kind) == []


# What is reported of a roster with Chinese keys names its keys in Chinese alone; with English keys, in both.


SPOKEN_KEYS = {path.split("/")[-1] for names in (NAMES, roster_names(())) for path in names.words if "=" not in path}
_IN_BRACKETS = re.compile("([a-z_]*)（([a-z_]+|[\u4e00-\u9fff]+)）")
FIELDS = "fields:\n{}\ngroups: []\n"
UNITS = "groups:\n  - name: 镇\n    class: 各镇\n    units:\n      - {{name: 示例镇, {}}}\n      - {{name: 示例乡}}\n"
SPOKEN = {
    "roster-unknown-field": UNITS.format("邮编编: 1"),
    "roster-field-kind": FIELDS.format("  - {name: beds, kind: 数}"),
    "roster-field-taken": FIELDS.format("  - {name: phone, title: 地址}"),
    "roster-many-fields": FIELDS.format("\n".join(f"  - {{name: f{number}}}" for number in range(201))),
    "source-not-number": UNITS.format("copies: 两"),
    "source-not-flag": FIELDS.format("  - {name: beds, required: 对}"),
    "roster-name-twice": UNITS.format("code: '1'") + "      - {name: 示例镇}\n",
}
LATER = {
    "roster-class-unknown": "各乡镇办", "roster-class-twice": "一类", "roster-class-empty": "空类",
    "roster-recipient-several": "重名", "cli-unit-unknown": "无", "cli-where-field": "无",
    "roster-nested": "", "roster-address-missing": "",
}  # fmt: skip
ROSTER = """\
fields:
  - {name: prizes, title: 奖项, kind: list}
groups:
  - {name: 甲, class: 一类, units: [{name: 甲一, office: 重名}, {name: 甲二, office: 重名}]}
  - {name: 乙, class: 一类, units: [{name: 乙一}]}
  - {name: 丙, class: 空类, units: []}
"""


def in_brackets(problem: Problem) -> set[str]:
    """The keys and values that a Chinese text of ``problem`` has in both languages, as in 地址（address）."""
    found = _IN_BRACKETS.findall(f"{problem.message('zh')}{problem.remedy('zh')}")
    return {word for pair in found for word in pair} & {*SPOKEN_KEYS, "true", "text"}


def raised(code: str, roster: Roster) -> list[Problem]:
    span = Span("notice.md", 1, 1, source=LATER[code])
    try:
        if code == "roster-address-missing":
            template = DocxTemplate.open(make_docx(["{{ unit.address }}"]))
            return list(missing_addresses(roster, roster.units, {"a.docx": template}))
        if code == "roster-nested":
            sheet_bytes(roster, ".csv", "a.csv")
        elif code == "cli-unit-unknown":
            choose(roster, roster.units, (LATER[code],))
        elif code == "cli-where-field":
            choose(roster, roster.units, where=LATER[code])
        else:
            addressed(roster, LATER[code], span)
    except GeneratorError as fault:
        return list(fault.problems)
    return []


@pytest.mark.parametrize("code", SPOKEN)
def test_what_is_wrong_with_a_roster(code: str) -> None:
    text = SPOKEN[code]
    chinese, english = problems_of(in_keys(text, roster_names(()), "zh")), problems_of(text)
    assert {code} == {each.code for each in chinese} == {each.code for each in english}
    assert [in_brackets(each) for each in chinese] == [set()] * len(chinese)
    assert all(map(in_brackets, english)) or code == "roster-field-taken"


@pytest.mark.parametrize("code", LATER)
def test_what_is_found_later(code: str) -> None:
    chinese, english = (raised(code, roster_of(in_keys(ROSTER, roster_names(()), kind))) for kind in ("zh", "en"))
    assert {code} == {each.code for each in chinese} == {each.code for each in english}
    assert [in_brackets(each) for each in chinese] == [set()] * len(chinese)
    assert all(map(in_brackets, english))


def test_what_is_odd_in_a_unit() -> None:
    text = "groups: [{name: 县, units: [{name: 甲县, old_names: [乙县]}, {name: 示例乡, addressee: 乙县示例乡}]}]\n"
    wanted: dict[KeyKind, set[str]] = {"zh": set(), "en": {"old_names"}}
    for kind, expected in wanted.items():
        found = doubts(roster_of(in_keys(text, roster_names(()), kind)))
        assert set().union(*map(in_brackets, found)) == expected


def test_keys_in_brackets_are_named_by_way_of_the_file() -> None:
    without_file = {"source-no-front-matter", "sheet-column-near"}
    named = {
        code
        for code, sentence in SENTENCES.items()
        if any(SPOKEN_KEYS & {*pair} for pair in _IN_BRACKETS.findall(f"{sentence.zh}{sentence.zh_remedy}"))
    }
    assert named <= without_file


def test_fields_whose_name_is_their_title_do_not_make_a_unit_english() -> None:
    text = (
        "自定栏目: [{栏目的名字: 校长}, {栏目的名字: 值班室}, {栏目的名字: beds}]\n"
        "分组: [{组名: 校, 单位: [{单位名称: 甲校, 校长: 王, 值班室: 一, beds: 1, 邮编编: 1}]}]\n"
    )
    [problem] = problems_of(text)
    assert "这里可以写：单位名称、" in problem.remedy("zh")
    assert in_brackets(problem) == set()


# Headings of sheets: the names by which templates find them, and the further titles of standard fields.


WRITTEN_NAMES = {
    # heading: as {{ }} writes it, the name of the field
    "校长": ("校长", "校长"),
    "Last Name": ("Last_Name", "Last_Name"),
    "床位数（张）": ("床位数_张_", "床位数_张_"),
    "职务/职称": ("职务_职称", "职务_职称"),
    "2024年人数": ("_2024年人数", "M_2024年人数"),
    "（必填）校长": ("_必填_校长", "M_必填_校长"),
    "#": ("_", "M_"),
    "Total": ("Total", "Total_"),
    "class": ("class", "class_"),
    "phone": ("phone", "phone_"),
    "单位名称": ("单位名称", "单位名称_"),
}


@pytest.mark.parametrize("heading", WRITTEN_NAMES)
def test_a_heading_as_templates_write_it(heading: str) -> None:
    assert (written_name(heading), field_name(heading, ())) == WRITTEN_NAMES[heading]


def test_two_headings_never_share_a_name() -> None:
    assert field_name("Last-Name", {"Last_Name"}) == "Last_Name_"


ROSTERS = {
    "keys in English": (
        "fields: [{name: name, title: 学校名称}, {name: beds, title: 床位数}, {name: phone, title: 值班电话}]\n"
        "groups: [{name: 甲组, units: [{name: 示例小学, beds: 3}]}]\n"
    ),
    "keys in Chinese": (
        "自定栏目:\n"
        "  - {栏目的名字: name, 栏目的名称: 学校名称}\n"
        "  - {栏目的名字: beds, 栏目的名称: 床位数}\n"
        "  - {栏目的名字: phone, 栏目的名称: 值班电话}\n"
        "分组: [{组名: 甲组, 单位: [{单位名称: 示例小学, 床位数: 3}]}]\n"
    ),
}


@pytest.mark.parametrize("text", ROSTERS.values(), ids=ROSTERS)
def test_further_titles_of_standard_fields(text: str, tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(text, encoding="utf-8")
    roster = load_roster(path)
    assert roster.headings == {"学校名称": "name", "值班电话": "phone"}
    assert [field.name for field in roster.fields] == ["beds"]
    expected = {"学校名称": "name", "单位名称": "name", "床位数": "beds"}
    assert {title: roster.field_titles[title] for title in ("学校名称", "单位名称", "床位数")} == expected


@pytest.mark.parametrize("name", STANDARD_FIELDS)
def test_a_further_title_names_its_field_in_the_words_of_the_file(name: str, tmp_path: Path) -> None:
    title = STANDARD_FIELDS[name].titles[0]
    written = [item.flow for kind in ("zh", "en") for item in field_items((), {"另一个叫法": name}, kind)]
    assert written == [f"{{栏目的名字: {title}, 栏目的名称: 另一个叫法}}", f"{{name: {name}, title: 另一个叫法}}"]
    path = tmp_path / "units.yaml"
    for item in (*written, f"{{栏目的名字: {name}, 栏目的名称: 另一个叫法}}"):
        path.write_text(f"fields:\n  - {item}\ngroups: []\n", encoding="utf-8")
        roster = load_roster(path)
        assert (roster.headings, roster.fields) == ({"另一个叫法": name}, ())


@pytest.mark.parametrize("name", STANDARD_FIELDS)
def test_the_title_of_a_standard_field_is_no_name_of_another(name: str, tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    title = STANDARD_FIELDS[name].titles[0]
    path.write_text(f"自定栏目: [{{栏目的名字: {title}, 类型: 数字}}]\n分组: []\n", encoding="utf-8")
    with pytest.raises(RosterError) as caught:
        load_roster(path)
    [problem] = caught.value.problems
    assert (problem.code, problem.facts["name"]) == ("roster-field-taken", title)


def test_blanks_and_a_bracket_make_no_other_name(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("学 校 名 称（全称）,备　注,床位（张）,床位（间）\n一小,甲,1,2\n", encoding="utf-8")
    found = load_units(path).field_titles
    assert (found["学校名称"], found["备注"], "床位" in found) == ("name", "备_注", False)
