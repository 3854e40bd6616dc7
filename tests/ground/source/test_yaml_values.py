from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import Problem, Span
from generator.ground.source import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    check_keys,
    read_date,
    read_flag,
    read_items,
    read_mapping,
    read_number,
    read_text,
    read_texts,
)

HERE = Span("file.yaml", 1, 1, 1, "值")


def scalar(text: str) -> ScalarNode:
    return ScalarNode(text, HERE)


def listed(*texts: str) -> SequenceNode:
    return SequenceNode(tuple(map(scalar, texts)), HERE)


def named(**texts: str) -> MappingNode:
    return MappingNode({key: scalar(text) for key, text in texts.items()}, dict.fromkeys(texts, HERE), HERE)


@given(st.integers(-(10**29), 10**29))
def test_whole_numbers(number: int) -> None:
    problems: list[Problem] = []
    assert read_number(scalar(str(number)), "n", problems) == number
    assert problems == []


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_decimals_print_as_typed(number: Decimal) -> None:
    problems: list[Problem] = []
    assert str(read_number(scalar(f"{number:f}"), "n", problems)) == f"{number:f}"


@pytest.mark.parametrize(
    "text", ["", "007", "1,000", "1e3", "１２", "½", "+5", "-0", "0x1F", "9" * 5000, "1.", ".5", "nan"]
)
def test_what_is_no_number(text: str) -> None:
    problems: list[Problem] = []
    assert read_number(scalar(text), "n", problems) is None
    assert [problem.code for problem in problems] == ["source-not-number"]


def test_texts_are_one_or_a_list() -> None:
    problems: list[Problem] = []
    assert read_texts(scalar("甲"), "issuer", problems) == ("甲",)
    assert read_texts(listed("甲", "乙"), "issuer", problems) == ("甲", "乙")
    assert read_texts(scalar(""), "issuer", problems) == ()
    assert problems == []
    read_texts(SequenceNode((scalar("甲"), named(a="b")), HERE), "issuer", problems)
    assert [problem.code for problem in problems] == ["source-not-text"]


@pytest.mark.parametrize(
    ("read", "node", "code"),
    [
        (read_text, listed("甲"), "source-not-text"),
        (read_number, listed("1"), "source-not-text"),
        (read_date, named(a="b"), "source-not-text"),
        (read_date, scalar("2022-02-30"), "source-not-date"),
        (read_flag, scalar("yes"), "source-not-flag"),
        (read_items, scalar("甲"), "source-not-list"),
        (read_mapping, scalar("甲"), "source-not-mapping"),
        (read_mapping, listed(), "source-not-mapping"),
    ],
)
def test_a_value_of_the_wrong_shape_is_noted_with_its_field(read: object, node: Node, code: str) -> None:
    problems: list[Problem] = []
    assert callable(read)
    assert read(node, "some_field", problems) is None
    assert [(problem.code, problem.field, problem.span) for problem in problems] == [(code, "some_field", HERE)]


def test_keys_are_checked_with_a_suggestion() -> None:
    """A required key that was only misspelt is reported once."""
    problems: list[Problem] = []
    check_keys(
        named(titel="甲", date=""), ("title", "date"), problems, required=("title", "date"), code="source-unknown-key"
    )
    assert [(problem.code, problem.field, problem.suggestion) for problem in problems] == [
        ("source-unknown-key", "titel", "title"),
        ("source-missing-key", "date", None),
    ]
