"""Every text is read back unchanged from a workbook's escapes."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from generator.office.sheetml.escapes import decoded, escaped


@given(st.text("_x05FDab甲", max_size=20))
@example("_x000D_")
@example("_x005F_x000D_")
def test_a_text_comes_back(text: str) -> None:
    assert decoded(escaped(text)) == text


def test_what_an_escape_stands_for() -> None:
    assert decoded("甲_x000D_乙_x005F_x0041_") == "甲\r乙_x0041_"
