"""What was changed in a text, in the fewest words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparison.differences.rewording import quoted, rewording
from generator.ground.errors import speaking
from tests.chosen import examples


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("请于3月1日前报送。", "请于3月15日前报送。", ["“3月1日前”改成“3月15日前”"]),
        ("请查收。", "请即查收。", ["在“请”之后加了“即”"]),
        ("查收。", "请查收。", ["开头加了“请”"]),
        ("请即查收。", "请查收。", ["删去了“即”"]),
        ("致{{ unit.name }}：", "致{{ unit.addressee }}：", ["“致{{ unit.name }}：”改成“致{{ unit.addressee }}：”"]),
        ("甲一二三四五六乙", "丙一二三四五六丁", ["“甲一二”改成“丙一二”", "“五六乙”改成“五六丁”"]),
        ("", "全新", ["开头加了“全新”"]),
        ("全旧", "", ["删去了“全旧”"]),
    ],
)
def test_a_change(old: str, new: str, told: list[str]) -> None:
    assert rewording(old, new) == told


def test_in_english() -> None:
    with speaking("en"):
        assert rewording("by March 1", "by March 15") == ["'March 1' became 'March 15'"]


def test_a_long_change_is_quoted_by_its_beginning_and_its_end() -> None:
    assert quoted("起" + "中" * 200 + "止") == "起" + "中" * 29 + "……" + "中" * 14 + "止"


@settings(max_examples=examples(50))
@given(st.text(max_size=40), st.text(max_size=40))
def test_texts_that_differ_are_told_to_and_others_are_not(old: str, new: str) -> None:
    assert bool(rewording(old, new)) == (old != new)
