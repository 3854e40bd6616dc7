from __future__ import annotations

from dataclasses import replace

from generator.ground.length import Pt
from generator.official.blocks import Role
from generator.official.painters.pdf.glyph_codes import glyph_codes
from generator.official.painters.pdf.inset_pages import InsetBox
from generator.official.painters.pdf.page_content import PageContent
from generator.official.placed_pages import Item, PlacedRule
from tests.official.painters.pdf.small_documents import FONTS, NAMES, picture, png, run

RULE = PlacedRule(x=Pt(80), y=Pt(100), width=Pt(440), height=Pt(1.5), red=True)


def drawn(*items: Item) -> list[str]:
    codes, _ = glyph_codes(dict.fromkeys(NAMES.values(), "示例文件— 1"), FONTS)
    content = PageContent(800, NAMES, codes, lambda _: "P1")
    content.draw(items)
    return content.data().decode().splitlines()


def test_rules_are_artifacts_in_their_colour() -> None:
    assert drawn(RULE, replace(RULE, y=Pt(110), red=False)) == [
        "/Artifact BMC",
        "1 0 0 rg",
        "80 698.5 440 1.5 re f",
        "0 g",
        "80 688.5 440 1.5 re f",
        "EMC",
    ]


def test_nothing_is_set_twice() -> None:
    content = drawn(run("示例"), run("文件", y=128), RULE, run("示例", red=True, y=156), run("示例", scale=90, y=184))
    settings = [each for each in content if each.endswith((" Tf", " Tz", " rg", " g"))]
    assert settings == ["/F1 16 Tf", "100 Tz", "0 g", "1 0 0 rg", "90 Tz", "0 g"]


def test_page_numbers_are_no_part_of_the_text() -> None:
    content = drawn(run("示例"), run("— 1 —", y=700, role=Role.PAGE_NUMBER), run("文件", y=128))
    begun, ended = content.index("/Artifact BMC"), content.index("EMC")
    assert [each for each in content[begun:ended] if each.endswith("Tm")] == ["1 0 0 1 80 100 Tm"]
    assert (content[0], content[-1]) == ("BT", "ET")


def test_a_picture_fills_its_rectangle() -> None:
    assert drawn(picture(png("L", 1)))[1] == "q 72 0 0 72 0 528 cm /P1 Do Q"


def test_an_inset_page_at_the_corner() -> None:
    content = PageContent(800, NAMES, {}, lambda _: "P1")
    content.draw_inset(InsetBox(width=100, height=100, left=10, bottom=-20))
    assert content.data() == b"q 1 0 0 1 -10 20 cm /Inset Do Q"
