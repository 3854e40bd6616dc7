"""A single expression: its value in the sandbox, and its faults with their column."""

import re
from decimal import Decimal

import pytest
from jinja2.exceptions import SecurityError

from generator.ground.source.date import OfficialDate
from generator.templates.expressions.bare_names import MissingNameError
from generator.templates.expressions.chinese_numerals import (
    CAPITALS,
    MOST,
    SPOKEN,
    SPOKEN_IN_WORD,
    digit_by_digit,
    in_numerals,
)
from generator.templates.expressions.expression import Expression, ExpressionFault
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.value_conversion import NotTextError, text_of
from tests.refused import refused


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        *(("kind == '镇'", True), ("kind == “镇”", True), ("kind == ‘乡’", False)),
        *(("copies > 1 and not late", True), ("类型 in ['镇', '乡']", True), ("unit.kind", "镇")),
        *(("name[0:2]", "示例"), ("name is defined", True), ("name ~ '}}' if copies == 2", "示例镇}}")),
    ],
)
def test_what_it_comes_to(source: str, expected: object) -> None:
    unit = {"kind": "镇", "类型": "镇", "copies": 2, "late": "", "name": "示例镇"}
    assert Expression(source).value({**unit, "unit": unit}) == expected


def test_the_names_that_it_reads_with_their_columns() -> None:
    reads = Expression("kind == '镇' and unit.copies > range(2)|length").reads
    assert [(read.name, read.line) for read in reads] == [("kind", 1), ("unit.copies", 21)]


@pytest.mark.parametrize(
    ("source", "place", "said", "meant"),
    [
        ("kind = '镇'", "     ^", "=", "=="),
        ("kind ＝＝ '镇'", "     ^", "＝", "=="),
        ("（kind == '镇')", "^", "（", "("),
        ("kind == '镇", "        ^", "引号", None),
        ("kind ==", "       ^", "没有写完", None),
        ("(kind == '镇'", "            ^", ")", None),
        ("kind == '镇')", "           ^", ")", None),
        ("['镇', '乡'", "         ^", "没有写完", None),
        ("name|lenght > 2", "     ^^^^^^", "lenght", "length"),
        ("copies is evn", "          ^^^", "evn", "even"),
        ("kind }} x", "     ^^", "}}", None),
        ("kind && name", "     ^", "&", "and"),
        ("kind, name", "    ^", ",", None),
        ("", "^", "没有写完", None),
        ("   ", "^", "没有写完", None),
        ("(" * 2000, "^" * 2000, "写法", None),
        ("1" * 6000, "^" * 6000, "写法", None),
        ("a" * 10_001, "^" * 10_001, "写法", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_fault_has_its_place(source: str, place: str, said: str, meant: str | None) -> None:
    fault = refused(ExpressionFault, Expression, source)
    assert " " * (fault.column - 1) + "^" * fault.length == place
    assert said in fault.why.zh
    assert re.search("[\u4e00-\u9fff]", fault.why.en.replace(said, "")) is None
    assert fault.suggestion == meant


@pytest.mark.parametrize("source", ["name.__class__", "''.__class__.__mro__", "name.format.__globals__"])
def test_it_is_in_the_sandbox(source: str) -> None:
    with pytest.raises((SecurityError, MissingNameError)):
        bool(Expression(source).value({"name": "示例镇"}))


def test_it_comes_to_an_end() -> None:
    with pytest.raises(LimitError):
        Expression("'镇' * 200000000").value({})


def test_a_value_is_never_an_expression() -> None:
    assert Expression("name").value({"name": "{{ 7 * 7 }}"}) == "{{ 7 * 7 }}"


class Shouting(str):
    __slots__ = ()

    def __str__(self) -> str:
        return self.upper() + "!"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *(("  a\n", "  a\n"), (Shouting("abc"), "abc"), (0, "0"), (Decimal("12.30"), "12.30")),
        *((1.5, "1.5"), (OfficialDate.parse("2022-02-14"), "2022年2月14日")),
    ],
)
def test_text(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "nothing"),
        ({"a": 1}, "group"),
        *(([1], "list"), ((1,), "list"), (iter("ab"), "list")),
        *((len, "object"), (object(), "object"), (str, "object")),
    ],
)
def test_what_no_paper_prints(value: object, kind: str) -> None:
    assert refused(NotTextError, text_of, value).kind == kind


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
