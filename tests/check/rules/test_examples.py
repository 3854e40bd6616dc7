"""Every rule that is held against a file has an example in these tests that departs; right ones pass all."""

from pathlib import Path

import pytest

from generator.check.rules import FILE_RULES
from tests.check.rules import (
    by_hand,
    test_attachments,
    test_body,
    test_header,
    test_imprint,
    test_page,
    test_page_number,
    test_recipients,
    test_signature,
    test_special_formats,
    test_tables,
    test_title,
    test_wording,
)
from tests.check.rules.planting import BASES, Planted, assert_found, base_findings
from tests.chosen import ALL

TABLES = (
    test_attachments, test_body, test_header, test_imprint, test_page, test_page_number, test_recipients,
    test_signature, test_special_formats, test_tables, test_title,
)  # fmt: skip
FAULTS = [fault for table in TABLES for fault in table.FAULTS]
WHOLE_DOCUMENTS = (
    "test_general.py", "test_body.py", "test_merge_leftovers.py", "test_page.py", "test_recipients.py",
    "test_imprint.py", "test_provisions.py",
    "test_attachments.py", "test_signature.py", "test_page_number.py",
)  # fmt: skip
"""Tests whose examples are documents made for one rule, called by its id."""


def test_each_has_an_example() -> None:
    told = "".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in WHOLE_DOCUMENTS)
    having = {fault.rule for fault in FAULTS} | set(test_wording.RULES)
    assert [rule for rule in FILE_RULES if rule not in having and f'"{rule}"' not in told] == []


@pytest.mark.xdist_group("planted faults")
@pytest.mark.cases(ALL)
@pytest.mark.parametrize("planted", FAULTS, ids=str)
def test_a_fault_is_found_and_nothing_beside_it(planted: Planted) -> None:
    assert_found(planted)


@pytest.mark.parametrize("name", [*BASES, *by_hand.BASES])
def test_right_documents_pass(name: str) -> None:
    """The seed notice has slips of its writer: ``test_the_seed_notice`` says where."""
    own = {"PU-02", "PU-20", "PU-23", "TI-06"} if name == "ours" else set()
    assert {each.code for each in base_findings(name)} == own
