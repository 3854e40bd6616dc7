"""One more notice has a folder of its own, with a name that every system takes and that says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.desktop import Machine
from generator.desk.standing.desk_places import USUAL, desk_places
from generator.desk.starters import free_folder, new_desk
from generator.ground.file_names import is_plain_path

NOTICE = Path("templates/notice")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def used() -> None:
    NOTICE.mkdir(parents=True)
    (NOTICE / "notice.md").write_text("---\ntitle: 甲\n---\n", encoding="utf-8")


def test_the_usual_one_while_nobody_uses_it() -> None:
    assert free_folder(USUAL, "甲") == NOTICE
    NOTICE.mkdir(parents=True)
    assert free_folder(USUAL, "甲") == NOTICE
    NOTICE.rmdir()
    NOTICE.parent.rmdir()
    new_desk(Path(), machine=Machine("linux", None, {}))
    assert free_folder(USUAL, "甲") == NOTICE


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("示例县民政局关于开展示例检查的通知", "关于开展示例检查的通知"),
        ("示例县人民政府令", "示例县人民政府令"),
        ("关于“甲/乙”的通知", "关于“甲_乙”的通知"),
        ("../../etc", "_.._etc"),
        ("unit", "unit-2"),
        ("停用", "停用-2"),
        ("关于甲的通知", "关于甲的通知-3"),
        ("con", "_con"),
        ("", "_"),
    ],
)
def test_a_new_one_is_named_after_the_title(title: str, name: str) -> None:
    used()
    for each in ("关于甲的通知", "关于甲的通知-2"):
        (NOTICE.parent / each).mkdir()
    assert free_folder(USUAL, title) == NOTICE.parent / name
    assert is_plain_path(name)


def test_a_long_title_is_cut_and_stays_different_from_another() -> None:
    used()
    long, other = (free_folder(USUAL, f"关于{'很长' * 200}的{word}").name for word in ("通知", "函"))
    assert max(len(long.encode()), len(other.encode())) <= 60
    assert long != other


def test_a_place_that_the_desk_names() -> None:
    Path("fawen.yaml").write_text("templates: 模板\nnotice: 模板/发文\n", encoding="utf-8")
    assert free_folder(desk_places(), "甲") == Path("模板/发文")
