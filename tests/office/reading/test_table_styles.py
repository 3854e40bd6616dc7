"""Conditional formatting of a table style (first row, bands, corners), and what each cell gets of it."""

from __future__ import annotations

import pytest

from generator.office.reading.document import Table
from tests.office.reading.made import document

LINE = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="FF0000"/>'


def condition(kind: str, run: str = "", borders: str = "") -> str:
    cell = f"<w:tcPr><w:tcBorders>{borders}</w:tcBorders></w:tcPr>" if borders else ""
    return f'<w:tblStylePr w:type="{kind}"><w:rPr>{run}</w:rPr>{cell}</w:tblStylePr>'


STYLE = (
    '<w:style w:type="table" w:styleId="g"><w:name w:val="示例表"/><w:tblPr><w:tblBorders>'
    + "".join(LINE.format(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders></w:tblPr>"
    + condition("firstRow", "<w:b/>", LINE.format("bottom", 18))
    + condition("lastRow", '<w:color w:val="0000FF"/>')
    + condition("firstCol", "<w:i/>")
    + condition("lastCol", "<w:i/>")
    + condition("band1Horz", '<w:sz w:val="26"/>')
    + condition("band2Horz", '<w:sz w:val="22"/>')
    + condition("band1Vert", '<w:w w:val="90"/>')
    + condition("nwCell", '<w:color w:val="00FF00"/>')
    + "</w:style>"
)
ALL = 'w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="1" w:noHBand="0" w:noVBand="0"'


def table(look: str, *, rows: int = 4, columns: int = 3) -> Table:
    cell = "<w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>"
    given = f'<w:tblPr><w:tblStyle w:val="g"/>{f"<w:tblLook {look}/>" if look else ""}</w:tblPr>'
    (found,) = document(f"<w:tbl>{given}{f'<w:tr>{cell * columns}</w:tr>' * rows}</w:tbl>", styles=STYLE).blocks
    assert isinstance(found, Table)
    return found


def which(found: Table, **look: object) -> set[tuple[int, int]]:
    """The cells, by row and column, whose text has this formatting."""
    return {
        (number, index)
        for number, row in enumerate(found.rows)
        for index, cell in enumerate(row.cells)
        if all(getattr(cell.paragraphs[0].runs[0], name) == value for name, value in look.items())
    }


def test_each_part_of_the_table_has_its_look() -> None:
    found = table(ALL)
    assert which(found, bold=True) == {(0, 0), (0, 1), (0, 2)}
    assert which(found, italic=True) == {(row, column) for row in range(4) for column in (0, 2)}
    assert which(found, color="0000FF") == {(3, 0), (3, 1), (3, 2)}
    assert which(found, color="00FF00") == {(0, 0)}


def test_bands_begin_behind_the_first_row_and_column() -> None:
    found = table(ALL)
    assert which(found, size=13) == {(row, column) for row in (1, 3) for column in range(3)}
    assert which(found, size=11) == {(2, column) for column in range(3)}
    assert which(found, scale=90) == {(row, 1) for row in range(4)}


@pytest.mark.parametrize("look", ["", 'w:val="0600"', 'w:val="nothing" w:noHBand="1" w:noVBand="1"'])
def test_what_the_table_does_not_show_it_does_not_have(look: str) -> None:
    found = table(look)
    assert which(found, bold=False, italic=False, color=None, scale=100) == which(found)
    assert which(found, size=13) == which(found, size=11) == set()


def test_the_older_form_of_the_look_says_the_same() -> None:
    assert table('w:val="01E0"') == table(ALL)


def test_a_border_of_a_part_goes_over_that_of_the_table() -> None:
    found = table(ALL)
    assert [cell.borders["bottom"].width.eighths for cell in found.rows[0].cells] == [18, 18, 18]
    assert [cell.borders["bottom"].width.eighths for cell in found.rows[1].cells] == [4, 4, 4]
    assert [cell.borders["top"].width.eighths for cell in found.rows[0].cells] == [4, 4, 4]


def test_one_cell_is_the_first_and_the_last() -> None:
    found = table(ALL, rows=1, columns=1)
    assert which(found, bold=True, italic=True, color="00FF00") == {(0, 0)}
