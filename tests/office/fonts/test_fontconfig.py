from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.office.fonts import FontFile, fontconfig
from generator.office.fonts.fontconfig import fontconfig_fonts, fonts_with

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


def test_the_fonts_that_have_a_character_are_asked_for_by_its_code(lists: Lists, tmp_path: Path) -> None:
    lists("/f/a.ttc\tA\t1\n")
    assert fonts_with("堃") == (FontFile(Path("/f/a.ttc"), 1),)
    assert calls(tmp_path) == [":charset=5803"]


def test_without_fontconfig_or_an_answer_nothing_is_known(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fontconfig_fonts() is None
    assert fonts_with("国") is None
    (tmp_path / "bin" / "fc-list").write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    (tmp_path / "bin" / "fc-list").chmod(0o755)
    monkeypatch.setattr(fontconfig, "_LONGEST_LISTING", 0.05)
    assert fontconfig_fonts() is None
    assert fonts_with("国") is None
    (tmp_path / "bin" / "fc-list").write_text("no program")
    assert fontconfig_fonts() is None
