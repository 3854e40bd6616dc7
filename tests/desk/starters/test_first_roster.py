"""A roster that comes in where a desk has none, or only the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.starters import Keys, is_first_roster, new_roster, write_first_roster
from generator.roster.sheets import load_explicit
from generator.roster.units import Roster, load_roster


@pytest.fixture
def coming(tmp_path: Path) -> Roster:
    sheet = tmp_path / "各乡镇.csv"
    sheet.write_text("名称,电话\n示例甲镇,023-1\n", encoding="utf-8")
    return load_explicit(sheet).roster


def test_where_there_is_none_its_keys_are_chinese(tmp_path: Path, coming: Roster) -> None:
    path = tmp_path / "units.yaml"
    assert is_first_roster(path)
    write_first_roster(path, coming)
    assert "联系电话: 023-1" in path.read_text(encoding="utf-8")
    assert not is_first_roster(path)


@pytest.mark.parametrize(("keys", "word"), [("zh", "联系电话"), ("en", "phone")])
def test_a_sample_is_replaced_in_its_keys(tmp_path: Path, coming: Roster, keys: Keys, word: str) -> None:
    path = tmp_path / "units.yaml"
    new_roster(path, keys=keys)
    assert is_first_roster(path)
    write_first_roster(path, coming)
    assert f"{word}: 023-1" in path.read_text(encoding="utf-8")
    assert [unit.name for unit in load_roster(path).units] == ["示例甲镇"]


def test_a_changed_sample_is_a_roster(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    new_roster(path)
    path.write_text(path.read_text(encoding="utf-8") + "# 改过\n", encoding="utf-8")
    assert not is_first_roster(path)
