"""The document is Word's: what only LibreOffice needs is in the copy that is printed (``pdf/libreoffice_copy``)."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.office.pdf.libreoffice_copy import adapted
from generator.office.wordml.wordml_names import w
from generator.official.document import OfficialDocument, Title
from generator.official.layout.composition import counted_text, lay_out
from generator.official.layout.signature_page import DocumentSpacing
from generator.official.writer import write_docx
from generator.standard import Format, Profile, length
from tests.check import matrix
from tests.official.layout.measured_documents import BASE, MANY, ORGANS, ending_documents, header_documents
from tests.word_documents import parts

TEMPLATES = Path(__file__).parents[3] / "templates"


def forms(package: dict[str, bytes]) -> set[str]:
    """What only LibreOffice needs in a .docx."""
    return {form for name, part in package.items() if name.endswith(".xml") for form in _forms(name, part)}


def _forms(name: str, part: bytes) -> Iterator[str]:
    root = etree.fromstring(part)
    values = {tag: {each.get(w("val"), "1") for each in root.iter(w(tag))} for tag in ("overflowPunct", "position")}
    if any(True for _ in root.iter(w("textAlignment"))):
        yield "textAlignment"
    if values["overflowPunct"] - {"0"}:
        yield "overflowPunct"
    if values["position"]:
        yield "position"
    if "footer" in name and any(int(each.get(w("before"), "0")) for each in root.iter(w("spacing"))):
        yield "filled footer"


@pytest.mark.in_turn(3)
def test_no_notice_has_libreoffices_forms() -> None:
    found = {name: forms(parts(write_docx(lay_out(each)))) for name, each in matrix.documents().items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*/*.docx")), ids=lambda path: path.stem)
def test_a_shipped_template_has_none_of_libreoffices_forms(path: Path) -> None:
    assert forms(parts(path.read_bytes())) == set()


def test_the_copy_of_a_notice_has_them() -> None:
    spacing = DocumentSpacing(cell=length("spacing.tightest_cell"), paragraphs=1)
    laid_out = replace(lay_out(BASE), sections=counted_text(BASE, spacing).sections)
    assert {"overflowPunct", "position", "textAlignment"} <= forms(adapted(parts(write_docx(laid_out))))


@pytest.mark.parametrize(("row", "tracking"), [("spacing.loosest_cell", -2), ("spacing.tightest_cell", -6)])
def test_text_that_is_fitted_has_half_of_what_word_adds_to_a_hanzi(row: str, tracking: int) -> None:
    """Cells of 316 and 308 twips for type of 320."""
    spacing = DocumentSpacing(cell=length(row), paragraphs=1)
    laid_out = replace(lay_out(BASE), sections=counted_text(BASE, spacing).sections)
    assert _tracking(write_docx(laid_out)) == {tracking}


def test_a_title_that_is_squeezed_fits_in_word() -> None:
    """21 hanzi of 440 twips on a line of 8,820: 420 less, so 10 twips for each, twice."""
    lines = ("国" * 21, "关于做好有关工作的通知")
    squeezed = write_docx(lay_out(replace(BASE, title=Title("".join(lines), lines))))
    assert _tracking(squeezed) == {-10}


def _tracking(data: bytes) -> set[int]:
    root = etree.fromstring(parts(data)["word/document.xml"])
    return {int(each.get(w("val"), "0")) for each in root.iter(w("spacing")) if each.get(w("val")) is not None}


# What the ends of documents are written with: tab stops for seals, places of stamps, text off the grid, the 版记.


def opened(document: OfficialDocument) -> Document:
    return docx.Document(io.BytesIO(write_docx(lay_out(document))))


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize(
    "name", ["5 seals", "3 unsealed", "joint order", "recipients in the imprint", "letter", "minutes", "signers 3",
             "joint of 3, 文件"],
)  # fmt: skip
def test_every_head_and_ending_is_valid(name: str, profile: Profile, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(write_docx(lay_out((header_documents() | ending_documents())[f"{name}, {profile}"])))
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
    expected = [["主送：", "抄送："], ["示例市"]]
    assert [[each.text[:3] for each in row.cells[0].paragraphs] for row in table.rows] == expected


def test_the_imprint_of_a_letter_has_no_rules() -> None:
    (table,) = opened(replace(BASE, format=Format.LETTER)).tables
    assert table._tbl.find(f".//{qn('w:tcBorders')}") is None
    assert table._tbl.find(f".//{qn('w:tblpPr')}") is not None
