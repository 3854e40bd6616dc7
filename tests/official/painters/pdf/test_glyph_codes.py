"""."""

import pytest

from generator.official.blocks import Face
from generator.official.painters.pdf.glyph_codes import glyph_codes, joined_runs, shown_glyphs, stretches
from generator.official.placed_pages import PlacedText
from tests.official.painters.pdf.small_documents import FALLBACK, FONTS, NAMES, OWN, SmallFonts, run


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


RUNS = {
    "as it is": ([run("示例文件")], [("示例文件", False)]),
    "slightly opened": ([run("示例文件", gaps=[1.5])], [("示例文件", False)]),
    "one gap": ([run("示例2022", gaps=[0, 4, 0])], [("示", False), ("例", True), ("2022", False)]),
    "far apart": ([run("示例文", gaps=[9])], [("示例", True), ("文", False)]),
    "a gap at the end": ([run("示例", gaps=[0, 4])], [("示例", False)]),
    "a gap between runs": (
        [run("一、", gaps=[0, 4]), run("示例", 116)],
        [("一", False), ("、", True), ("示例", False)],
    ),
    "two runs": ([run("一、"), run("示例", 112, face=Face.HEI)], [("一、", False), ("示例", False)]),
    "another font": ([run("示𠮷例")], [("示", False), ("𠮷", False), ("例", False)]),
    "another font, far apart": ([run("示𠮷例", gaps=[9])], [("示", True), ("𠮷", True), ("例", False)]),
    "a glyph of two characters": ([run("⼀一一⼀")], [("⼀", True), ("一一", False), ("⼀", True)]),
    "nothing to draw": ([run("\u200b")], []),
}


@pytest.mark.parametrize("name", RUNS)
def test_what_is_marked_with_its_text(name: str) -> None:
    runs, wanted = RUNS[name]
    codes, _ = glyph_codes(dict.fromkeys(NAMES.values(), "示例文件2022一⼀、𠮷"), FONTS)
    assert [len(group) for group in joined_runs(runs)] == [len(runs)]
    glyphs = [glyph for each in runs for glyph in shown_glyphs(each, codes[NAMES[each.face]])]
    assert [(each.text, each.marked) for each in stretches(glyphs)] == wanted


@pytest.mark.parametrize(
    ("second", "groups"),
    [
        *((run("文件", 112), [2]), (run("文件", 112.005), [2])),
        *((run("文件", 113), [1, 1]), (run("文件", 112, 128), [1, 1])),
        (run("文件", 112, turned=True), [1, 1]),
        (run("文件", 112, size=10.5), [2]),
    ],
)
def test_runs_that_follow_each_other(second: PlacedText, groups: list[int]) -> None:
    assert [len(group) for group in joined_runs([run("示例"), second])] == groups


def test_turned_runs_that_follow_each_other() -> None:
    first, second = run("示例", turned=True), run("文件", 80, 132, turned=True)
    assert [len(group) for group in joined_runs([first, second])] == [2]
    assert list(joined_runs([])) == []
