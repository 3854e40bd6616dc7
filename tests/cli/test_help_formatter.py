"""Lines of help are measured by the columns that they take, and broken where they may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.help_formatter import ColumnFormatter, wrapped
from generator.ground.errors import columns


@pytest.mark.parametrize(
    ("line", "width", "expected"),
    [
        ("", 10, []),
        ("build the whole set", 10, ["build the", "whole set"]),
        ("生成全套文件", 8, ["生成全套", "文件"]),
        ("生成全套，文件", 8, ["生成全", "套，文件"]),
        ("生成（全套）文件", 8, ["生成（全", "套）文件"]),
        ("用 --only 挑", 8, ["用", "--only", "挑"]),
        ("用 --only 挑", 9, ["用 --only", "挑"]),
        ("a-word-that-is-too-long x", 8, ["a-word-that-is-too-long", "x"]),
        ("文件……", 8, ["文件……"]),
    ],
)
def test_where_a_line_is_broken(line: str, width: int, expected: list[str]) -> None:
    assert list(wrapped(line, width)) == expected


def test_paragraphs_stay_apart_and_what_is_indented_as_it_is() -> None:
    formatter = ColumnFormatter(20, None)
    formatter.write_text("one two three four five\n\n  a line that is typed, however long\nsix")
    assert formatter.getvalue() == "one two three four\nfive\n\n  a line that is typed, however long\nsix\n"


def test_a_left_side_that_is_too_wide_has_the_right_one_below() -> None:
    formatter = ColumnFormatter(50, None)
    with formatter.section("选项"):
        formatter.write_dl([("--名", "短"), ("--an-option-that-is-very-long VALUE", "它的说明")])
    assert formatter.getvalue().splitlines() == [
        "选项：",
        f"  --名{' ' * 28}短",
        "  --an-option-that-is-very-long VALUE",
        f"{' ' * 34}它的说明",
    ]


@given(st.text(st.sampled_from("发文，。（）“”…—abcAB12-."), max_size=60), st.integers(12, 40))
def test_nothing_is_lost_and_no_sign_stands_alone(line: str, width: int) -> None:
    lines = list(wrapped(line, width))
    assert "".join(lines) == line
    for each in lines:
        assert each == each.strip()
    for before in lines[:-1]:
        assert before[-1] not in "（“"
    for each in lines:
        if columns(each) > width:  # nowhere to break it
            assert len(list(wrapped(each, 1))) == 1
