"""A text in the place of another."""

from __future__ import annotations

import pytest

from generator.desk.notice_editing.whole_text import with_whole_text


@pytest.mark.parametrize(
    ("typed", "text", "wanted"),
    [
        ("\ufeff甲\r\n乙\n丙\r\n", "甲\n丁\n丙\n戊\n", "\ufeff甲\r\n丁\r\n丙\r\n戊\r\n"),
        ("甲", "", ""),
        ("", "甲\n", "甲\n"),
    ],
)
def test_a_whole_text_keeps_its_lines(typed: str, text: str, wanted: str) -> None:
    assert with_whole_text(typed.encode(), text).decode() == wanted
