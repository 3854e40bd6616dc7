"""Numbers in hanzi, read."""

from __future__ import annotations

import pytest

from generator.standard.numerals import hanzi_value


@pytest.mark.cases(20)
@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零一", 101),
        ("一百一十", 110), ("一百二十三", 123), ("一千二百六十", 1260), ("〇", 0), ("12", 12), ("１２", 12),
        ("十4", 14), ("甲", None), ("", None), ("第三", None),
    ],
)  # fmt: skip
def test_a_number_has_its_value(number: str, value: int | None) -> None:
    assert hanzi_value(number) == value


@pytest.mark.parametrize(("text", "value"), [("二〇二六", 2026), ("2０26", 2026), ("三五", 35)])
def test_digits_beside_each_other_are_places_of_a_year_alone(text: str, value: int) -> None:
    assert hanzi_value(text) == value
    assert hanzi_value(text, in_places=False) is None
