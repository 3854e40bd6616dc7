"""Word's marks that may not begin or end a line."""

from __future__ import annotations

from generator.standard.line_ends import NOT_AT_END, NOT_AT_START


def test_each_mark_is_listed_once() -> None:
    for marks in (NOT_AT_START, NOT_AT_END):
        assert len(set(marks)) == len(marks)


def test_only_a_middle_dot_may_do_neither() -> None:
    assert set(NOT_AT_START) & set(NOT_AT_END) == {"·", "．"}


def test_what_the_punctuation_standard_keeps_from_a_lines_start_and_end_is_listed() -> None:
    # GB/T 15834-2011, 5.1: marks after a text never begin a line, opening ones never end one
    assert set("，。、；：？！）》」』】〕”’…") <= set(NOT_AT_START)
    assert set("“‘（《「『【〔") <= set(NOT_AT_END)
