"""."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from generator.ground.length import Mm, Pt, Twips
from generator.official.blocks import (
    DrawnRule,
    Face,
    LaidOutDocument,
    LaidOutSection,
    ParagraphBlock,
    Role,
    TableBlock,
    TableCell,
    TableRow,
    TextRun,
)
from generator.official.document import Attachment, Level, Title, WrittenParagraph, WrittenTable
from generator.official.layout.composition import lay_out
from generator.official.writer import write_docx
from tests.official.layout.conftest import second_notice


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
