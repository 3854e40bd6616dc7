"""A rule declares the rows of the standard's table that its check on the file compares with."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from generator import standard
from generator.check.rules import FILE_RULES, RULES
from generator.official.layout import lay_out
from generator.official.writer import write_docx
from tests.check.matrix import documents
from tests.check.rules.planting import BASES, base, found_in

LOOKUPS = ("length", "number", "row", "tolerance")
MEASURING = ("generator.check.rules.white", "generator.check.rules.ruled_rows")
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
        if name.startswith("generator.check.rules"):
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
