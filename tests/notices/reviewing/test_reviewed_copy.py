"""A copy as it is read: both texts, who changed what, comments, and what the file keeps of the draft."""

from pathlib import Path

import pytest
from lxml import etree

from generator.ground.errors import InputError
from generator.notices.reviewing.flow import Flow, FlowTable, flow_of, texts_of
from generator.notices.reviewing.reviewed_copy import ReviewedCopy, read_copy
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from tests.notices.reviewing.copies import (
    AUTHOR,
    DATE,
    DOCUMENT,
    NAMESPACE,
    W,
    draft_of,
    edited,
    notice_in,
    paragraph,
    replace_in,
    replaced,
)
from tests.office.reading.made import package
from tests.word_documents import packed, parts

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
COMMENTS = (
    f'<w:comments xmlns:w="{NAMESPACE}"><w:comment w:id="7" w:author="示例会签人" w:date="{DATE}">'
    "<w:p><w:r><w:t>此处请核实</w:t></w:r></w:p></w:comment></w:comments>"
)


def read(tmp_path: Path, data: bytes) -> ReviewedCopy:
    path = tmp_path / "copy.docx"
    path.write_bytes(data)
    return read_copy(path)


def shown(flow: Flow) -> list[str]:
    return [each.text for each in flow.paragraphs]


def test_both_texts_and_the_change(tmp_path: Path) -> None:
    draft = draft_of(notice_in(tmp_path))
    copy = read(tmp_path, replaced(draft, "逐项", "逐条", author=AUTHOR))
    assert "对照附件逐条填写，没有的写“无”。" in shown(copy.accepted)
    assert shown(copy.rejected) == shown(read(tmp_path, draft).accepted)
    (change,) = copy.changes
    expected = (*("insert", AUTHOR, DATE), *("逐项", "逐条"))
    assert (change.kind, change.author, change.date, change.before, change.after) == expected
    assert "fawen_source" in copy.properties


def test_changes_of_two_people_side_by_side_are_two(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        replace_in(root, "逐项", "", AUTHOR)
        replace_in(root, "填写", "", "示例会签人")

    copy = read(tmp_path, edited(draft_of(notice_in(tmp_path)), edit))
    assert [(each.author, each.before) for each in copy.changes] == [(AUTHOR, "逐项"), ("示例会签人", "填写")]


def test_a_mark_of_a_paragraph_is_a_change(tmp_path: Path) -> None:
    def edit(root: etree._Element) -> None:
        properties = paragraph(root, "示例工作的基本").find(f"{W}pPr")
        assert properties is not None
        look = etree.SubElement(properties, f"{W}rPr")
        etree.SubElement(look, f"{W}del", {f"{W}id": "5", f"{W}author": AUTHOR, f"{W}date": DATE})

    copy = read(tmp_path, edited(draft_of(notice_in(tmp_path)), edit))
    assert [(each.kind, each.before) for each in copy.changes] == [("delete", "\n")]
    joined = next(each for each in copy.accepted.paragraphs if each.text.startswith("示例工作的基本"))
    assert len(joined.marks) == 2


def test_comments_with_their_paragraphs(tmp_path: Path) -> None:
    def anchor(root: etree._Element) -> None:
        run = next(paragraph(root, "逐项").iter(f"{W}r"))
        run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": "7"}))

    contents = parts(edited(draft_of(notice_in(tmp_path)), anchor))
    contents["word/comments.xml"] = COMMENTS.encode()
    links = contents["word/_rels/document.xml.rels"].decode()
    link = f'<Relationship Id="rId99" Type="{RELATION}" Target="comments.xml"/>'
    contents["word/_rels/document.xml.rels"] = links.replace("</Relationships>", f"{link}</Relationships>").encode()
    copy = read(tmp_path, packed(contents))
    (comment,) = copy.comments
    assert (comment.author, comment.date, comment.text) == ("示例会签人", DATE, "此处请核实")
    assert next(each.text for each in copy.accepted.paragraphs if each.number == comment.number).startswith("对照附件")


def test_a_folder_and_a_damaged_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_copy(tmp_path)
    draft = draft_of(notice_in(tmp_path))
    with pytest.raises(InputError):
        read(tmp_path, draft[: len(draft) // 2])
    assert DOCUMENT in parts(draft)


# A document's text as it flows: what is text, where marks belong, what flows nowhere.


START, END = '<w:bookmarkStart w:id="{0}" w:name="_fw_0_{0}"/>', '<w:bookmarkEnd w:id="{0}"/>'


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def flowing(content: str) -> str:
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
    assert texts_of(flow(flowing(content)).items[0]) == (text,)


def test_marks_are_in_the_paragraph_where_they_begin() -> None:
    body = flowing(START.format(1) + run("甲")) + flowing(run("乙") + END.format(1)) + flowing(run("丙"))
    assert [each.marks for each in flow(body).paragraphs] == [("_fw_0_1",), (), ()]


def test_tables_and_content_controls() -> None:
    cell = f"<w:tc>{flowing(START.format(1) + run('甲') + END.format(1))}</w:tc><w:tc>{flowing('')}</w:tc>"
    table = f"<w:sdt><w:sdtContent><w:tbl><w:tr>{cell}</w:tr></w:tbl></w:sdtContent></w:sdt>"
    (found,) = flow(table).items
    assert isinstance(found, FlowTable)
    assert (texts_of(found), found.marks) == (("甲", ""), ("_fw_0_1",))


def test_text_boxes_flow_nowhere() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{flowing(run('盒'))}</w:txbxContent></w:pict></w:r>"
    found = flow(flowing(run("甲") + box))
    assert [each.text for each in found.paragraphs] == ["甲"]
    assert [each.text for each in found.boxed] == ["盒"]
