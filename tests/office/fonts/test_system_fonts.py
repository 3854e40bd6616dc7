"""Fonts of the system: which are found, which is taken for a name."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import newTable

from generator.office.fonts import system_fonts
from generator.office.fonts.font_tables import FontFile
from generator.office.fonts.system_fonts import (
    InstalledFont,
    InstalledFonts,
    family_names,
    folder_fonts,
    font_folders,
    fontconfig_fonts,
    fonts_with,
    installed_fonts,
    refused_font,
    usable_font,
)
from tests.office.fonts.tiny_fonts import tiny_collection, tiny_font


def test_the_upright_regular_font_of_a_family_is_taken(installed: Path) -> None:
    tiny_font(installed / "1.ttf", "A", weight=700)
    tiny_font(installed / "2.ttf", "A", italic=True)
    regular = tiny_font(installed / "3.ttf", "A")
    tiny_font(installed / "4.ttf", "A")
    fonts = installed_fonts()
    assert usable_font(fonts, "A") == FontFile(regular)
    assert refused_font(fonts, "A") is None


def test_what_is_cut_short_or_may_not_be_embedded_is_refused(installed: Path) -> None:
    bold = tiny_font(installed / "bold.ttf", "A", weight=700)
    tiny_font(installed / "regular.ttf", "A", fs_type=2)
    whole = tiny_font(installed / "b.ttf", "B")
    whole.write_bytes(whole.read_bytes()[:-8])
    fonts = installed_fonts()
    assert usable_font(fonts, "A") == FontFile(bold)
    assert (usable_font(fonts, "B"), refused_font(fonts, "B")) == (None, FontFile(whole))
    assert (usable_font(fonts, "C"), refused_font(fonts, "C")) == (None, None)


@pytest.mark.parametrize(
    ("platform", "by_fontconfig", "family"),
    [("linux", True, "B"), ("linux", False, "A"), ("win32", True, "A"), ("darwin", True, "A")],
)
def test_fontconfig_is_believed_where_it_is_the_systems_own(
    installed: Path, monkeypatch: pytest.MonkeyPatch, platform: str, by_fontconfig: bool, family: str
) -> None:
    tiny_font(installed / "a.ttf", "A")
    other = InstalledFonts((InstalledFont("b.ttf", 0, ("B",)),)) if by_fontconfig else None
    monkeypatch.setattr(system_fonts, "fontconfig_fonts", lambda: other)
    monkeypatch.setattr(sys, "platform", platform)
    assert installed_fonts().families == {family}


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
    system_fonts._found.cache_clear()  # as another process has it
    read: list[str] = []
    names_in = system_fonts._names_in

    def noted(path: Path) -> system_fonts.Names:
        read.append(path.name)
        return names_in(path)

    monkeypatch.setattr(system_fonts, "_names_in", noted)
    assert folder_fonts().families == {"A", "B"}
    assert read == []
    tiny_font(installed / "c.ttf", "C")
    tiny_font(changed, "Other")
    assert folder_fonts().families == {"A", "Other", "C"}
    assert sorted(read) == ["b.ttf", "c.ttf"]


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


def table(*records: tuple[str | bytes, int, tuple[int, int, int]]) -> bytes:
    made = newTable("name")
    made.names = []
    for text, kind, place in records:
        made.setName(text, kind, *place)
    compiled: bytes = made.compile(None)
    return compiled


WINDOWS = (3, 1, 0x409)


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ([("FangSong", 1, WINDOWS), ("仿宋", 1, (3, 1, 0x804))], {"FangSong", "仿宋"}),
        (
            [("Noto Serif SC Light", 1, WINDOWS), ("Noto Serif SC", 16, WINDOWS)],
            {"Noto Serif SC Light", "Noto Serif SC"},
        ),
        ([("仿宋_GB2312".encode("gb18030"), 1, (3, 3, 0x804))], {"仿宋_GB2312"}),
        ([("楷体".encode("gb18030"), 1, (1, 25, 33)), ("KaiTi", 1, (1, 0, 0))], {"楷体", "KaiTi"}),
        ([("字体", 1, (0, 3, 0))], {"字体"}),
        ([("𠮷体", 1, WINDOWS)], {"𠮷体"}),
        ([("Bold", 2, WINDOWS), ("Other Regular", 4, WINDOWS), ("", 1, WINDOWS)], set()),
        ([("한국".encode("euc-kr"), 1, (1, 3, 23))], set()),
    ],
)
def test_all_names_of_the_family_are_found(
    records: list[tuple[str | bytes, int, tuple[int, int, int]]], names: set[str]
) -> None:
    assert set(family_names(table(*records))) == names


Lists = Callable[[str], None]


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lists:
    """Makes ``fc-list`` answer with this, and count its calls."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def answer(text: str) -> None:
        (tmp_path / "answer").write_text(text, encoding="utf-8")
        program = f'#!/bin/sh\necho "$1" >>"{tmp_path}/calls"\nexec /bin/cat "{tmp_path}/answer"\n'
        (folder / "fc-list").write_text(program)
        (folder / "fc-list").chmod(0o755)

    return answer


def calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text().split()


def test_families_files_and_numbers_are_read(lists: Lists) -> None:
    lists("/f/a.ttc\tNoto Serif CJK SC\t2\n/f/b.ttf\tFangSong,仿宋\t0\n/f/c.ttf\tA\\-B\t65537\n/f/d.pfb\tC\n\n")
    installed = fontconfig_fonts()
    assert installed is not None
    assert installed.of_family("noto serif cjk sc") == (FontFile(Path("/f/a.ttc"), 2),)
    assert installed.of_family("仿宋") == installed.of_family("FANGSONG") == (FontFile(Path("/f/b.ttf")),)
    assert installed.of_family("A-B") == (FontFile(Path("/f/c.ttf"), 1),)
    assert installed.of_family("C") == ()
    assert "C" in installed.families
    assert "/f/d.pfb" in installed.paths


def test_it_is_asked_again_only_when_a_folder_has_changed(lists: Lists, tmp_path: Path) -> None:
    (tmp_path / "fonts" / "deep").mkdir(parents=True)
    lists(f"{tmp_path}/fonts/deep/a.ttf\tA\t0\n")
    first = fontconfig_fonts()
    assert fontconfig_fonts() is first
    assert len(calls(tmp_path)) == 1
    (tmp_path / "answer").write_text(f"{tmp_path}/fonts/new/a.ttf\tB\t0\n")
    (tmp_path / "fonts" / "new").mkdir()
    again = fontconfig_fonts()
    assert again is not None
    assert (again.of_family("A"), len(again.of_family("B")), len(calls(tmp_path))) == ((), 1, 2)


def test_without_fontconfig_or_an_answer_nothing_is_known(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fontconfig_fonts() is None
    assert fonts_with("国") is None
    (tmp_path / "bin" / "fc-list").write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    (tmp_path / "bin" / "fc-list").chmod(0o755)
    monkeypatch.setattr(system_fonts, "_LONGEST_LISTING", 0.05)
    assert fontconfig_fonts() is None
    assert fonts_with("国") is None
    (tmp_path / "bin" / "fc-list").write_text("no program")
    assert fontconfig_fonts() is None
