"""Headings that declare a field: 床位数（beds，number）; a remark in brackets declares none."""

from __future__ import annotations

import pytest

from generator.roster.sheets.declared_headers import declared_header, in_one_line

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
