"""Conversion of values to text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.ground.source.date import OfficialDate
from generator.templates.expressions.chinese_numerals import (
    CAPITALS,
    MOST,
    SPOKEN,
    SPOKEN_IN_WORD,
    digit_by_digit,
    in_numerals,
)
from generator.templates.expressions.value_text import NotTextError, text_of


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


# Chinese numerals: zeros between digits, the word for 10, and the greatest number.


NUMBERS = {
    0: ("〇", "零", "零"),
    10: ("十", "十", "壹拾"),
    19: ("十九", "十九", "壹拾玖"),
    105: ("一百〇五", "一百零五", "壹佰零伍"),
    110: ("一百一十", "一百一十", "壹佰壹拾"),
    10_010: ("一万〇一十", "一万零一十", "壹万零壹拾"),
    100_000_000: ("一亿", "一亿", "壹亿"),
    100_000_001: ("一亿〇一", "一亿零一", "壹亿零壹"),
    MOST: (
        "九千九百九十九亿九千九百九十九万九千九百九十九",
        "九千九百九十九亿九千九百九十九万九千九百九十九",
        "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖",
    ),
}


@pytest.mark.parametrize("number", NUMBERS)
def test_each_kind_of_numerals(number: int) -> None:
    kinds = (SPOKEN, SPOKEN_IN_WORD, CAPITALS)
    assert tuple(in_numerals(number, numerals) for numerals in kinds) == NUMBERS[number]


def test_a_year_is_written_digit_by_digit() -> None:
    assert digit_by_digit(2022, SPOKEN) == "二〇二二"
