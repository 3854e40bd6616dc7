from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.office.fonts import FontFile, system_folders
from generator.office.fonts.system_folders import folder_fonts, font_folders
from tests.office.fonts.tiny_fonts import tiny_collection, tiny_font


def test_fonts_are_found_by_the_names_that_they_give_themselves(installed: Path) -> None:
    fangsong = tiny_font(installed / "simfang.ttf", "FangSong", "仿宋")
    own = tiny_font(installed / "below" / "any name.TTF", "FZFS", "方正仿宋_GBK")
    songs = tiny_collection(installed / "simsun.ttc", {"SimSun": "国", "NSimSun": "国"})
    (installed / "readme.txt").write_text("no font")
    found = folder_fonts()
    assert found.of_family("仿宋") == found.of_family("fangsong") == (FontFile(fangsong),)
    assert found.of_family("方正仿宋_GBK") == (FontFile(own),)
    assert found.of_family("NSimSun") == (FontFile(songs, 1),)
    assert set(found.paths) == {str(fangsong), str(own), str(songs)}


def test_only_new_and_changed_files_are_opened(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_font(installed / "a.ttf", "A")
    changed = tiny_font(installed / "b.ttf", "B")
    first = folder_fonts()
    assert folder_fonts() is first
    system_folders._found.cache_clear()  # as another process has it
    read: list[str] = []
    names_in = system_folders._names_in

    def noted(path: Path) -> system_folders.Names:
        read.append(path.name)
        return names_in(path)

    monkeypatch.setattr(system_folders, "_names_in", noted)
    assert folder_fonts().families == {"A", "B"}
    assert read == []
    tiny_font(installed / "c.ttf", "C")
    tiny_font(changed, "Other")
    assert folder_fonts().families == {"A", "Other", "C"}
    assert sorted(read) == ["b.ttf", "c.ttf"]


@pytest.mark.parametrize("kept", [b"", b"[]", b'{"a": 1}', b"\xff", b'{"a": [1, 2]}'])
def test_names_that_were_kept_and_damaged_are_read_again(installed: Path, kept: bytes) -> None:
    tiny_font(installed / "a.ttf", "A")
    cache = Path(os.environ["FAWEN_CACHE"])
    cache.mkdir()
    (cache / system_folders._KEPT).write_bytes(kept)
    assert folder_fonts().families == {"A"}


def test_without_a_cache_folder_they_are_found_all_the_same(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny_font(installed / "a.ttf", "A")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FAWEN_CACHE", str(tmp_path / "file"))
    assert folder_fonts().families == {"A"}


def test_damaged_files_and_circles_of_links_are_passed_over(installed: Path) -> None:
    tiny_font(installed / "a.ttf", "A")
    (installed / "b.ttf").write_bytes(b"no font")
    (installed / "c.ttf").mkdir()
    if sys.platform != "win32":
        (installed / "circle").symlink_to(installed)
        (installed / "gone.ttf").symlink_to(installed / "nothing")
    assert folder_fonts().families == {"A"}


@pytest.mark.parametrize(
    ("platform", "folders"),
    [
        ("darwin", ["/System/Library/Fonts", "/Library/Fonts", "/home/me/Library/Fonts"]),
        ("linux", ["/usr/share/fonts", "/usr/local/share/fonts", "/home/me/.local/share/fonts", "/home/me/.fonts"]),
        ("win32", ["W:/Fonts", "L:/Microsoft/Windows/Fonts"]),
    ],
)
def test_the_folders_of_each_system(monkeypatch: pytest.MonkeyPatch, platform: str, folders: list[str]) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in {"HOME": "/home/me", "USERPROFILE": "/home/me", "WINDIR": "W:", "LOCALAPPDATA": "L:"}.items():
        monkeypatch.setenv(name, value)
    assert [folder.replace("\\", "/") for folder in font_folders()] == folders
