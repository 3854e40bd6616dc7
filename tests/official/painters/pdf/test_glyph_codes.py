from __future__ import annotations

from generator.official.painters.pdf.glyph_codes import glyph_codes
from tests.official.painters.pdf.small_documents import FALLBACK, FONTS, OWN, SmallFonts


def test_one_font_for_each_file() -> None:
    codes, used = glyph_codes({"仿宋": ["示", "𠮷"], "黑体": ["例", "示"]}, FONTS)
    assert [(font.name, font.file) for font in used] == [("F1", OWN), ("F2", FALLBACK)]
    assert codes["仿宋"]["示"] == codes["黑体"]["示"]
    assert (codes["仿宋"]["示"].font, codes["仿宋"]["𠮷"].font) == ("F1", "F2")


def test_the_order_of_clusters_does_not_matter() -> None:
    assert glyph_codes({"仿宋": "示例文件"}, FONTS) == glyph_codes({"仿宋": "件文例示例"}, FONTS)


def test_a_glyph_of_several_clusters_has_the_text_of_the_plainest() -> None:
    codes, _ = glyph_codes({"仿宋": ["一", "⼀"], "黑体": ["葛", "葛\U000e0101"]}, FONTS)
    assert codes["仿宋"]["一"].hexadecimal == codes["仿宋"]["⼀"].hexadecimal
    assert [codes["仿宋"][each].as_text for each in "⼀一"] == [False, True]
    assert [codes["黑体"][each].as_text for each in ("葛", "葛\U000e0101")] == [True, False]


def test_a_selector_that_the_font_has_takes_its_glyph() -> None:
    codes, _ = glyph_codes({"仿宋": ["葛", "葛\U000e0100"]}, FONTS)
    plain, chosen = codes["仿宋"]["葛"], codes["仿宋"]["葛\U000e0100"]
    assert plain.hexadecimal != chosen.hexadecimal
    assert plain.as_text
    assert chosen.as_text


def test_a_missing_character_is_a_mark_and_a_missing_blank_a_blank() -> None:
    codes, _ = glyph_codes({"仿宋": ["囍", "〓", "\u2003", " "]}, FONTS)
    of_font = codes["仿宋"]
    assert of_font["囍"].hexadecimal == of_font["〓"].hexadecimal != "0000"
    assert of_font["\u2003"].hexadecimal == of_font[" "].hexadecimal


def test_every_font_has_its_blank() -> None:
    codes, _ = glyph_codes({"仿宋": ["示", "𠮷"]}, FONTS)
    blank = codes["仿宋"]["示"].blank
    assert blank is not None
    assert (blank.width, blank.hexadecimal != codes["仿宋"]["示"].hexadecimal) == (600, True)
    assert codes["仿宋"]["𠮷"].blank is not None


def test_without_the_fallback_there_is_one_font() -> None:
    _, used = glyph_codes({"仿宋": ["示", "𠮷"]}, SmallFonts(OWN, OWN))
    assert [font.file for font in used] == [OWN]
