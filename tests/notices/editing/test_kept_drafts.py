"""Two versions of a text beside each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notices.editing.kept_drafts import AROUND, VersionLine, version_lines

SAME = "\n".join(str(number) for number in range(20))
TEXTS = st.lists(st.sampled_from(["甲", "乙", ""]), max_size=8).map("\n".join)


def test_what_is_far_from_a_difference_is_left_out() -> None:
    lines = version_lines(f"{SAME}\n甲\n{SAME}", f"{SAME}\n乙\n丙\n{SAME}")
    assert [line.kind for line in lines] == [
        "gap",
        *["same"] * AROUND,
        "differs",
        "differs",
        *["same"] * AROUND,
        "gap",
    ]
    assert [line for line in lines if line.kind == "differs"] == [
        VersionLine("甲", "乙", "differs"),
        VersionLine(None, "丙", "differs"),
    ]


@pytest.mark.parametrize("text", ["", "甲", SAME])
def test_equal_texts_have_no_difference(text: str) -> None:
    assert {line.kind for line in version_lines(text, text)} <= {"gap"}


@given(TEXTS, TEXTS)
def test_short_texts_are_there_whole(mine: str, theirs: str) -> None:
    lines = version_lines(mine, theirs)
    if any(line.kind == "differs" for line in lines) and all(line.kind != "gap" for line in lines):
        assert [line.mine for line in lines if line.mine is not None] == mine.splitlines()
        assert [line.theirs for line in lines if line.theirs is not None] == theirs.splitlines()
    assert any(line.kind == "differs" for line in lines) is (mine.splitlines() != theirs.splitlines())
