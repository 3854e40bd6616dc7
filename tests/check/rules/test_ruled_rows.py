"""The rules of the digest: each is there, is declared once and whole, and is checked or says why not."""

import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator import standard
from generator.check.rules import FILE_RULES, RULES
from generator.check.rules.general import UNCHECKED
from generator.check.rules.rule import PAGE_RULES, Rule, declare
from generator.check.run import SET_RULES
from generator.ground.words.messages import SENTENCES
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from generator.standard import ROWS
from tests import standard_list
from tests.check.matrix import documents
from tests.check.rules.planting import BASES, base, found_in

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
        declare(Rule("HD-28", "7.2.7", "must"))


def test_what_checks_its_pages_and_what_fixes_it_is_declared_once() -> None:
    for add in (RULES["HD-28"].on_page, RULES["HD-28"].mends):
        with pytest.raises(ValueError, match="HD-28"):
            add(lambda _: ())


def test_what_lays_a_rule_out_is_there() -> None:
    for module in {rule.laid_out for rule in RULES.values()} - {None}:
        import_module(f"generator.official.{module}")


def test_the_page_of_rules_is_current() -> None:
    written = Path(standard_list.PATH).read_text(encoding="utf-8")
    assert written == standard_list.markdown(), "run python -m tests.standard_list"


# A rule declares the rows of the standard's table that its check on the file compares with.

LOOKUPS = ("length", "number", "row", "tolerance")
MEASURING = ("generator.check.rules.white_between_lines", "generator.check.rules.drawn_lines")
"""Modules that compute measures for rules: there only a tolerance says that something is compared."""
COMPUTED: Mapping[str, set[str]] = {
    "AN-03": {"type_area.left"},
    "AT-03": {"size.body"},
    "HD-11": {"type_area.top"},
    "PG-04": {"margin.left", "page.height", "page.width", "type_area.left"},
    "PG-05": {"page.height", "page.width", "type_area.top"},
    "PG-06": {"type_area.height"},
    "PG-07": {"size.body", "type_area.width"},
    "PG-08": {"type_area.height"},
    "PG-10": {"type_area.width"},
    "PN-04": {"page.height", "page_number.size"},
    "PN-05": {"margin.right"},
    "PN-06": {"margin.left"},
    "RC-02": {"size.body"},
    "SG-02": {"zi"},
    "SG-05": {"size.body"},
    "SG-06": {"size.body"},
    "SG-09": {"width.unsure"},
    "SG-10": {"width.unsure"},
    "SG-11": {"width.unsure"},
    "TI-02": {"title.size"},
    "TI-05": {"title.most_characters"},
}
"""Rows that a check only computes with, by its rule."""

Looked = set[str]


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Looked:
    """The names of the rows that checks look up from now on."""
    names: Looked = set()
    for name, module in list(sys.modules.items()):
        if name.startswith(("generator.check.rules", "generator.check.departure")):
            for lookup in LOOKUPS:
                if getattr(module, lookup, None) is getattr(standard, lookup):
                    counts = lookup == "tolerance" or name not in MEASURING
                    monkeypatch.setattr(module, lookup, _recording(lookup, names if counts else set()))
    return names


def _recording(lookup: str, names: Looked) -> Callable[..., Any]:
    function = getattr(standard, lookup)

    def call(name: str, *profile: object) -> Any:
        names.add(name)
        return function(name, *profile)

    return call


def right_documents() -> Iterator[bytes]:
    yield from map(base, BASES)
    yield write_docx(lay_out(documents()["主送 moved, office"]))


def test_a_rule_declares_the_rows_that_its_check_compares_with(looked: Looked) -> None:
    undeclared: dict[str, set[str]] = defaultdict(set)
    for found in map(found_in, right_documents()):
        for rule, check in FILE_RULES.items():
            looked.clear()
            list(check(found))
            undeclared[rule] |= looked - set(RULES[rule].rows)
    assert {rule: names for rule, names in undeclared.items() if names} == COMPUTED
