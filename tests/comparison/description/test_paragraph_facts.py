"""Frames and floating tables are told with their place, which is the same where a program writes defaults down."""

from __future__ import annotations

import pytest

from tests.comparison.description.test_table_facts import cell, table
from tests.comparison.told import line, text, text_lines


@pytest.mark.parametrize(
    ("given", "told_as"),
    [
        ('w:vAnchor="page" w:hAnchor="page" w:x="1134" w:y="2835"', "横向 页面 20 毫米，竖向 页面 50 毫米"),
        ('w:hAnchor="margin" w:xAlign="right" w:vAnchor="text" w:y="1"', "横向 版心 右，竖向 文字 0 毫米"),
        ('w:x="567" w:y="1134"', "横向 文字 10 毫米，竖向 版心 20 毫米"),
        ('w:hAnchor="text" w:vAnchor="margin" w:x="567" w:y="1134"', "横向 文字 10 毫米，竖向 版心 20 毫米"),
    ],
)
def test_a_frame(given: str, told_as: str) -> None:
    assert line(f"<w:pPr><w:framePr {given}/></w:pPr>{text('甲')}") == f"‹在图文框中（{told_as}）›甲"


@pytest.mark.parametrize(
    ("given", "told_as"),
    [
        (
            'w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="1" w:tblpYSpec="bottom"',
            "横向 版心 0 毫米，竖向 版心 下",
        ),
        ('w:tblpX="1134" w:tblpY="2835"', "横向 文字 20 毫米，竖向 版心 50 毫米"),
        ('w:vertAnchor="text" w:tblpXSpec="center" w:tblpYSpec="inline"', "横向 文字 中，竖向 文字 0 毫米"),
    ],
)
def test_a_floating_table(given: str, told_as: str) -> None:
    floating = table(cell("甲") + cell("乙"), properties=f'<w:tblpPr {given}/><w:jc w:val="right"/>')
    assert text_lines(floating)[0] == f"[表格]：浮动（{told_as}）"
