"""What the printed page shows, the file tells as well, but for what only a layout can know."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from generator.check.rules import FILE_RULES
from tests.check.rendered.planting import PLANTED, OnPage, Pages, one_of_each

pytestmark = pytest.mark.xdist_group("printed")

for module in sorted(Path(__file__).parent.glob("test_*.py")):
    if module.stem != Path(__file__).stem:
        importlib.import_module(f"tests.check.rendered.{module.stem}")

_SEALS = ("SG-05", "SG-05 on the text", "SG-06", "SG-06 outside", "SG-07 over each other")
_FLOATING = ("LT-01", "LT-02 near", "LT-09 place", "IM-01")
_LINES = ("IM-14", "SG-17")
ONLY_ON_PAGES = {
    **dict.fromkeys(_SEALS, "where a seal comes to lie on lines of text depends on how these are laid out"),
    **dict.fromkeys(_FLOATING, "where the sheet's own lines and frames come to lie depends on the text around them"),
    **dict.fromkeys(_LINES, "on which page a line is printed depends on the layout"),
}
"""Faults that no file shows, with the reason."""

BOTH = [fault for fault in PLANTED if fault.measured and fault.rule in FILE_RULES]


@pytest.mark.parametrize("fault", one_of_each(BOTH), ids=str)
def test_the_file_tells_that_something_is_wrong(fault: OnPage, pages: Pages) -> None:
    """By the same rule, or by another that sees its cause."""
    before = {each.code for each in pages.right(fault.base).on_file}
    told = {each.code for each in pages.spoilt(fault).on_file} - before
    assert bool(told) != (str(fault) in ONLY_ON_PAGES), told


def test_the_list_is_current() -> None:
    assert set(ONLY_ON_PAGES) <= {str(fault) for fault in BOTH}
