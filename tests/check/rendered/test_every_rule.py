"""Each rule of the printed page has a fault that departs from it, planted in a document that passes."""

from __future__ import annotations

import importlib
from pathlib import Path

from generator.check.rules.rule import PAGE_RULES
from tests.check.rendered.planting import PLANTED

MADE = {"PG-16"}
"""Rules whose faults no .docx shows on every machine: their tests make the pages."""


def test_every_rule_has_a_fault() -> None:
    for module in Path(__file__).parent.glob("test_*.py"):
        importlib.import_module(f"tests.check.rendered.{module.stem}")
    assert set(PAGE_RULES) == {fault.rule for fault in PLANTED} | MADE
