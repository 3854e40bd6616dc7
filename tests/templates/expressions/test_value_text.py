"""Conversion of values to text."""

from decimal import Decimal

import pytest

from generator.ground.source import OfficialDate
from generator.templates.expressions import NotTextError, text_of


class Shouting(str):
    __slots__ = ()

    def __str__(self) -> str:
        return self.upper() + "!"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  a\n", "  a\n"),
        (Shouting("abc"), "abc"),
        (0, "0"),
        (Decimal("12.30"), "12.30"),
        (1.5, "1.5"),
        (OfficialDate.parse("2022-02-14"), "2022年2月14日"),
    ],
)
def test_text(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "nothing"),
        ({"a": 1}, "group"),
        ([1], "list"),
        ((1,), "list"),
        (iter("ab"), "list"),
        (len, "object"),
        (object(), "object"),
        (str, "object"),
    ],
)
def test_what_no_paper_prints(value: object, kind: str) -> None:
    with pytest.raises(NotTextError) as caught:
        text_of(value)
    assert caught.value.kind == kind
