"""Inserted documents: what is copied with them, and what is refused."""

import io
import re

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm
from lxml import etree

from generator.templates.word.content.base_content import ContentError
from generator.templates.word.content.sub_document import SubDocument
from generator.templates.word.docx_template import DocxTemplate
from tests.patience import growth
from tests.refused import refused
from tests.sample_docx import paragraph, sample_docx
from tests.templates.word.content.pictures import picture_bytes
from tests.templates.word.witnesses import new_findings
from tests.word_documents import packed, paragraphs, parts, saved, table_rows

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BARE = sample_docx(paragraph("前{{ a }}后"), paragraph("{{ b }}"))
"""A template with the one style Normal and without lists."""


def rich() -> bytes:
    document = docx.Document()
    document.add_heading("附录", 1)
    document.add_paragraph("一项", style="List Number")
    document.add_paragraph("二项", style="List Number")
    document.add_paragraph("点", style="List Bullet")
    own = document.styles.add_style("示例样式", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    document.add_paragraph("自定", style="示例样式")
    document.add_picture(io.BytesIO(picture_bytes(color="blue")), width=Mm(20))
    document.add_table(1, 2, style="Light Grid Accent 1").cell(0, 1).text = "格{{ 7*7 }}"
    return saved(document)


def edited(old: str, new: str, data: bytes | None = None) -> bytes:
    contents = parts(saved(docx.Document()) if data is None else data)
    xml = contents["word/document.xml"].decode()
    assert old in xml
    return packed({**contents, "word/document.xml": xml.replace(old, new, 1).encode()})


def test_its_text_is_there_as_it_was_and_its_page_is_not() -> None:
    output = DocxTemplate.open(BARE).render({"a": SubDocument(rich()), "b": "尾"})
    assert paragraphs(output) == ["前", "附录", "一项", "二项", "点", "自定", "", "", "格{{ 7*7 }}", "后", "尾"]
    document = docx.Document(io.BytesIO(output))
    assert len(document.sections) == 1
    assert [round(shape.width.mm) for shape in document.inline_shapes] == [20]
    names = [each.style.name for each in document.paragraphs if each.style is not None]
    assert names[1:6] == ["Heading 1", "List Number", "List Number", "List Bullet", "示例样式"]
    assert document.styles["示例样式"].base_style.name == "Heading 2"
    assert document.tables[0].style is not None
    assert document.tables[0].style.name == "Light Grid Accent 1"
    assert new_findings(BARE, output, literal="{{ 7*7 }}") == []


def test_a_large_table_takes_as_long_as_its_rows_are_many() -> None:
    documents = {
        count: SubDocument(edited("</w:tbl>", f"{table_rows(count)}</w:tbl>", rich())) for count in (1_000, 16_000)
    }
    template = DocxTemplate.open(BARE)
    assert growth(lambda rows: template.render({"a": documents[rows], "b": ""}), 1_000, 16, attempts=1) < 40


def test_styles_of_the_template_stay_its_own() -> None:
    before = etree.fromstring(parts(BARE)["word/styles.xml"]).find(f"{W}style")
    output = DocxTemplate.open(BARE).render({"a": SubDocument(rich()), "b": SubDocument(rich())})
    styles = etree.fromstring(parts(output)["word/styles.xml"]).findall(f"{W}style")
    assert before is not None
    assert etree.tostring(styles[0], method="c14n") == etree.tostring(before, method="c14n")
    names = [name.get(f"{W}val") for style in styles for name in style.iter(f"{W}name")]
    assert len(names) == len(styles)
    assert len(names) == len(set(names))
    assert [style.get(f"{W}default") for style in styles] == ["1"] + [None] * (len(styles) - 1)


def test_lists_begin_anew_with_each_printing() -> None:
    output = DocxTemplate.open(BARE).render({"a": SubDocument(numbered()), "b": SubDocument(numbered())})
    used = re.findall(r'<w:numId w:val="(\d+)"/>', parts(output)["word/document.xml"].decode())
    assert len(used) == 4
    assert (used[0], used[2]) == (used[1], used[3])
    assert used[0] != used[2]
    numbering = etree.fromstring(parts(output)["word/numbering.xml"])
    nums = {
        num.get(f"{W}numId"): each.get(f"{W}val")
        for num in numbering.iter(f"{W}num")
        for each in num.iter(f"{W}abstractNumId")
    }
    assert len(set(nums.values())) == len(nums) == 2
    marks = [mark.get(f"{W}val") for mark in numbering.iter(f"{W}nsid")]
    assert len(marks) == len(set(marks)) == 2
    tags = [str(each.tag).removeprefix(W) for each in numbering]
    assert tags == ["abstractNum", "abstractNum", "num", "num"]
    assert new_findings(BARE, output) == []


def numbered() -> bytes:
    """Two paragraphs of one list, said on the paragraphs themselves."""
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>'
    items = "".join(f"<w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("一项", "二项"))
    return edited("<w:sectPr", f"{items}<w:sectPr")


def test_bookmarks_and_what_refers_to_them() -> None:
    mark = '<w:bookmarkStart w:id="3" w:name="甲"/><w:r><w:t>标</w:t></w:r><w:bookmarkEnd w:id="3"/>'
    link = '<w:hyperlink w:anchor="甲"><w:r><w:t>链</w:t></w:r></w:hyperlink>'
    data = edited("<w:sectPr", f"<w:p>{mark}{link}</w:p><w:sectPr")
    output = DocxTemplate.open(BARE).render({"a": SubDocument(data), "b": SubDocument(data)})
    root = etree.fromstring(parts(output)["word/document.xml"])
    names = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    assert names == [each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")] == ["甲", "甲_2"]
    assert new_findings(BARE, output) == []


def test_deleted_text_stays_behind() -> None:
    deleted = '<w:del w:id="1" w:author="示例"><w:r><w:delText>机密</w:delText></w:r></w:del>'
    data = edited("<w:sectPr", f"<w:p>{deleted}<w:r><w:t>留</w:t></w:r></w:p><w:sectPr")
    output = DocxTemplate.open(BARE).render({"a": SubDocument(data), "b": ""})
    assert "机密".encode() not in parts(output)["word/document.xml"]
    assert paragraphs(output) == ["前", "留", "后", ""]


@pytest.mark.parametrize(
    ("element", "word"),
    [
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', "footnote"),
        ('<w:r><w:endnoteReference w:id="1"/></w:r>', "endnote"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "comment"),
        *(("<w:pPr><w:sectPr/></w:pPr>", "section"), ("<w:r><w:object/></w:r>", "OLE")),
        ('<w:hyperlink r:id="rId1"><w:r><w:t>甲</w:t></w:r></w:hyperlink>', "chart"),
        ('<w:hyperlink r:id="rId999"><w:r><w:t>甲</w:t></w:r></w:hyperlink>', "chart"),
        ('<w:fldSimple w:instr="DDEAUTO a b"><w:r><w:t>甲</w:t></w:r></w:fldSimple>', "DDE"),
    ],
)
def test_what_would_be_lost_is_refused(element: str, word: str) -> None:
    refusal = refused(ContentError, SubDocument, edited("<w:sectPr", f"<w:p>{element}</w:p><w:sectPr"))
    assert refusal.code == "template-subdocument"
    assert word in str(refusal)


def test_addresses_are_looked_at() -> None:
    contents = parts(edited("<w:sectPr", '<w:p><w:hyperlink r:id="bad"/></w:p><w:sectPr'))
    relations = contents["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    bad = f'<Relationship Id="bad" Type="{kind}" Target="file:///c:/x" TargetMode="External"/></Relationships>'
    contents["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", bad).encode()
    assert refused(ContentError, SubDocument, packed(contents)).code == "template-content-address"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no document", "template-not-docx"),
        (packed({"a.txt": b"a"}), "template-not-docx"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "template-not-word"),
        (packed({**parts(BARE), "word/document.xml": b"<broken"}), "template-xml-broken"),
        (packed({**parts(BARE), "word/document.xml": b"<!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>"}), "template-doctype"),
        (BARE[:-30], "template-package-damaged"),
    ],
)
def test_what_is_no_document(data: bytes, code: str) -> None:
    assert refused(ContentError, SubDocument, data).code == code


def test_a_document_that_is_not_there() -> None:
    assert refused(ContentError, SubDocument, "/没有/这个.docx").code == "template-subdocument-missing"
