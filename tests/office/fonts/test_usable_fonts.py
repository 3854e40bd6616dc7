from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.office.fonts import FontFile, usable_fonts
from generator.office.fonts.installed_fonts import InstalledFont, InstalledFonts
from generator.office.fonts.usable_fonts import installed_fonts, refused_font, usable_font
from tests.office.fonts.tiny_fonts import tiny_font


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
    monkeypatch.setattr(usable_fonts, "fontconfig_fonts", lambda: other)
    monkeypatch.setattr(sys, "platform", platform)
    assert installed_fonts().families == {family}
