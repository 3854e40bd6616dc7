"""What the conditions of the notice's schema ask for, as jsonschema and the readers see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest
from hypothesis import assume, given, settings
from jsonschema import Draft7Validator

from generator.desk.schemas.asked_keys import required_keys, unsuited_keys
from generator.desk.schemas.front_matter_schema import notice_schema
from generator.ground.errors import Problem
from generator.ground.source import MappingNode
from generator.templates.text.front_matter import read_front_matter
from generator.templates.text.front_matter.keys import KEYS
from tests.chosen import examples
from tests.desk.schemas.seen import as_editor_sees
from tests.desk.schemas.test_nothing_right_is_flagged import front_matters, read

SCHEMA = notice_schema()
REPORTED = {
    "recipients": {"notice-recipients-order"},
    "imprint": {"notice-imprint-letter"},
    "attendance": {"notice-attendance-format"},
    "signers": {"notice-signers-format", "notice-signers-downward"},
    "stamp": {"notice-stamp-signature"},
}
"""What the readers report where a notice has a key that does not suit it."""

CASES: Mapping[str, tuple[Mapping[str, object], set[str], set[str]]] = {
    "a notice": ({"title": "关于报送的通知"}, {"issuer", "date", "recipients"}, {"signers", "attendance"}),
    "a report": ({"title": "工作报告"}, {"issuer", "date", "recipients", "signers"}, {"attendance"}),
    "a report by its kind": (
        {"title": "情况", "kind": "报告", "format": "公文"},
        {"issuer", "date", "recipients", "signers"},
        {"attendance"},
    ),
    "a letter": (
        {"title": "关于商请的函", "kind": "函"},
        {"issuer", "date", "recipients"},
        {"signers", "attendance", "imprint"},
    ),
    "an order": ({"title": "令", "kind": "令"}, {"issuer", "date"}, {"signers", "attendance", "recipients"}),
    "minutes": ({"title": "纪要", "kind": "纪要"}, {"issuer", "date"}, {"signers"}),
    "a stamp": (
        {"title": "任命书", "signature": "stamp", "recipients": "甲"},
        {"issuer", "date", "stamp"},
        {"attendance"},
    ),
    "a seal": ({"title": "任命书", "signature": "sealed"}, {"issuer", "date", "recipients"}, {"attendance", "stamp"}),
    "a secret": (
        {"title": "任命书", "secrecy": "机密"},
        {"issuer", "date", "recipients", "copy_number"},
        {"attendance"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_asked_for(case: str) -> None:
    values, required, unsuited = CASES[case]
    assert required_keys(SCHEMA, values) - set(values) == required - set(values)
    assert set(filter(str.isascii, unsuited_keys(SCHEMA, values))) == unsuited


def test_a_house_leaves_conditions_out() -> None:
    house = read("issuer: 甲\nformat: 信函\n")
    schema = notice_schema(house)
    assert "issuer" not in required_keys(schema, {})
    assert unsuited_keys(schema, {"title": "关于商请的函"}) == set()


@settings(max_examples=examples(300))
@given(front_matters(KEYS))
def test_conditions_are_seen_as_jsonschema_sees_them(text: str) -> None:
    values = as_editor_sees(text) if text.strip() else None
    assume(isinstance(values, dict))
    values = cast("dict[str, object]", values)
    flagged = Draft7Validator({"allOf": SCHEMA["allOf"]}).iter_errors(values)
    missing = {each.message.split("'")[1] for each in flagged}
    assert required_keys(SCHEMA, values) - set(values) == missing


@settings(max_examples=examples(300))
@given(front_matters(KEYS))
def test_what_does_not_suit_is_reported(text: str) -> None:
    own = read(text)
    assume(own is not None)
    own = cast("MappingNode", own)
    values = cast("Mapping[str, object]", as_editor_sees(text))
    problems: list[Problem] = []
    read_front_matter(own, None, problems)
    codes = {problem.code for problem in problems}
    for key in unsuited_keys(SCHEMA, values) & set(values):
        assert REPORTED[key] & codes or codes & {"notice-format-kind", "notice-choice", "notice-empty-value"}, key
