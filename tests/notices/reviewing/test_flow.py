"""A document's text as it flows: what is text, where marks belong, what flows nowhere."""

from __future__ import annotations

import pytest

from generator.notices.reviewing.flow import Flow, FlowTable, flow_of, texts_of
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from tests.office.reading.made import package

START, END = '<w:bookmarkStart w:id="{0}" w:name="_fw_0_{0}"/>', '<w:bookmarkEnd w:id="{0}"/>'


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{content}</w:p>'


def flow(body: str) -> Flow:
    read = DocxParts(package(body), "")
    return flow_of(read.document, FormattingSources.of(read))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("甲") + run("乙"), "甲乙"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/></w:r>', "甲"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("甲"), "甲"),
        (f"<w:hyperlink>{run('甲')}</w:hyperlink>", "甲"),
        (f"<w:sdt><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲"),
        (run(" 甲 "), "甲"),
    ],
)
def test_text(content: str, text: str) -> None:
    assert texts_of(flow(paragraph(content)).items[0]) == (text,)


def test_marks_are_in_the_paragraph_where_they_begin() -> None:
    body = paragraph(START.format(1) + run("甲")) + paragraph(run("乙") + END.format(1)) + paragraph(run("丙"))
    assert [each.marks for each in flow(body).paragraphs] == [("_fw_0_1",), (), ()]


def test_a_mark_between_two_paragraphs_is_of_the_next_one_with_text() -> None:
    body = START.format(1) + paragraph("") + paragraph(run("甲") + END.format(1))
    assert [each.marks for each in flow(body).paragraphs] == [("_fw_0_1",)]


def test_a_mark_around_nothing_is_no_mark_of_its_paragraph() -> None:
    body = paragraph(START.format(1) + END.format(1) + START.format(2) + run("甲") + END.format(2))
    (found,) = flow(body).paragraphs
    assert (found.marks, found.emptied) == (("_fw_0_2",), ("_fw_0_1",))


def test_other_bookmarks_are_none() -> None:
    body = paragraph('<w:bookmarkStart w:id="1" w:name="_Toc1"/>' + run("甲") + END.format(1))
    assert next(flow(body).paragraphs).marks == ()


def test_tables_and_content_controls() -> None:
    cell = f"<w:tc>{paragraph(START.format(1) + run('甲') + END.format(1))}</w:tc><w:tc>{paragraph('')}</w:tc>"
    table = f"<w:sdt><w:sdtContent><w:tbl><w:tr>{cell}</w:tr></w:tbl></w:sdtContent></w:sdt>"
    (found,) = flow(table).items
    assert isinstance(found, FlowTable)
    assert (texts_of(found), found.marks) == (("甲", ""), ("_fw_0_1",))


def test_text_boxes_flow_nowhere() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('盒'))}</w:txbxContent></w:pict></w:r>"
    found = flow(paragraph(run("甲") + box))
    assert [each.text for each in found.paragraphs] == ["甲"]
    assert [each.text for each in found.boxed] == ["盒"]
