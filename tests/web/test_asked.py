"""What one request asks."""

from __future__ import annotations

import pytest

from generator.web.asked import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("999999999", 999_999_999)])
def test_a_whole_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", " 1", "1.0", "1e3", "1_000", "x", "１", "²", "1" * 10, "9" * 5000])
def test_what_is_none(text: str) -> None:
    assert whole_number(text) is None
