"""Goldens: XML parts, indented, beside the test that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree


def indented(part: bytes) -> str:
    """``part`` with one element a line."""
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def assert_golden(part: bytes, golden: Path, config: pytest.Config) -> None:
    """``part`` is what stands in ``golden``; with --update-golden it is put there."""
    text = indented(part)
    if config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()
