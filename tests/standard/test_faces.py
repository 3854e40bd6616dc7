"""Fonts by the standard's own words for them."""

import pytest

from generator.standard import font_with
from generator.standard.faces import FAMILIES, face_of, missing_hanzi


@pytest.mark.parametrize(
    ("font", "face"),
    [
        ("方正小标宋简体", "小标宋"),
        ("方正小标宋_GBK", "小标宋"),
        ("FZXiaoBiaoSong-B05S", "小标宋"),
        ("仿宋_GB2312", "仿宋"),
        ("仿宋", "仿宋"),
        ("方正仿宋_GBK", "仿宋"),
        ("FangSong_GB2312", "仿宋"),
        ("华文仿宋", "仿宋"),
        ("STFangsong", "仿宋"),
        ("楷体_GB2312", "楷体"),
        ("KaiTi", "楷体"),
        ("STKaiti", "楷体"),
        ("方正楷体_GBK", "楷体"),
        ("黑体", "黑体"),
        ("SimHei", "黑体"),
        ("方正黑体_GBK", "黑体"),
        ("宋体", "宋体"),
        ("SimSun", "宋体"),
        ("方正书宋_GBK", "宋体"),
    ],
)
def test_names_of_a_face(font: str, face: str) -> None:
    assert face_of(font) == face


@pytest.mark.parametrize("font", ["Times New Roman", "微软雅黑", "华文中宋", "Arial", ""])
def test_fonts_of_no_face(font: str) -> None:
    assert face_of(font) is None


def test_the_names_of_a_family_are_of_its_face() -> None:
    expected = {each.face: {each.face} for each in FAMILIES}
    assert {each.face: {*map(face_of, each.names)} for each in FAMILIES} == expected
    assert [each.face for each in FAMILIES if each.usual not in each.names] == []


def test_the_longer_name_of_a_face_is_not_taken_for_another() -> None:
    assert [face_of(each) for each in ("小标宋体", "仿宋体")] == ["小标宋", "仿宋"]


# What fonts have, by their names. Codes: GB/T 2312-1980, GBK 1.0, GB 18030.


NAMES = "喆堃甦犇燊赟媞玥垚昇珺祎翀"  # people's names that GB/T 2312 does not have


@pytest.mark.parametrize("font", ["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "方正仿宋简体"])
def test_fonts_of_the_old_set(font: str) -> None:
    assert missing_hanzi(NAMES, font) == tuple(NAMES)
    assert missing_hanzi("二〇二四年", font) == ("〇",)
    assert missing_hanzi("巫山县民政局，“护佑平安”——2024·Ⅲ①℃【】〔〕★、。ａ", font) == ()


@pytest.mark.parametrize("font", ["仿宋", "楷体", "黑体", "宋体", "方正仿宋_GBK", "方正小标宋_GBK"])
def test_fonts_of_the_larger_set(font: str) -> None:
    assert missing_hanzi(NAMES, font) == ()
    assert missing_hanzi("〇", font) == ()
    assert missing_hanzi("䶮㛃\U00020bb7", font) == ("䶮", "㛃", "\U00020bb7")


@pytest.mark.parametrize("font", ["华文仿宋", "Noto Serif CJK SC", "思源宋体", "方正仿宋_GB18030", ""])
def test_nothing_is_known_of_other_fonts(font: str) -> None:
    assert missing_hanzi(NAMES + "䶮\U00020bb7", font) == ()


def test_a_character_is_told_once() -> None:
    assert missing_hanzi("喆甲喆乙堃喆", "仿宋_GB2312") == ("喆", "堃")


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
