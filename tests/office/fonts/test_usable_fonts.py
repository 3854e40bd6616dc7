from __future__ import annotations

from pathlib import Path

from generator.office.fonts import FontFile
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
