from __future__ import annotations

import pytest

from generator.official.painters.pdf.operators import fill_colour, number, numbers, span


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.0001, "0"), (1, "1"), (1.5, "1.5"), (-0.25, "-0.25"), (100, "100"), (1e6, "1000000"), (1e-9, "0")],
)
def test_numbers(value: float, written: str) -> None:
    assert number(value) == written


def test_other_operators() -> None:
    assert numbers(1, 2.50, 1 / 3) == "1 2.5 0.333"
    assert (fill_colour(red=True), fill_colour(red=False)) == ("1 0 0 rg", "0 g")
    assert span("示𠮷") == "/Span <</ActualText <FEFF793AD842DFB7>>> BDC"
