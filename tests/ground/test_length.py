"""Lengths keep their unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.length import Hang, Length, Mm, Pt, Twips, Zi

MILLIMETRES = st.floats(-1000, 1000, allow_nan=False)


def test_one_inch_in_every_unit() -> None:
    inch = Mm(25.4)
    assert inch.pt == pytest.approx(72)
    assert inch.mm == pytest.approx(25.4)
    assert (inch.twips, inch.half_points, inch.eighths) == (1440, 144, 576)


def test_units_of_the_standard() -> None:
    """3.1: a cell of the line of 28; 3.2: the height of a 3号 character and 7/8 of it, 10.39 mm (GB/T 33476.2)."""
    assert Zi(28).mm == pytest.approx(156)
    assert Hang(2).mm == pytest.approx(20.78)
    assert Pt(16 * 15 / 8).mm == pytest.approx(Hang(1).mm, abs=0.25)
    assert Twips(20) == Pt(1)


@pytest.mark.parametrize(
    ("points", "twips", "half_points", "eighths"),
    [(0.024, 0, 0, 0), (0.26, 5, 1, 2), (1.5, 30, 3, 12), (-1.5, -30, -3, -12)],
)
def test_whole_units_are_rounded(points: float, twips: int, half_points: int, eighths: int) -> None:
    found = Pt(points)
    assert (found.twips, found.half_points, found.eighths) == (twips, half_points, eighths)


@given(MILLIMETRES)
def test_millimetres_come_back(millimetres: float) -> None:
    assert Mm(millimetres).mm == pytest.approx(millimetres)
    assert Mm(millimetres).twips == pytest.approx(millimetres * 1440 / 25.4, abs=0.51)


@given(MILLIMETRES, MILLIMETRES, st.integers(-5, 5))
def test_sums_and_multiples_are_lengths(one: float, other: float, factor: int) -> None:
    for found, millimetres in (
        (Mm(one) + Mm(other), one + other),
        (Mm(one) - Mm(other), one - other),
        (Mm(one) * factor, one * factor),
        (factor * Mm(one), one * factor),
        (-Mm(one), -one),
    ):
        assert isinstance(found, Length)
        assert found.mm == pytest.approx(millimetres, abs=1e-6)


def test_lengths_compare_and_print() -> None:
    assert Mm(37) < Mm(40.2)
    assert max(Pt(3), Pt(4)) == Pt(4)
    assert repr(Pt(1.5)) == "Length(1.5 pt)"
