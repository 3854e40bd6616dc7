"""出席, 请假 and 列席 of 纪要: which of them are kept on one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.official.document import Attendance
from generator.official.layout.main_part import attendance
from tests.official.layout.ending_documents import BASE

_NAME = "示例甲、"


@pytest.mark.parametrize(
    ("listed", "kept"),
    [
        (Attendance("示例甲", "示例乙", "示例丙"), [True, True, False]),
        (Attendance("示例甲", "", "示例丙"), [True, False]),
        (Attendance("示例甲", "", ""), [False]),
        # more than the 22 lines of a page
        (Attendance(_NAME * 70, _NAME * 70, "示例丙"), [False, False, False]),
    ],
)
def test_they_are_kept_together_where_a_page_holds_them(listed: Attendance, kept: list[bool]) -> None:
    assert [each.keep_next for each in attendance(replace(BASE, attendance=listed))] == kept


def test_without_a_list_there_is_no_paragraph() -> None:
    assert attendance(replace(BASE, attendance=None)) == ()
