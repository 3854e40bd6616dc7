"""Fonts by the standard's own words for them."""

from __future__ import annotations

import pytest

from generator.standard.faces import FAMILIES, face_of


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
    assert {each.face: {*map(face_of, each.names)} for each in FAMILIES} == {
        each.face: {each.face} for each in FAMILIES
    }
    assert [each.face for each in FAMILIES if each.usual not in each.names] == []


def test_the_longer_name_of_a_face_is_not_taken_for_another() -> None:
    assert [face_of(each) for each in ("小标宋体", "仿宋体")] == ["小标宋", "仿宋"]
