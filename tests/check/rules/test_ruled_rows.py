"""The rules of the digest: each is there, is declared once and whole, and is checked or says why not."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from generator.check.rendered import PAGE_RULES
from generator.check.rendered.page_checks import on_page
from generator.check.rules import FILE_RULES, RULES
from generator.check.rules.departure import on_file
from generator.check.rules.general import UNCHECKED
from generator.check.run import SET_RULES
from generator.ground.words.messages import SENTENCES
from generator.standard import ROWS
from tests import standard_list

COUNTS = {
    "PG": 16, "HD": 30, "TI": 9, "RC": 7, "BD": 15,
    "AT": 7, "SG": 20, "NT": 2, "AN": 7, "IM": 17, "PN": 8, "TB": 4,
    "LT": 10, "CM": 4, "MN": 4, "GN": 8, "PU": 23, "NU": 15, "MM": 6,
}  # fmt: skip
"""How many rules each part of an official document has."""

IDS = [f"{part}-{number:02}" for part, count in COUNTS.items() for number in range(1, count + 1)]

CHECKS = [*FILE_RULES.items(), *PAGE_RULES.items()]


def test_every_rule_is_there() -> None:
    assert set(IDS) <= set(RULES)
    assert len(IDS) == 212


def test_each_rule_is_checked_or_says_why_not() -> None:
    unchecked = set(RULES) - set(FILE_RULES) - set(PAGE_RULES) - set(SET_RULES)
    assert unchecked == set(UNCHECKED)
    assert all(len(reason) > 20 for reason in UNCHECKED.values())


def test_how_many_are_checked_where() -> None:
    assert len(FILE_RULES) >= 180
    assert set(PAGE_RULES) <= set(FILE_RULES)
    assert len(UNCHECKED) <= 20


def test_a_check_says_what_passes_and_what_departs() -> None:
    examples = {
        (rule, word): re.findall(rf"^{word}: (.{{2,}})$", inspect.getdoc(check) or "", re.MULTILINE)
        for rule, check in CHECKS
        for word in ("Passes", "Departs")
    }
    assert {each: found for each, found in examples.items() if len(found) != 1} == {}


def test_a_rule_is_whole() -> None:
    whole = {rule.id for rule in RULES.values() if set(rule.rows) <= set(ROWS) and rule.clause}
    assert set(RULES) - whole == set()
    assert set(RULES) - set(SENTENCES) == set()


def test_a_severity_that_follows_from_the_strength_is_not_declared() -> None:
    assert [each.id for each in RULES.values() if each.severity == replace(each, severity=None).reported_as] == []


def test_a_rule_is_declared_once() -> None:
    with pytest.raises(ValueError, match="HD-28"):
        on_file("HD-28", clause="7.2.7", strength="must")


def test_a_check_of_pages_is_of_a_declared_rule() -> None:
    for again in ("HD-99", "HD-28"):
        with pytest.raises(ValueError, match=again):
            on_page(again)


def test_what_lays_a_rule_out_is_there() -> None:
    for module in {rule.laid_out for rule in RULES.values()} - {None}:
        import_module(f"generator.official.{module}")


def test_the_page_of_rules_is_current() -> None:
    written = Path(standard_list.PATH).read_text(encoding="utf-8")
    assert written == standard_list.markdown(), "run python -m tests.standard_list"
