"""What the document about Excel templates shows is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.office.sheetml import MAX_ROW
from generator.templates.excel.cell_tags import MAX_LENGTH
from generator.templates.excel.list_package import MAX_CELLS
from tests.docs.test_template_examples import CONTEXT
from tests.templates.excel.workbooks import listed, raw_cells, workbook

TEXT = (Path(__file__).parents[3] / "docs" / "excel-templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```sheet\n(.*?)\n→\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
UNITS = [
    {"name": "示例镇", "copies": 2, "code": "004700"},
    {"name": "示例养老院", "copies": 1, "code": "004701"},
]


def rows(lines: str) -> list[list[str]]:
    """The cells of lines such as ``| a | b |``; a bar that is meant has a backslash before it."""
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines.strip().splitlines()]
    return [[cell.strip().replace("\\|", "|") for cell in line] for line in cells]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_example(number: int) -> None:
    template, result = map(rows, EXAMPLES[number])
    cells = raw_cells(
        listed(workbook([[cell or None for cell in row] for row in template]), {**CONTEXT, "units": UNITS})
    )
    found = {address: f"={text}" if kind == "f" else text for address, (kind, text) in cells.items()}
    expected = {f"{'ABC'[c]}{r}": cell for r, row in enumerate(result, 1) for c, cell in enumerate(row) if cell}
    assert found == {address: cell.removeprefix("'") for address, cell in expected.items()}
    kinds = {address: cells[address][0] for address, cell in expected.items() if cell.startswith("'")}
    assert set(kinds.values()) <= {"s"}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 6


def test_the_bounds_are_those_that_hold() -> None:
    assert all(f"{bound:,}" in TEXT for bound in (MAX_LENGTH, MAX_ROW, MAX_CELLS))
