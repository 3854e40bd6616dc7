"""Items are found by their indents."""

from __future__ import annotations

from pathlib import Path

from generator.ground.source import source_of
from generator.ground.source.yaml_items import lines_of_item, without_items

TEXT = "a:\n  - b: 1\n    c:\n      - d\n      # e\n\n      - f: 2\n        g: 3\n  - h\nend: 1\n"


def test_the_lines_of_an_item() -> None:
    lines = TEXT.split("\n")
    found = {line: lines_of_item(lines, line) for line in (1, 2, 3, 7, 8)}
    assert found == {1: (1, 8), 2: (1, 8), 3: (3, 6), 7: (6, 8), 8: (8, 9)}


def test_a_file_without_some_items_keeps_its_lines() -> None:
    file = source_of(TEXT.encode(), Path("a.yaml"), name="a.yaml")
    rest = without_items(file, [8, 9])
    assert rest is not None
    assert rest.text == "a:\n  - b: 1\n    c:\n      - d\n      # e\n\n\n\n\nend: 1\n"
    assert without_items(file, [1]) is None
    assert without_items(file, [99]) is None
