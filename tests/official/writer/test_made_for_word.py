"""The document is Word's: what only LibreOffice needs is in the copy that is printed (``pdf/libreoffice_copy``)."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.ground.length import Mm, Pt, Twips
from generator.office.pdf.libreoffice_copy import adapted
from generator.office.wordml.wordml_names import w
from generator.official.blocks import (
    HEADINGS,
    DrawnRule,
    Face,
    LaidOutDocument,
    LaidOutSection,
    PageRule,
    ParagraphBlock,
    Role,
    TableBlock,
    TableCell,
    TableRow,
    TextRun,
)
from generator.official.document import Attachment, Level, OfficialDocument, Title, WrittenParagraph, WrittenTable
from generator.official.layout.composition import counted_text, lay_out
from generator.official.layout.signature_page import DocumentSpacing
from generator.official.writer import write_docx
from generator.official.writer.named_styles import SHOWN, run_style_id, style_id
from generator.standard import Format, Profile, length
from tests.check import matrix
from tests.official.layout.conftest import second_notice
from tests.official.layout.measured_documents import BASE, MANY, ORGANS, PLAIN, ending_documents, header_documents
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


# Sections: the first page of its own, headers and footers.

WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
EMU_PER_MM = 36000


def with_rule() -> LaidOutDocument:
    """One rule, 0.75 mm thick, its ink from y = 46 mm and from x = 20 to 190 mm."""
    laid_out = lay_out(PLAIN)
    rule = PageRule(top=Mm(46), left=Mm(20), length=Mm(170), thickness=Mm(0.75))
    first, *others = laid_out.sections
    return replace(laid_out, sections=(replace(first, first_page=(rule,)), *others))


def header() -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_docx(with_rule()))) as package:
        return etree.fromstring(package.read("word/header1.xml"))


def test_a_rule_is_a_line_at_its_place_of_the_sheet() -> None:
    (anchor,) = header().iter(f"{WORD_DRAWING}anchor")
    left, top = (int(offset.text or "") for offset in anchor.iter(f"{WORD_DRAWING}posOffset"))
    (extent,) = anchor.iter(f"{WORD_DRAWING}extent")
    assert left == pytest.approx(20 * EMU_PER_MM, abs=10)
    assert top == pytest.approx(46.375 * EMU_PER_MM, abs=10)
    assert int(extent.get("cx", "")) == pytest.approx(170 * EMU_PER_MM, abs=10)
    assert [each.get("relativeFrom") for each in anchor if each.get("relativeFrom")] == ["page", "page"]


def test_programs_without_drawingml_have_the_same_line() -> None:
    (line,) = header().iter(f"{VML}line")
    start, end = line.get("from", "").split(","), line.get("to", "").split(",")
    assert [start[0], end[0]] == ["56.69pt", "538.58pt"]
    assert start[1] == end[1] == "131.46pt"
    assert line.get("strokecolor") == "#FF0000"


def test_only_the_first_page_has_the_header_and_it_bears_no_number() -> None:
    first, *others = docx.Document(io.BytesIO(write_docx(with_rule()))).sections
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in others)
    assert first.first_page_footer.paragraphs[0].text == ""
    assert "PAGE" in etree.tostring(first.footer._element).decode()
    assert first._sectPr.find(qn("w:pgNumType")) is None


# Styles as Word, WPS and a clerk see them: what the gallery shows, headings at the beginning of a paragraph.

LEVELS = {Level.FIRST: "一、", Level.SECOND: "（一）", Level.THIRD: "1.", Level.FOURTH: "（1）"}


def with_run_in_headings() -> OfficialDocument:
    body = tuple(WrittenParagraph(level, f"{serial}示例。", "后面是正文。") for level, serial in LEVELS.items())
    return replace(second_notice(), body=body)


def test_a_heading_at_the_beginning_of_a_paragraph_has_only_its_style_and_the_hint() -> None:
    paragraphs = [each for each in opened(with_run_in_headings()).paragraphs if each.text.endswith("后面是正文。")]
    assert len(paragraphs) == len(LEVELS)
    for paragraph, role in zip(paragraphs, HEADINGS, strict=True):
        heading, text = paragraph.runs
        assert [(each.tag, dict(each.attrib)) for each in heading._r.get_or_add_rPr()] == [
            (qn("w:rStyle"), {qn("w:val"): run_style_id(role)}),
            (qn("w:rFonts"), {qn("w:hint"): "eastAsia"}),
        ]
        assert text._r.get_or_add_rPr().find(qn("w:rStyle")) is None


@pytest.mark.parametrize("name", ["minutes", "letter", "joint order"])
def test_the_gallery_shows_what_a_clerk_adds_text_in(name: str) -> None:
    styles = opened(ending_documents()[f"{name}, {Profile.OFFICE}"]).styles
    shown = {style.style_id for style in styles if style.quick_style}
    assert shown <= {style_id(role) for role in SHOWN}
    assert {style_id(role) for role in (Role.BODY, *HEADINGS)} <= shown


# Tables of the text.


def cell(text: str, *, columns: int = 1) -> TableCell:
    run = TextRun(text, Face.FANGSONG, Pt(14))
    paragraph = ParagraphBlock(role=Role.TABLE_TEXT, runs=(run,), pitch=Twips(500), grid=False)
    return TableCell(paragraphs=(paragraph,), columns=columns)


SPANNED = TableBlock(
    columns=(Twips(2000), Twips(3000), Twips(3000)),
    rows=(
        TableRow(cells=(cell("序号"), cell("数量", columns=2)), head=True),
        TableRow(cells=(cell(""), cell("上月"), cell("本月")), head=True),
        TableRow(cells=(cell("1"), cell("20"), cell("30")), height=Mm(10)),
    ),
)


def written(table: TableBlock) -> LaidOutDocument:
    laid_out = lay_out(second_notice())
    first, *others = laid_out.sections
    return replace(laid_out, sections=(LaidOutSection(blocks=(table, *first.blocks)), *others))


def test_cells_span_columns() -> None:
    (table, *_) = docx.Document(io.BytesIO(write_docx(written(SPANNED)))).tables
    expected = [["序号", "数量", "数量"], ["", "上月", "本月"], ["1", "20", "30"]]
    assert [[each.text for each in row.cells] for row in table.rows] == expected
    assert [column.width.twips for column in table.columns] == [2000, 3000, 3000]


def test_head_rows_are_repeated_and_no_row_is_parted() -> None:
    (table, *_) = docx.Document(io.BytesIO(write_docx(written(SPANNED)))).tables
    rows = [row._tr for row in table.rows]
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, True, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert table.rows[2].height == pytest.approx(Mm(10).pt * 12700, abs=1000)


def test_a_table_has_rules_only_where_it_says_so() -> None:
    for rule, expected in ((None, 0), (DrawnRule(Pt(0.5)), 6)):
        (table, *_) = docx.Document(io.BytesIO(write_docx(written(replace(SPANNED, rule=rule))))).tables
        borders = table._tbl.find(f".//{qn('w:tblBorders')}")
        sizes = [] if borders is None else [border.get(qn("w:sz")) for border in borders]
        assert sizes == ["4"] * expected


def test_a_table_kept_with_what_follows_keeps_its_paragraphs() -> None:
    (table, *_) = docx.Document(io.BytesIO(write_docx(written(replace(SPANNED, keep_next=True))))).tables
    paragraphs = list(table._tbl.iter(qn("w:p")))
    assert len(paragraphs) == 8
    assert all(paragraph.find(f".//{qn('w:keepNext')}") is not None for paragraph in paragraphs)


def test_word_would_have_nothing_to_repair(tmp_path: Path) -> None:
    path = tmp_path / "table.docx"
    path.write_bytes(write_docx(written(replace(SPANNED, rule=DrawnRule(Pt(0.5)), keep_next=True))))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_tables_say_what_they_are_about_and_what_is_in_them() -> None:
    table = WrittenTable((("序号", "份 数", ""), ("1", "2", ""), ("2", "3", "")))
    plain = WrittenParagraph(Level.TEXT, "", "示例。")
    heading = WrittenParagraph(Level.SECOND, "（一）示例安排。", "见下表。")
    attachment = Attachment(None, Title("示例附件"), (table,))
    document = replace(second_notice(), body=(plain, table, heading, plain, table), attachments=(attachment,))
    tables = [each._tbl for each in docx.Document(io.BytesIO(write_docx(lay_out(document)))).tables[:3]]
    expected = [[document.title.text], ["（一）示例安排"], ["示例附件"]]
    assert [each.xpath("./w:tblPr/w:tblCaption/@w:val") for each in tables] == expected
    assert {each.xpath("string(./w:tblPr/w:tblDescription/@w:val)") for each in tables} == {"各栏：序号、份数；共2行"}
