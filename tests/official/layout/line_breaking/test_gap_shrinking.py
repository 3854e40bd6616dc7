"""Gaps of a justified line shrink for one more word, by at most half, where the line would else be very loose.

Each case has a line that lacks some twips for its next hanzi. They were measured in a second engine that imitates Word.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.official.layout.line_breaking import break_lines
from generator.official.layout.program import WORD
from generator.official.layout.type_widths import on_grid

METRICS = on_grid(WORD)
GAP = 80
TAIL = "国" * 30


def takes(line: str, lacking: float, tail: str = TAIL, *, justified: bool = True) -> bool:
    """Whether a line that lacks so many twips for ``line`` holds it nevertheless."""
    halves = sum(char.isascii() for char in line)
    gaps = sum(one.isascii() != other.isascii() and (one + other).isalnum() for one, other in pairwise(line))
    width = (len(line) - halves / 2) * METRICS.full + gaps * GAP - lacking
    return break_lines(line + tail, METRICS, first=width, rest=width, justified=justified)[0].end >= len(line)


ONE = "国，12国" + "国" * 20
TWO = "国12国" + "国" * 20
FIVE = "国，123国45国67国" + "国" * 17


def test_each_gap_gives_half_of_itself() -> None:
    assert takes(ONE, 39)
    assert not takes(ONE, 42)
    assert takes(TWO, 60)


def test_nothing_shrinks_without_gaps_or_in_a_line_that_is_not_justified() -> None:
    assert not takes("国" * 26, 5)
    assert not takes(TWO, 60, justified=False)


def test_a_line_that_would_not_be_very_loose_stays() -> None:
    assert takes(FIVE, 80)
    assert not takes(FIVE, 110)
    # with a mark that goes down with the hanzi, the line would be looser by a cell
    assert takes(FIVE + "，", 110)


def test_the_gap_behind_the_next_hanzi_shrinks_too() -> None:
    assert takes(ONE, 75, "国国国12国国国国国国")
    assert not takes(ONE, 75, "国国国，12国国国国国国")


@pytest.mark.parametrize("blank", ["国国 国国", "GB/T 9704"])
def test_a_blank_between_hanzi_is_stretched_before_gaps_shrink(blank: str) -> None:
    between_hanzi = blank.startswith("国")
    text = f"国，123国45国67国，{blank}，" + "国" * 8
    assert takes(text, 84) is not between_hanzi
