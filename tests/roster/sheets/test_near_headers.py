"""Slips in headings: one sound, one stroke or one key away from a known word; other words are left alone."""

from __future__ import annotations

import pytest

from generator.roster.sheets.near_headers import nearest

SLIPS = {
    "分数": "份数", "油编": "邮编", "邮遍": "邮编", "电化": "电话", "地止": "地址", "地扯": "地址", "祖别": "组别",
    "邮相": "邮箱", "性名": "姓名", "手几": "手机", "邮政编吗": "邮政编码", "联人系": "联系人", "单位名": "单位名称",
    "学校名": "学校名称", "社区名秤": "社区名称", "邮遍（必填）": "邮编", "phoen": "phone", "adress": "address",
    "e-mail adress": "e-mail address",
}  # fmt: skip

WORDS = (
    "校长", "人数", "级别", "备注", "地点", "单元", "学院名称", "单位简称", "单位网址", "单位类型", "原单位名称",
    "联系人1", "联系地址2", "电话1", "Address2", "Phone1", "FName", "Mode", "Tex", "City", "名次", "编号", "份",
)  # fmt: skip


@pytest.mark.parametrize("typed", SLIPS)
def test_a_slip_is_known(typed: str) -> None:
    assert nearest(typed) == SLIPS[typed]


@pytest.mark.parametrize("word", WORDS)
def test_another_word_is_no_slip(word: str) -> None:
    assert nearest(word) is None
