"""What the ends of documents are written with: tab stops for seals, places of stamps, text off the grid, the 版记."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from generator.official.document import OfficialDocument
from generator.official.layout import lay_out
from generator.official.layout.composition import counted_text
from generator.official.layout.signature_page import DocumentSpacing
from generator.official.writer import write_docx
from generator.standard import Format, Profile, length
from tests.official.layout.ending_documents import BASE, MANY, ORGANS, ending_documents


def opened(document: OfficialDocument) -> Document:
    return docx.Document(io.BytesIO(write_docx(lay_out(document))))


@pytest.mark.parametrize(
    "name", ["5 seals", "3 unsealed", "joint order", "minutes", "recipients in the imprint", "letter"]
)
def test_every_ending_is_valid(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ending.docx"
    path.write_bytes(write_docx(lay_out(ending_documents()[f"{name}, {Profile.OFFICE}"])))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_names_under_seals_stand_at_centred_tab_stops() -> None:
    (row,) = [each for each in opened(replace(BASE, issuer=ORGANS[:2])).paragraphs if ORGANS[1] in each.text]
    assert row.text == f"\t{ORGANS[0]}\t{ORGANS[1]}"
    assert row._p.xpath(".//w:tab/@w:val") == ["center", "center"]
    # 46 mm apart: seals of 45 mm and a millimetre between them
    first, second = map(int, row._p.xpath(".//w:tab/@w:pos"))
    assert second - first == pytest.approx(46 / 25.4 * 1440, abs=2)


def test_text_off_the_grid_says_so_itself(tmp_path: Path) -> None:
    spacing = DocumentSpacing(cell=length("spacing.loosest_cell"), paragraphs=1)
    laid_out = replace(lay_out(BASE), sections=counted_text(BASE, spacing).sections)
    data = write_docx(laid_out)
    path = tmp_path / "off_grid.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    document = docx.Document(io.BytesIO(data))
    text = [each for each in document.paragraphs if each.text.startswith("为做好示例工作")]
    on_grid = [each._p.find(f".//{qn('w:pPr')}/{qn('w:snapToGrid')}") is None for each in text]
    assert on_grid == [*[True] * (len(text) - 1), False]
    (run,) = text[-1].runs
    # a cell of 316 twips for type of 16 pt: Word adds tracking twice to a hanzi
    assert run._r.xpath(".//w:spacing/@w:val") == ["-2"]
    assert run._r.xpath(".//w:snapToGrid/@w:val") == ["0"]
    style = document.styles["公文正文"].element
    assert style.find(f".//{qn('w:snapToGrid')}") is None


def test_recipients_and_copies_share_a_row_of_the_imprint() -> None:
    (table,) = opened(replace(BASE, recipients=MANY)).tables
    assert [[each.text[:3] for each in row.cells[0].paragraphs] for row in table.rows] == [
        ["主送：", "抄送："],
        ["示例市"],
    ]


def test_the_imprint_of_a_letter_has_no_rules() -> None:
    (table,) = opened(replace(BASE, format=Format.LETTER)).tables
    assert table._tbl.find(f".//{qn('w:tcBorders')}") is None
    assert table._tbl.find(f".//{qn('w:tblpPr')}") is not None
