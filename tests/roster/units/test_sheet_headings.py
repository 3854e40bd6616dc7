"""Headings of sheets: the names by which templates find them, and the further titles of standard fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.roster.editing.reshaping import field_items
from generator.roster.sheets.named_file import load_units
from generator.roster.units.load import load_roster
from generator.roster.units.sheet_headings import field_name, written_name
from generator.roster.units.unit import STANDARD_FIELDS

NAMES = {
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


@pytest.mark.parametrize("heading", NAMES)
def test_a_heading_as_templates_write_it(heading: str) -> None:
    assert (written_name(heading), field_name(heading, ())) == NAMES[heading]


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
    assert {title: roster.field_titles[title] for title in ("学校名称", "单位名称", "床位数")} == {
        "学校名称": "name", "单位名称": "name", "床位数": "beds",
    }  # fmt: skip


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
