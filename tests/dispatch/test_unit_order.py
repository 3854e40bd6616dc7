"""The order of units."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dispatch import unit_order
from generator.dispatch.unit_order import ordered
from generator.ground.errors import UsageError
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster

UNORDERED = """\
fields:
  - {name: kind, title: 类型}
  - {name: beds, title: 床位数, kind: number}
  - {name: opened, kind: date}
groups:
  - name: 甲组
    units:
      - {name: 一, kind: 镇, beds: 9}
      - {name: 二, kind: 乡, beds: 120, opened: 2020-05-01}
      - {name: 三, kind: 镇, beds: 45.5, opened: 2019-12-31}
      - {name: 四, copies: 3, old_names: [旧四]}
      - {name: 五, kind: 街道, copies: 12, opened: 2020-05-01}
"""


@pytest.fixture
def unordered(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(UNORDERED, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ([], "一二三四五"),
        (["beds"], "一三二四五"),
        (["-beds"], "二三一四五"),
        (["床位数"], "一三二四五"),
        (["opened"], "三二五一四"),
        (["-opened"], "二五三一四"),
        (["copies"], "一二三四五"),
        (["-copies"], "五四一二三"),
        (["kind"], "五二一三四"),
        (["-kind"], "一三二五四"),
        (["kind", "-beds"], "五二三一四"),
        (["old_names"], "四一二三五"),
        (["name"], "二三四五一"),
    ],
)
def test_an_order(unordered: Roster, sort: list[str], expected: str) -> None:
    units, _ = ordered(unordered, unordered.units, sort)
    assert "".join(unit.name for unit in units) == expected


def test_fields_are_told_by_their_names(unordered: Roster) -> None:
    assert ordered(unordered, unordered.units, ["-床位数", "类型"])[1] == ("-beds", "kind")


@pytest.mark.parametrize(("field", "meant"), [("bedz", "beds"), ("-nmae", "-name"), ("类形", "类型"), ("#", None)])
def test_what_is_no_field(unordered: Roster, field: str, meant: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        ordered(unordered, unordered.units, [field])
    assert [(each.code, each.suggestion) for each in caught.value.problems] == [("cli-sort-field", meant)]


@pytest.mark.parametrize(
    "texts",
    [
        ["12号", "1号", "2号", "A馆", "a馆", "安馆", "北馆", "陈馆", "珍馆", "重馆", "𡐓馆"],
        ["巫峡", "庙宇"][::-1],
        ["官", "官渡", "官阳", "管"],
        ["馆", "㳇", "赟", "𡐓"],
    ],
    ids=str,
)
def test_texts_go_by_the_sound_of_the_usual_hanzi(texts: list[str]) -> None:
    shuffled = texts[::-1]
    assert sorted(shuffled, key=unit_order._text_key) == texts


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=6))
def test_different_texts_are_never_equal(texts: list[str]) -> None:
    assert len({tuple(unit_order._text_key(text)) for text in texts}) == len(set(texts))
