"""Seals beside and below each other, worked out by hand: the type area is 156 mm wide, the date's middle at 113.6."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.ground.length import Mm
from generator.official.layout.signature import seal_rows

WIDTH, AXIS = 156.0, 113.6


def rows(names: list[float], diameter: float) -> list[list[float]]:
    placed = seal_rows([Mm(name) for name in names], Mm(diameter), Mm(WIDTH), Mm(AXIS))
    return [[round(centre.mm, 1) for centre in row] for row in placed]


@pytest.mark.parametrize(
    ("names", "diameter", "expected"),
    [
        ([33], 45, [[113.6]]),
        # figure 7: one close beside the other, a millimetre between them
        ([33, 33], 45, [[67.6, 113.6]]),
        # three of 45 mm would begin at 113.6 − 2 × 46 − 22.5 < 0; two are as far from the left edge as from the right
        ([33, 33, 33], 45, [[42.4, 113.6], [113.6]]),
        ([33, 33, 33], 42, [[27.6, 70.6, 113.6]]),
        # figure 8: (156 − 3 × 50) / 4 = 1.5 mm of white between three seals and at both ends
        ([17, 17, 17, 17, 17], 50, [[26.5, 78.0, 129.5], [42.4, 113.6]]),
        # names of 100 mm leave no room beside them; the upper one is moved in until it ends with the type area
        ([100, 33], 45, [[106.0], [113.6]]),
        # names of 70 mm need 75.6 mm from middle to middle, one 字 between them; the left one begins at 3.0
        ([70, 70], 45, [[38.0, 113.6]]),
        # those of 80 mm would begin at 113.6 − 85.6 − 40 < 0
        ([80, 80], 45, [[113.6], [113.6]]),
        ([50, 50], 45, [[58.0, 113.6]]),
    ],
)
def test_rows(names: list[float], diameter: float, expected: list[list[float]]) -> None:
    assert rows(names, diameter) == expected


@pytest.mark.parametrize("count", range(1, 11))
@pytest.mark.parametrize("diameter", [20, 42, 45, 50, 60])
def test_seals_neither_touch_nor_leave_the_type_area(count: int, diameter: float) -> None:
    placed = rows([33.0] * count, diameter)
    assert sum(len(row) for row in placed) == count
    assert [len(row) for row in placed] == sorted((len(row) for row in placed), reverse=True)
    for row in placed:
        assert row[0] - diameter / 2 >= -0.05
        assert row[-1] + diameter / 2 <= WIDTH + 0.05
        assert all(right - left >= diameter + 0.5 for left, right in pairwise(row))
    assert placed[-1][-1] == AXIS
