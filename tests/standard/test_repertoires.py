"""What fonts have, by their names. Codes: GB/T 2312-1980, GBK 1.0, GB 18030."""

from __future__ import annotations

import pytest

from generator.standard import font_with, lacking

NAMES = "喆堃甦犇燊赟媞玥垚昇珺祎翀"  # people's names that GB/T 2312 does not have


@pytest.mark.parametrize("font", ["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "方正仿宋简体"])
def test_fonts_of_the_old_set(font: str) -> None:
    assert lacking(NAMES, font) == tuple(NAMES)
    assert lacking("二〇二四年", font) == ("〇",)
    assert lacking("巫山县民政局，“护佑平安”——2024·Ⅲ①℃【】〔〕★、。ａ", font) == ()


@pytest.mark.parametrize("font", ["仿宋", "楷体", "黑体", "宋体", "方正仿宋_GBK", "方正小标宋_GBK"])
def test_fonts_of_the_larger_set(font: str) -> None:
    assert lacking(NAMES, font) == ()
    assert lacking("〇", font) == ()
    assert lacking("䶮㛃\U00020bb7", font) == ("䶮", "㛃", "\U00020bb7")


@pytest.mark.parametrize("font", ["华文仿宋", "Noto Serif CJK SC", "思源宋体", "方正仿宋_GB18030", ""])
def test_nothing_is_known_of_other_fonts(font: str) -> None:
    assert lacking(NAMES + "䶮\U00020bb7", font) == ()


def test_a_character_is_told_once() -> None:
    assert lacking("喆甲喆乙堃喆", "仿宋_GB2312") == ("喆", "堃")


@pytest.mark.parametrize(
    ("character", "font", "other"),
    [
        ("喆", "仿宋_GB2312", "仿宋或方正仿宋_GBK"),
        ("喆", "楷体_GB2312", "楷体或方正楷体_GBK"),
        ("喆", "方正小标宋简体", "方正小标宋_GBK"),
        ("䶮", "仿宋_GB2312", "方正仿宋_GB18030"),
        ("䶮", "仿宋", "方正仿宋_GB18030"),
        ("䶮", "宋体", "方正书宋_GB18030"),
        ("喆", "方正隶变简体", "名称里带GBK的字体"),
        ("\U00020bb7", "方正隶变简体", "支持GB 18030的字体"),
    ],
)
def test_the_font_that_has_it(character: str, font: str, other: str) -> None:
    assert font_with(character, font) == other
