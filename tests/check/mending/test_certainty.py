"""What is not recognised with certainty is neither moved, nor set in another type, nor completed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.check.mending import Mended, mend
from tests.check.right import data_of, right_notice
from tests.check.rules.planting import base
from tests.word_documents import blank

TITLE = "示例市财政局关于报送2024年预算执行情况的通知"
BODY = (
    "各县（区）财政局：",
    "根据市政府工作安排，现就报送2024年预算执行情况有关事项通知如下。",
    "一、报送内容",
    "各单位2024年预算执行情况、存在问题及建议。",
)


def clerks() -> Document:
    """A notice of a clerk in python-docx: margins and type set, nothing else."""
    document = blank()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, (37, 35, 28, 26))
    for text in (TITLE, *BODY):
        line(document.add_paragraph(text), "center" if text == TITLE else "text" if text != BODY[0] else "left")
    return document


def ours() -> Document:
    return docx.Document(io.BytesIO(base("ours")))


def line(paragraph: Paragraph, place: str) -> Paragraph:
    """``paragraph`` in 16 pt at a place: text, left, center, right, far."""
    for run in paragraph.runs:
        run.font.size = Pt(16)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    if place in ("center", "right"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if place == "center" else WD_ALIGN_PARAGRAPH.RIGHT
    elif place == "text":
        paragraph.paragraph_format.first_line_indent = Pt(32)
    elif place == "far":
        paragraph.paragraph_format.left_indent = Pt(270)
    elif place == "inset":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(64)
    return paragraph


CLOSINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "unfilled date": (("示例市财政局", "far"), ("2024年  月  日", "far")),
    "unfilled date at the right": (("示例市财政局", "right"), ("2024年  月  日", "right")),
    "unfilled date four characters in": (("示例市财政局", "inset"), ("2024年  月  日", "inset")),
    "unfilled date at the left": (("示例市财政局", "left"), ("2024年  月  日", "left")),
    "unfilled year": (("示例市财政局", "far"), ("    年  月  日", "far")),
    "XX for the date": (("示例市财政局", "far"), ("20XX年X月X日", "far")),
    "crosses for the date": (("示例市财政局", "far"), ("2024年××月××日", "far")),
    "two in one line": (("     示例市财政局          示例市民政局", "left"), ("2024年12月1日", "right")),
    "two in one line with a tab": (("示例市财政局\t示例市民政局", "left"), ("2024年12月1日", "right")),
    "three in one line": (("  示例市财政局    示例市民政局    示例市教育局", "left"), ("2024年12月1日", "right")),
    "a name under the text": (("抄送孙克", "left"), ("2024年12月1日", "left")),
    "a copy above the signature": (("抄送：示例市民政局", "left"), ("示例市财政局", "far"), ("2024年  月  日", "far")),
    "a contact at the right": (("联系人：示例甲", "right"),),
    "a name alone": (("示例甲", "left"),),
}
"""What closes a draft, in lines and their places, that only its writer can put right."""

HEADS: dict[str, tuple[tuple[str, str], ...]] = {
    "XX in the number": (("示财〔20XX〕XX号", "center"),),
    "XX in the number, at the left": (("示财〔20XX〕XX号", "left"),),
    "crosses in the number": (("示财〔2024〕××号", "center"),),
    "a serial to come": (("示财〔2024〕  号", "center"),),
}
"""What begins a draft."""


def looks(document: Document, texts: Iterable[str]) -> list[tuple[str, ...]]:
    """The text, the place and the type of the paragraphs that have these texts."""
    wanted = set(texts)
    return [
        (
            each.text,
            *(
                etree.tostring(found).decode()
                for name in ("w:ind", "w:jc", "w:rFonts", "w:sz", "w:b")
                for found in each._p.iter(qn(name))
            ),
        )
        for each in document.paragraphs
        if each.text in wanted
    ]


def assert_kept(document: Document, texts: Iterable[str]) -> None:
    """Mending leaves those lines as they are, and changes nothing the second time."""
    before = data_of(document)
    mended = mend(before, "x.docx")
    texts = list(texts)
    kept = looks(docx.Document(io.BytesIO(mended.data)), texts)
    assert len(kept) >= len(texts)
    assert kept == looks(docx.Document(io.BytesIO(before)), texts)
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())


@pytest.mark.parametrize("name", CLOSINGS)
def test_a_signature_that_is_not_complete_stays(name: str) -> None:
    document = clerks()
    document.add_paragraph("")
    for text, place in CLOSINGS[name]:
        line(document.add_paragraph(text), place)
    assert_kept(document, [text for text, _ in CLOSINGS[name] if not text.startswith("2024年12")])


@pytest.mark.parametrize("made", [right_notice, ours], ids=["python-docx", "ours"])
@pytest.mark.parametrize("date", ["2026年  月  日", "20XX年X月X日", "    年  月  日"])
def test_an_unfilled_date_of_a_right_notice_stays(made: Callable[[], Document], date: str) -> None:
    document = made()
    dated = [each for each in document.paragraphs if each.text.strip().endswith("日") and len(each.text.strip()) < 12]
    assert dated
    for each in dated:
        each.runs[0].text = date
        for run in each.runs[1:]:
            run.text = ""
    assert_kept(document, {each.text for each in dated})


@pytest.mark.parametrize("name", HEADS)
def test_a_number_that_is_not_given_is_no_title(name: str) -> None:
    document = clerks()
    for text, place in HEADS[name]:
        line(document.paragraphs[0].insert_paragraph_before(text), place)
    for text, place in (("示例市财政局", "right"), ("2024年12月1日", "right")):
        line(document.add_paragraph(text), place)
    assert_kept(document, [*(text for text, _ in HEADS[name]), BODY[0]])


@pytest.mark.parametrize("title", ["会议笔记", "会议纪要", "软件使用说明"])
def test_of_a_document_that_is_no_official_one_only_characters_are_mended(title: str) -> None:
    document = blank()
    line(document.add_paragraph(title), "center")
    for text in ("报关", "发票贴好,写明寄给谁.", "外港不用发装箱单。", "1、身份证复印件"):
        document.add_paragraph(text)
    mended = mend(data_of(document), "x.docx")
    assert {each.rule for each in mended.mends} == {"PU-01"}
    assert "发票贴好，写明寄给谁。" in [each.text for each in docx.Document(io.BytesIO(mended.data)).paragraphs]
    assert mend(mended.data, "x.docx") == Mended(mended.data, ())


def test_paragraphs_that_are_not_chinese_stay() -> None:
    document = clerks()
    texts = ("Body Text. Body Text Char.", "print(1);", "Tel. 12345.")
    for text in texts:
        document.add_paragraph(text)
    line(document.add_paragraph("请按时报送。"), "text")
    assert_kept(document, texts)


@pytest.mark.parametrize("text", ["抄送孙克", "抄送：示例市民政局", "附件1.报送表", "各县财政局"])
def test_no_mark_is_put_where_there_is_none(text: str) -> None:
    document = clerks()
    line(document.add_paragraph(text), "left")
    mended = docx.Document(io.BytesIO(mend(data_of(document), "x.docx").data))
    assert text in [each.text for each in mended.paragraphs]
