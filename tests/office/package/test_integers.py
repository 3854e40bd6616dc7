"""Invalid numbers in attributes."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.office.package.integers import LARGEST, whole
from generator.office.wordml.grids import set_grids
from generator.office.wordml.wordml_names import NAMESPACE, w


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        (" 5 ", 5),
        ("6.75", 6),
        (str(LARGEST), LARGEST),
        *(
            (text, 7)
            for text in (None, "", "x", "1e5", "0x10", "NaN", "inf", "１２", "²", "1_0", "9" * 12, "9" * 5_000)
        ),
    ],
)
def test_whole_numbers(text: str | None, number: int) -> None:
    assert whole(text, 7) == number


ODD = ["0", "-5", "x", "", "²", "2147483647", "9" * 30, "9" * 5_000]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", ["gridCol", "gridSpan", "tcW"])
def test_a_grid_is_made_of_whatever_a_table_says(place: str, odd: str) -> None:
    column = odd if place == "gridCol" else "100"
    cell = {"gridCol": "", "gridSpan": f"<w:gridSpan w:val='{odd}'/>", "tcW": f"<w:tcW w:w='{odd}' w:type='dxa'/>"}
    table = etree.fromstring(
        f"<w:tbl xmlns:w='{NAMESPACE}'><w:tblGrid><w:gridCol w:w='{column}'/></w:tblGrid><w:tr>"
        f"<w:tc><w:tcPr>{cell[place]}</w:tcPr></w:tc><w:tc><w:tcPr><w:tcW w:w='50' w:type='dxa'/></w:tcPr></w:tc>"
        "</w:tr></w:tbl>"
    )
    set_grids(table)
    claims_too_many = place == "gridSpan" and odd == "2147483647"
    assert len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")) == (1 if claims_too_many else 2)
