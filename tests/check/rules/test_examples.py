"""Every rule that is held against a file has an example in these tests that departs from it."""

from __future__ import annotations

from pathlib import Path

from generator.check.rules import FILE_RULES
from tests.check.rules import (
    test_attachments,
    test_body,
    test_header,
    test_imprint,
    test_letter,
    test_minutes,
    test_numerals,
    test_order,
    test_page,
    test_page_number,
    test_punctuation,
    test_recipients,
    test_signature,
    test_tables,
    test_title,
)

PLANTED = {
    fault.rule
    for table in (
        test_attachments, test_body, test_header, test_imprint, test_letter, test_minutes, test_order, test_page,
        test_page_number, test_recipients, test_signature, test_tables, test_title,
    )
    for fault in table.FAULTS
}  # fmt: skip
WORDED = {*test_punctuation.WRONG, *test_numerals.WRONG}
WHOLE_DOCUMENTS = (
    "test_general.py", "test_body.py", "test_merge_leftovers.py", "test_page.py", "test_recipients.py",
    "test_imprint.py",
    "test_attachments.py", "test_signature.py", "test_page_number.py",
)  # fmt: skip
"""Tests whose examples are documents made for one rule, called by its id."""


def test_each_has_an_example() -> None:
    told = "".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in WHOLE_DOCUMENTS)
    assert [rule for rule in FILE_RULES if rule not in PLANTED | WORDED and f'"{rule}"' not in told] == []
