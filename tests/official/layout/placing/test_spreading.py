"""How a line's slack is shared out: to which characters, and how much in each program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.official.layout.line_breaking import MeasuredText
from generator.official.layout.placed_lines import distributed, justified, natural_advances
from generator.official.layout.program import LIBREOFFICE, PROGRAMS, WORD, Program
from generator.official.layout.type_widths import on_grid

ALPHABET = "国家发文，。“”（）——0123456789abcXYZ%/-. \u3000"
CELL = on_grid(WORD).full


def measured(text: str, program: Program = WORD) -> MeasuredText:
    return MeasuredText(text, on_grid(program), justified=True)


def added(text: str, slack: float, program: Program = WORD) -> list[float]:
    """What each character of a justified line gets."""
    of = measured(text, program)
    pairs = zip(justified(of, 0, len(text), slack), natural_advances(of, 0, len(text)), strict=True)
    return [wide - natural for wide, natural in pairs]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_gap_belongs_to_the_character_before_it(program: Program) -> None:
    metrics = on_grid(program)
    of = measured("国1家", program)
    assert natural_advances(of, 0, 3) == [metrics.full + metrics.gap, metrics.half + metrics.gap, metrics.full]
    assert natural_advances(of, 1, 3) == [metrics.half + metrics.gap, metrics.full]  # none before a line's first


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("国家发", [15, 15, 0]),
        ("国，家", [15, 15, 0]),  # marks as hanzi
        ("国ab家", [15, 0, 15, 0]),  # beside a word, not in it
        ("ab cd", [0, 0, 30, 0, 0]),
        ("国 家", [15, 15, 0]),
        ("2026年", [0, 0, 0, 30, 0]),
    ],
)
def test_white_goes_beside_hanzi_and_to_blanks(text: str, shares: list[float]) -> None:
    assert added(text, 30) == pytest.approx(shares)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("text", ["abcd", "国", "1234", ""])
def test_a_line_without_such_a_place_stays_as_it_is(text: str, program: Program) -> None:
    assert added(text, 100, program) == [0] * len(text)


def test_in_word_a_line_too_wide_loses_it_at_gaps_and_blanks_alone() -> None:
    assert added("国家1发 文", -30) == pytest.approx([0, -10, -10, 0, -10, 0])
    assert added("国家发文", -30) == [0, 0, 0, 0]


def test_in_libreoffice_it_loses_it_everywhere() -> None:
    assert added("国 家发", -30, LIBREOFFICE) == pytest.approx([-10, -10, -10, 0])


def test_in_libreoffice_whole_twips_are_added_and_a_portion_gets_what_they_leave() -> None:
    # 20 / 6 is 3.33: the third place ends a portion of hanzi, the fourth one of digits, the others are in the last.
    assert added("国家发1文国家", 20, LIBREOFFICE) == [3, 3, 4, 3, 3, 3, 0]


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_distributed_line_has_white_between_all_characters(program: Program) -> None:
    of = measured("国ab家", program)
    widths = [one - other for one, other in zip(distributed(of, 0, 4, 30), natural_advances(of, 0, 4), strict=True)]
    assert widths == pytest.approx([10, 10, 10, 0])
    assert distributed(measured("国", program), 0, 1, 30) == natural_advances(measured("国", program), 0, 1)


TEXTS = st.text(ALPHABET, min_size=1, max_size=30)


@given(TEXTS, st.floats(0, 2000))
def test_in_word_a_line_is_as_wide_as_its_room_where_it_can_be_stretched(text: str, slack: float) -> None:
    shares = added(text, slack)
    assert all(share >= -1e-9 for share in shares)
    assert sum(shares) == pytest.approx(slack if any(shares) or not slack else 0, abs=1e-6)
    assert len({round(share, 6) for share in shares if share > 1e-9}) <= 1


@given(TEXTS, st.floats(0, 2000))
def test_in_libreoffice_it_lacks_less_than_a_twip_for_each_place(text: str, slack: float) -> None:
    shares = [round(share, 9) for share in added(text, slack, LIBREOFFICE)]
    assert all(share == int(share) for share in shares)
    places = sum(1 for share in shares if share)
    assert sum(shares) <= slack + 1e-6
    assert not places or sum(shares) > slack - len(text)


@given(TEXTS, st.sampled_from(PROGRAMS), st.floats(-200, 2000))
def test_the_last_character_keeps_its_width(text: str, program: Program, slack: float) -> None:
    assert added(text, slack, program)[-1] == 0
