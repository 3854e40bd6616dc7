"""What an import says to programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.entry_point import run

Records = Callable[..., list[dict[str, object]]]
UNITS = """groups:
  - name: 示例组
    units:
      - {name: 甲镇, code: "1", copies: 2, phone: 023-00000000}
      # 乙镇的说明
      - {name: 乙镇, code: "2"}
      - {name: 丙镇, code: "3"}
"""
SHEET = "单位名称,代码,份数,电话,组别\n甲镇,1,3,,示例组\n丁镇,4,1,023-00000001,新组\n丙镇,3,,,新组\n"


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Records:
    """The records of ``roster import`` of the sheet with these words."""
    monkeypatch.chdir(tmp_path)
    Path("units.yaml").write_text(UNITS, encoding="utf-8")
    Path("名单.csv").write_text(SHEET, encoding="utf-8-sig")

    def call(*words: str) -> list[dict[str, object]]:
        assert run(["roster", "import", "名单.csv", "--json", *words]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def short(record: dict[str, object]) -> tuple[object, ...]:
    return tuple(record[key] for key in ("unit", "code", "field", "before", "after", "action"))


DING = {"name": "丁镇", "code": "4", "phone": "023-00000001"}
YI = {"name": "乙镇", "code": "2"}
BROUGHT_IN = [
    (None, None, "class", None, ["新组"], "added"),
    ("甲镇", "1", "copies", "2", "3", "changed"),
    ("丙镇", "3", "group", "示例组", "新组", "changed"),
    ("甲镇", "1", "phone", "023-00000000", "023-00000000", "kept"),
    ("丁镇", "4", None, None, DING, "added"),
]


def test_what_is_brought_in(records: Records) -> None:
    kept = ("乙镇", "2", None, YI, YI, "kept")
    assert [short(each) for each in records("--into", "units.yaml", "--dry-run")] == [*BROUGHT_IN, kept]
    assert Path("units.yaml").read_text(encoding="utf-8") == UNITS
    assert [short(each) for each in records("--into", "units.yaml")] == [*BROUGHT_IN, kept]
    assert "丁镇" in Path("units.yaml").read_text(encoding="utf-8")


def test_what_is_taken_out(records: Records) -> None:
    found = [short(each) for each in records("--into", "units.yaml", "--remove")]
    assert ("乙镇", "2", None, YI, None, "removed") in found
    assert {each["group"] for each in records("--into", "units.yaml")} <= {"示例组", "新组"}


def test_a_new_roster(records: Records) -> None:
    shown = records()
    assert [(each["unit"], each["group"], each["action"]) for each in shown] == [
        ("甲镇", "示例组", "added"), ("丁镇", "新组", "added"), ("丙镇", "新组", "added"),
    ]  # fmt: skip
    assert shown[1]["after"] == DING
    assert records("--output", "new.yaml") == shown
    assert Path("new.yaml").exists()
