"""Stretches of two sequences: all of both, in order, and soon also where both are long."""

from __future__ import annotations

import pytest

from generator.desk.reviewing.differing import Stretch, stretches


@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("甲", ""), ("", "甲"), ("甲乙丙", "甲丁丙"), ("甲甲", "甲甲甲"), ("甲乙", "乙甲")]
)
def test_all_of_both_is_in_one_stretch(one: str, other: str) -> None:
    found = list(stretches(one, other))
    assert "".join(one[each.first : each.last] for each in found) == one
    assert "".join(other[each.start : each.end] for each in found) == other
    assert all(one[each.first : each.last] == other[each.start : each.end] for each in found if each.is_equal)


def test_long_texts_differ_as_a_whole_between_their_equal_ends() -> None:
    one, other = f"甲{'乙丙' * 3000}丁", f"甲{'丙戊' * 3000}丁"
    assert [each.is_equal for each in stretches(one, other)] == [True, False, True]
    assert list(stretches(one, one)) == [Stretch(True, 0, len(one), 0, len(one))]
