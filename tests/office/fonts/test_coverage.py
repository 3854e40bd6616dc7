from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.office.fonts import FontFile, coverage
from generator.office.fonts.coverage import has_character
from tests.office.fonts.tiny_fonts import tiny_collection, tiny_font

HAS, LACKS = ("国", "\U0002b816", "A", "国A"), ("家", "\U0010ffff", "\0", "国家")


@pytest.mark.parametrize("library", ["uharfbuzz", "fontTools alone"])
def test_exactly_the_characters_of_the_font_are_there(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    if library != "uharfbuzz":
        monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    font = FontFile(tiny_font(tmp_path / "字体.ttf", "A", characters="国A\U0002b816"))
    assert [has_character(font, each) for each in (*HAS, *LACKS)] == [True] * len(HAS) + [False] * len(LACKS)
    second = FontFile(tiny_collection(tmp_path / "a.ttc", {"A": "国", "B": "家"}), 1)
    assert [has_character(second, each) for each in "国家"] == [False, True]


@pytest.mark.parametrize("library", ["uharfbuzz", "fontTools alone"])
@pytest.mark.parametrize("rot", [b"", b"no font", b"OTTO" + bytes(200), None])
def test_a_font_that_cannot_be_read_has_none(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, rot: bytes | None
) -> None:
    if library != "uharfbuzz":
        monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    if rot is not None:
        (tmp_path / "a.ttf").write_bytes(rot)
    assert not has_character(FontFile(tmp_path / "a.ttf"), "国")


def test_characters_are_kept_for_other_processes_while_the_file_stays_the_same(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = FontFile(tiny_font(tmp_path / "a.ttf", "A"))
    assert has_character(font, "国")
    coverage._bits.cache_clear()
    with monkeypatch.context() as alone:
        alone.delattr(coverage, "_code_points")
        assert has_character(font, "国")
    tiny_font(font.path, "A", characters="家园")
    assert [has_character(font, each) for each in "国家"] == [False, True]


def test_without_a_cache_folder_they_are_known_all_the_same(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "file"))
    assert has_character(FontFile(tiny_font(tmp_path / "a.ttf", "A")), "国")
