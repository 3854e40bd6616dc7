"""What each typeface is drawn with, found on a machine of a few fonts; nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.fonts.face_sources import face_sources
from tests.office.fonts.tiny_fonts import tiny_font


def found(installed: Path) -> dict[str, tuple[str | None, str | None]]:
    """The file and the code of the warning, by the typeface."""
    before = sorted(installed.parent.rglob("*"))
    sources: dict[str, tuple[str | None, str | None]] = {}
    for each in face_sources():
        file = None if each.file is None else each.file.name
        sources[each.family.face] = file, None if each.problem is None else each.problem.code
    assert sorted(installed.parent.rglob("*")) == before
    return sources


def test_each_kind_of_source(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_font(installed / "simfang.ttf", "FangSong", "仿宋")
    tiny_font(installed / "wqy.ttf", "WenQuanYi Zen Hei")
    tiny_font(installed / "simsun.ttf", "SimSun", fs_type=2)
    tiny_font(installed.parent / "own" / "FandolKai-Regular.otf", "FandolKai")
    tiny_font(installed.parent / "own" / "FandolSong-Regular.otf", "FandolSong")
    monkeypatch.setenv("FAWEN_FONTS", str(installed.parent / "own"))
    assert found(installed) == {
        "仿宋": ("simfang.ttf", None),
        "楷体": ("FandolKai-Regular.otf", "pdf-font-stand-in"),
        "黑体": ("wqy.ttf", "pdf-font-other-widths"),
        "宋体": ("FandolSong-Regular.otf", "pdf-font-restricted"),
        "小标宋": (None, "pdf-font-missing"),
    }


def test_a_machine_without_fonts(installed: Path) -> None:
    assert set(found(installed).values()) == {(None, "pdf-font-missing")}
