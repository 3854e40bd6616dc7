from __future__ import annotations

import pytest

from generator.office.pdf.lost import all_lost, lost_characters


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("甲，乙。", "甲，乙。", ""),
        ("甲，乙。", "甲乙。", "，"),
        ("甲甲", "甲", "甲"),
        ("甲丙乙", "", "丙乙甲"),
        ("甲", "甲 第 1 页", ""),
        ("甲 乙\u3000丙\u00a0", "甲\r\n乙丙", ""),
        ("A-b", "a\x02B", ""),
        ("⼀Ａ㎡", "一Am2", ""),
        ("𠮷", "𠮷", ""),
        ("甲\u200b\u00ad", "甲", ""),
        ("", "甲", ""),
    ],
)
def test_characters_are_counted(text: str, printed: str, missing: str) -> None:
    assert lost_characters(text, printed) == missing


@pytest.mark.parametrize(
    ("text", "printed", "lost"),
    [("甲乙", "", True), ("甲乙", "丙 1", True), ("甲乙", "乙", False), ("", "", False), (" \u200b-", "", False)],
)
def test_a_page_without_any_of_its_text_is_told(text: str, printed: str, lost: bool) -> None:
    assert all_lost(text, printed) is lost
