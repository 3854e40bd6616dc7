from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from generator.ground.errors import RosterError, Span
from generator.ground.source.date import OfficialDate
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from generator.roster.units.unit import UNIT_FIELDS, Unit

OURS = Path(__file__).parents[3] / "units.yaml"

FULL = """\
fields:
  - {name: beds, title: 床位数, required: true, kind: number}
  - {name: opened, title: 开办日期, kind: date}
  - {name: remark}
groups:
  - name: 养老机构
    class: [养老机构, 养老服务机构]
    units:
      - name: 示例一养老院
        office: 示例一养老院办公室
        addressee: 示例一养老院综合科
        code: "0042"
        copies: 3
        postcode: 004700
        address: A&B路<1>号
        contact: 示例甲
        phone: 023-00000000
        email: a@example.invalid
        old_names: [示例老院, 5E1]
        beds: 45
        opened: 2020年1月2日
        remark: "{{7*7}}"
      - {name: 示例二养老院, beds: 30}
"""


def roster(folder: Path, text: str) -> Roster:
    path = folder / "units.yaml"
    path.write_text(text, encoding="utf-8")
    return load_roster(path)


def test_every_field_is_read_as_typed(tmp_path: Path) -> None:
    first = roster(tmp_path, FULL).units[0]
    assert first.as_mapping() == dict.fromkeys(UNIT_FIELDS, "") | {
        "name": "示例一养老院",
        "office": "示例一养老院办公室",
        "addressee": "示例一养老院综合科",
        "code": "0042",
        "copies": 3,
        "postcode": "004700",
        "address": "A&B路<1>号",
        "contact": "示例甲",
        "phone": "023-00000000",
        "email": "a@example.invalid",
        "old_names": ["示例老院", "5E1"],
        "group": "养老机构",
        "beds": 45,
        "opened": OfficialDate.parse("2020-01-02"),
        "remark": "{{7*7}}",
    }


def test_what_a_unit_leaves_out(tmp_path: Path) -> None:
    second = roster(tmp_path, FULL).units[1]
    assert (second.office, second.addressee, second.copies, second.phone) == ("示例二养老院", "示例二养老院", 1, "")
    assert second.extra == {"beds": 30, "opened": "", "remark": ""}
    assert second.identity == "示例二养老院"


def test_a_unit_knows_where_it_is_named(tmp_path: Path) -> None:
    first, second = roster(tmp_path, FULL).units
    path = str(tmp_path / "units.yaml")
    assert first.span == Span(path, 9, 15, 6, "      - name: 示例一养老院")
    assert second.span == Span(path, 23, 16, 6, "      - {name: 示例二养老院, beds: 30}")


def test_units_travel_light(tmp_path: Path) -> None:
    """In another process they are the same, but for the line as typed, which stays with its file."""
    read = roster(tmp_path, FULL)
    travelled = pickle.loads(pickle.dumps(read.units))  # our own data, made in this line
    assert [unit.as_mapping() for unit in travelled] == [unit.as_mapping() for unit in read.units]
    assert [unit.span for unit in travelled] == [replace(unit.span, source=None) for unit in read.units]
    assert len(pickle.dumps(read.units)) < len(FULL.encode())


def test_the_same_bytes_are_read_once_as_long_as_anybody_has_the_roster(tmp_path: Path) -> None:
    path, other = tmp_path / "units.yaml", tmp_path / "other.yaml"
    for each in (path, other):
        each.write_text(FULL, encoding="utf-8")
    read = load_roster(path)
    assert load_roster(path) is read
    assert load_roster(other).file == str(other)
    assert load_roster(path, name="名单").file == "名单"
    path.write_text(FULL.replace("0042", "0043"), encoding="utf-8")
    assert load_roster(path) is not read


def test_titles_lead_to_fields(tmp_path: Path) -> None:
    titles = roster(tmp_path, FULL).field_titles
    assert {title: titles[title] for title in ("单位名称", "主送", "份数", "床位数", "开办日期", "remark")} == {
        "单位名称": "name", "主送": "addressee", "份数": "copies", "床位数": "beds", "开办日期": "opened",
        "remark": "remark",
    }  # fmt: skip


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    text = (
        "fields:\n  - {name: beds, kind: nummer}\n"
        "groups:\n  - name: 甲\n    units:\n      - {name: 一, fone: 1}\n      - {name: 一, copies: 0}\n  - 乙\n"
    )
    with pytest.raises(RosterError) as caught:
        roster(tmp_path, text)
    assert [(each.code, each.span and each.span.line) for each in caught.value.problems] == [
        ("roster-field-kind", 2), ("roster-unknown-field", 6), ("roster-copies", 7),
        ("source-not-mapping", 8), ("roster-unit-twice", 7),
    ]  # fmt: skip


def ours() -> tuple[Unit, ...]:
    return load_roster(OURS).units


def test_our_roster_holds_the_county_by_its_legal_names() -> None:
    """The list is tests/roster/units/wushan-townships.csv (origin: wushan-townships.origin.txt)."""
    lines = (Path(__file__).parent / "wushan-townships.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split(",") for line in lines]
    townships = [unit for unit in ours() if unit.group == "乡镇街道"]
    assert [(unit.code, unit.name) for unit in townships] == [(code, name) for code, name, _ in rows]
    for unit, (_, name, kind) in zip(townships, rows, strict=True):
        assert unit.office == name + ("办事处" if kind == "街道" else "人民政府")
        assert unit.addressee == f"{name}民政办"
        assert unit.extra["kind"] == kind


def test_everyone_else_on_our_roster_is_plainly_invented() -> None:
    invented = [unit for unit in ours() if unit.group != "乡镇街道"]
    assert {unit.group for unit in invented} == {"直属单位", "养老机构"}
    for unit in invented:
        assert unit.name.startswith("示例")
        assert unit.phone.startswith("023-0000000")
    assert not any(unit.phone or unit.contact for unit in ours() if unit.group == "乡镇街道")
