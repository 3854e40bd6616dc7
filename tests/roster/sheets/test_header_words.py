"""Words above the columns of sheets: each means one column."""

from __future__ import annotations

from collections import defaultdict

import pytest

from generator.roster.sheets.header_words import SERIALS, WRITTEN, declared_header, in_one_line, key, nearest


def test_no_word_means_two_columns() -> None:
    columns = defaultdict(set)
    for word, column in WRITTEN:
        columns[key(word)].add(column)
    assert {word: meant for word, meant in columns.items() if len(meant) > 1} == {}
    assert columns.keys() & SERIALS == set()


# Headings that declare a field: 床位数（beds，number）; a remark in brackets declares none.


DECLARED = {
    "床位数（beds，number）": ("床位数", "beds", "number", False),
    "启用(opened, 日期, 必填)": ("启用", "opened", "date", True),
    "等级（级，文字）": ("等级", "级", "text", False),
    "床位\n数（beds）：": ("床位数", "beds", None, False),
}


@pytest.mark.parametrize("heading", DECLARED)
def test_a_field_is_declared(heading: str) -> None:
    found = declared_header(heading)
    assert found is not None
    assert (found.title, found.name, found.kind, found.is_required) == DECLARED[heading]


@pytest.mark.parametrize("heading", ["校长（校长）", "人数（人）", "床位数", "（beds）", "邮编（beds，六位）"])
def test_a_remark_declares_nothing(heading: str) -> None:
    assert declared_header(heading) is None


def test_a_heading_in_one_line() -> None:
    assert in_one_line(" 单位\n名称 ") == "单位名称"
    assert in_one_line("Last\nName") == "Last Name"


# Slips in headings: one sound, one stroke or one key away from a known word; other words are left alone.


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
